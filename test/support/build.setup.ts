// Once a run: builds dist/, so that tests of the command run what users run. Types are checked elsewhere.
import { execFileSync } from 'node:child_process'

export default function setup() {
  execFileSync(process.execPath, ['scripts/build.mjs', '--noCheck'], { stdio: 'inherit' })
}
