// Names of places, institutions and people that are known to be in use: the tagger learns how far to trust each kind.
import { ELEMENTS_OF_NAMES, POPULAR_GIVEN_NAMES } from './given-names-alone.ts'
import { DAILY_WORDS } from './known/daily-words.ts'
import { DISEASES } from './known/diseases.ts'
import { EMPLOYERS } from './known/employers.ts'
import { ESTATES } from './known/estates.ts'
import { HOSPITALS } from './known/hospitals.ts'
import { KINDS_OF_PLACES } from './known/kinds-of-places.ts'
import { KINSHIP } from './known/kinship.ts'
import { LANDMARKS } from './known/landmarks.ts'
import { MEDICINES } from './known/medicines.ts'
import { NAMES_OF_PEOPLES } from './known/names-of-peoples.ts'
import { PET_NAMES } from './known/pet-names.ts'
import { PSYCHOLOGY } from './known/psychology.ts'
import { QUARTERS } from './known/quarters.ts'
import { SCHOOLS } from './known/schools.ts'
import { TOWNS } from './known/towns.ts'
import { UNIVERSITIES } from './known/universities.ts'
import { UNIVERSITY_STEMS } from './known/university-stems.ts'
import { WORDS_LIKE_NAMES } from './known/words-like-names.ts'
import { CALLED_WORDS, DOUBLED_NAMES } from './nicknames.ts'
import { CITIES, DISTRICTS, PROVINCES } from './regions.ts'

const list = (kind: number, words: string) => ({ kind, words: words.trim().split(/\s+/) })

/** The first list that has a word says its kind. */
export const KNOWN_NAMES: readonly { readonly kind: number; readonly words: readonly string[] }[] = [
  { kind: 13, words: [...PROVINCES, ...CITIES] },
  { kind: 12, words: DISTRICTS },
  list(1, UNIVERSITIES),
  list(2, UNIVERSITY_STEMS),
  list(3, SCHOOLS),
  list(4, HOSPITALS),
  list(5, QUARTERS),
  list(6, TOWNS),
  list(7, LANDMARKS),
  list(8, ESTATES),
  list(9, EMPLOYERS),
  list(10, NAMES_OF_PEOPLES),
  list(11, PET_NAMES),
  list(16, MEDICINES),
  list(16, DISEASES),
  list(16, PSYCHOLOGY),
  list(17, KINDS_OF_PLACES),
  list(18, DAILY_WORDS),
  list(19, KINSHIP),
  list(20, WORDS_LIKE_NAMES),
  { kind: 14, words: [...POPULAR_GIVEN_NAMES] },
  { kind: 15, words: ELEMENTS_OF_NAMES },
  { kind: 11, words: [...DOUBLED_NAMES, ...CALLED_WORDS] },
]
