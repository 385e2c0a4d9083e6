// Who holds the posts of the lines at this moment, for those without a duty of their own right now.
import { Chip } from '../../console/display.tsx'
import { clockTime } from '../../console/format.ts'
import type { HomeSection } from '../../console/home.tsx'
import type { View } from '../../console/view.ts'
import { DUTY_ROLES } from '../../lines/duty-role.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf, roleName } from '../../lines/pages/names.ts'
import { listLines } from '../../lines/store.ts'
import { type Colleague, colleaguesOf } from '../../people/store.ts'
import { type LinePosts, linePosts } from '../line-posts.ts'
import { covers } from '../on-duty.ts'
import { dutyWords } from './words.ts'

const SHOWN = 8

interface LineNow {
  readonly line: Line
  readonly posts: LinePosts
  /** Names of the members, for those who may see them. */
  readonly people: ReadonlyMap<string, Colleague>
}

export const linesSection: HomeSection = async (deps, request, view) => {
  if (!request.actor.permissions.has('duty:read')) return undefined
  const mayName = request.actor.permissions.has('people:read')
  const lines = await deps.db.read(async (read) => {
    const shown: LineNow[] = []
    for (const line of (await listLines(read)).filter(({ closedOn }) => closedOn === null).slice(0, SHOWN)) {
      const posts = await linePosts(read, line.id, view.now)
      const shownHere = [...posts.posts, ...posts.fallback].map(({ memberId }) => memberId)
      const ids = mayName ? [...new Set(shownHere)] : []
      shown.push({ line, posts, people: await colleaguesOf(read, ids) })
    }
    return shown
  })
  return lines.length === 0 ? undefined : <LinesSection view={view} lines={lines} />
}

const LinesSection = ({ view, lines }: { view: View; lines: readonly LineNow[] }) => (
  <section class="stack-tight">
    <h2>{dutyWords(view.language).linesNow}</h2>
    <ul class="list">
      {lines.map((line) => (
        <LineItem view={view} now={line} />
      ))}
    </ul>
  </section>
)

const LineItem = ({ view, now }: { view: View; now: LineNow }) => {
  const words = dutyWords(view.language)
  const { line, posts, people } = now
  const held = posts.posts.filter((post) => covers(post, view.now))
  const gaps = posts.gaps.filter(({ start, end }) => start <= view.now && view.now < end)
  const ends = held.map(({ end }) => end.toMillis())
  const first = held.find(({ end }) => end.toMillis() === Math.min(...ends))
  return (
    <li>
      <span class="row">
        <b>{nameOf(line, view.language)}</b>
        {first ? <span class="muted small">{words.handOff(clockTime(first.end, line.zone))}</span> : null}
      </span>
      {held.length === 0 && gaps.length === 0 ? <span class="muted">{words.nobodyNow}</span> : null}
      <ul class="plain stack-tight">
        {held.map((post) => (
          <li class="row">
            <span>{people.get(post.memberId)?.name ?? post.displayCode}</span>
            <span class="muted small">{roleName(post.role, view.language)}</span>
            {post.state === 'filled' ? <Chip tone="good">{words.here}</Chip> : null}
            {post.state === 'awaited' ? <Chip tone="plain">{words.awaited}</Chip> : null}
            {post.state === 'possibly-empty' ? <Chip tone="warn">{words.mayBeEmpty}</Chip> : null}
          </li>
        ))}
        {gaps.map(({ role, required, present }) => (
          <li class="gap">{words.openPost(roleName(role, view.language), required - present)}</li>
        ))}
        <AskInOrder view={view} now={now} />
      </ul>
      <a class="small" href={`/duty/${line.code}/fallback`}>
        {words.fallback}
      </a>
    </li>
  )
}

/** Whom to ask for the roles that are open or may be empty. */
const AskInOrder = ({ view, now: { posts, people } }: { view: View; now: LineNow }) => {
  const words = dutyWords(view.language)
  const asked = DUTY_ROLES.map((role) => ({ role, list: posts.fallback.filter((each) => each.role === role) }))
  return (
    <>
      {asked
        .filter(({ list }) => list.length > 0)
        .map(({ role, list }) => (
          <li>
            <span class="muted small">{words.ask(roleName(role, view.language))}</span>
            <ol class="plain">
              {list.map(({ memberId, displayCode }) => (
                <li>{people.get(memberId)?.name ?? displayCode}</li>
              ))}
            </ol>
          </li>
        ))}
    </>
  )
}
