// What is wrong with a cell of a sheet, in both languages. The cell itself is not repeated: it may name somebody.

export interface RowFault<Code extends string> {
  /** As the spreadsheet numbers it: the header is 1. */
  readonly row: number
  /** As the file names it. */
  readonly column: string
  readonly code: Code
  readonly message: string
  readonly messageZh: string
}

/** English, Chinese. */
export type FaultWords<Code extends string> = Readonly<Record<Code, readonly [string, string]>>

/** What may be wrong in any sheet. */
export const COMMON_FAULTS = {
  missing: ['is missing', '必填'],
  'missing-column': ['this column is missing', '缺少此列'],
  'double-column': ['this column is there twice', '此列重复'],
  'control-characters': ['has control characters', '含有控制字符'],
} as const

export interface Faults<Code extends string, Column extends string> {
  fault(row: number, column: string, code: Code): RowFault<Code>
  /** For a column that the file does not have. */
  absent(column: Column): RowFault<Code>
}

/** @param headerOf the name of a column in a language */
export function faultsOf<Code extends string, Column extends string>(
  words: FaultWords<Code | 'missing-column'>,
  headerOf: (column: Column, language: 'zh' | 'en') => string,
): Faults<Code | 'missing-column', Column> {
  const fault = (row: number, column: string, code: Code | 'missing-column') => {
    const [message, messageZh] = words[code]
    return { row, column, code, message, messageZh }
  }
  return {
    fault,
    absent: (column) => fault(1, `${headerOf(column, 'zh')} / ${headerOf(column, 'en')}`, 'missing-column'),
  }
}
