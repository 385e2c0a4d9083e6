// People, what they may do and when they can. What was in force is ended, never changed; addresses are sealed.
import {
  code,
  id,
  index,
  instant,
  integer,
  json,
  localDate,
  localTime,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '../db/columns.ts'
import type { DutyRole } from '../lines/duty-role.ts'
import { lines } from '../lines/tables.ts'
import { freeText } from '../privacy/free-text.ts'
import type { AbsenceKind } from './availability.ts'
import type { Limits, Tier } from './member.ts'
import type { OrganisationKind } from './organisation.ts'
import type { AddressKind } from './routing-address.ts'

export const organisations = table(
  'organisations',
  {
    id: id().primaryKey(),
    code: text().notNull(),
    kind: code<OrganisationKind>().notNull(),
    nameZh: text().notNull(),
    nameEn: text().notNull(),
    retiredOn: localDate(),
    revision: integer().notNull(),
  },
  (t) => [uniqueIndex('organisations_code').on(t.code)],
)

export const teams = table(
  'teams',
  {
    id: id().primaryKey(),
    code: text().notNull(),
    nameZh: text().notNull(),
    nameEn: text().notNull(),
    /** '#rrggbb'. What a colour means, the name says. */
    colour: text().notNull(),
    retiredOn: localDate(),
    revision: integer().notNull(),
  },
  (t) => [uniqueIndex('teams_code').on(t.code)],
)

export const members = table(
  'members',
  {
    id: id().primaryKey(),
    displayCode: text().notNull(),
    name: text().notNull(),
    tier: code<Tier>().notNull(),
    organisationId: text().references(() => organisations.id),
    languages: json<readonly string[]>().notNull(),
    dialects: json<readonly string[]>().notNull(),
    zone: text().notNull(),
    joinedOn: localDate().notNull(),
    leftOn: localDate(),
    agreementOn: localDate(),
    limits: json<Limits>().notNull(),
    note: freeText().notNull(),
    createdAt: instant().notNull(),
    revision: integer().notNull(),
  },
  (t) => [uniqueIndex('members_display_code').on(t.displayCode), index('members_organisation').on(t.organisationId)],
)

const ofMember = () =>
  text()
    .notNull()
    .references(() => members.id)
const ofLine = () =>
  text()
    .notNull()
    .references(() => lines.id)

export const teamMemberships = table(
  'team_memberships',
  {
    id: id().primaryKey(),
    memberId: ofMember(),
    teamId: text()
      .notNull()
      .references(() => teams.id),
    from: localDate().notNull(),
    until: localDate(),
  },
  (t) => [index('team_memberships_member').on(t.memberId), index('team_memberships_team').on(t.teamId)],
)

export const memberCredentials = table(
  'member_credentials',
  {
    id: id().primaryKey(),
    memberId: ofMember(),
    kind: text().notNull(),
    validFrom: localDate().notNull(),
    validUntil: localDate(),
  },
  (t) => [index('member_credentials_member').on(t.memberId)],
)

export const memberDuties = table(
  'member_duties',
  {
    id: id().primaryKey(),
    memberId: ofMember(),
    lineId: ofLine(),
    role: code<DutyRole>().notNull(),
    from: localDate().notNull(),
    until: localDate(),
    /** When it was entered, whatever its first day; null: before this was kept, with the member at the latest. */
    givenAt: instant(),
  },
  (t) => [index('member_duties_member').on(t.memberId), index('member_duties_line').on(t.lineId, t.role)],
)

/** Where a member's duty calls go on a line. The address itself is only ever stored sealed. */
export const routingAddresses = table(
  'routing_addresses',
  {
    memberId: ofMember(),
    lineId: ofLine(),
    kind: code<AddressKind>().notNull(),
    sealed: text().notNull(),
    setAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.lineId] }), index('routing_addresses_line').on(t.lineId)],
)

export const absences = table(
  'absences',
  {
    id: id().primaryKey(),
    memberId: ofMember(),
    kind: code<AbsenceKind>().notNull(),
    start: instant().notNull(),
    end: instant().notNull(),
    note: freeText().notNull(),
    createdAt: instant().notNull(),
    revision: integer().notNull(),
  },
  (t) => [index('absences_member').on(t.memberId, t.end)],
)

/** Weekly, by the member's own wall clock. */
export const recurringAbsences = table(
  'recurring_absences',
  {
    id: id().primaryKey(),
    memberId: ofMember(),
    weekday: integer().notNull(),
    start: localTime().notNull(),
    minutes: integer().notNull(),
    from: localDate().notNull(),
    until: localDate(),
  },
  (t) => [index('recurring_absences_member').on(t.memberId)],
)

export const wishes = table(
  'wishes',
  {
    id: id().primaryKey(),
    memberId: ofMember(),
    lineId: ofLine(),
    day: localDate(),
    weekday: integer(),
    templateCode: text(),
    weight: integer().notNull(),
    from: localDate().notNull(),
    until: localDate(),
  },
  (t) => [index('wishes_member').on(t.memberId), index('wishes_line').on(t.lineId)],
)

/** That a list of members was taken in, for whoever sends it again. */
export const memberImports = table('member_imports', {
  id: id().primaryKey(),
  at: instant().notNull(),
  members: integer().notNull(),
})
