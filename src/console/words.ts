// The words of the frame in the reader's language. The compiler proves both catalogues complete.
import type { Language } from '../access/account.ts'
import { en, type FrameWords } from './messages.en.ts'
import { zh } from './messages.zh.ts'

const catalogues: Readonly<Record<Language, FrameWords>> = { zh, en }

export const frameWords = (language: Language): FrameWords => catalogues[language]
