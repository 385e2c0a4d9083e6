// The words of these pages in the reader's language.
import type { Language } from '../../access/account.ts'
import { type CallWords, en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

const catalogues: Readonly<Record<Language, CallWords>> = { zh, en }

export const callWords = (language: Language): CallWords => catalogues[language]
