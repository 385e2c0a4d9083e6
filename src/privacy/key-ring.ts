// The keys of this installation, as the rest of the product sees them. They live outside the database.

export type KeyPurpose = 'audit' | 'sealing' | 'idempotency' | 'cursor' | 'address' | 'outbox'

export interface Key {
  /** Stored beside what was made with the key. Letters, digits and dashes. */
  readonly id: string
  /** 32 random bytes. */
  readonly secret: Buffer
}

export interface KeyRing {
  /** The key to make new things with. Created on first use. */
  current(purpose: KeyPurpose): Key
  /** A key by its id, while it exists: destroyed keys are gone for good. */
  find(id: string): Key | undefined
  /**
   * The caller keys of a line for a call of that day: the window's own first, then the one of the window before, where
   * it exists. None for a window whose keys have been destroyed: such a call cannot be told to be a repeat.
   */
  callerKeys(lineId: string, day: string): readonly Key[]
  /** Makes a new key the current one; what was made with the one before it stays readable. */
  rotate(purpose: KeyPurpose): Key
  /** Destroys the caller keys of all windows before `window`, and never makes one for them again. Gives their ids. */
  destroyCallerKeysBefore(window: string): readonly string[]
}
