// Rotas ahead whose shifts do not follow the line's plan any more, as after a surge was planned.
import type { Read } from '../../db/database.ts'
import type { LinePlan } from '../../lines/line.ts'
import { plannedShifts } from '../actions.ts'
import type { By } from '../place-store.ts'
import type { Rota } from '../rota.ts'
import { renewal } from '../shift-identity.ts'
import { shiftsOfRota } from '../shift-store.ts'
import { listRotas } from '../store.ts'

export interface StaleRota {
  readonly rota: Rota
  /** Shifts that would be added, moved, resized or cancelled. */
  readonly changes: number
}

const MOST = 12

export async function staleRotas(
  read: Read,
  plan: LinePlan,
  { today, at }: { readonly today: string } & Pick<By, 'at'>,
): Promise<readonly StaleRota[]> {
  const filter = { lineId: plan.line.id, from: today }
  const found: StaleRota[] = []
  for (const rota of await listRotas(read, filter, { limit: MOST, after: undefined })) {
    const planned = plannedShifts(plan, rota.fromDay, rota.toDay)
    const { added, moved, resized, cancelled } = renewal(await shiftsOfRota(read, rota.id), planned, at)
    const changes = added.length + moved.length + resized.length + cancelled.length
    if (changes > 0) found.push({ rota, changes })
  }
  return found
}
