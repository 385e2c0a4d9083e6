// The page of open shifts and its buttons.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Language } from '../../../access/account.ts'
import { one, postedFields } from '../../../console/posted.ts'
import { isRefusal, type Refusal, type Refused, refusalLines, statusOf } from '../../../console/refusal.ts'
import { seeOther, sendHtml, viewOf } from '../../../console/view.ts'
import type { Deps } from '../../../deps.ts'
import { WarmlineError } from '../../../errors.ts'
import type { Routes } from '../../../http/routes.ts'
import { idParams, recordId } from '../../../http/wire.ts'
import { brokenLines } from '../../pages/refusal.ts'
import { rotaParams } from '../../wire.ts'
import { askForCover } from '../cover.ts'
import { closeOpenShift, openForSignUp, openGaps, withdrawOpenShift } from '../open.ts'
import { GIVINGS } from '../open-shift.ts'
import { signUp, withdrawSignUp } from '../sign-up.ts'
import { signUpsOf } from '../store.ts'
import { coverBody } from '../wire.ts'
import { readOpenBoard } from './board.ts'
import { CLOSES_IN } from './gaps-section.tsx'
import { OpenPage } from './open-page.tsx'
import { type OpenWords, openWords } from './words.ts'

const config = { access: 'rota:read', page: true } as const
const hide = { hide: true } as const
type Done = keyof OpenWords['done']

const openingFields = z.object({
  shiftId: z.union([z.literal(''), recordId]),
  giving: z.enum(GIVINGS),
  closesIn: z.union([z.literal(''), z.enum(CLOSES_IN)]),
})

export const signUpPages =
  (deps: Deps): Routes =>
  async (app) => {
    /** Does it, and says so; or shows the page again with the reason why not. */
    const attempt = async (request: FastifyRequest, reply: FastifyReply, act: () => Promise<Done>) => {
      try {
        return seeOther(reply, `/open-shifts?done=${await act()}`)
      } catch (error) {
        if (!isRefusal(error)) throw error
        return show(deps, request, reply, error)
      }
    }
    const onOpen = (verb: string, act: (request: FastifyRequest, id: string) => Promise<Done>) =>
      app.route({
        method: 'POST',
        url: `/open-shifts/:id/${verb}`,
        config,
        schema: { ...hide, params: idParams },
        handler: (request, reply) => attempt(request, reply, () => act(request, request.params.id)),
      })

    app.route({
      method: 'GET',
      url: '/open-shifts',
      config,
      schema: hide,
      handler: (request, reply) => show(deps, request, reply, undefined),
    })
    onOpen('sign-up', async ({ actor }, openId) => {
      await signUp(deps, actor, { openId })
      const signUps = await deps.db.read((read) => signUpsOf(read, [openId]))
      const mine = signUps.filter(({ memberId }) => memberId === actor.memberId)
      return mine.some(({ state }) => state === 'given') ? 'given' : 'waiting'
    })
    onOpen('take-back', async ({ actor }, openId) => {
      await withdrawSignUp(deps, actor, { openId })
      return 'taken-back'
    })
    onOpen('close', async ({ actor }, id) => {
      await closeOpenShift(deps, actor, id)
      return 'closed'
    })
    onOpen('withdraw', async ({ actor }, id) => {
      await withdrawOpenShift(deps, actor, id)
      return 'withdrawn'
    })
    app.route({
      method: 'POST',
      url: '/open-shifts/cover',
      config,
      schema: hide,
      handler: (request, reply) =>
        attempt(request, reply, async () => {
          const fields = postedFields(request)
          await askForCover(
            deps,
            request.actor,
            coverBody.parse({ shiftId: one(fields, 'shiftId'), kind: one(fields, 'kind') }),
          )
          return 'cover'
        }),
    })
    app.route({
      method: 'POST',
      url: '/rotas/:id/open-shifts',
      config,
      schema: { ...hide, params: rotaParams },
      handler: (request, reply) =>
        attempt(request, reply, async () => {
          const fields = postedFields(request)
          const { shiftId, giving, closesIn } = openingFields.parse({
            shiftId: one(fields, 'shiftId'),
            giving: one(fields, 'giving'),
            closesIn: one(fields, 'closesIn'),
          })
          const closesAt = closesIn === '' ? undefined : deps.clock.now().plus({ hours: Number(closesIn) })
          if (shiftId === '') await openGaps(deps, request.actor, { rotaId: request.params.id, giving, closesAt })
          else await openForSignUp(deps, request.actor, { shiftId, giving, closesAt })
          return 'opened'
        }),
    })
  }

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, refusal: Refusal | undefined) {
  const view = await viewOf(deps, request)
  const board = await deps.db.read((read) => readOpenBoard(read, request.actor, view.now))
  const shown = refusal && refusalShown(refusal, view.language)
  // The page shown again is that of the list: coming back to it must not post anything.
  const page = { ...view, path: refusal ? '/open-shifts' : view.path }
  return sendHtml(reply, <OpenPage view={page} board={board} refusal={shown} />, statusOf(refusal))
}

function refusalShown(refusal: Refusal, language: Language): Refused {
  const words = openWords(language)
  if (!(refusal instanceof WarmlineError)) return { title: undefined, lines: [words.invalid] }
  const lines = brokenLines(refusal, language)
  if (lines) return { title: words.refused, lines }
  return { title: undefined, lines: refusalLines(refusal, language) }
}
