import { expect, test } from 'vitest'
import type { Role } from '../../src/access/permissions.ts'
import type { Client } from '../support/app.ts'
import { pageSite, visit } from './page-site.ts'

const DUTY: readonly Role[] = ['counsellor', 'expert', 'supervisor']
const ALL: readonly Role[] = [...DUTY, 'coordinator', 'editor', 'administrator']

interface Page {
  readonly path: string
  readonly title: Readonly<Record<'zh' | 'en', string>>
  readonly roles: readonly Role[]
}

const PAGES: readonly Page[] = [
  { path: '/', title: { zh: '我的值班', en: 'My duty' }, roles: ALL },
  { path: '/account', title: { zh: '账户', en: 'Account' }, roles: ALL },
  { path: '/calls', title: { zh: '来电', en: 'Calls' }, roles: DUTY },
  { path: '/calls/new', title: { zh: '新来电', en: 'New call' }, roles: DUTY },
  { path: '/follow-ups', title: { zh: '随访', en: 'Follow-ups' }, roles: DUTY },
  { path: '/findings', title: { zh: '待核对的脱敏', en: 'Unsure findings' }, roles: ['supervisor'] },
  { path: '/retention', title: { zh: '保存期限', en: 'Retention' }, roles: ['supervisor', 'administrator'] },
  { path: '/reports', title: { zh: '强制报告', en: 'Mandatory reports' }, roles: DUTY },
  { path: '/handover', title: { zh: '交接班', en: 'Hand-over' }, roles: DUTY },
  { path: '/duty-log', title: { zh: '值班日志', en: 'Duty log' }, roles: ALL },
  { path: '/themes', title: { zh: '共性问题', en: 'Themes' }, roles: ['supervisor', 'coordinator', 'editor'] },
  {
    path: '/themes/staffing',
    title: { zh: '接听需要多少人', en: 'How many people it takes' },
    roles: ['supervisor', 'coordinator', 'editor'],
  },
  {
    path: '/themes/files',
    title: { zh: '报表与导出', en: 'Reports and exports' },
    roles: ['supervisor', 'coordinator', 'editor'],
  },
  {
    path: '/themes/terms',
    title: { zh: '上升的词语', en: 'Rising words' },
    roles: ['supervisor', 'coordinator', 'editor'],
  },
  { path: '/rota/psy/2026-05', title: { zh: '排班表', en: 'Rota' }, roles: ALL },
  { path: '/rota/psy/rotations', title: { zh: '轮换', en: 'Rotations' }, roles: ALL },
  { path: '/duty/psy/fallback', title: { zh: '候补', en: 'Fallback' }, roles: ALL },
  { path: '/rota/psy/surges', title: { zh: '加强值班', en: 'Surges' }, roles: ['coordinator'] },
  { path: '/joining', title: { zh: '有人加入', en: 'Somebody joins' }, roles: ['coordinator'] },
  { path: '/leaving', title: { zh: '有人离队', en: 'Somebody leaves' }, roles: ['coordinator'] },
  { path: '/swaps', title: { zh: '换班', en: 'Swaps' }, roles: ALL },
  { path: '/open-shifts', title: { zh: '空班', en: 'Open shifts' }, roles: ALL },
  { path: '/notices', title: { zh: '通知', en: 'Notices' }, roles: ALL },
  { path: '/questions', title: { zh: '专家答疑', en: 'Questions to experts' }, roles: DUTY },
  { path: '/questions/new', title: { zh: '请教专家', en: 'Ask an expert' }, roles: DUTY },
  { path: '/consultations', title: { zh: '联合会诊', en: 'Case consultations' }, roles: DUTY },
  { path: '/consultations/new', title: { zh: '发起会诊', en: 'New consultation' }, roles: ['supervisor'] },
  { path: '/cases', title: { zh: '投诉与医患沟通', en: 'Complaints and mediation' }, roles: [...DUTY, 'coordinator'] },
  { path: '/cases/new', title: { zh: '新建个案', en: 'New case' }, roles: [...DUTY, 'coordinator'] },
  { path: '/surveys', title: { zh: '满意度', en: 'Satisfaction' }, roles: ['supervisor', 'coordinator', 'editor'] },
  { path: '/surveys/campaigns/new', title: { zh: '新建调查', en: 'New campaign' }, roles: ['coordinator'] },
  { path: '/surveys/answer', title: { zh: '来电者如何评价', en: 'What did the caller say' }, roles: DUTY },
]

const PUBLIC = ['/sign-in', '/setup', '/password', '/bulletins'] as const

