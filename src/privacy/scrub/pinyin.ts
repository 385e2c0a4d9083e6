// Chinese in Latin letters.

const SYLLABLES =
  /^ (?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|an|en|in|un|ao|ai|ei|ou|ia|ie|iu|ua|ue|ui|uo|a|e|i|o|u|v|er)){1,3}$/i
/** Whether a word after a space is one to three syllables of Chinese. */
export const isPinyin = (word: string): boolean => SYLLABLES.test(word)
