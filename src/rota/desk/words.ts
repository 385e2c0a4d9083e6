// The words of the coordinator's desk in the reader's language.
import type { Language } from '../../access/account.ts'
import { type DeskWords, en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

const WORDS: Readonly<Record<Language, DeskWords>> = { zh, en }

export const deskWords = (language: Language): DeskWords => WORDS[language]
