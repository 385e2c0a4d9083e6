// warmline signals: judges series of counts by EARS or Farrington's method, with the names of R surveillance.
import { Command } from 'commander'
import type { Terminal } from './terminal.ts'

export const signalsCommand = (terminal: Terminal, input: NodeJS.ReadableStream = process.stdin) =>
  new Command('signals')
    .description('Judge series of counts: what is above its threshold?')
    .addHelpText(
      'after',
      `
Reads JSON Lines from standard input (or JSON written over several lines, indented):
  {"method":"earsC"|"farringtonFlexible","series":{…},"control":{…},"range":[from,to]}
series   observed (counts), freq (points in a year, 52), epochAsDate and dates where years go by the calendar
control  earsC: method C1, C2 or C3, baseline, minSigma, alpha; farringtonFlexible: b, w, reweight, weightsThreshold,
         alpha, trend, pThresholdTrend, limit54, powertrans, noPeriods, pastWeeksNotIncluded, thresholdMethod
range    the points to judge, counted from 1, both included

Writes for each {"upperbound":[…],"alarm":[…]}; null where the method gives no result. Names, defaults and results are
those of R surveillance. It needs no database.

Exit codes: 0 all answered, 1 a line could not be answered (standard error says which), 2 called wrongly.

Example:
  $ echo '{"method":"earsC","series":{"observed":[2,1,3,2,2,1,2,9]},"control":{"method":"C1"},"range":[8,8]}' |
      npx warmline signals`,
    )
    .action(async () => {
      const { answerSignals } = await import('../themes/signals/answer.ts')
      const { answerLines } = await import('./json-lines.ts')
      await answerLines(terminal, input, answerSignals)
    })
