// The columns of an exported call log, in both languages. Nothing in them joins two calls of one caller.
import type { Language } from '../../access/account.ts'
import type { Cell } from '../../sheets/write-sheet.ts'
import type { CallRecord } from '../call.ts'
import { codesEn } from '../pages/codes.en.ts'
import { codesZh } from '../pages/codes.zh.ts'

export interface ExportContext {
  readonly language: Language
  readonly zone: string
  /** Display codes by member. */
  readonly counsellors: ReadonlyMap<string, string>
}

interface Column {
  readonly zh: string
  readonly en: string
  readonly text?: true
  cell(call: CallRecord, context: ExportContext): Cell
}

const codesIn = ({ language }: ExportContext) => (language === 'zh' ? codesZh : codesEn)

/** The label of a code; empty where the record says nothing. */
const label = <C extends string>(labels: Readonly<Record<C, string>>, code: C | null): string =>
  code === null ? '' : labels[code]

const local = (instant: { setZone(zone: string): { toFormat(format: string): string } } | null, zone: string) =>
  instant === null ? '' : instant.setZone(zone).toFormat('yyyy-MM-dd HH:mm')

const COLUMNS: readonly Column[] = [
  { zh: '编号', en: 'Record', cell: ({ head }) => head.id },
  { zh: '开始时间', en: 'Started at', cell: ({ head }, { zone }) => local(head.startedAt, zone) },
  { zh: '结束时间', en: 'Ended at', cell: ({ head }, { zone }) => local(head.endedAt, zone) },
  {
    zh: '咨询员编号',
    en: 'Counsellor',
    cell: ({ head }, { counsellors }) => (head.memberId === null ? '' : (counsellors.get(head.memberId) ?? '')),
  },
  { zh: '渠道', en: 'Channel', cell: ({ head }, context) => label(codesIn(context).channel, head.channel) },
  { zh: '来电类别', en: 'Call type', cell: ({ head }, context) => label(codesIn(context).type, head.type) },
  { zh: '接通', en: 'Outcome', cell: ({ content }, context) => label(codesIn(context).outcome, content.outcome) },
  { zh: '等候秒数', en: 'Wait seconds', cell: ({ content }) => content.waitSeconds },
  { zh: '问题分类', en: 'Topics', cell: ({ head }) => head.topics.join(';') },
  { zh: '风险等级', en: 'Risk', cell: ({ head }) => head.risk },
  {
    zh: '为谁来电',
    en: 'Calling for',
    cell: ({ content }, context) => label(codesIn(context).callingFor, content.caller.callingFor),
  },
  { zh: '性别', en: 'Gender', cell: ({ content }, context) => label(codesIn(context).gender, content.caller.gender) },
  { zh: '年龄段', en: 'Age band', cell: ({ content }) => content.caller.ageBand },
  {
    zh: '职业',
    en: 'Occupation',
    cell: ({ content }, context) => label(codesIn(context).occupation, content.caller.occupation),
  },
  {
    zh: '本地/外地',
    en: 'Locality',
    cell: ({ content }, context) => label(codesIn(context).locality, content.locality),
  },
  {
    zh: '处置结果',
    en: 'Disposition',
    cell: ({ content }, context) => label(codesIn(context).disposition, content.disposition),
  },
  { zh: '转介', en: 'Referral', cell: ({ content }, context) => label(codesIn(context).referral, content.referral) },
  {
    zh: '联动',
    en: 'Emergency services',
    cell: ({ content }, context) => content.emergency.map((service) => codesIn(context).emergency[service]).join(';'),
  },
  { zh: '困难来电', en: 'Difficult', cell: ({ content }, { language }) => yesOrNo(content.difficult, language) },
  { zh: '摘要', en: 'Summary', text: true, cell: ({ texts }) => texts.summary },
  { zh: '处理记录', en: 'Action taken', text: true, cell: ({ texts }) => texts.actionTaken },
  { zh: '风险说明', en: 'Risk note', text: true, cell: ({ texts }) => texts.riskNote },
  { zh: '随访计划', en: 'Follow-up plan', text: true, cell: ({ texts }) => texts.followUpPlan },
]

const yesOrNo = (is: boolean, language: Language) => (language === 'zh' ? (is ? '是' : '否') : is ? 'yes' : 'no')

const chosen = (withTexts: boolean) => COLUMNS.filter(({ text }) => withTexts || text === undefined)

export const headerRow = (language: Language, withTexts: boolean): readonly Cell[] =>
  chosen(withTexts).map((column) => column[language])

export const callRow = (call: CallRecord, context: ExportContext, withTexts: boolean): readonly Cell[] =>
  chosen(withTexts).map(({ cell }) => cell(call, context))
