import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('../../src/console/static/console.css', import.meta.url), 'utf8')

function palette(block: string): Map<string, string> {
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

const [day = '', night = ''] = css.split('@media (prefers-color-scheme: dark)')
const schemes = { day: palette(day.slice(day.indexOf(':root'))), night: palette(night.slice(0, night.indexOf('\n}'))) }

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

const TEXT_PAIRS = [
  ['ink', 'ground'],
  ['ink', 'surface'],
  ['ink', 'sunken'],
  ['muted', 'ground'],
  ['muted', 'surface'],
  ['muted', 'sunken'],
  ['accent-ink', 'accent'],
  ['accent-text', 'accent-soft'],
  ['accent-text', 'surface'],
  ['accent-text', 'ground'],
  ['good-text', 'good-soft'],
  ['warn-text', 'warn-soft'],
  ['danger-ink', 'danger'],
  ['danger-text', 'danger-soft'],
  ['danger-text', 'surface'],
  ['danger-text', 'ground'],
  ['plain-text', 'plain-soft'],
] as const
/** Edges of controls and the ring of the focus: 3 to 1 is enough. */
const SHAPE_PAIRS = [
  ['edge', 'surface'],
  ['edge', 'ground'],
  ['focus', 'surface'],
  ['focus', 'ground'],
  ['accent', 'surface'],
  ['danger', 'surface'],
] as const

for (const [scheme, colours] of Object.entries(schemes)) {
  const of = (name: string) => {
    const value = colours.get(name)
    if (value === undefined) throw new Error(`no colour ${name} by ${scheme}`)
    return value
  }
  test.each(TEXT_PAIRS)(`${scheme}: %s on %s can be read (AA)`, (text, ground) => {
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5)
  })
  test.each(SHAPE_PAIRS)(`${scheme}: %s stands out from %s`, (shape, ground) => {
    expect(contrast(of(shape), of(ground))).toBeGreaterThanOrEqual(3)
  })
}

test('touch targets are at least 44 pixels', () => {
  const size = Number(/--touch:\s*([\d.]+)rem/.exec(css)?.[1])
  expect(size * 16).toBeGreaterThanOrEqual(44)
})

test('nothing comes from another host', () => {
  expect(css).not.toMatch(/url\(|@import|https?:/)
})
