// Ends a run with one plain line that any tool can read: "N passed, N failed, N skipped".
import type { Reporter, TestModule } from 'vitest/node'

export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 }
    let broken = 0
    for (const module of modules) {
      const tests = [...module.children.allTests()]
      for (const test of tests) count[test.result().state]++
      if (!module.ok() && !tests.some((test) => test.result().state === 'failed')) broken++
    }
    const failed = count.failed + count.pending + broken
    process.on('exit', () => console.log(`${count.passed} passed, ${failed} failed, ${count.skipped} skipped`))
  }
}
