import { defineConfig } from 'vitest/config'

// Rules once, without a database; everything in *.db.test.ts on each engine; *.cli.test.ts on the built command.
const common = {
  setupFiles: ['test/support/setup.ts'],
  isolate: false,
  testTimeout: 30_000,
  hookTimeout: 60_000,
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
          testTimeout: 120_000,
        },
      },
    ],
  },
})
