// What the page of open shifts shows to one reader: what they can sign up for, their duty ahead, and what a coordinator opens.
import type { DateTime } from 'luxon'
import { type Actor, holds } from '../../../access/actor.ts'
import type { View } from '../../../console/view.ts'
import type { Read } from '../../../db/database.ts'
import type { Line } from '../../../lines/line.ts'
import { listLines } from '../../../lines/store.ts'
import { colleaguesOf, servedSpans } from '../../../people/store.ts'
import type { Duty } from '../../duty.ts'
import { finalDutyOf } from '../../duty-store.ts'
import type { Book } from '../../facts.ts'
import { bookOfRota } from '../../facts-store.ts'
import { forbids } from '../../forbidden.ts'
import type { Rota, Shift } from '../../rota.ts'
import type { Violation } from '../../rules/violation.ts'
import { listRotas } from '../../store.ts'
import { type Faces, facesOf } from '../../views.ts'
import { gapsAhead } from '../open.ts'
import { listOpenShifts } from '../store.ts'
import { type FullOpenShift, fullOpenShifts, ownSignUp, peopleInOpen } from '../views.ts'

const MOST = 50
const MOST_ROTAS = 6
const COMING = { days: 42 }

/** An open shift, and what forbids it to the reader. */
export interface OpenToMe {
  readonly full: FullOpenShift
  readonly hinders: readonly Violation[]
}

export interface RotaGaps {
  readonly rota: Rota
  readonly shifts: readonly { readonly shift: Shift; readonly missing: number }[]
}

export interface OpenBoard {
  /** Undefined: the reader stands no duty. */
  readonly own: { readonly open: readonly OpenToMe[]; readonly coming: readonly Duty[] } | undefined
  /** Undefined: the reader opens none. */
  readonly desk: { readonly running: readonly FullOpenShift[]; readonly gaps: readonly RotaGaps[] } | undefined
  readonly faces: Faces
  readonly lines: ReadonlyMap<string, Line>
}

export interface BoardProps {
  readonly view: View
  readonly board: OpenBoard
}

export async function readOpenBoard(read: Read, actor: Actor, now: DateTime): Promise<OpenBoard> {
  const { memberId } = actor
  const books = new Map<string, Book>()
  const bookOf = async (rotaId: string) => {
    const book = books.get(rotaId) ?? (await bookOfRota(read, rotaId))
    books.set(rotaId, book)
    return book
  }
  const stands = memberId !== undefined && holds(actor, 'duty:stand')
  const own = stands ? await ownBoard(read, { memberId, now, bookOf }) : undefined
  const desk = holds(actor, 'rota:write') ? await deskBoard(read, { now, bookOf }) : undefined
  const people = await colleaguesOf(read, [...new Set(peopleInOpen(desk?.running ?? []))])
  const lines = new Map((await listLines(read)).map((line) => [line.id, line]))
  return { own, desk, faces: facesOf(people, holds(actor, 'people:read')), lines }
}

const page = { limit: MOST, after: undefined }

interface Reading {
  readonly now: DateTime
  readonly bookOf: (rotaId: string) => Promise<Book>
}

async function ownBoard(read: Read, { memberId, now, bookOf }: Reading & { readonly memberId: string }) {
  const reader = { memberId, serves: await servedSpans(read, memberId) }
  const rows = await listOpenShifts(read, { state: 'open', lineId: undefined, reader }, page)
  const open: OpenToMe[] = []
  for (const full of await fullOpenShifts(
    read,
    rows.filter(({ closesAt }) => closesAt > now),
  )) {
    const book = await bookOf(full.open.rotaId)
    const shift = book.shift.get(full.open.shiftId)
    const waits = ownSignUp(full, memberId)?.state === 'waiting'
    if (shift) open.push({ full, hinders: waits ? [] : forbids(book, shift, memberId) })
  }
  const duty = await finalDutyOf(read, memberId, now, now.plus(COMING))
  return { open, coming: duty.filter(({ start }) => start > now) }
}

async function deskBoard(read: Read, { now, bookOf }: Reading) {
  const filter = { state: 'open', lineId: undefined, reader: undefined } as const
  const running = await fullOpenShifts(read, await listOpenShifts(read, filter, page))
  const opened = new Set(running.map(({ open }) => open.shiftId))
  const from = now.minus({ days: 2 }).toFormat('yyyy-MM-dd')
  const rotas = await listRotas(read, { state: 'published', from }, { limit: MOST_ROTAS, after: undefined })
  const gaps: RotaGaps[] = []
  for (const rota of rotas) {
    const book = await bookOf(rota.id)
    const shifts = gapsAhead(book, now)
      .filter(({ id }) => !opened.has(id))
      .map((shift) => ({ shift, missing: shift.minimum - (book.byShift.get(shift.id)?.length ?? 0) }))
    if (shifts.length > 0) gaps.push({ rota, shifts })
  }
  return { running, gaps }
}
