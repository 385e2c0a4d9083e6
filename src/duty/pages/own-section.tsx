// "My duty" on the first page: now or next, with whom, from whom and to whom, and one large button.
import type { Child } from 'hono/jsx'
import { Chip, Facts, Notice } from '../../console/display.tsx'
import { clockTime, fromNow, nearDay, nearTimeWithin, span, timeRange } from '../../console/format.ts'
import type { HomeSection } from '../../console/home.tsx'
import type { View } from '../../console/view.ts'
import { nameOf, roleName } from '../../lines/pages/names.ts'
import { checkInOpensAt, postToCheckIn, postToCheckOut } from '../post.ts'
import { type ColleagueDuty, type OwnDuty, type OwnPost, type PostInCompany, readOwnDuty } from './own-duty.ts'
import { dutyWords } from './words.ts'

export const ownDutySection: HomeSection = async (deps, request, view) => {
  const { memberId } = request.actor
  if (memberId === undefined || !request.actor.permissions.has('duty:stand')) return undefined
  const own = await deps.db.read((read) => readOwnDuty(read, memberId, view.now))
  return <OwnDutySection view={view} own={own} />
}

const OwnDutySection = ({ view, own }: { view: View; own: OwnDuty }) => {
  const words = dutyWords(view.language)
  const done = Object.entries(words.done).find(([code]) => code === view.done)?.[1]
  return (
    <>
      {done ? <Notice tone="good">{done}</Notice> : null}
      {view.done === 'not-open' ? <Notice tone="warn">{words.notOpen}</Notice> : null}
      {own.now.map((running) => (
        <RunningPost view={view} own={own} running={running} />
      ))}
      {own.next ? <NextPost view={view} own={own} next={own.next} /> : null}
      {own.now.length === 0 && !own.next ? <p class="empty">{words.noDuty}</p> : null}
      {own.now.length > 0 ? null : <StartCall view={view} />}
      {own.now.length > 0 || own.next ? <ComingShifts view={view} own={own} /> : null}
    </>
  )
}

const StartCall = ({ view }: { view: View }) => (
  <a class="button button-wide button-big" href="/calls/new">
    {dutyWords(view.language).startCall}
  </a>
)

interface PostProps {
  readonly view: View
  readonly own: OwnDuty
}

const RunningPost = ({ view, own, running }: PostProps & { readonly running: PostInCompany }) => {
  const words = dutyWords(view.language)
  const { post, line } = running
  const remaining = span(view.words, post.end.toMillis() - view.now.toMillis())
  return (
    <section class="card card-now">
      <div class="row">
        <h2>{words.onDutyNow}</h2>
        <PresenceChip view={view} post={post} zone={line.zone} />
      </div>
      <p class="big-time">{timeRange(post.start, post.end, line.zone)}</p>
      <p>
        {roleName(post.role, view.language)} · {nameOf(line, view.language)} · {words.left(remaining)}
      </p>
      <StandButton view={view} own={own} post={post} />
      <StartCall view={view} />
      <Company view={view} around={running} />
    </section>
  )
}

const NextPost = ({ view, own, next }: PostProps & { readonly next: PostInCompany }) => {
  const words = dutyWords(view.language)
  const { post, line } = next
  return (
    <section class="card">
      <div class="row">
        <h2>{words.nextDuty}</h2>
        <PresenceChip view={view} post={post} zone={line.zone} />
      </div>
      <p class="muted">{nearDay(view.words, post.start, view.now, line.zone)}</p>
      <p class="big-time">{timeRange(post.start, post.end, line.zone)}</p>
      <p>
        {roleName(post.role, view.language)} · {nameOf(line, view.language)} ·{' '}
        {words.begins(fromNow(view.words, post.start, view.now))}
      </p>
      <StandButton view={view} own={own} post={post} />
      <p class="hint">
        {words.arriveEarly(post.policy.arriveEarlyMinutes)}{' '}
        {view.now < checkInOpensAt(post)
          ? words.checkInOpens(nearTimeWithin(view.words, checkInOpensAt(post), view.now, line.zone))
          : null}
      </p>
      <Company view={view} around={next} />
    </section>
  )
}

const PresenceChip = ({ view, post, zone }: { view: View; post: OwnPost; zone: string }) => {
  const words = dutyWords(view.language)
  const { checkedInAt, checkedOutAt, lateMinutes } = post.attendance
  if (checkedOutAt) return <Chip tone="plain">{words.checkedOutAt(clockTime(checkedOutAt, zone))}</Chip>
  if (checkedInAt) {
    const late = lateMinutes > 0 ? ` · ${words.late(lateMinutes)}` : ''
    return <Chip tone="good">{`${words.checkedInAt(clockTime(checkedInAt, zone))}${late}`}</Chip>
  }
  return post.start <= view.now ? <Chip tone="warn">{words.notCheckedIn}</Chip> : null
}

