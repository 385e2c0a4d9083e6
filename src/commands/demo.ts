// warmline demo: the service with made-up data to look around in.
import { Command, InvalidArgumentError } from 'commander'
import type { Service } from '../main.ts'
import type { Runtime } from '../runtime.ts'
import { prepareDemo } from './demo-data.ts'
import { addressOf, serveUntilStopped } from './serve.ts'
import { configOf, type Terminal } from './terminal.ts'

export interface DemoFlags {
  readonly seed: number
  readonly calls: number
  readonly serve: boolean
}

export const demoCommand = (terminal: Terminal) =>
  new Command('demo')
    .description('Start the service with made-up data to look around in')
    .option('--seed <number>', 'the same seed gives the same data', wholeNumber(0, 4_294_967_295), 1)
    .option('--calls <number>', 'about so many calls over the last twelve months', wholeNumber(0, 200_000), 20_000)
    .option('--no-serve', 'load the data and exit')
    .addHelpText(
      'after',
      `
The data is loaded into an empty database only; a later start keeps what is there. It takes less than a minute, and
Ctrl-C stops it. The passwords are printed and known to everybody: never put real data beside it, and keep HOST at
127.0.0.1.

Examples:
  $ npm run demo
  $ PORT=8080 DATA_DIR=/tmp/demo npx warmline demo --seed 7
  $ npx warmline demo --calls 2000 --no-serve`,
    )
    .action(async (flags: DemoFlags) => {
      const { openRuntime } = await import('../runtime.ts')
      const runtime = await openRuntime(quieter(configOf(terminal)))
      let serving = false
      try {
        const hasDemo = await prepareDemo(terminal, runtime, flags)
        if (!flags.serve) return
        const service = await serveUntilStopped(runtime)
        serving = true
        await welcome(terminal, { runtime, service, hasDemo })
      } finally {
        if (!serving) await runtime.close()
      }
    })

/** What is printed for the visitor should not drown in a log of requests; whoever asks for another level gets it. */
const quieter = (config: ReturnType<typeof configOf>) =>
  config.logLevel === 'info' ? { ...config, logLevel: 'warn' } : config

function wholeNumber(lowest: number, highest: number) {
  return (text: string): number => {
    const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
    if (value >= lowest && value <= highest) return value
    throw new InvalidArgumentError(`It must be a whole number from ${lowest} to ${highest}.`)
  }
}

interface Started {
  readonly runtime: Runtime
  readonly service: Service
  readonly hasDemo: boolean
}

async function welcome(terminal: Terminal, { runtime, service, hasDemo }: Started): Promise<void> {
  const base = addressOf(runtime, service)
  terminal.out(`\nWarmline is at ${base} (Ctrl-C stops it)`)
  if (!hasDemo) return
  const { DEMO_ACCOUNTS, DEMO_PASSWORD } = await import('../demo/accounts.ts')
  terminal.out('\nSign in as one of these; the password is known to everybody who has Warmline:')
  for (const name of DEMO_ACCOUNTS) terminal.out(`  ${name.padEnd(14)} ${DEMO_PASSWORD}`)
  if (!/^(127\.|localhost$|::1$)/.test(runtime.config.host)) {
    terminal.out(`\nWARNING: HOST is ${runtime.config.host}, so others can reach this demo and sign in.`)
  }
  await showTour(terminal, { runtime, service })
}

async function showTour(terminal: Terminal, { runtime, service }: Pick<Started, 'runtime' | 'service'>): Promise<void> {
  const { tourOf, tourPlace, tourToken } = await import('../demo/tour.ts')
  const [place, token] = [await tourPlace(runtime), await tourToken(runtime)]
  if (!place || token === undefined) return
  const base = service.url
  terminal.out('\nTry it from another terminal; the token is good for 30 days, or until the demo is started again:')
  for (const { title, curl } of tourOf({ base, token, ...place, bulletin: await newestBulletin(service) })) {
    terminal.out(`\n# ${title}\n${curl}`)
  }
}

/** As the service answers it, so that the tag on the command line is the real one. */
async function newestBulletin({ app }: Service): Promise<{ number: string; etag: string } | undefined> {
  const list = await app.inject({ url: '/api/v1/bulletins?limit=1' })
  const number: unknown = list.statusCode === 200 ? list.json().items?.[0]?.number : undefined
  if (typeof number !== 'string') return undefined
  const { etag } = (await app.inject({ url: `/api/v1/bulletins/${number}` })).headers
  return etag === undefined ? undefined : { number, etag }
}
