// Commands that answer questions: one JSON line in on standard input, one JSON line out.
import { z } from 'zod'
import type { Terminal } from './terminal.ts'

interface Question {
  /** The number of its first line. */
  readonly line: number
  readonly text: string
}

/**
 * Answers each question; one that cannot be answered is named on standard error, and the others are answered. A
 * question is a line, or one JSON value over several lines of which those that go on are indented or close a bracket.
 */
export async function answerLines(
  terminal: Terminal,
  input: NodeJS.ReadableStream,
  answer: (asked: unknown) => unknown,
) {
  const answerOne = ({ line, text }: Question) => {
    try {
      terminal.out(JSON.stringify(answer(JSON.parse(text))))
    } catch (error) {
      terminal.err(`line ${line}: ${complaintOf(error)}`)
      terminal.fail()
    }
  }
  let open: Question | undefined
  let number = 0
  for await (const line of linesOf(input)) {
    number++
    if (line.trim() === '') continue
    if (open !== undefined && /^[\s\]}]/.test(line)) {
      open = { ...open, text: `${open.text}\n${line}` }
      if (/^\s/.test(line)) continue
    } else {
      if (open !== undefined) answerOne(open)
      open = { line: number, text: line }
    }
    if (!isJson(open.text)) continue
    answerOne(open)
    open = undefined
  }
  if (open !== undefined) answerOne(open)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Ends of lines are those of JSON Lines: U+2028, at which readline breaks, may stand inside of a text. */
async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest: string[] = []
  for await (const chunk of input) {
    const [first = '', ...others] = (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })).split(
      '\n',
    )
    rest.push(first)
    for (const line of others) {
      yield rest.join('')
      rest = [line]
    }
  }
  yield rest.join('')
}

/** Anything but a question put wrongly is a fault of ours, and thrown on. */
function complaintOf(error: unknown): string {
  if (error instanceof SyntaxError) return `it is not JSON: ${error.message}`
  if (error instanceof RangeError) return error.message
  if (!(error instanceof z.ZodError)) throw error
  const issues = error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  )
  return issues.slice(0, 3).join('; ')
}
