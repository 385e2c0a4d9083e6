// Does the head file say the same as the database?
import type { Finding } from './audit-findings.ts'
import { endOf, type FileLine, type HeadFile, type HeadLine } from './audit-head-file.ts'

const MAX_FINDINGS = 1_000

/** Compares the head file with the heads in the database, whose last batch is `last`. */
export function checkHeadFile(file: HeadFile, heads: ReadonlyMap<number, string>, last: number): readonly Finding[] {
  if (!file.exists) {
    return last === 0 ? [] : [{ kind: 'head-file-missing', detail: 'There are sealed batches, but no head file.' }]
  }
  const damaged = file.damaged.map((line): Finding => {
    return { kind: 'head-file-damaged', detail: `Line ${line} of the head file cannot be read.` }
  })
  const living = livingHeads(file.lines)
  return [...damaged, ...missingLines(living), ...living.flatMap((line) => checkHead(line, heads, last))]
}

/** The file is written without gaps, so a gap means that a line was taken out. */
function missingLines(living: readonly HeadLine[]): readonly Finding[] {
  const there = new Set(living.map(({ batch }) => batch))
  const last = Math.max(0, ...there)
  const missing = Array.from({ length: last }, (_, place) => place + 1).filter((batch) => !there.has(batch))
  return missing.slice(0, MAX_FINDINGS).map((batch) => {
    return { kind: 'head-file-damaged', batch, detail: `The head file lacks the line of batch ${batch}.` }
  })
}

/** The heads that should be in the database: without those that a restored backup did not have. */
function livingHeads(lines: readonly FileLine[]): readonly HeadLine[] {
  let living: HeadLine[] = []
  for (const line of lines) {
    if ('restoredTo' in line) living = living.filter(({ batch }) => batch <= line.restoredTo)
    else living.push(line)
  }
  return living
}

function checkHead(line: HeadLine, heads: ReadonlyMap<number, string>, last: number): readonly Finding[] {
  const { batch } = line
  if (batch > last) {
    return [{ kind: 'truncated', batch, detail: `The head file knows batch ${batch}; the database ends with ${last}.` }]
  }
  const head = heads.get(batch)
  if (head === undefined || head === line.head) return []
  return [{ kind: 'head-mismatch', batch, detail: `The head of batch ${batch} is not the one in the head file.` }]
}

/** What the file tells that is no sign of tampering. */
export function noticesOf(file: HeadFile, last: number): readonly string[] {
  const restores = file.lines.flatMap((line) =>
    'restoredTo' in line ? [`A backup was restored on ${line.at}: batches after ${line.restoredTo} were lost.`] : [],
  )
  const behind = last - endOf(file.lines).batch
  return file.exists && behind > 0
    ? [...restores, `The head file lacks the last ${behind} ${behind === 1 ? 'batch' : 'batches'}.`]
    : restores
}
