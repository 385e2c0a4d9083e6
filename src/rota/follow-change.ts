// After every change of a published rota: swaps and open shifts must still be what they were asked for.
import type { Tx } from '../db/database.ts'
import type { By } from './place-store.ts'
import type { Rota } from './rota.ts'
import { revalidateOpenShifts } from './sign-up/revalidate.ts'
import { revalidateSwaps } from './swaps/revalidate.ts'

export async function followChange(tx: Tx, rota: Rota, by: By): Promise<void> {
  await revalidateSwaps(tx, rota, by)
  await revalidateOpenShifts(tx, rota, by)
}
