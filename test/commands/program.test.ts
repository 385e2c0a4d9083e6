import { describe, expect, test } from 'vitest'
import { reportOf } from '../../src/commands/report.ts'
import { run } from './terminal.ts'

const COMMANDS = ['serve', 'demo', 'migrate', 'import members', 'audit verify', 'backup', 'restore', 'openapi']

describe('warmline', () => {
  test.each(COMMANDS)('%s --help says what it does, with an example, and exits with 0', async (command) => {
    const { code, out, err } = await run(`${command} --help`)
    expect(code).toBe(0)
    expect(err).toBe('')
    expect(out).toMatch(/^Usage: warmline /)
    expect(out).toMatch(/Examples?:\n {2}\$ /)
    expect(out).toContain(command)
  })

  test('--help names every command and the exit codes', async () => {
    const { code, out } = await run('--help')
    expect(code).toBe(0)
    for (const command of COMMANDS) expect(out).toContain(command.split(' ')[0])
    expect(out).toContain('Exit codes: 0')
  })

  test('--version prints it', async () => {
    const { code, out } = await run('--version')
    expect(code).toBe(0)
    expect(out).toMatch(/^\d+\.\d+\.\d+/)
  })

  test.each([
    ['an unknown command', 'sevre', /unknown command/],
    ['an unknown option', 'migrate --fast', /unknown option/],
    ['a missing argument', 'backup', /missing required argument/],
    ['an argument too many', 'migrate now', /too many arguments/],
    ['a seed that is no number', 'demo --seed abc', /whole number/],
    ['more calls than the demo can take', 'demo --calls 1000000', /whole number/],
    ['an unknown subcommand', 'audit repair', /unknown command/],
  ])('is called wrongly with %s: exit code 2, and where to look', async (_, args, message) => {
    const { code, err } = await run(args)
    expect(code).toBe(2)
    expect(err).toMatch(message)
    expect(err).toContain('--help')
    expect(err).not.toMatch(/^\s+at /m)
  })

  test('without a command it shows its help and exits with 2', async () => {
    const { code, out, err } = await run('')
    expect(code).toBe(2)
    expect(out + err).toContain('Usage: warmline')
  })

  test.each(['serve', 'migrate', 'demo --no-serve', 'audit verify', 'backup x', 'import members x'])(
    '%s names every wrong variable of the environment and exits with 2',
    async (command) => {
      const { code, err } = await run(command, { PORT: '70000', LOG_LEVEL: 'loud', METRICS_TOKEN: 'short' })
      expect(code).toBe(2)
      for (const name of ['PORT', 'LOG_LEVEL', 'METRICS_TOKEN']) expect(err).toContain(name)
      expect(err).not.toMatch(/^\s+at /m)
    },
  )

  test('a file that is not there is one clear line', async () => {
    const { code, err } = await run('restore /nowhere/at-all.backup', { DATA_DIR: '/nowhere/either' })
    expect(code).toBe(1)
    expect(err).toBe('There is no file /nowhere/at-all.backup.')
  })
})

describe('an error', () => {
  const withCode = (code: string, more: object = {}) =>
    Object.assign(new Error('x\n    at somewhere'), { code, ...more })

  test('of the network or the disk is said in words', () => {
    expect(reportOf(withCode('EADDRINUSE', { address: '127.0.0.1', port: 3000 })).line).toContain('127.0.0.1:3000')
    expect(reportOf(new AggregateError([withCode('ECONNREFUSED', { address: '::1', port: 5432 })])).line).toContain(
      'DATABASE_URL',
    )
    expect(reportOf(withCode('28P01')).line).toContain('password')
  })

  test('of a statement never quotes its values', () => {
    const failed = new Error('Failed query: insert into "calls" values ($1)\nparams: secret', {
      cause: withCode('23505'),
    })
    expect(reportOf(failed).line).not.toContain('secret')
    expect(reportOf(new Error('Failed query: select secret')).line).not.toContain('secret')
  })

  test('that nobody foresaw is one line', () => {
    expect(reportOf(new TypeError('first\nsecond')).line).toBe('TypeError: first')
    expect(reportOf('a string')).toMatchObject({ code: 1 })
  })
})
