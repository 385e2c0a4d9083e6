// warmline import members FILE: people from a CSV or XLSX file, all or nothing.
import { Command } from 'commander'
import type { Terminal } from './terminal.ts'

export const importCommand = (_terminal: Terminal) => new Command('import').description('Bring in data from files')
