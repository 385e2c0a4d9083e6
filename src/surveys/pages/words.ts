// The words of these pages in the reader's language.
import type { Language } from '../../access/account.ts'
import { en, type SurveyWords } from './messages.en.ts'
import { zh } from './messages.zh.ts'

const catalogues: Readonly<Record<Language, SurveyWords>> = { zh, en }

export const surveyWords = (language: Language): SurveyWords => catalogues[language]
