// Ends a run with one plain line that any tool can read: "N passed, N failed, N skipped", and with an exit code that says
// the same: the embedded PostgreSQL ends the process by a hook of its own, with 0 whatever has failed.
import type { Reporter, SerializedError, TestModule, TestRunEndReason } from 'vitest/node'

export default class ClosingLine implements Reporter {
  onTestRunEnd(
    modules: ReadonlyArray<TestModule>,
    errors: ReadonlyArray<SerializedError>,
    reason: TestRunEndReason,
  ): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 }
    let broken = 0
    for (const module of modules) {
      const tests = [...module.children.allTests()]
      for (const test of tests) count[test.result().state]++
      if (!module.ok() && !tests.some((test) => test.result().state === 'failed')) broken++
    }
    const failed = count.failed + count.pending + broken
    process.on('exit', () => {
      console.log(`${count.passed} passed, ${failed} failed, ${count.skipped} skipped`)
      if (failed > 0 || errors.length > 0 || reason === 'failed') process.exitCode = 1
    })
  }
}
