// Names told character by character, as people do on the telephone: 弓长张, 冬天的冬, 草字头底下一个卯, 念葛.
import { person, type Span } from './finding.ts'
import { patternOf } from './pattern.ts'

/** Surnames by their parts: who says so says a surname. */
const BY_PARTS = patternOf(
  /弓长张|立早章|双口吕|耳东陈|木子李|口天吴|草头黄|古月胡|言午许|双木林|三横王|三画王|人可何|走肖赵|言身寸谢|干勾于|禾呈程|口十叶|文刀刘|卯金刀刘|木易杨|十八子李|大肚黄|口木杏|四维罗|京尤就|束力敕|尧女姚|西早覃|西早谭|日京景|水工江|三点水江|双人徐|双耳聂|耳火耿|古文故|奚佳|禾日香|国字龚|龙共龚|北田冀|月半胖|鱼羊鲜|方人放/,
)
/** 冬天的冬: a word with the character in it; 河北那个冀, 蔺相如那个蔺: any. */
const BY_WORD = patternOf(/[\u4e00-\u9fff]{1,7}?(?:的那个|那个|这个|的)([\u4e00-\u9fff]{1,2})(?![\u4e00-\u9fff])/)
/** 草字头底下一个卯, 单人旁一个几, 两点水一个先, 广字加个耳刀 */
const BY_RADICAL = patternOf(
  /(?:[\u4e00-\u9fff]字[头旁底]|[\u4e00-\u9fff]{1,2}旁|[草竹]头|宝盖头?|走之底?|[三两]点水|[\u4e00-\u9fff]字加)(?:儿|底下|下面|上面|里面|右边|左边|加上?)*(?:一?个)?[\u4e00-\u9fff]{1,2}(?![\u4e00-\u9fff])/,
)
/** 念葛, 读“运”, 单名一个驰 */
const SAID = patternOf(
  /(?:[念读](?:作|做|成)?|单名一?个?叫?)[“"「]?([\u4e00-\u9fff])[”"」]?(?:字|音)?(?![\u4e00-\u9fff])/,
)
/** So far behind a name its characters are told. */
const NEAR = 24

/** @param people who was found, in any order: only behind them a name is spelled */
export function findSpelled(text: string, people: readonly Span[]): readonly Span[] {
  const parts = BY_PARTS.all(text).map(({ 0: whole, index }) => person(index, index + whole.length, 0.8))
  const known = [...people, ...parts]
  if (known.length === 0) return []
  const characters = new Set(known.flatMap(({ start, end }) => [...text.slice(start, end)]))
  const told = BY_WORD.all(text).flatMap(({ 0: whole, 1: own = '', index }) => {
    const word = whole.slice(0, -own.length)
    const tells = [...own].every((each) => characters.has(each)) && (/[那这]个$/.test(word) || word.includes(own))
    return tells ? [{ start: index, end: index + whole.length }] : []
  })
  const drawn = BY_RADICAL.all(text).map(({ 0: whole, index }) => ({
    start: index,
    end: index + whole.length,
  }))
  const said = SAID.all(text).map(({ 0: whole, 1: own = '', index }) => {
    const start = index + whole.indexOf(own)
    return { start, end: start + 1 }
  })
  const isBehind = (start: number) => known.some(({ end }) => start >= end && start - end <= NEAR)
  const spelled = [...told, ...drawn, ...said].filter(({ start }) => isBehind(start))
  return [...parts, ...spelled.map(({ start, end }) => person(start, end, 0.7))]
}
