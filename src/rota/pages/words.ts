// The words of these pages in the reader's language.
import type { Language } from '../../access/account.ts'
import { en, type RotaWords } from './messages.en.ts'
import { zh } from './messages.zh.ts'

const catalogues: Readonly<Record<Language, RotaWords>> = { zh, en }

export const rotaWords = (language: Language): RotaWords => catalogues[language]
