// The words of these pages in the reader's language.
import type { Language } from '../account.ts'
import { type AccessWords, en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

const catalogues: Readonly<Record<Language, AccessWords>> = { zh, en }

export const accessWords = (language: Language): AccessWords => catalogues[language]
