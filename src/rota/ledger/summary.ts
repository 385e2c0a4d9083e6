// The ledger of some rotas, added up by member.
import type { Faces, Sight } from '../views.ts'
import { carriedOf, type LedgerEntry, type Load, type WishTally } from './ledger.ts'

export interface MemberLedger {
  readonly memberId: string
  readonly rotas: number
  readonly stood: Load
  readonly fair: Load
  readonly carried: Load
  readonly wishes: WishTally
}

/** In the order of the entries. */
export function summaryOf(entries: readonly LedgerEntry[]): readonly MemberLedger[] {
  return [...Map.groupBy(entries, ({ memberId }) => memberId)].map(([memberId, own]) => ({
    memberId,
    rotas: own.length,
    stood: sum(own.map(({ stood }) => stood)),
    fair: sum(own.map(({ fair }) => fair)),
    carried: carriedOf(own),
    wishes: {
      asked: own.reduce((total, { wishes }) => total + wishes.asked, 0),
      met: own.reduce((total, { wishes }) => total + wishes.met, 0),
    },
  }))
}

function sum(loads: readonly Load[]): Load {
  const of = (kind: keyof Load) => Math.round(100 * loads.reduce((total, load) => total + load[kind], 0)) / 100
  return { minutes: of('minutes'), nights: of('nights'), weekends: of('weekends'), holidays: of('holidays') }
}

const hours = ({ minutes, ...load }: Load) => ({ hours: Math.round((100 * minutes) / 60) / 100, ...load })

/** Wishes are between a member and the coordinators. */
export const memberLedgerView = (row: MemberLedger, faces: Faces, { everything, memberId }: Sight) => ({
  member: faces.of(row.memberId),
  rotas: row.rotas,
  stood: hours(row.stood),
  fair: hours(row.fair),
  carried: hours(row.carried),
  wishes: everything || row.memberId === memberId ? { ...row.wishes } : null,
})
