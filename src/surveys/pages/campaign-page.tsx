// A campaign: the scores of its waves; for coordinators, new waves, links and its end.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { BackLink, Chip, Notice } from '../../console/display.tsx'
import { NO_ERRORS, TextField } from '../../console/form.tsx'
import { calendarDay, longDay } from '../../console/format.ts'
import { Layout } from '../../console/layout.tsx'
import { one, type PostedFields, postedFields } from '../../console/posted.ts'
import { pathPart, revisionIn, STATUS_OF, type StepResult, tryStep } from '../../console/try-step.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { invalidInput } from '../../errors.ts'
import type { Routes } from '../../http/routes.ts'
import { plusDays } from '../../lines/wall-clock.ts'
import { addWave, closeCampaign, issueLinks } from '../campaign-actions.ts'
import { type CampaignResults, campaignResults, type WaveResults } from '../results.ts'
import { newWave } from '../wire.ts'
import { Comments, ScoreTable } from './score-table.tsx'
import { surveyWords } from './words.ts'

const MOST_LINKS = 500

export const campaignPageRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/surveys/campaigns/:id',
      config: { access: 'surveys:read', page: true },
      schema: { hide: true },
      handler: async (request, reply) => show(deps, request, reply, { tokens: [] }),
    })
    app.route({
      method: 'POST',
      url: '/surveys/campaigns/:id',
      config: { access: 'surveys:manage', page: true },
      schema: { hide: true },
      handler: async (request, reply) => step(deps, request, reply),
    })
  }

interface Shown {
  /** Links just made: shown this once. */
  readonly tokens: readonly string[]
  /** What was sent, and why it could not be done. */
  readonly refused?: { readonly typed: PostedFields; readonly result: Exclude<StepResult, 'done'> }
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const seen = await viewOf(deps, request)
  const view = shown.refused ? seen : { ...seen, carried: undefined }
  const id = pathPart(request.url, 3)
  const results = await deps.db.read((read) => campaignResults(read, request.actor, id, view.now))
  const origin = deps.config.publicUrl ?? `${request.protocol}://${request.host}`
  const page = <CampaignPage {...{ view, results, origin, ...shown }} />
  return sendHtml(reply, page, STATUS_OF[shown.refused?.result ?? 'done'])
}

async function step(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const id = pathPart(request.url, 3)
  const posted = postedFields(request)
  const ref = { id, expected: revisionIn(one(posted, 'revision')) }
  let tokens: readonly string[] = []
  const verb = one(posted, 'verb')
  const result = await tryStep(async () => {
    if (verb === 'wave') {
      const span = newWave.safeParse({ opensOn: one(posted, 'opensOn'), closesOn: one(posted, 'closesOn') })
      if (!span.success) throw invalidInput([{ path: 'opensOn', message: 'is not a span of days' }])
      await addWave(deps, request.actor, ref, span.data)
    }
    if (verb === 'close') await closeCampaign(deps, request.actor, ref)
    if (verb === 'links') {
      const count = Number(one(posted, 'count'))
      if (!Number.isInteger(count) || count < 1 || count > MOST_LINKS) {
        throw invalidInput([{ path: 'count', message: `must be 1 to ${MOST_LINKS}` }])
      }
      tokens = await issueLinks(deps, request.actor, one(posted, 'waveId'), count)
    }
  })
  if (result !== 'done') return show(deps, request, reply, { tokens, refused: { typed: posted, result } })
  if (tokens.length > 0) return show(deps, request, reply, { tokens })
  return seeOther(reply, `/surveys/campaigns/${id}?done=${verb}`)
}

interface Props extends Shown {
  readonly view: View
  readonly results: CampaignResults
  /** Where links lead: 'https://hotline.example'. */
  readonly origin: string
}

