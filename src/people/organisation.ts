// Organisations that members come from, and the teams they form.

/** own: our own unit; allied: 加盟组织. */
export const ORGANISATION_KINDS = ['own', 'allied', 'other'] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

export interface Organisation {
  readonly id: string
  readonly code: string
  readonly kind: OrganisationKind
  readonly nameZh: string
  readonly nameEn: string
  /** First day on which nobody new may belong to it. */
  readonly retiredOn: string | null
  readonly revision: number
}

export interface Team {
  readonly id: string
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
  /** '#rrggbb'. */
  readonly colour: string
  readonly retiredOn: string | null
  readonly revision: number
}
