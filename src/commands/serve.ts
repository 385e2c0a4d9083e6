// warmline serve: migrates, then serves until it is told to stop.
import { Command } from 'commander'

export const serveCommand = () =>
  new Command('serve')
    .description('Start the service (PORT, HOST, DATA_DIR, DATABASE_URL … from the environment)')
    .action(async () => {
      const { openRuntime } = await import('../runtime.ts')
      const { startService, stopOnSignals } = await import('../main.ts')
      const runtime = await openRuntime()
      const service = await startService(runtime)
      stopOnSignals(service, runtime)
      console.log(`Warmline is at ${service.url}`)
    })
