// The demo's people: forty who bear the names of trees, six allied organisations, three teams. Nobody is real.

import type { DutyRole } from '../lines/duty-role.ts'
import type { Limits, Tier } from '../people/member.ts'
import type { DemoLine } from './calls.ts'
import { chance, oneOf, pick, stream } from './random.ts'

export const DEMO_ORGANISATIONS = [
  { code: 'room', kind: 'own', nameZh: '演示会客厅', nameEn: 'Demo Reception Room' },
  { code: 'counsellors', kind: 'allied', nameZh: '演示心理咨询师协会', nameEn: 'Demo Association of Counsellors' },
  { code: 'families', kind: 'allied', nameZh: '演示家庭教育指导中心', nameEn: 'Demo Family Education Centre' },
  { code: 'hospital', kind: 'allied', nameZh: '演示医院心理科', nameEn: 'Demo Hospital, Psychology' },
  { code: 'schools', kind: 'allied', nameZh: '演示学校心理联盟', nameEn: 'Demo Schools Alliance' },
  { code: 'social-work', kind: 'allied', nameZh: '演示社会工作服务中心', nameEn: 'Demo Social Work Centre' },
  { code: 'volunteers', kind: 'allied', nameZh: '演示志愿者联合会', nameEn: 'Demo Volunteers Union' },
] as const

export const DEMO_TEAMS = [
  { code: 'red', nameZh: '红队', nameEn: 'Red team', colour: '#c62828' },
  { code: 'yellow', nameZh: '黄队', nameEn: 'Yellow team', colour: '#f9a825' },
  { code: 'green', nameZh: '绿队', nameEn: 'Green team', colour: '#2e7d32' },
] as const

const TREES = [
  ['桤木', 'Alder'],
  ['白蜡', 'Ash'],
  ['杨树', 'Aspen'],
  ['山毛榉', 'Beech'],
  ['桦树', 'Birch'],
  ['黄杨', 'Boxwood'],
  ['雪松', 'Cedar'],
  ['樱桃', 'Cherry'],
  ['栗树', 'Chestnut'],
  ['柏树', 'Cypress'],
  ['山茱萸', 'Dogwood'],
  ['接骨木', 'Elder'],
  ['榆树', 'Elm'],
  ['无花果', 'Fig'],
  ['冷杉', 'Fir'],
  ['银杏', 'Ginkgo'],
  ['山楂', 'Hawthorn'],
  ['榛树', 'Hazel'],
  ['铁杉', 'Hemlock'],
  ['冬青', 'Holly'],
  ['鹅耳枥', 'Hornbeam'],
  ['刺柏', 'Juniper'],
  ['落叶松', 'Larch'],
  ['月桂', 'Laurel'],
  ['椴树', 'Linden'],
  ['刺槐', 'Locust'],
  ['木兰', 'Magnolia'],
  ['枫树', 'Maple'],
  ['桑树', 'Mulberry'],
  ['橡树', 'Oak'],
  ['橄榄', 'Olive'],
  ['棕榈', 'Palm'],
  ['松树', 'Pine'],
  ['李树', 'Plum'],
  ['红杉', 'Redwood'],
  ['花楸', 'Rowan'],
  ['云杉', 'Spruce'],
  ['梧桐', 'Sycamore'],
  ['胡桃', 'Walnut'],
  ['柳树', 'Willow'],
] as const

export interface DemoDuty {
  readonly line: DemoLine
  readonly role: DutyRole
}

export interface DemoMember {
  /** 'C014' */
  readonly displayCode: string
  readonly name: string
  readonly tier: Tier
  readonly organisation: (typeof DEMO_ORGANISATIONS)[number]['code']
  readonly team: (typeof DEMO_TEAMS)[number]['code'] | undefined
  readonly languages: readonly string[]
  readonly dialects: readonly string[]
  readonly duties: readonly DemoDuty[]
  readonly credentials: readonly string[]
  readonly limits: Limits
  /** A three-digit extension. */
  readonly extension: string
  /** A weekday on which they never can, 1 is Monday. */
  readonly neverOn: number | undefined
  /** A shift that they like (above 0) or would rather not have. */
  readonly wish: { readonly line: DemoLine; readonly templateCode: string; readonly weight: number } | undefined
}

type Post = Pick<DemoMember, 'tier' | 'organisation' | 'duties' | 'credentials'>

const psy = (role: DutyRole): DemoDuty => ({ line: 'psy', role })
const health = (role: DutyRole): DemoDuty => ({ line: 'health', role })
const ALLIED = ['counsellors', 'families', 'hospital', 'schools', 'social-work', 'volunteers'] as const

/** Who is who, by place in the list: supervisors, experts, committee members, the allied, volunteers. */
function postOf(place: number): Post {
  const trained = ['counsellor-level-2', 'pre-service-training'] as const
  if (place < 5) {
    const duties = [psy('supervisor'), health('supervisor')]
    return { tier: 'committee-member', organisation: 'room', duties, credentials: trained }
  }
  if (place < 11) {
    const duties = place < 8 ? [psy('expert')] : [psy('expert'), health('expert')]
    const credentials = [place < 8 ? 'psychiatrist' : 'physician']
    return { tier: 'expert', organisation: 'hospital', duties: [...duties, health('expert')].slice(0, 2), credentials }
  }
  if (place < 14) {
    return { tier: 'committee-member', organisation: 'room', duties: [psy('counsellor')], credentials: trained }
  }
  if (place < 26) {
    const organisation = ALLIED[(place - 14) % ALLIED.length] ?? 'volunteers'
    const duties = place < 20 ? [psy('counsellor')] : [psy('counsellor'), health('counsellor')]
    return { tier: 'allied-organisation', organisation, duties, credentials: trained }
  }
  const trainee = place >= 38
  const duties = trainee ? [psy('shadow')] : place < 31 ? [psy('counsellor')] : [health('counsellor')]
  const credentials = ['counsellor-level-3', ...(trainee ? [] : ['pre-service-training'])]
  return { tier: 'volunteer', organisation: 'volunteers', duties, credentials }
}

const DIALECTS = ['吴语', '平湖话', '上海话', '粤语', '闽南话', '四川话'] as const
const SEATS = ['seat-00', 'seat-04', 'seat-08', 'seat-12', 'seat-16', 'seat-20'] as const

export function demoMembers(seed: number): readonly DemoMember[] {
  const random = stream(seed, 'people')
  return TREES.map(([zh, en], place) => {
    const post = postOf(place)
    const answers = post.duties.some(({ role }) => role === 'counsellor')
    const line = post.duties[0]?.line ?? 'psy'
    const likes = line === 'psy' && answers && chance(random, 0.5)
    return {
      displayCode: `C${String(place + 1).padStart(3, '0')}`,
      name: `演示${zh} Demo ${en}`,
      ...post,
      team: answers || post.tier === 'volunteer' ? oneOf(random, DEMO_TEAMS).code : undefined,
      languages: chance(random, 0.25) ? ['zh', 'en'] : ['zh'],
      dialects: chance(random, 0.6) ? [oneOf(random, DIALECTS)] : [],
      limits: answers ? { maxHoursPerMonth: 112, wantedHoursPerMonth: 60 + pick(random, 5) * 8 } : {},
      extension: String(201 + place),
      neverOn: answers && chance(random, 0.3) ? 1 + pick(random, 7) : undefined,
      wish: likes ? { line, templateCode: oneOf(random, SEATS), weight: chance(random, 0.5) ? 2 : -2 } : undefined,
    }
  })
}
