// The words of these pages in the reader's language.
import type { Language } from '../../access/account.ts'
import { type CaseWords, en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

const catalogues: Readonly<Record<Language, CaseWords>> = { zh, en }

export const caseWords = (language: Language): CaseWords => catalogues[language]

/** Choices from codes and their names. */
export const choicesOf = <C extends string>(codes: readonly C[], names: Readonly<Record<C, string>>) =>
  codes.map((code) => ({ value: code, label: names[code] }))
