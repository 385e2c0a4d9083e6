import { defineConfig } from 'vitest/config'

/** Only what hangs may end a test: crowded machines are ten times slower than quiet ones. Speed is for the bench. */
const PATIENCE = 240_000

// Rules once, without a database; everything in *.db.test.ts on each engine; *.cli.test.ts on the built command.
const common = {
  setupFiles: ['test/support/setup.ts'],
  isolate: false,
  // Threads that help one worker to compile and to collect garbage take the cores from the others.
  execArgv: ['--single-threaded'],
  testTimeout: PATIENCE,
  hookTimeout: PATIENCE,
  expect: { poll: { timeout: PATIENCE / 4 } },
}
const onEngine = (name: 'sqlite' | 'postgres', env: Record<string, string>) => ({
  test: {
    ...common,
    name,
    env,
    include: ['test/**/*.db.test.{ts,tsx}'],
    globalSetup: [`test/support/${name}.setup.ts`],
  },
})

export default defineConfig({
  test: {
    // Databases wait for their disk: one worker more than this machine's two cores keeps them busy.
    maxWorkers: 3,
    reporters: ['default', './test/support/closing-line.ts'],
    projects: [
      {
        test: {
          ...common,
          name: 'rules',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/**/*.{db,cli}.test.{ts,tsx}'],
        },
      },
      onEngine('sqlite', {}),
      onEngine('postgres', { DATABASE_URL: 'postgres://chosen-by-the-test-support' }),
      {
        test: {
          ...common,
          name: 'command',
          include: ['test/**/*.cli.test.ts'],
          globalSetup: ['test/support/build.setup.ts'],
        },
      },
    ],
  },
})
