// A small, strict reader of iCalendar text (RFC 5545, 3.1): it refuses what a lenient one would forgive.

export interface ContentLine {
  readonly name: string
  readonly parameters: string
  readonly value: string
}

export interface Component {
  readonly name: string
  readonly lines: readonly ContentLine[]
  readonly components: readonly Component[]
}

const LINE = /^([A-Za-z0-9-]+)((?:;[^:"]+(?:"[^"]*")?)*):(.*)$/su
// biome-ignore lint/suspicious/noControlCharactersInRegex: they must not appear
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]/

export function parseCalendar(text: string): Component {
  if (!text.endsWith('\r\n')) throw new Error('the last line has no CRLF')
  const physical = text.slice(0, -2).split('\r\n')
  for (const line of physical) {
    if (/[\r\n]/.test(line)) throw new Error('a bare CR or LF')
    if (Buffer.byteLength(line) > 75) throw new Error(`a line of ${Buffer.byteLength(line)} octets`)
    if (line.includes('\ufffd')) throw new Error('a character was cut in two')
  }
  const lines = physical.join('\r\n').replaceAll('\r\n ', '').split('\r\n').map(contentLine)
  const [calendar, rest] = component(lines, 0)
  if (rest !== lines.length || calendar.name !== 'VCALENDAR') throw new Error('not one VCALENDAR')
  return calendar
}

function contentLine(line: string): ContentLine {
  const [, name, parameters = '', value = ''] = LINE.exec(line) ?? []
  if (name === undefined) throw new Error(`not a content line: ${line}`)
  if (CONTROL.test(value)) throw new Error(`a control character in ${name}`)
  return { name: name.toUpperCase(), parameters, value }
}

function component(lines: readonly ContentLine[], start: number): [Component, number] {
  const begin = lines[start]
  if (begin?.name !== 'BEGIN') throw new Error('expected BEGIN')
  const own: ContentLine[] = []
  const components: Component[] = []
  let at = start + 1
  for (;;) {
    const line = lines[at]
    if (!line) throw new Error(`${begin.value} has no END`)
    if (line.name === 'BEGIN') {
      const [child, next] = component(lines, at)
      components.push(child)
      at = next
    } else if (line.name === 'END') {
      if (line.value !== begin.value) throw new Error(`${begin.value} ended as ${line.value}`)
      return [{ name: begin.value, lines: own, components }, at + 1]
    } else {
      own.push(line)
      at++
    }
  }
}

/** The one value of a property; throws when it is missing or repeated. */
export function propertyOf(part: Component, name: string): string {
  const found = part.lines.filter((line) => line.name === name)
  if (found.length !== 1) throw new Error(`${part.name} has ${found.length} × ${name}`)
  return found[0]?.value ?? ''
}

/** Undoes TEXT escaping (3.3.11); throws for a character that had to be escaped. */
export function textOf(part: Component, name: string): string {
  const value = propertyOf(part, name)
  if (/(^|[^\\])(\\\\)*[;,]/.test(value)) throw new Error(`an unescaped separator in ${name}`)
  return value.replace(/\\([\\;,nN])/g, (_, c: string) => (c === 'n' || c === 'N' ? '\n' : c))
}

/** Events must have what 3.6.1 requires. */
export function eventsOf(calendar: Component): readonly Component[] {
  for (const name of ['VERSION', 'PRODID']) propertyOf(calendar, name)
  const events = calendar.components.filter(({ name }) => name === 'VEVENT')
  for (const event of events) {
    for (const name of ['DTSTAMP', 'DTSTART', 'DTEND', 'LAST-MODIFIED']) {
      if (!/^\d{8}T\d{6}Z$/.test(propertyOf(event, name))) throw new Error(`${name} is not a UTC instant`)
    }
    if (!/^\d+$/.test(propertyOf(event, 'SEQUENCE'))) throw new Error('SEQUENCE is not a number')
  }
  const uids = events.map((event) => propertyOf(event, 'UID'))
  if (new Set(uids).size !== uids.length) throw new Error('a UID appears twice')
  return events
}
