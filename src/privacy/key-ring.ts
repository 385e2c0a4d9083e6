// The keys of this installation, as the rest of the product sees them. They live outside the database.

export type KeyPurpose = 'audit' | 'idempotency' | 'cursor' | 'address' | 'outbox'

/** Keys for a line and a window, or for a month. */
export type WindowPurpose = 'caller' | 'sealing'

export interface KeyFacts {
  readonly id: string
  readonly purpose: KeyPurpose | WindowPurpose
  readonly created: string
  readonly line?: string | undefined
  readonly window?: string | undefined
  /** Given by WARMLINE_KEYS, and so beyond our reach. */
  readonly given: boolean
}

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
  /**
   * The key for what is kept until some day of that month ('2026-11'). Created on first use.
   * @throws when the month is over and its keys are destroyed
   */
  sealing(month: string): Key
  /** The first month whose sealing keys may still live; '' as long as none was destroyed. */
  sealingFrom(): string
  /** Destroys the sealing keys of all months before `month`, and never makes one for them again. Gives their ids. */
  destroySealingKeysBefore(month: string): readonly string[]
  /** Makes a newer key beside each key that has a line or a month. @returns the ids of those that were current before */
  renew(purpose: WindowPurpose): readonly string[]
  /** Destroys these keys: what was made with them alone is lost. @returns the ids of those that there were */
  destroy(ids: readonly string[]): readonly string[]
  /** Every key by id, never its secret. */
  list(): readonly KeyFacts[]
  /** Makes a new key the current one; what was made with the one before it stays readable. */
  rotate(purpose: KeyPurpose): Key
  /** Destroys the caller keys of all windows before `window`, and never makes one for them again. Gives their ids. */
  destroyCallerKeysBefore(window: string): readonly string[]
}
