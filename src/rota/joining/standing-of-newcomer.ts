// What somebody who has joined finds: rotas that were dealt out without them, and their fair part of those to come.
import type { DateTime } from 'luxon'
import type { Read } from '../../db/database.ts'
import { dutiesOf, getMember } from '../../people/store.ts'
import { bookOfRota } from '../facts-store.ts'
import { firstPublished } from '../ledger/store.ts'
import { problemOf } from '../problem-of-rota.ts'
import type { Rota } from '../rota.ts'
import { compile } from '../solver/model.ts'
import { targetsOf } from '../solver/targets.ts'
import { listRotas } from '../store.ts'

export interface RotaOfNewcomer {
  readonly rota: Rota
  /** Hours and nights that are their part; undefined: it was published before they were taken in, and owes nothing. */
  readonly fair: { readonly hours: number; readonly nights: number } | undefined
}

const MOST_ROTAS = 20

/** Rotas of their lines that reach beyond the day of joining, by first day. */
export async function rotasOfNewcomer(read: Read, memberId: string, now: DateTime): Promise<readonly RotaOfNewcomer[]> {
  const member = await getMember(read, memberId)
  const lines = [...new Set((await dutiesOf(read, memberId)).map(({ lineId }) => lineId))]
  const found: RotaOfNewcomer[] = []
  for (const lineId of lines) {
    const rotas = await listRotas(read, { lineId, from: member.joinedOn }, { limit: MOST_ROTAS, after: undefined })
    for (const rota of rotas.toReversed()) {
      const published = await firstPublished(read, rota)
      const isOlder = published !== undefined && published < member.createdAt
      found.push({ rota, fair: isOlder ? undefined : await fairPartOf(read, rota, { memberId, now }) })
    }
  }
  return found
}

async function fairPartOf(read: Read, { id }: Rota, { memberId, now }: { memberId: string; now: DateTime }) {
  const model = compile(problemOf(await bookOfRota(read, id), now))
  const { minutes, nights } = targetsOf(model)
  const m = model.problem.members.findIndex((each) => each.id === memberId)
  return { hours: (minutes[m] ?? 0) / 60, nights: nights[m] ?? 0 }
}
