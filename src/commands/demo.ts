// warmline demo: the service with made-up data to look around in.
import { Command } from 'commander'
import type { Terminal } from './terminal.ts'

export const demoCommand = (_terminal: Terminal) => new Command('demo').description('Start the service with demo data')
