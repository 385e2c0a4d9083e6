// The place of a text where a phrase was found, with a little around it.
import { searchForm } from '../../db/search/tokens.ts'

const AROUND = 24

/**
 * The first of the words in the first text that has it, with some characters on both sides; the beginning of the texts
 * when the form in which they were searched differs too much from what stands there.
 */
export function excerptOf(texts: readonly string[], words: readonly string[]): string {
  for (const text of texts) {
    const form = searchForm(text)
    if (form.length !== text.length) continue
    const at = words.map((word) => form.indexOf(searchForm(word))).find((place) => place >= 0)
    if (at !== undefined) return cut(text, at)
  }
  return cut(texts.find((text) => text !== '') ?? '', 0)
}

function cut(text: string, at: number): string {
  const [from, to] = [Math.max(0, at - AROUND), Math.min(text.length, at + 2 * AROUND)]
  const whole = text.slice(from, to).toWellFormed().replaceAll(/\s+/g, ' ').trim()
  return `${from > 0 ? '…' : ''}${whole}${to < text.length ? '…' : ''}`
}
