// Which characters a text must have for a regular expression to match anywhere in it, read from the expression itself.
import { type AST, RegExpParser } from '@eslint-community/regexpp'

/** UTF-16 units of which a text that matches has one at least. */
export type Required = ReadonlySet<number>

const parser = new RegExpParser({ ecmaVersion: 2024 })
/** Each makes some texts fewer that match; more of them hardly any. */
const MOST_SETS = 3
/** A larger set says nothing: some character of it is in any text. */
const LARGEST = 200
/** A set of which a text has one this likely says too little. */
const TOO_LIKELY = 0.995

/**
 * A text that matches has a character of each of these, the least likely first. None: nothing can be told.
 * @param regex without `u`, `v` and modifiers @throws what the parser does on anything newer
 */
export function requiredBy({ source, flags }: RegExp): readonly Required[] {
  const { alternatives } = parser.parsePattern(source)
  return ofAny(alternatives, flags.includes('i'))
}

/** One of the alternatives matches: a character of what the first requires or of what the second does. */
function ofAny(alternatives: readonly AST.Alternative[], ignoreCase: boolean): readonly Required[] {
  const each = alternatives.map(({ elements }) => best(elements.flatMap((element) => ofElement(element, ignoreCase))))
  if (each.length === 1) return each[0] ?? []
  const least = each.map(([first]) => first)
  const all = new Set<number>()
  for (const required of least) {
    if (!required) return []
    for (const code of required) all.add(code)
  }
  return best([all])
}

function ofElement(element: AST.Element, ignoreCase: boolean): readonly Required[] {
  switch (element.type) {
    case 'Character':
      return [withCases([element.value], ignoreCase)]
    case 'CharacterSet':
    case 'CharacterClass': {
      const codes = codesOf(element)
      return codes ? [withCases(codes, ignoreCase)] : []
    }
    case 'Group':
    case 'CapturingGroup':
      return ofAny(element.alternatives, ignoreCase)
    case 'Quantifier':
      return element.min > 0 ? ofElement(element.element, ignoreCase) : []
    case 'Assertion':
      return 'alternatives' in element && !element.negate ? ofAny(element.alternatives, ignoreCase) : []
    default:
      return []
  }
}

function codesOf(element: AST.ClassRangesCharacterClassElement | AST.Element): readonly number[] | undefined {
  if (element.type === 'Character') return [element.value]
  if (element.type === 'CharacterSet')
    return element.kind === 'digit' && !element.negate ? range(0x30, 0x39) : undefined
  if (element.type === 'CharacterClassRange') return range(element.min.value, element.max.value)
  if (element.type !== 'CharacterClass' || element.negate) return undefined
  const codes: number[] = []
  for (const part of element.elements) {
    const some = codesOf(part as AST.ClassRangesCharacterClassElement)
    if (!some) return undefined
    codes.push(...some)
  }
  return codes
}

const range = (min: number, max: number): readonly number[] | undefined =>
  max - min < LARGEST ? Array.from({ length: max - min + 1 }, (_, i) => min + i) : undefined

/** Beyond ASCII more than two characters may be the same letter: nothing is told of them. */
function withCases(codes: readonly number[], ignoreCase: boolean): Required {
  if (!ignoreCase) return new Set(codes)
  const cases = codes
    .map((code) => String.fromCharCode(code))
    .map((own) => [own.toLowerCase(), own.toUpperCase()] as const)
  if (cases.some(([lower, upper]) => lower !== upper && lower > '\x7f')) return new Set()
  return new Set([...codes, ...cases.flat().map((own) => own.charCodeAt(0))])
}

const best = (sets: readonly Required[]): readonly Required[] =>
  sets
    .map((set) => ({ set, likely: likelihood(set) }))
    .filter(({ set, likely }) => set.size > 0 && set.size <= LARGEST && likely < TOO_LIKELY)
    .sort((a, b) => a.likely - b.likely)
    .filter(
      ({ set, likely }, i, all) => !all.slice(0, i).some((other) => other.likely === likely && isSame(other.set, set)),
    )
    .slice(0, MOST_SETS)
    .map(({ set }) => set)

const isSame = (a: Required, b: Required) => a.size === b.size && [...a].every((code) => b.has(code))

/** The characters that most notes of calls have, the most frequent first; the others are all as rare as each other. */
const FREQUENT =
  '。,的了不一1我20人在3是来8说4756个上9天三没子就到他有家 :电号里年十后打她下老小要那.生时都两话二出月去大回过医院自次a学ni着四中o分me手问得心已这-还hg发l门给“”t点能?suc班接dr口请想儿头开你药工名者第好孩住机们前看日y同五把别用师周可长以多吃也为理信、现女会高走报叫转对诊听被安区w写道通p六夜半车复事地线f知单位妈么公只病晚全行记间证起跟每路八让方字k见保外b面从本查主明成护今钟期水己再七意和边先楼白睡系员岁情I反停校收身做吗平v科H九建访最坐关求CA西于经告属音才万卡体市完定加又其P无诉D当表约作照结提爸哭房台S进等服热M导血重退询百'
const likelihoods = new Map([...FREQUENT].map((character, rank) => [character.charCodeAt(0), 15 / (rank + 25)]))
const RARELY = 0.01

/** How likely a text has a character of the set, were they independent of each other: only to compare sets. */
function likelihood(set: Required): number {
  let none = 1
  for (const code of set) none *= 1 - (likelihoods.get(code) ?? RARELY)
  return 1 - none
}
