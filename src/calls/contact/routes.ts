// Sealed contacts over HTTP. What is sealed goes in here, and comes out only by opening it.
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import { freeTextInput, idParams, isoInstant, recordId } from '../../http/wire.ts'
import { CONTACT_BASES, CONTACT_KINDS, handleShape, OPENING_RIGHTS } from './contact.ts'
import type { ContactOpening, SealedContact } from './contact-store.ts'
import { contactOnFile, openContact, readOpenings, seeOpening } from './open-contact.ts'
import { forgetContact, storeContact } from './put-contact.ts'

const contactBody = z.object({
  basis: z.enum(CONTACT_BASES),
  storedAt: isoInstant,
  storedBy: z.string(),
  expiresOn: z.string().meta({ format: 'date', description: 'The last day on which it opens.' }),
})
const opening = z.object({
  id: recordId,
  callId: recordId,
  lineId: recordId,
  openedAt: isoInstant,
  openedBy: z.string(),
  openedAs: z.enum(OPENING_RIGHTS),
  reason: z.string(),
  seenAt: isoInstant.nullable(),
  seenBy: z.string().nullable(),
})
const newContact = z.strictObject({
  kind: z.enum(CONTACT_KINDS),
  handle: z.string().min(1).max(200),
  consented: z.boolean().default(false).meta({ description: 'The caller agreed to be called back. Needed below R3.' }),
})

const onWire = ({ basis, storedAt, storedBy, expiresOn }: SealedContact) => ({ basis, storedAt, storedBy, expiresOn })
const openingOnWire = (row: ContactOpening): z.output<typeof opening> => ({ ...row })

const tags = ['sealed contacts']

export const contactRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'PUT',
      url: '/api/v1/calls/:id/contact',
      config: { access: 'calls:write' },
      schema: {
        tags,
        summary: 'Keep how to call somebody back, sealed',
        description:
          'For R3 and R4, or with consent. It expires 14 days after the follow-up ladder, and is answered never. One kept by consent is deleted when the record no longer says that a call-back was agreed to.',
        params: idParams,
        body: newContact,
        response: { 200: contactBody },
      },
      handler: async (request) => onWire(await storeContact(deps, request.actor, request.params.id, request.body)),
    })

    app.route({
      method: 'GET',
      url: '/api/v1/calls/:id/contact',
      config: { access: 'follow-ups:work' },
      schema: {
        tags,
        summary: 'Whether there is a contact, and who opened it; not the contact',
        params: idParams,
        response: { 200: z.object({ contact: contactBody.nullable(), openings: z.array(opening) }) },
      },
      handler: async (request) => {
        const { contact, openings } = await contactOnFile(deps, request.actor, request.params.id)
        return { contact: contact ? onWire(contact) : null, openings: openings.map(openingOnWire) }
      },
    })

    app.route({
      method: 'DELETE',
      url: '/api/v1/calls/:id/contact',
      config: { access: 'calls:write' },
      schema: { tags, summary: 'Forget the contact', params: idParams, response: { 204: z.undefined() } },
      handler: async (request, reply) => {
        await forgetContact(deps, request.actor, request.params.id)
        return reply.code(204).send()
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/calls/:id/contact/open',
      config: { access: 'follow-ups:work', rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: {
        tags,
        summary: 'Open the contact, with a reason',
        description: 'By those on duty on the line, or a supervisor of it. Recorded, and shown to the supervisor.',
        params: idParams,
        body: z.strictObject({ reason: freeTextInput.min(1) }),
        response: { 200: handleShape },
      },
      handler: (request) => openContact(deps, request.actor, request.params.id, request.body.reason),
    })

    app.route({
      method: 'GET',
      url: '/api/v1/contact-openings',
      config: { access: 'calls:read-line' },
      schema: {
        tags,
        summary: 'The latest openings on one’s lines',
        querystring: z.object({ state: z.enum(['unseen', 'all']).default('unseen') }),
        response: { 200: z.object({ items: z.array(opening) }) },
      },
      handler: async (request) => {
        const rows = await readOpenings(deps, request.actor, request.query.state === 'unseen')
        return { items: rows.map(openingOnWire) }
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/contact-openings/:id/seen',
      config: { access: 'calls:read-line' },
      schema: { tags, summary: 'I have looked at this opening', params: idParams, response: { 204: z.undefined() } },
      handler: async (request, reply) => {
        await seeOpening(deps, request.actor, request.params.id)
        return reply.code(204).send()
      },
    })
  }
