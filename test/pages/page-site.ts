// The application with a line that stands duty around the clock, people with accounts, and a published rota of some days.

import { systemActor } from '../../src/access/actor.ts'
import type { Role } from '../../src/access/permissions.ts'
import { createLine } from '../../src/lines/actions.ts'
import type { DutyRole } from '../../src/lines/duty-role.ts'
import { createMember } from '../../src/people/actions.ts'
import { addCredential, addDuty } from '../../src/people/qualification-actions.ts'
import { type Answer, type Client, type TestSite, testApp } from '../support/app.ts'

export const PEOPLE = {
  ann: { code: 'C101', name: 'Made-up Ann', role: 'counsellor' },
  bob: { code: 'C102', name: 'Made-up Bob', role: 'counsellor' },
  cem: { code: 'C103', name: 'Made-up Cem', role: 'counsellor' },
  sue: { code: 'S101', name: 'Made-up Sue', role: 'supervisor' },
} as const satisfies Record<string, { code: string; name: string; role: DutyRole }>
export type Person = keyof typeof PEOPLE

export interface PageSite extends TestSite {
  readonly lineId: string
  readonly memberIds: Readonly<Record<Person, string>>
  /** Signed in as one of the people; in English, unless the browser says otherwise. */
  person(person: Person): Promise<Client>
  /** Ann and Bob sit from 08:00 to 12:00 on 14 May 2026, Cem after them; Sue supervises. Published. */
  publishRota(): Promise<string>
}

const SINCE = '2026-01-01'

/** It is 10:00 on Thursday, 14 May 2026, in Shanghai. */
export async function pageSite(options: { now?: string } = {}): Promise<PageSite> {
  const site = await testApp({ now: options.now ?? '2026-05-14T02:00:00Z' })
  const { deps } = site
  const { id: lineId } = await createLine(deps, systemActor, {
    code: 'psy',
    kind: 'psychological',
    nameZh: '测试热线',
    nameEn: 'Test line',
    zone: 'Asia/Shanghai',
    region: 'CN',
    seats: 2,
    preset: '24-hours',
    settings: {},
    openedOn: SINCE,
  })
  const add = (person: Person) => addMember(site, lineId, person)
  const memberIds = { ann: await add('ann'), bob: await add('bob'), cem: await add('cem'), sue: await add('sue') }
  return {
    ...site,
    lineId,
    memberIds,
    person: (person) => site.as(PEOPLE[person].role satisfies Role, { memberId: memberIds[person] }),
    publishRota: () => publishRota(site, lineId, memberIds),
  }
}

async function addMember({ deps }: TestSite, lineId: string, person: Person): Promise<string> {
  const { code, name, role } = PEOPLE[person]
  const { id } = await createMember(deps, systemActor, {
    displayCode: code,
    name,
    tier: 'volunteer',
    languages: ['zh'],
    dialects: [],
    zone: 'Asia/Shanghai',
    joinedOn: SINCE,
    agreementOn: SINCE,
    limits: {},
    note: '',
  })
  await addDuty(deps, systemActor, id, { duty: { lineId, role, from: SINCE } })
  const credential = { kind: 'pre-service-training', validFrom: SINCE, validUntil: null }
  await addCredential(deps, systemActor, id, { credential })
  return id
}

/** A rota is made before its first day; the clock goes back for it, and returns. */
async function publishRota(site: TestSite, lineId: string, memberIds: PageSite['memberIds']): Promise<string> {
  const now = site.clock.now()
  site.clock.set('2026-05-10T02:00:00Z')
  const coordinator = await site.as('coordinator')
  const must = (answer: Answer) => {
    if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`)
    return answer
  }
  const rota = must(await coordinator.post('/api/v1/rotas', { lineId, from: '2026-05-13', to: '2026-05-16' })).body
  const { body } = must(await coordinator.get(`/api/v1/rotas/${rota.id}`))
  const shiftOf = (role: DutyRole, hour: number) =>
    body.shifts.find(
      (shift: { role: string; start: string; day: string }) =>
        shift.role === role && shift.day === '2026-05-14' && new Date(shift.start).getUTCHours() === hour - 8,
    ).id
  const assign = async (person: Person, shiftId: string) =>
    must(
      await coordinator.post(`/api/v1/rotas/${rota.id}/assignments`, {
        shiftId,
        memberId: memberIds[person],
        override: { reason: 'Made-up reason' },
      }),
    )
  await assign('ann', shiftOf('counsellor', 8))
  await assign('bob', shiftOf('counsellor', 8))
  await assign('cem', shiftOf('counsellor', 12))
  await assign('sue', shiftOf('supervisor', 8))
  must(await coordinator.post(`/api/v1/rotas/${rota.id}/publish`, { override: { reason: 'Made-up reason' } }))
  site.clock.set(now)
  return rota.id
}

/** What a browser sends when a form is submitted. */
export function submit(client: Client, path: string, fields: Fields, headers: Record<string, string> = {}) {
  return client.post(path, encoded(fields), {
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'text/html',
    'accept-language': 'en',
    ...headers,
  })
}

export type Fields = Readonly<Record<string, string | readonly string[]>>

export function encoded(fields: Fields): string {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, String(each))
  return body.toString()
}

/** A page as a browser in this language asks for it. */
export const visit = (client: Client, path: string, language = 'en') =>
  client.get(path, { accept: 'text/html', 'accept-language': language })

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const decode = (text: string) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ENTITIES[name] ?? '')

/** The hidden fields of a page, by name. */
export function hiddenFields(html: string): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  for (const [tag] of html.matchAll(/<input type="hidden"[^>]*>/g)) {
    const name = decode(/ name="([^"]*)"/.exec(tag)?.[1] ?? '')
    fields[name] = [...(fields[name] ?? []), decode(/ value="([^"]*)"/.exec(tag)?.[1] ?? '')]
  }
  return fields
}

export const locationOf = ({ headers }: Answer): string => String(headers.location ?? '')
