// warmline audit verify: reads the sealed audit trail again and says what does not fit.
import { Command } from 'commander'
import type { Terminal } from './terminal.ts'
import { withRuntime } from './with-runtime.ts'

export const auditCommand = (terminal: Terminal) =>
  new Command('audit').description('Look after the audit trail').addCommand(verifyCommand(terminal))

const verifyCommand = (terminal: Terminal) =>
  new Command('verify')
    .description('Check every seal of the audit trail')
    .addHelpText(
      'after',
      `
Finds entries that were changed, removed, inserted or reordered after they were sealed, batches that are missing, and
a trail that is shorter than the head file (AUDIT_HEAD_FILE) remembers. It may run beside the service. Entries of the
last ten seconds are not sealed yet.

Exit codes: 0 intact, 1 something was found, 2 called wrongly.

Examples:
  $ npx warmline audit verify
  $ npx warmline audit verify || mail -s "audit trail" security@example.org`,
    )
    .action(async () => {
      const { describeVerdict, verifyAudit } = await import('../access/audit-verify.ts')
      const verdict = await withRuntime(terminal, verifyAudit, { migrate: false })
      for (const line of describeVerdict(verdict)) terminal.out(line)
      if (!verdict.ok) terminal.fail()
    })
