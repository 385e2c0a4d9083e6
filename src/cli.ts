#!/usr/bin/env node
// The warmline command. It checks Node's version before anything native or modern is loaded.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 22 || (major === 22 && minor < 12)) {
  console.error(
    `Warmline needs Node 22.12 or newer, and this is ${process.versions.node}. After "npm ci", npm scripts and "npx warmline" bring their own.`,
  )
  process.exit(1)
}

const { runCommandLine } = await import('./commands/program.ts')
process.exitCode = await runCommandLine(process.argv)

export {}