test('every page is there in both languages, for the right roles only', async () => {
  const site = await pageSite()
  await site.publishRota()
  const readers = new Map<Role, Client>([
    ['counsellor', await site.person('ann')],
    ['supervisor', await site.person('sue')],
    ['coordinator', await site.as('coordinator')],
  ])
  for (const language of ['zh', 'en'] as const) {
    for (const reader of readers.values()) await reader.patch('/api/v1/me', { language })
    for (const { path, title, roles } of PAGES) {
      const reader = readers.get(roles[0] ?? 'editor')
      if (!reader) throw new Error(`nobody reads ${path}`)
      const shown = await visit(reader, path, language === 'zh' ? 'en' : 'zh')
      expect([path, shown.status]).toEqual([path, 200])
      expect(shown.text, path).toContain(`<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`)
      expect(shown.text, path).toMatch(new RegExp(`<title>[^<]*${title[language]}[^<]*</title>`))
      expect(shown.headers['cache-control'], path).toBe('no-store')
      expect(shown.headers['content-type'], path).toBe('text/html; charset=utf-8')
    }
  }
})

test('every page is refused to all other roles', async () => {
  const site = await pageSite()
  for (const role of ALL) {
    const client = await site.as(role)
    for (const { path, roles } of PAGES) {
      const { status } = await visit(client, path)
      expect([path, role, status]).toEqual([path, role, roles.includes(role) ? 200 : 403])
    }
  }
})

test('every page sends an anonymous visitor to sign in, and back afterwards', async () => {
  const { anonymous } = await pageSite()
  for (const { path } of PAGES) {
    const { status, headers } = await visit(anonymous, path)
    const way = path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`
    expect([path, status, headers.location, headers['cache-control']]).toEqual([path, 303, way, 'no-store'])
  }
})

test('no page needs a script, and none brings its own or anything from elsewhere', async () => {
  const site = await pageSite()
  await site.publishRota()
  const ann = await site.as(ALL, { memberId: site.memberIds.ann })
  const pages = [...PAGES.map(({ path }) => visit(ann, path)), ...PUBLIC.map((path) => visit(site.anonymous, path))]
  for (const { text, headers } of await Promise.all(pages)) {
    expect(text).not.toMatch(/<script(?![^>]* src="\/static\/)/)
    expect(text).not.toMatch(/ (style|on[a-z]+)="/)
    expect(text).not.toMatch(/(src|href|action)="(https?:)?\/\//)
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  }
})

test('every page can be had in the other language, with one tap and without losing one’s place', async () => {
  const site = await pageSite()
  const ann = await site.as(ALL, { memberId: site.memberIds.ann })
  for (const { path } of PAGES) {
    const { text } = await visit(ann, path)
    expect(text).toContain('action="/language"')
    expect(text).toContain(`name="next" value="${path}"`)
  }
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' }
  const switched = await ann.post('/language', 'language=zh&next=%2Fcalls', headers)
  expect([switched.status, switched.headers.location]).toEqual([303, '/calls'])
  expect((await visit(ann, '/calls')).text).toContain('我的来电')
  const elsewhere = await ann.post('/language', 'language=en&next=https%3A%2F%2Felsewhere.example', headers)
  expect(elsewhere.headers.location).toBe('/')
})

test('labels and fields belong together on every page', async () => {
  const site = await pageSite()
  const ann = await site.as(ALL, { memberId: site.memberIds.ann })
  for (const path of [...PAGES.map((page) => page.path), ...PUBLIC]) {
    const { text } = await visit(ann, path)
    const ids = new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    for (const [, target] of text.matchAll(/ (?:for|aria-describedby)="([^"]+)"/g)) expect(ids).toContain(target)
    for (const [control] of text.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)) {
      const hidden = /type="hidden"| hidden/.test(control)
      const labelled = / id="/.test(control) || /type="(radio|checkbox)"/.test(control)
      expect([control, hidden || labelled]).toEqual([control, true])
    }
  }
})

test('GET /static answers for ever to the version that pages name, and for a moment to others', async () => {
  const { anonymous } = await pageSite()
  const { text } = await visit(anonymous, '/sign-in')
  const address = /href="(\/static\/console\.css\?v=[\w-]+)"/.exec(text)?.[1] ?? ''
  const style = await anonymous.get(address)
  expect([style.status, style.headers['content-type']]).toEqual([200, 'text/css; charset=utf-8'])
  expect(style.headers['cache-control']).toContain('immutable')
  expect((await anonymous.get('/static/console.css?v=old')).headers['cache-control']).toBe('public, max-age=0')
  expect((await anonymous.get('/static/nothing.css')).status).toBe(404)
  expect((await anonymous.get('/static/..%2fassets.ts')).status).toBe(404)
})

test('a problem is a page in the reader’s language, with a way on', async () => {
  const { anonymous } = await pageSite()
  const zh = await visit(anonymous, '/nothing', 'zh')
  expect([zh.status, zh.headers['cache-control']]).toEqual([404, 'no-store'])
  expect(zh.text).toContain('这里没有内容')
  const en = await anonymous.get('/nothing', {
    accept: 'text/html',
    'accept-language': 'zh',
    cookie: 'warmline_language=en',
  })
  expect(en.text).toContain('There is nothing here')
  expect(en.text).toContain('name="next" value="/nothing"')
})
