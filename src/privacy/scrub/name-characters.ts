// How much single characters speak for a name in Chinese, as surnames and in given names: logarithms of their share in
// names over their share in text.
import { GIVEN_NAME_CHARACTERS } from '../lexicon/given-names.ts'
import { POPULAR_GIVEN_NAMES, POPULAR_THAT_ARE_WORDS } from '../lexicon/given-names-alone.ts'
import { COUNTRY_NAMES } from '../lexicon/nicknames.ts'
import { COMPOUND_SURNAMES, SURNAMES } from '../lexicon/surnames.ts'

/** Of what is no part of a name. */
export const NONE = -100

/** Weight of each surname character; NONE for the others. */
export const surnameWeight = new Int8Array(0x10000).fill(NONE)
const givenWeight = new Int8Array(0x10000)
for (const [weight, characters] of Object.entries(SURNAMES))
  for (const character of characters) surnameWeight[character.charCodeAt(0)] = Number(weight)
for (const [weight, characters] of Object.entries(GIVEN_NAME_CHARACTERS))
  for (const character of characters.replace(/\s/g, '')) givenWeight[character.charCodeAt(0)] = Number(weight)
/** 李某: `findSomeone` finds it. */
givenWeight['某'.charCodeAt(0)] = NONE

export const isGiven = (code: number): number => givenWeight[code] ?? 0

const compounds = new Map<string, readonly string[]>()
for (const surname of COMPOUND_SURNAMES)
  compounds.set(surname.charAt(0), [...(compounds.get(surname.charAt(0)) ?? []), surname])

export const beginsCompound = (text: string, i: number): boolean => compounds.has(text.charAt(i))
/** 欧阳, 上官 */
export const compoundAt = (text: string, i: number): string | undefined =>
  compounds.get(text.charAt(i))?.find((surname) => text.startsWith(surname, i))

/** 秘永强: the given name is one in fashion. */
const GIVEN_IN_FASHION = 3
const inFashionOnce = new Set([...POPULAR_GIVEN_NAMES, ...POPULAR_THAT_ARE_WORDS, ...COUNTRY_NAMES])
export const inFashion = (text: string, i: number): number =>
  inFashionOnce.has(text.slice(i, i + 2)) ? GIVEN_IN_FASHION : 0
