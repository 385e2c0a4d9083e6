// Markdown-light: blank lines part paragraphs; lines that begin with '- ', '* ' or '1. ' are lists. Nothing else has a
// meaning, and nothing passes unescaped.

export type Block =
  | { readonly kind: 'paragraph'; readonly lines: readonly string[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }

const BULLET = /^\s*[-*•]\s+(.*)$/
const ORDINAL = /^\s*\d{1,3}[.)、]\s*(.*)$/

interface Line {
  readonly kind: 'blank' | 'text' | 'bullet' | 'ordinal'
  readonly text: string
}

function lineOf(raw: string): Line {
  if (raw.trim() === '') return { kind: 'blank', text: '' }
  const bullet = BULLET.exec(raw)?.[1]
  if (bullet !== undefined) return { kind: 'bullet', text: bullet.trim() }
  const ordinal = ORDINAL.exec(raw)?.[1]
  if (ordinal !== undefined) return { kind: 'ordinal', text: ordinal.trim() }
  return { kind: 'text', text: raw.trim() }
}

/** The blocks of a text, in order. */
export function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = []
  let group: Line[] = []
  const close = () => {
    const block = blockOf(group)
    if (block) blocks.push(block)
    group = []
  }
  for (const line of text.split(/\r\n|\r|\n/).map(lineOf)) {
    if (group[0] && group[0].kind !== line.kind) close()
    group.push(line)
  }
  close()
  return blocks
}

function blockOf(lines: readonly Line[]): Block | undefined {
  const kind = lines[0]?.kind
  if (kind === undefined || kind === 'blank') return undefined
  const texts = lines.map(({ text }) => text)
  return kind === 'text'
    ? { kind: 'paragraph', lines: texts }
    : { kind: 'list', ordered: kind === 'ordinal', items: texts }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')

/** HTML of paragraphs and lists only. */
export const toHtml = (text: string): string => blocksOf(text).map(blockHtml).join('\n')

function blockHtml(block: Block): string {
  if (block.kind === 'paragraph') return `<p>${block.lines.map(escapeHtml).join('<br>')}</p>`
  const tag = block.ordered ? 'ol' : 'ul'
  return `<${tag}>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</${tag}>`
}
