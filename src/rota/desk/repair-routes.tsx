// The page for somebody who cannot come: proposals to fill the places, and making one of them true.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { DateTime } from 'luxon'
import { type FormErrors, NO_ERRORS } from '../../console/form.tsx'
import { all, chosen, one, type PostedFields, postedFields } from '../../console/posted.ts'
import { isRefusal, type Refusal, refusalLines, statusOf } from '../../console/refusal.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { invalidInput, WarmlineError } from '../../errors.ts'
import type { Routes } from '../../http/routes.ts'
import { getLine } from '../../lines/store.ts'
import { ABSENCE_KINDS } from '../../people/availability.ts'
import type { Book } from '../facts.ts'
import { brokenLines } from '../pages/refusal.ts'
import { absenceOf } from '../repair/absence.ts'
import { applyRepair } from '../repair/apply.ts'
import { type Absence, dutiesLost, MOST_DUTIES, type Proposal } from '../repair/repair.ts'
import { keptAbsence } from '../repair/wire.ts'
import { askAbout } from '../weigh/asking.ts'
import { seenIn } from '../weigh/routes.ts'
import { rotaParams } from '../wire.ts'
import type { Shown } from './explain-pages.tsx'
import { handWords } from './hand-words.ts'
import { type AbsenceValues, RepairPage } from './repair-page.tsx'
import { deskWords } from './words.ts'

const config = { access: 'rota:write', page: true } as const
const schema = { hide: true, params: rotaParams } as const

export const repairPages =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/rotas/:id/repair',
      config,
      schema,
      handler: (request, reply) => show(deps, request, reply, { id: request.params.id, refusal: undefined }),
    })
    app.route({
      method: 'POST',
      url: '/rotas/:id/repair',
      config,
      schema,
      handler: async (request, reply) => {
        const rotaId = request.params.id
        const fields = postedFields(request)
        const moves = all(fields, 'move').map((move) => {
          const [assignmentId = '', to] = move.split(' ')
          return { assignmentId, to }
        })
        const reason = one(fields, 'reason')
        const override = reason === '' ? undefined : { reason }
        try {
          const absence = absenceIn(fields)
          await applyRepair(deps, request.actor, { rotaId, moves, absence, override, expected: undefined })
          return seeOther(reply, `/rotas/${rotaId}/repair?done=repaired`)
        } catch (error) {
          if (!isShown(error)) throw error
          return show(deps, request, reply, { id: rotaId, refusal: error })
        }
      },
    })
  }

/** Hidden in the form; a page that was opened before there were such fields posts none. @throws invalid-input */
function absenceIn(fields: PostedFields) {
  const memberId = one(fields, 'absent')
  if (memberId === '') return undefined
  const [from, to, kind] = [one(fields, 'from'), one(fields, 'to'), one(fields, 'kind')]
  const read = keptAbsence.safeParse({ memberId, from, to, kind })
  if (!read.success) throw invalidInput([{ path: 'from', message: 'is no time', zh: '时间有误' }])
  return read.data
}

/** A place that is gone is no missing page: the proposals are made anew. */
const isShown = (error: unknown): error is Refusal =>
  isRefusal(error) || (error instanceof WarmlineError && error.code === 'not-found')

/** A time of the line's wall clock, or nothing. */
function wallTime(book: Book, text: string): DateTime | undefined {
  const parsed = text === '' ? undefined : parsedTime(text, book.facts.zone)
  return parsed?.toUTC()
}

function parsedTime(text: string, zone: string): DateTime | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return undefined
  try {
    return DateTime.fromISO(text, { zone })
  } catch {
    return undefined
  }
}

interface Showing {
  readonly id: string
  /** Why a proposal could not be made true. */
  readonly refusal: Refusal | undefined
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, { id, refusal }: Showing) {
  const view = await viewOf(deps, request)
  const seen = await seenIn(deps, request, id)
  const line = await deps.db.read((read) => getLine(read, seen.book.facts.rota.lineId))
  const { searchParams } = new URL(request.url, 'http://here.invalid')
  const given = (name: string) => searchParams.get(name) ?? ''
  const kind = chosen(postedFields(request), 'kind', ABSENCE_KINDS) ?? 'illness'
  const values = { member: given('member'), from: given('from'), to: given('to') }
  const query = new URLSearchParams(values).toString()
  const shown: Shown = { view: refusal ? { ...view, path: `/rotas/${id}/repair?${query}` } : view, line, ...seen }
  const { fault, ...found } = await proposed(shown, values)
  const wrong = refusal ?? fault
  const errors = wrong ? errorsOf(wrong, view) : NO_ERRORS
  const page = <RepairPage {...shown} {...{ errors, values, kind, query, ...found }} />
  return sendHtml(reply, page, statusOf(wrong))
}

interface Proposed {
  /** Undefined: nobody was chosen yet, or the times are wrong. */
  readonly proposals: readonly Proposal[] | undefined
  readonly absence: Absence | undefined
  readonly beyond: number
  readonly fault: WarmlineError | undefined
}

const NOTHING = { proposals: undefined, absence: undefined, beyond: 0, fault: undefined }

async function proposed({ book, view }: Shown, values: AbsenceValues): Promise<Proposed> {
  if (values.member === '') return NOTHING
  try {
    const times = { from: wallTime(book, values.from), to: wallTime(book, values.to) }
    const absence = absenceOf(book, view.now, { memberId: values.member, ...times })
    const { memberId, from, to } = absence
    const ask = { kind: 'repair', memberId, from: from.toMillis(), to: to.toMillis() } as const
    const beyond = Math.max(0, dutiesLost(book, absence, view.now).length - MOST_DUTIES)
    return { proposals: await askAbout(book, view.now, ask), absence, beyond, fault: undefined }
  } catch (error) {
    if (!(error instanceof WarmlineError)) throw error
    return { ...NOTHING, fault: error }
  }
}

function errorsOf(refusal: Refusal, { language }: View): FormErrors {
  const words = deskWords(language)
  const labels = new Map(Object.entries({ member: words.absent, from: words.absentFrom, to: words.absentTo }))
  const broken = refusal instanceof WarmlineError ? brokenLines(refusal, language) : undefined
  const isGone = refusal instanceof WarmlineError && refusal.code === 'not-found'
  const lines =
    broken ?? (isGone ? [handWords(language).gone] : refusalLines(refusal, language, (field) => labels.get(field)))
  return new Map([['member', lines.join(language === 'zh' ? '；' : ' ')]])
}
