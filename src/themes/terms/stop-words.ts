// Words that say nothing about what a call was about: function words, and the habits of record-keeping.

const CHINESE =
  '一个 一些 一下 一点 一直 一样 一起 一次 不是 不会 不能 不要 不知 不过 没有 没什么 什么 怎么 怎样 为什么 这个 这些 这样 这种 这里 那个 那些 那样 那里 ' +
  '自己 我们 你们 他们 她们 大家 别人 对方 就是 还是 也是 都是 只是 可是 但是 而且 因为 所以 如果 虽然 或者 以及 然后 之后 之前 以后 以前 现在 已经 ' +
  '可以 可能 应该 需要 觉得 感觉 认为 知道 表示 告知 说明 提出 进行 通过 关于 对于 由于 其他 其中 目前 最近 时候 时间 今天 昨天 明天 今年 去年 ' +
  '来电 来电者 来电人 电话 热线 咨询 咨询员 自述 反映 询问 情况 问题 方面 有关 相关 建议 给予 倾听 愿意 希望 想要 出现 存在 比较 非常 很多 许多 有些 有点 特别 越来越'
const ENGLISH =
  'the and for that this with from have has had was were are been being but not you your she her him his they them their our ' +
  'who what when where why how which will would could should can may might must about into over after before again then than ' +
  'also just very more most some any all out off too because while during caller callers call calls called says said told ' +
  "asks asked does did doing its it's i'm don't there here"

const STOP_WORDS = new Set(`${CHINESE} ${ENGLISH}`.split(' '))

export const isStopWord = (word: string): boolean => STOP_WORDS.has(word)

/** Characters that a term neither begins nor ends with. */
const LOOSE = new Set(
  '的了是在和与及或就都也还又很更最着过地得吗呢吧啊呀么这那他她它我你们有把被让给对向从到为以于而但并等之其所个种些',
)

export const startsOrEndsBadly = (run: string): boolean => LOOSE.has(run[0] ?? '') || LOOSE.has(run.at(-1) ?? '')
