// A small working hotline for benches and crash tests, made by the product's own actions.
import { createAccount } from '../../src/access/account-actions.ts'
import { type Actor, systemActor } from '../../src/access/actor.ts'
import { permissionsOf, ROLES } from '../../src/access/permissions.ts'
import { createToken } from '../../src/access/token-actions.ts'
import type { Deps } from '../../src/deps.ts'
import { createLine } from '../../src/lines/actions.ts'
import type { DutyRole } from '../../src/lines/duty-role.ts'
import { createMember } from '../../src/people/actions.ts'
import { addCredential, addDuty } from '../../src/people/qualification-actions.ts'
import { createRota, publishRota } from '../../src/rota/actions.ts'
import { generate } from '../../src/rota/generate.ts'

export interface Seeded {
  readonly lineId: string
  /** An API token that may do everything. */
  readonly token: string
  /** Of a second person, who approves. */
  readonly secondToken: string
}

const ROLE_OF: readonly DutyRole[] = ['counsellor', 'counsellor', 'counsellor', 'supervisor', 'expert']

async function addMember(deps: Deps, lineId: string, number: number): Promise<string> {
  const day = deps.clock.now().minus({ days: 40 }).toISODate()
  const { id } = await createMember(deps, systemActor, {
    name: `Bench ${number}`,
    tier: 'volunteer',
    languages: ['zh'],
    dialects: [],
    zone: 'Asia/Shanghai',
    joinedOn: day,
    agreementOn: day,
    limits: {},
    note: '',
  })
  const role = ROLE_OF[number % ROLE_OF.length] ?? 'counsellor'
  await addDuty(deps, systemActor, id, { duty: { lineId, role, from: day } })
  const credential = { kind: 'pre-service-training', validFrom: day, validUntil: null }
  await addCredential(deps, systemActor, id, { credential })
  return id
}

/** One line, 30 members, this month's rota published, and an account with every role. */
export async function seedHotline(deps: Deps, people = 30): Promise<Seeded> {
  const { id: lineId } = await createLine(deps, systemActor, {
    code: 'bench',
    kind: 'psychological',
    nameZh: '测试热线',
    nameEn: 'Bench line',
    zone: 'Asia/Shanghai',
    region: 'CN',
    seats: 2,
    preset: '24-hours',
    settings: {},
    openedOn: deps.clock.now().minus({ days: 40 }).toISODate(),
  })
  const members = []
  for (let number = 0; number < people; number++) members.push(await addMember(deps, lineId, number))
  const from = deps.clock.now().setZone('Asia/Shanghai').startOf('day')
  const to = from.plus({ days: 7 })
  const period = { from: from.toISODate(), to: to.toISODate() }
  const rota = await createRota(deps, systemActor, { lineId, ...period, note: '' })
  const options = { seed: 1, iterations: 2_000, seconds: 10, redo: false, dryRun: false, expected: undefined }
  await generate(deps, systemActor, { rotaId: rota.id, ...options })
  await publishRota(deps, systemActor, {
    rotaId: rota.id,
    note: '',
    override: { reason: 'bench' },
    expected: undefined,
  })
  return { lineId, token: await tokenOf(deps, 'bench', members[0]), secondToken: await tokenOf(deps, 'second') }
}

async function tokenOf(deps: Deps, name: string, memberId?: string): Promise<string> {
  const account = await createAccount(deps, systemActor, { name, roles: ROLES, memberId, language: 'en' })
  const permissions = permissionsOf(ROLES)
  const actor: Actor = {
    ...systemActor,
    kind: 'account',
    accountId: account.id,
    memberId,
    roles: ROLES,
    permissions,
    credentialId: 'bench',
  }
  const expiresAt = deps.clock.now().plus({ days: 2 })
  const { secret } = await createToken(deps, actor, {
    label: 'bench',
    scopes: [...permissions].filter((one) => one !== 'accounts:manage'),
    expiresAt,
  })
  return secret
}
