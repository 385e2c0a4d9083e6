// `prepare`: compiles src/ to dist/ and makes the command executable.
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, rmSync } from 'node:fs'

if (!existsSync('src/cli.ts')) process.exit(0)
rmSync('dist', { recursive: true, force: true })
const run = spawnSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit', shell: process.platform === 'win32' })
cpSync('src/console/static', 'dist/console/static', { recursive: true, force: true })
chmodSync('dist/cli.js', 0o755)
process.exit(run.status ?? 1)