const CampaignPage = (props: Props) => {
  const { view, results, tokens, refused } = props
  const { campaign, waves, total, comments, exact } = results
  const words = surveyWords(view.language)
  const nameOf = (code: string) => {
    const question = campaign.questions.find((each) => each.code === code)
    return question ? (view.language === 'zh' ? question.textZh : question.textEn) : code
  }
  const title = view.language === 'zh' ? campaign.titleZh : campaign.titleEn
  return (
    <Layout view={view} title={title}>
      <BackLink href="/surveys">{words.title}</BackLink>
      {refused ? <Notice tone="danger">{words[refused.result]}</Notice> : <Done view={view} />}
      {tokens.length === 0 ? null : <Links {...props} />}
      <h1>{title}</h1>
      <p class="row">
        <span class="muted">{words.about(campaign.institution)}</span>
        {campaign.closedAt === null ? null : <Chip tone="plain">{words.closed}</Chip>}
      </p>
      <p class="hint">
        {words.hidden(campaign.minimum)} {exact ? '' : words.careful}
      </p>
      {waves.length === 0 ? <p class="empty">{words.noWaves}</p> : null}
      {waves.map((wave) => (
        <WaveSection {...props} wave={wave} nameOf={nameOf} />
      ))}
      {waves.length < 2 ? null : (
        <section class="stack-tight">
          <h2>{words.total}</h2>
          <ScoreTable view={view} scores={total} nameOf={nameOf} />
        </section>
      )}
      <Comments view={view} comments={comments} />
      <Manage {...props} />
    </Layout>
  )
}

const Done = ({ view }: { view: View }) => {
  const words = surveyWords(view.language)
  const said = Object.entries(words.said).find(([code]) => code === view.done)?.[1]
  return said ? <Notice tone="good">{said}</Notice> : null
}

const Links = ({ view, tokens, origin }: Props) => (
  <Notice tone="warn" title={surveyWords(view.language).links}>
    <p>{surveyWords(view.language).linksOnce}</p>
    <ul class="plain small code">
      {tokens.map((token) => (
        <li>{`${origin}/survey/${token}`}</li>
      ))}
    </ul>
  </Notice>
)

const WaveSection = ({
  view,
  results,
  wave: { wave, state, scores },
  nameOf,
}: Props & { wave: WaveResults; nameOf: (code: string) => string }) => {
  const words = surveyWords(view.language)
  const permissions = view.viewer?.permissions
  return (
    <section class="stack-tight">
      <h2>{words.wave(wave.position, dayIn(view, wave.opensOn), dayIn(view, plusDays(wave.closesOn, -1)))}</h2>
      <p class="row">
        <Chip tone={state === 'open' ? 'accent' : 'plain'}>{words.waveState[state]}</Chip>
        <span class="muted small">{words.issued(wave.issued)}</span>
      </p>
      <ScoreTable view={view} scores={scores} nameOf={nameOf} />
      {state !== 'over' && permissions?.has('surveys:manage') ? (
        <form method="post" action={`/surveys/campaigns/${results.campaign.id}`} class="row">
          <input type="hidden" name="verb" value="links" />
          <input type="hidden" name="waveId" value={wave.id} />
          <label for={`links-${wave.id}`}>{words.linkCount}</label>
          <input id={`links-${wave.id}`} name="count" type="number" min="1" max={MOST_LINKS} value="20" />
          <button type="submit">{words.issue}</button>
        </form>
      ) : null}
      {state === 'open' && permissions?.has('surveys:enter') ? (
        <p>
          <a class="button" href={`/surveys/waves/${wave.id}`}>
            {words.enter}
          </a>
        </p>
      ) : null}
    </section>
  )
}

const dayIn = (view: View, day: string) => longDay(view.words, calendarDay(day))

const Manage = ({ view, results: { campaign }, refused }: Props) => {
  const typed = refused && one(refused.typed, 'verb') === 'wave' ? refused.typed : undefined
  const words = surveyWords(view.language)
  if (campaign.closedAt !== null || !view.viewer?.permissions.has('surveys:manage')) return null
  return (
    <>
      <details class="more" open={typed !== undefined}>
        <summary>{words.addWave}</summary>
        <div class="inside">
          <form method="post" action={`/surveys/campaigns/${campaign.id}`} class="stack-tight">
            <input type="hidden" name="verb" value="wave" />
            <input type="hidden" name="revision" value={String(campaign.revision)} />
            {(['opensOn', 'closesOn'] as const).map((name) => (
              <TextField
                name={name}
                label={words[name]}
                type="date"
                value={typed && one(typed, name)}
                required
                errors={NO_ERRORS}
              />
            ))}
            <button type="submit" class="button-main">
              {words.add}
            </button>
          </form>
        </div>
      </details>
      <form method="post" action={`/surveys/campaigns/${campaign.id}`}>
        <input type="hidden" name="verb" value="close" />
        <input type="hidden" name="revision" value={String(campaign.revision)} />
        <button type="submit" class="button-quiet">
          {words.close}
        </button>
      </form>
    </>
  )
}
