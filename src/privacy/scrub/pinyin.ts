// Chinese and Korean in Latin letters.
import { isWord } from './english-words.ts'

const SYLLABLES =
  /^ (?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|an|en|in|un|ao|ai|ei|ou|ia|ie|iu|ua|ue|ui|uo|a|e|i|o|u|v|er)){1,3}$/i
/** Whether a word after a space is one to three syllables of Chinese. */
export const isPinyin = (word: string): boolean => SYLLABLES.test(word)

/** As in Korea, Hong Kong and Taiwan: Joon-ho, Ka-hei, Chih-wei. */
const ONSET = "(?:ch|hs|kk|kw|ng|sh|ss|sz|ts|tz|th|ph|gw|hw|zh|jh|[bcdfghjklmnpqrstvwxyz])?'?"
const SYLLABLE = `${ONSET}(?:[aeiouy]{1,3}|eui|ieh|ueh|uie)(?:ng|nh|ck|ih|[nmkptlhr])?`
const HYPHENED = new RegExp(`^${SYLLABLE}-${SYLLABLE}$`, 'i')
/** Begins of words: re-do, co-op. */
const NO_SYLLABLE =
  /^(?:re|co|pre|de|ex|un|bi|tri|pro|sub|mid|non|by|uh|ha|no|so|yo|ta|in|up|on|off|to|do|go)-|^(\w+)-\1$/i

/** Joon-ho, Mei-ling, Ka-Hei: two syllables of a given name; not Follow-up. */
export function isHyphened(word: string): boolean {
  if (!HYPHENED.test(word) || NO_SYLLABLE.test(word)) return false
  return !word.split('-').every(isWord)
}
