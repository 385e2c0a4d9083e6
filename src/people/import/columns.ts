// The columns of a member list, by any of their names, and the template that shows them.
import type { DutyRole } from '../../lines/duty-role.ts'
import type { Tier } from '../member.ts'

export const COLUMNS = [
  'displayCode',
  'name',
  'tier',
  'organisation',
  'teams',
  'languages',
  'dialects',
  'joinedOn',
  'agreementOn',
  'duties',
  'credentials',
  'maxHoursPerMonth',
  'maxNightsPerMonth',
  'wantedHoursPerMonth',
  'wantedNightsPerMonth',
  'note',
] as const
export type Column = (typeof COLUMNS)[number]

export const REQUIRED: readonly Column[] = ['name', 'tier']

/** The first Chinese and the first English name head the template. */
const NAMES: Readonly<Record<Column, { readonly zh: readonly string[]; readonly en: readonly string[] }>> = {
  displayCode: { zh: ['编号', '工号', '代码', '咨询员编号'], en: ['display code', 'code', 'member code'] },
  name: { zh: ['姓名', '名字', '称呼'], en: ['name', 'full name'] },
  tier: { zh: ['类别', '层级', '人员类别'], en: ['tier', 'category'] },
  organisation: { zh: ['单位', '组织', '所属单位', '加盟组织'], en: ['organisation', 'organization'] },
  teams: { zh: ['团队', '队伍', '小组'], en: ['teams', 'team'] },
  languages: { zh: ['语言', '语种'], en: ['languages', 'language'] },
  dialects: { zh: ['方言'], en: ['dialects', 'dialect'] },
  joinedOn: { zh: ['加入日期', '入职日期', '加入时间'], en: ['joined on', 'joined'] },
  agreementOn: { zh: ['保密协议日期', '保密协议'], en: ['agreement on', 'confidentiality agreement'] },
  duties: { zh: ['值班', '值班角色', '角色'], en: ['duties', 'duty', 'roles', 'role'] },
  credentials: { zh: ['资质', '证书', '资格'], en: ['credentials', 'credential'] },
  maxHoursPerMonth: { zh: ['每月最多小时', '每月最多时数'], en: ['max hours per month', 'max hours'] },
  maxNightsPerMonth: { zh: ['每月最多夜班'], en: ['max nights per month', 'max nights'] },
  wantedHoursPerMonth: { zh: ['每月期望小时', '期望时数'], en: ['wanted hours per month', 'wanted hours'] },
  wantedNightsPerMonth: { zh: ['每月期望夜班'], en: ['wanted nights per month', 'wanted nights'] },
  note: { zh: ['备注', '说明'], en: ['note', 'notes', 'remark'] },
}

const plain = (name: string) => name.toLowerCase().replace(/[\s_\-*()()::]/g, '')

const BY_NAME: ReadonlyMap<string, Column> = new Map(
  COLUMNS.flatMap((column) => [column, ...NAMES[column].zh, ...NAMES[column].en].map((name) => [plain(name), column])),
)

/** Whatever the spacing and the case. */
export const columnNamed = (header: string): Column | undefined => BY_NAME.get(plain(header))

export const headerOf = (column: Column, language: 'zh' | 'en'): string => NAMES[column][language][0] ?? column

const TIER_NAMES: Readonly<Record<Tier, readonly string[]>> = {
  'committee-member': ['委员会成员', '委员', 'committee member', 'committee'],
  'allied-organisation': ['加盟组织', '加盟单位', '加盟', 'allied organisation', 'allied'],
  expert: ['专家', 'expert'],
  volunteer: ['志愿者', '义工', 'volunteer'],
}

const ROLE_NAMES: Readonly<Record<DutyRole, readonly string[]>> = {
  counsellor: ['咨询员', '接线员', '咨询师', 'counsellor', 'counselor'],
  supervisor: ['督导', 'supervisor'],
  expert: ['备班专家', '专家', 'expert'],
  shadow: ['见习', '见习员', 'shadow'],
}

function lookUp<T extends string>(names: Readonly<Record<T, readonly string[]>>, keys: readonly T[]) {
  const byName = new Map(keys.flatMap((key) => [key, ...names[key]].map((name) => [plain(name), key])))
  return (name: string): T | undefined => byName.get(plain(name))
}

export const tierNamed = lookUp(TIER_NAMES, ['committee-member', 'allied-organisation', 'expert', 'volunteer'])
export const roleNamed = lookUp(ROLE_NAMES, ['counsellor', 'supervisor', 'expert', 'shadow'])

const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ['普通话', 'zh'],
  ['汉语', 'zh'],
  ['中文', 'zh'],
  ['mandarin', 'zh'],
  ['chinese', 'zh'],
  ['粤语', 'yue'],
  ['cantonese', 'yue'],
  ['吴语', 'wuu'],
  ['英语', 'en'],
  ['英文', 'en'],
  ['english', 'en'],
  ['日语', 'ja'],
  ['韩语', 'ko'],
])
export const languageNamed = (name: string): string | undefined =>
  LANGUAGES.get(plain(name)) ?? (/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(name) ? name : undefined)

const CREDENTIALS: ReadonlyMap<string, string> = new Map([
  ['二级心理咨询师', 'counsellor-level-2'],
  ['国家二级心理咨询师', 'counsellor-level-2'],
  ['三级心理咨询师', 'counsellor-level-3'],
  ['国家三级心理咨询师', 'counsellor-level-3'],
  ['精神科医师', 'psychiatrist'],
  ['岗前培训', 'pre-service-training'],
  ['专业背景', 'professional-background'],
])
export const credentialNamed = (name: string): string | undefined =>
  CREDENTIALS.get(name) ?? (/^[a-z0-9][a-z0-9-]{0,40}$/.test(name) ? name : undefined)
