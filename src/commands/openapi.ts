// warmline openapi: prints the OpenAPI 3.1 description of this version.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import type { Terminal } from './terminal.ts'

export const openapiCommand = (terminal: Terminal) =>
  new Command('openapi')
    .description('Print the OpenAPI 3.1 description of the HTTP interface')
    .addHelpText(
      'after',
      `
It needs no database and touches no data.

Example:
  $ npx warmline openapi > openapi.json`,
    )
    .action(async () => {
      const folder = mkdtempSync(join(tmpdir(), 'warmline-openapi-'))
      try {
        terminal.out(await describe(folder))
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    })

/** The document as it is committed: two-space JSON. */
async function describe(folder: string): Promise<string> {
  const { readConfig } = await import('../config.ts')
  const { openRuntime } = await import('../runtime.ts')
  const { buildApp } = await import('../app.ts')
  const runtime = await openRuntime(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' }))
  const app = await buildApp(runtime)
  await app.ready()
  const document = JSON.stringify(app.swagger(), null, 2)
  await app.close()
  await runtime.close()
  return document
}
