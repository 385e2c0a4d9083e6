// The page of open shifts: for a phone first, one tap each, without a script.
import type { DateTime } from 'luxon'
import { Chip } from '../../../console/display.tsx'
import { nearTimeWithin } from '../../../console/format.ts'
import { Layout } from '../../../console/layout.tsx'
import type { Refused } from '../../../console/refusal.ts'
import { ABSENCE_KINDS } from '../../../people/availability.ts'
import { Button, dutyText, Outcome, Section } from '../../pages/duty-board.tsx'
import { wordsOf } from '../../rules/words.ts'
import { isInWindow } from '../open-shift.ts'
import { type FullOpenShift, ownSignUp } from '../views.ts'
import type { BoardProps, OpenToMe } from './board.ts'
import { GapsSection } from './gaps-section.tsx'
import { openWords } from './words.ts'

export const OpenPage = ({ view, board, refusal }: BoardProps & { readonly refusal: Refused | undefined }) => {
  const words = openWords(view.language)
  return (
    <Layout view={view} title={words.title}>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <Outcome view={view} done={words.done} refusal={refusal} />
      {board.own ? <Mine view={view} board={board} /> : null}
      {board.desk ? <Running view={view} board={board} /> : null}
      {board.desk ? <GapsSection view={view} board={board} gaps={board.desk.gaps} /> : null}
      <p>
        <a href="/swaps">{words.swaps}</a>
      </p>
    </Layout>
  )
}

const About = ({ view, board, full }: BoardProps & { readonly full: FullOpenShift }) => {
  const words = openWords(view.language)
  const { open, present, signUps } = full
  const zone = board.lines.get(open.lineId)?.zone ?? 'utc'
  const at = (instant: DateTime) => nearTimeWithin(view.words, instant, view.now, zone)
  const waiting = signUps.filter(({ state }) => state === 'waiting').length
  const facts = [
    words.present(present, open.upTo),
    words.givings[open.giving],
    open.opensAt > view.now ? words.from(at(open.opensAt)) : words.until(at(open.closesAt)),
    ...(waiting > 0 ? [words.waitingCount(waiting)] : []),
  ]
  return (
    <p>
      <b>{dutyText({ view, board }, open)}</b>{' '}
      <Chip tone={open.cause === 'gap' ? 'plain' : 'warn'}>{words.causes[open.cause]}</Chip>
      <br />
      <span class="muted small">{facts.join(' · ')}</span>
    </p>
  )
}

const Mine = ({ view, board }: BoardProps) => {
  const words = openWords(view.language)
  const { open = [], coming = [] } = board.own ?? {}
  return (
    <>
      <Section title={words.open} empty={words.noOpen}>
        {open.map((each) => (
          <li>
            <About view={view} board={board} full={each.full} />
            <Answer view={view} board={board} each={each} />
          </li>
        ))}
      </Section>
      <Section title={words.cannotCome} empty={words.noComing}>
        {coming.map((duty) => (
          <li>
            <p>{dutyText({ view, board }, duty)}</p>
            <form method="post" action="/open-shifts/cover" class="row">
              <input type="hidden" name="shiftId" value={duty.shiftId} />
              <select name="kind" aria-label={words.cannotCome}>
                {ABSENCE_KINDS.toSorted((a, b) => Number(b === 'illness') - Number(a === 'illness')).map((kind) => (
                  <option value={kind}>{words.kinds[kind]}</option>
                ))}
              </select>
              <button type="submit">{words.cannotCome}</button>
            </form>
          </li>
        ))}
      </Section>
      {coming.length > 0 ? <p class="hint">{words.cannotComeHint}</p> : null}
    </>
  )
}

const Answer = ({ view, board, each: { full, hinders } }: BoardProps & { readonly each: OpenToMe }) => {
  const words = openWords(view.language)
  const { open } = full
  const mine = ownSignUp(full, view.viewer?.memberId)
  if (mine?.state === 'waiting' || mine?.state === 'given') {
    const company = mine.state === 'waiting' && open.giving === 'first-come'
    return (
      <>
        <p class="small">
          <Chip tone="good">{words.signUps[mine.state]}</Chip> {company ? words.waitsForCompany : ''}
        </p>
        {mine.state === 'waiting' ? (
          <Button action={`/open-shifts/${open.id}/take-back`}>{words.takeBack}</Button>
        ) : null}
      </>
    )
  }
  if (hinders.length > 0) {
    const zone = board.lines.get(open.lineId)?.zone ?? 'utc'
    const says = hinders.map((violation) => wordsOf(violation, zone).says[view.language])
    return <p class="muted small">{`${words.forbidden}: ${says.join(view.language === 'zh' ? '；' : '; ')}`}</p>
  }
  if (!isInWindow(open, view.now)) return null
  return (
    <Button action={`/open-shifts/${open.id}/sign-up`} main>
      {words.signUp}
    </Button>
  )
}

const Running = ({ view, board }: BoardProps) => {
  const words = openWords(view.language)
  return (
    <Section title={words.running} empty={words.noRunning}>
      {(board.desk?.running ?? []).map((full) => (
        <li>
          <About view={view} board={board} full={full} />
          {full.signUps.length === 0 ? null : (
            <p class="small">
              {full.signUps
                .map(({ memberId, state }) => `${board.faces.labelOf(memberId)} (${words.signUps[state]})`)
                .join(view.language === 'zh' ? '、' : ', ')}
            </p>
          )}
          <div class="row">
            <Button action={`/open-shifts/${full.open.id}/close`}>{words.close}</Button>
            <Button action={`/open-shifts/${full.open.id}/withdraw`}>{words.withdraw}</Button>
          </div>
        </li>
      ))}
    </Section>
  )
}
