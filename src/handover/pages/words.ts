// The words of these pages in the reader's language.
import type { Language } from '../../access/account.ts'
import { en, type HandoverWords } from './messages.en.ts'
import { zh } from './messages.zh.ts'

const catalogues: Readonly<Record<Language, HandoverWords>> = { zh, en }

export const handoverWords = (language: Language): HandoverWords => catalogues[language]
