// What the terms keep of a call goes with its texts.
import { getTableName } from 'drizzle-orm'
import type { CallShredder } from '../../calls/retention/shredder.ts'
import { themeTermCalls, themeTerms } from '../tables.ts'
import { forgetCallsInTerms } from './term-store.ts'

export const termShredder: CallShredder = {
  tables: [themeTermCalls, themeTerms].map(getTableName),
  shredTexts: forgetCallsInTerms,
  shredRecords: forgetCallsInTerms,
}
