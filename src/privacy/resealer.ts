// How a feature moves what it has sealed from old keys to the current ones.
import type { Tx } from '../db/database.ts'
import type { KeyPurpose, KeyRing, WindowPurpose } from './key-ring.ts'

export interface Resealer {
  readonly purpose: KeyPurpose | WindowPurpose
  /**
   * Seals some of what is under any of these keys anew, with the current one. What does not open any more is left.
   * @returns how many were sealed anew; 0: nothing is left that opens
   */
  reseal(tx: Tx, keys: KeyRing, oldKeyIds: readonly string[]): Promise<number>
}
