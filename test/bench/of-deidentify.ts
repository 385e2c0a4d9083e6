// De-identification: megabytes a second of processor time on one core, and a megabyte of adversarial digits.
import { scrub } from '../../src/privacy/scrub.ts'
import { scoresOf } from '../privacy/scores.ts'
import { SETS, type Sentence, sentencesOf } from '../privacy/sentences.ts'
import { percent, printTable } from './table.ts'

const SENTENCES_IN_A_TEXT = 6
const ROUNDS = 40
/** What an old log of some megabytes leaves behind: the compiler is done by then. */
const WARM_ROUNDS = 60
const MEGABYTE = 1_000_000

/** Texts as long as call summaries are. */
function textsOf(sentences: readonly Sentence[]): readonly string[] {
  const starts = Array.from(
    { length: Math.ceil(sentences.length / SENTENCES_IN_A_TEXT) },
    (_, i) => i * SENTENCES_IN_A_TEXT,
  )
  return starts.map((at) =>
    sentences
      .slice(at, at + SENTENCES_IN_A_TEXT)
      .map(({ text }) => text)
      .join('。'),
  )
}

/** Seconds of processor time. */
function secondsOf(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000_000
}

export function benchDeidentify(): void {
  const sentences = [...sentencesOf('tuning'), ...sentencesOf('unread')]
  const clean = sentences.filter(({ marks }) => marks.length === 0)
  const rows = [
    ['texts with much to remove', textsOf(sentences)],
    ['ordinary texts', textsOf(clean)],
  ] as const
  const speeds = rows.map(([name, texts]) => {
    const bytes = Buffer.byteLength(texts.join('')) * ROUNDS
    const all = () => {
      for (const text of texts) scrub(text)
    }
    for (let i = 0; i < WARM_ROUNDS; i++) all()
    const seconds = secondsOf(() => {
      for (let i = 0; i < ROUNDS; i++) all()
    })
    return [name, `${(bytes / MEGABYTE / seconds).toFixed(1)} MB/s`]
  })
  const adversarial = ['1381234567', '138 ', '400-161-'].map((unit) => {
    const digits = unit.repeat(MEGABYTE / unit.length)
    return [`1 MB of '${unit}'`, `${secondsOf(() => scrub(digits)).toFixed(2)} s`] as const
  })
  printTable(['de-identification', 'on one core'], [...speeds, ...adversarial])
  for (const half of SETS) {
    const { covered, clean: whole, touched } = scoresOf(sentencesOf(half))
    const groups = [...covered].map(([group, [hits, every]]) => [group, `${hits}/${every}`, percent(hits / every)])
    printTable(
      [`${half} sentences`, 'covered', ''],
      [...groups, ['clean ones touched', `${touched}/${whole}`, percent(touched / whole)]],
    )
  }
}
