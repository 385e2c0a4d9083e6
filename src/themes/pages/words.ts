// The words of these pages in the reader's language.
import type { Language } from '../../access/account.ts'
import { en, type ThemeWords } from './messages.en.ts'
import { zh } from './messages.zh.ts'

const catalogues: Readonly<Record<Language, ThemeWords>> = { zh, en }

export const themeWords = (language: Language): ThemeWords => catalogues[language]