/** The one thing to tap: in before, out after. Nothing when neither is open. */
const StandButton = ({ view, own, post }: PostProps & { readonly post: OwnPost }) => {
  const words = dutyWords(view.language)
  const waitsForIn = postToCheckIn([post], view.now) && !isHere(post)
  const mayGo = isHere(post) && postToCheckOut(own.posts, view.now) !== undefined
  if (!waitsForIn && !mayGo) return null
  return (
    <form method="post" action={waitsForIn ? '/duty/check-in' : '/duty/check-out'}>
      <input type="hidden" name="lineId" value={post.lineId} />
      <input type="hidden" name="assignmentId" value={post.assignmentId} />
      <button type="submit" class={`button-wide button-big ${waitsForIn ? 'button-main' : ''}`}>
        {waitsForIn ? words.checkIn : words.checkOut}
      </button>
    </form>
  )
}

const isHere = ({ attendance }: OwnPost) =>
  attendance.checkedInAt !== undefined && attendance.checkedOutAt === undefined

const Company = ({ view, around }: { view: View; around: PostInCompany }) => {
  const words = dutyWords(view.language)
  const { post, line } = around
  const at = post.start <= view.now && view.now < post.end ? view.now : post.start
  const isOnCall = post.role === 'supervisor' || post.role === 'expert'
  // A supervisor of twelve hours sees who sits at the seats at this moment; a counsellor everybody of the shift.
  const beside = around.with.filter(
    ({ duty }) =>
      (duty.role === 'counsellor' || duty.role === 'shadow') && (!isOnCall || (duty.start <= at && at < duty.end)),
  )
  const onCall = (role: 'supervisor' | 'expert') =>
    around.with.filter(({ duty }) => duty.role === role && duty.start <= at && at < duty.end)
  const supervisors = onCall('supervisor')
  const experts = onCall('expert')
  const people = (list: readonly ColleagueDuty[]) => <People view={view} list={list} zone={line.zone} of={post} />
  const facts: (readonly [string, Child | undefined])[] = [
    [words.withMe, beside.length > 0 ? people(beside) : post.role === 'counsellor' ? words.alone : undefined],
    [words.supervisorNow, supervisors.length > 0 ? people(supervisors) : <NoSupervisor view={view} around={around} />],
    [words.expertNow, experts.length > 0 ? people(experts) : undefined],
    [words.takesOverFrom, around.before.length > 0 ? people(around.before) : undefined],
    [words.handsOverTo, around.after.length > 0 ? people(around.after) : words.nobodyAfter],
  ]
  return <Facts facts={post.role === 'supervisor' ? facts.filter(([name]) => name !== words.supervisorNow) : facts} />
}

const NoSupervisor = ({ view, around: { askInstead } }: { view: View; around: PostInCompany }) => {
  const words = dutyWords(view.language)
  if (askInstead.length === 0) return <>{words.noSupervisor}</>
  return (
    <>
      {words.askSupervisor}
      <ol class="plain">
        {askInstead.map(({ name, displayCode }) => (
          <li>
            {name} <span class="muted code">{displayCode}</span>
          </li>
        ))}
      </ol>
    </>
  )
}

/** Names stay in the house: this page is for those who stand duty together. */
const People = ({ list, zone, of }: { view: View; list: readonly ColleagueDuty[]; zone: string; of: OwnPost }) => (
  <ul class="plain">
    {list.map(({ duty, who }) => (
      <li>
        {who.name} <span class="muted code">{who.displayCode}</span>
        {duty.start < of.end && of.start < duty.end && !sameSpan(duty, of) ? (
          <span class="muted small"> {timeRange(duty.start, duty.end, zone)}</span>
        ) : null}
      </li>
    ))}
  </ul>
)

const sameSpan = (a: Pick<OwnPost, 'start' | 'end'>, b: Pick<OwnPost, 'start' | 'end'>) =>
  a.start.toMillis() === b.start.toMillis() && a.end.toMillis() === b.end.toMillis()

const ComingShifts = ({ view, own }: PostProps) => {
  const words = dutyWords(view.language)
  return (
    <section class="stack-tight">
      <h2>{words.comingShifts}</h2>
      {own.coming.length === 0 ? <p class="empty">{words.noComing}</p> : null}
      <ul class="list">
        {own.coming.map((post) => {
          const line = own.lines.get(post.lineId)
          const zone = line?.zone ?? 'utc'
          return (
            <li>
              <span class="row">
                <b>{nearDay(view.words, post.start, view.now, zone)}</b>
                <time>{timeRange(post.start, post.end, zone)}</time>
                {post.night ? <Chip tone="plain">{words.night}</Chip> : null}
                {post.kind === 'override' ? <Chip tone="accent">{words.override}</Chip> : null}
              </span>
              <span class="muted small">
                {roleName(post.role, view.language)}
                {line ? ` · ${nameOf(line, view.language)}` : ''}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
