// The words of these pages in the reader's language.
import type { Language } from '../../access/account.ts'
import { type BulletinWords, en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

const catalogues: Readonly<Record<Language, BulletinWords>> = { zh, en }

export const bulletinWords = (language: Language): BulletinWords => catalogues[language]
