// A published week on a round-the-clock line, and members who can swap.
import { and, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { shiftTemplates } from '../../../src/lines/tables.ts'
import type { Answer, Client } from '../../support/app.ts'
import { type RotaSite, rotaSite } from '../rota-site.ts'

/** Day of May 2026, template, and the codes of those who stand there. */
export type Posts = readonly (readonly [number, string, readonly string[]])[]

export interface SwapSite extends RotaSite {
  readonly rotaId: string
  /** Signed in as a member. */
  as1(code: string): Promise<Client>
  /** The id of a shift of a day in May. */
  at(day: number, template: string): Promise<string>
  /** Display codes of those who stand a shift now. */
  standing(day: number, template: string): Promise<readonly string[]>
  /** Moves every shift of a template, and renews the rota. */
  moveTemplate(template: string, start: string): Promise<Answer>
}

export const day = (n: number) => `2026-05-${String(n).padStart(2, '0')}`

/** 11 to 18 May 2026, published as version 1; it is 4 May. */
export async function swapSite(posts: Posts, options: { counsellors?: number } = {}): Promise<SwapSite> {
  const site = await rotaSite(options)
  const rotaId = await site.draft(day(11), day(18))
  for (const [on, template, codes] of posts) {
    const shift = await site.shift(rotaId, day(on), template)
    for (const code of codes) expect((await site.assign(rotaId, shift, code)).status).toBe(201)
  }
  const override = { reason: 'made up for a test' }
  expect((await site.coordinator.post(`/api/v1/rotas/${rotaId}/publish`, { override })).status).toBe(200)
  const rota = async () => (await site.coordinator.get(`/api/v1/rotas/${rotaId}`)).body
  const at = (on: number, template: string) => site.shift(rotaId, day(on), template)
  return {
    ...site,
    rotaId,
    at,
    as1: (code) => site.as('counsellor', { memberId: site.member(code) }),
    standing: async (on, template) => {
      const [{ shifts, members }, id] = [await rota(), await at(on, template)]
      const codes = new Map(members.map((each: { id: string; displayCode: string }) => [each.id, each.displayCode]))
      const found = shifts.find((each: { id: string }) => each.id === id)
      return found.assignments.map(({ memberId }: { memberId: string }) => codes.get(memberId)).sort()
    },
    moveTemplate: async (template, start) => {
      await site.db.write('move-template', async (tx) => {
        const which = and(eq(shiftTemplates.lineId, site.lineId), eq(shiftTemplates.code, template))
        await tx.update(shiftTemplates).set({ start }).where(which)
      })
      return site.coordinator.post(`/api/v1/rotas/${rotaId}/renew`)
    },
  }
}

export function ok(answer: Answer, status = 200): Answer['body'] {
  expect(answer.status, answer.text.slice(0, 800)).toBe(status)
  return answer.body
}
