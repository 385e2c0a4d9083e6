// `prepare`: compiles src/ to dist/ and makes the command executable. What is passed on goes to tsc.
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, rmSync } from 'node:fs'

if (!existsSync('src/cli.ts')) process.exit(0)
rmSync('dist', { recursive: true, force: true })
const tsc = ['-p', 'tsconfig.build.json', ...process.argv.slice(2)]
const run = spawnSync('tsc', tsc, { stdio: 'inherit', shell: process.platform === 'win32' })
cpSync('src/console/static', 'dist/console/static', { recursive: true, force: true })
chmodSync('dist/cli.js', 0o755)
process.exit(run.status ?? 1)
