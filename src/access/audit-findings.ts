// What a verification of the audit trail may find.

export type FindingKind =
  | 'entry-changed' // its content is not what was sealed
  | 'entry-removed' // sealed, and not there any more
  | 'entry-inserted' // says that it is sealed, and no batch knows it
  | 'reason-removed' // redacting leaves a row; this one has none
  | 'batch-changed' // the batch's own record was changed, entries reordered within it, or another key was used
  | 'batch-removed' // a number is missing in the chain
  | 'truncated' // the head file knows later batches than the database
  | 'head-mismatch' // the head file says something else than the database
  | 'head-file-missing'
  | 'head-file-damaged'
  | 'key-missing' // the key of a batch is not in the key ring

export interface Finding {
  readonly kind: FindingKind
  readonly batch?: number
  readonly entryId?: number
  readonly detail: string
}

export interface AuditVerdict {
  /** True when nothing was found. */
  readonly ok: boolean
  readonly batches: number
  /** Sealed entries that are as they were. */
  readonly entries: number
  /** Entries that no seal protects yet: those of the last ten seconds. */
  readonly unsealed: number
  readonly findings: readonly Finding[]
  /** What is worth knowing and no sign of tampering. */
  readonly notices: readonly string[]
}
