// The keys of this installation, as the rest of the product sees them. They live outside the database.

export type KeyPurpose = 'audit' | 'sealing' | 'idempotency' | 'cursor' | 'address'

export interface Key {
  /** Stored beside what was made with the key. */
  readonly id: string
  /** 32 random bytes. */
  readonly secret: Buffer
}

export interface KeyRing {
  /** The key to make new things with. Created on first use. */
  current(purpose: KeyPurpose): Key
  /** A key by its id, while it exists: destroyed keys are gone for good. */
  find(id: string): Key | undefined
  /** The caller keys of a line: the window's own first, then, during a rotation, the one before it. */
  callerKeys(lineId: string, day: string): readonly Key[]
}
