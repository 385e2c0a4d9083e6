// Every command in the README that needs no container runs here, word for word.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { VARIABLES } from '../../src/config.ts'

const run = promisify(execFile)
const { DATABASE_URL: _, ...environment } = process.env

/** The shell lines between `<!-- name -->` and `<!-- /name -->`. */
function lines(file: string, name: string): string {
  const text = readFileSync(file, 'utf8')
  const part = text.slice(text.indexOf(`<!-- ${name} -->`), text.indexOf(`<!-- /${name} -->`))
  return [...part.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, code = '']) => code).join('\n')
}

/** `npm start` on a port of its own. @returns its address and the one-time token that it prints */
async function started(dataDir: string) {
  const child = spawn(process.execPath, ['dist/cli.js', 'serve'], {
    env: { ...environment, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn', MAX_EVENT_LOOP_DELAY_MS: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
  })
  let url = ''
  for await (const line of createInterface({ input: child.stdout })) {
    url ||= /http:\/\/[\d.:]+/.exec(line)?.[0] ?? ''
    const token = /token=([\w-]+)/.exec(line)?.[1]
    if (token) return { url, token }
  }
  throw new Error('it printed no link')
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'warmline-readme-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

const inShell = (code: string, env: Record<string, string>, cwd: string) =>
  run('bash', ['-euo', 'pipefail', '-c', code], { env: { ...environment, ...env }, cwd, maxBuffer: 16 * 1024 * 1024 })

const withoutComments = (code: string) => code.replace(/(^| +)#.*$/gm, '')

test.each(['tour', 'backup'])('both languages of the README say the same commands: %s', (name) => {
  const [english, chinese] = ['README.md', 'README.zh-CN.md'].map((file) => withoutComments(lines(file, name)))
  expect(chinese).toBe(english)
})

test('the tour goes from an empty rota to a published bulletin', async () => {
  const dataDir = folder()
  const { url, token } = await started(dataDir)
  const { stdout } = await inShell(lines('README.md', 'tour'), { W: url, SETUP: token }, dataDir)
  expect(stdout).toContain('Cannot sleep; ring back on [mobile].')
  expect(stdout).not.toContain('13912345678')
  expect(stdout).toContain('"title":"Sleep"')
  expect(stdout).toMatch(/HTTP\/1.1 304/)
  expect(stdout).toContain('<![CDATA[睡眠]]>')

  const at = { DATA_DIR: dataDir }
  const backup = lines('README.md', 'backup').replaceAll('npx warmline', `node ${resolve('dist/cli.js')}`)
  const saved = await inShell(backup, at, dataDir)
  expect(saved.stdout).toMatch(/Saved \d+ rows/)
})

test.each(['README.md', 'README.zh-CN.md'])('%s lists every environment variable, and no other', (file) => {
  const listed = [...readFileSync(file, 'utf8').matchAll(/^\| (`[A-Z_`, ]+`) \|/gm)].flatMap(([, names = '']) =>
    names.split(', ').map((name) => name.replaceAll('`', '')),
  )
  expect(listed.toSorted()).toEqual(VARIABLES.toSorted())
})
