// What the demo's people wrote into reports of abuse and hand-overs. Made up.

export const REPORTED = { oral: '已电话报告，值班民警受理，等待回执。〔演示〕' } as const

export const HANDED_OVER = {
  taken: '后半夜较平稳，一位反复来电者约好明晚再谈，请留意到期随访。〔演示〕',
  open: '一名高危来电者答应等回访电话；未成年人受侵害一案书面报告尚未提交，请接着办。〔演示〕',
} as const
