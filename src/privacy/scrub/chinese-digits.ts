// Digits in words, as they are read out one by one: 一, 壹 and 幺.

/** 洞, 拐, 勾 and 两 are said for digits on the telephone, and are such only among others. */
const CHINESE_DIGITS = '〇零洞0 一壹幺么1 二贰两2 三叁3 四肆4 五伍5 六陆6 七柒拐7 八捌8 九玖勾9'

const CHINESE = new Map<string, string>(
  CHINESE_DIGITS.split(' ').flatMap((family) => {
    const digit = family.at(-1) ?? ''
    return [...family.slice(0, -1)].map((character): [string, string] => [character, digit])
  }),
)

/** For classes of patterns: those that are digits by themselves, and all. */
export const SPELT = '〇零一壹幺么二贰三叁四肆五伍六陆七柒八捌九玖'
export const SPELT_AMONG_OTHERS = `${SPELT}洞拐勾两`

const EACH = new RegExp(`[${SPELT_AMONG_OTHERS}]`, 'g')

/** Character by character: nothing moves. */
export const inDigits = (run: string): string => run.replaceAll(EACH, (digit) => CHINESE.get(digit) ?? digit)
