// The words of these pages in the reader's language.
import type { Language } from '../../access/account.ts'
import { type ExpertWords, en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

const catalogues: Readonly<Record<Language, ExpertWords>> = { zh, en }

export const expertWords = (language: Language): ExpertWords => catalogues[language]
