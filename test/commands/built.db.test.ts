// The command as people start it: only where it has been built, because building takes long.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { databaseSite } from '../support/database.ts'
import { envOf } from './terminal.ts'

const BUILT = 'dist/cli.js'

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code))
  })

/** Resolves with everything printed up to the first match. */
function printed(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (pattern.test(text)) resolve(text)
    })
    child.once('exit', (code) => reject(new Error(`it ended with ${code} before it printed ${pattern}: ${text}`)))
  })
}

test.skipIf(!existsSync(BUILT))(
  'serve listens, invites the first administrator, and stops on SIGTERM with 0',
  async () => {
    const { DATABASE_URL: _, ...inherited } = process.env
    const env = {
      ...inherited,
      ...envOf(await databaseSite()),
      PORT: '0',
      HOST: '127.0.0.1',
      MAX_EVENT_LOOP_DELAY_MS: '0',
    }
    const child = spawn(process.execPath, [BUILT, 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    onTestFinished(() => void child.kill('SIGKILL'))
    const out = await printed(child, /\/setup\?token=[\w-]+/)
    const base = /Warmline is at (http:\S+)/.exec(out)?.[1] ?? ''
    const token = /\/setup\?token=([\w-]+)/.exec(out)?.[1]
    expect((await fetch(`${base}/health/ready`)).status).toBe(200)
    const setUp = () =>
      fetch(`${base}/api/v1/setup`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token, name: 'first', password: 'a long enough one' }),
      })
    expect((await setUp()).status).toBeLessThan(300)
    expect((await setUp()).status).toBe(410)
    const end = ended(child)
    child.kill('SIGTERM')
    expect(await end).toBe(0)
  },
)
