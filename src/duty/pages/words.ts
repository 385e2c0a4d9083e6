// The words of these pages in the reader's language.
import type { Language } from '../../access/account.ts'
import { type DutyWords, en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

const catalogues: Readonly<Record<Language, DutyWords>> = { zh, en }

export const dutyWords = (language: Language): DutyWords => catalogues[language]
