// One published bulletin, to read and to print.
import { Chip, Notice } from '../../console/display.tsx'
import { calendarDay, longDay } from '../../console/format.ts'
import type { View } from '../../console/view.ts'
import { periodName } from '../period-name.ts'
import { type Material, publicBulletin } from '../public-view.ts'
import { langOf } from './list-page.tsx'
import { Prose } from './prose.tsx'
import { PublicFrame } from './public-frame.tsx'
import { bulletinWords } from './words.ts'

type Bulletin = ReturnType<typeof publicBulletin>

export const BulletinPage = ({ view, material }: { view: View; material: Material }) => {
  const bulletin = publicBulletin(material)
  const { language } = view
  const words = bulletinWords(language)
  const edition = bulletin.editions.find((each) => each.language === language) ?? bulletin.editions[0]
  if (!edition) return null
  const foreign = edition.language !== language
  return (
    <PublicFrame view={view} title={edition.title} description={edition.digest}>
      <p class="no-print">
        <a href={`/bulletins?lang=${language}`}>{`← ${words.back}`}</a>
      </p>
      {foreign ? <Notice>{words.onlyIn}</Notice> : null}
      <article class="issue prose" lang={langOf(edition.language)}>
        <header class="issue-head">
          <p class="muted small">{headLine(view, bulletin, material)}</p>
          <h1>{edition.title}</h1>
          <p class="lead">{edition.digest}</p>
          <p class="row">
            {bulletin.audiences.map((audience) => (
              <Chip tone="accent">{language === 'zh' ? audience.labelZh : audience.labelEn}</Chip>
            ))}
          </p>
        </header>
        <Correction view={view} bulletin={bulletin} />
        <Audio view={view} bulletin={bulletin} />
        {edition.sections.map((section) => (
          <section>
            <h2>{section.heading}</h2>
            <Prose text={section.body} />
          </section>
        ))}
        <Help view={view} bulletin={bulletin} />
        <Figures view={view} bulletin={bulletin} />
      </article>
    </PublicFrame>
  )
}

function headLine(view: View, bulletin: Bulletin, { published }: Material): string {
  const words = bulletinWords(view.language)
  const day = (iso: string) => longDay(view.words, calendarDay(iso))
  const line = bulletin.line && (view.language === 'zh' ? bulletin.line.nameZh : bulletin.line.nameEn)
  return [
    words.number(bulletin.number, bulletin.running),
    line,
    words.published(day(bulletin.publishedOn)),
    bulletin.correctedOn ? words.corrected(day(bulletin.correctedOn)) : undefined,
    bulletin.kind === 'questions' ? words.questions : words.period(periodName(view.language, published.head.period)),
  ]
    .filter(Boolean)
    .join(' · ')
}

interface PartProps {
  readonly view: View
  readonly bulletin: Bulletin
}

const Correction = ({ view, bulletin }: PartProps) =>
  bulletin.correction === null ? null : (
    <Notice tone="warn" title={bulletinWords(view.language).correction}>
      <p>{bulletin.correction[view.language]}</p>
    </Notice>
  )

const Audio = ({ view, bulletin }: PartProps) => {
  const words = bulletinWords(view.language)
  const own = bulletin.renditions.filter(({ language }) => language === view.language)
  return own.length === 0 ? null : (
    <p class="row no-print">
      {own.map(({ url, mimeType, durationSeconds }) => {
        const minutes = durationSeconds === null ? '' : ` (${view.words.minutes(Math.ceil(durationSeconds / 60))})`
        return (
          <a class="button" href={url} type={mimeType}>
            {words.listen(minutes)}
          </a>
        )
      })}
    </p>
  )
}

const Help = ({ view, bulletin }: PartProps) =>
  bulletin.contacts.length === 0 ? null : (
    <section class="card card-now">
      <h2>{bulletinWords(view.language).help}</h2>
      <ul class="plain stack-tight">
        {bulletin.contacts.map(({ labelZh, labelEn, number }) => (
          <li class="row">
            <a class="button button-main code" href={`tel:${number.replace(/[^+\d]/g, '')}`}>
              {number}
            </a>
            {view.language === 'zh' ? labelZh : labelEn}
          </li>
        ))}
      </ul>
    </section>
  )

const Figures = ({ view, bulletin }: PartProps) => {
  const words = bulletinWords(view.language)
  if (bulletin.figures === null) return null
  const { total, themes, complete } = bulletin.figures
  const percent = (change: { readonly percent: number | null } | null) => {
    if (change === null || change.percent === null) return '–'
    return `${change.percent > 0 ? '+' : change.percent < 0 ? '−' : ''}${Math.abs(change.percent)} %`
  }
  return (
    <section>
      <h2>{words.figures}</h2>
      <div class="table-wrap">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.theme}</th>
              <th scope="col">{words.callers}</th>
              <th scope="col">{words.change}</th>
            </tr>
          </thead>
          <tbody>
            {themes.map((theme) => (
              <tr>
                <th scope="row">{view.language === 'zh' ? theme.labelZh : theme.labelEn}</th>
                <td class="number">{String(theme.episodes)}</td>
                <td class="number">{percent(theme.previous.episodesChange)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{words.total}</th>
              <td class="number">{String(total.episodes)}</td>
              <td class="number">{percent(total.previous.episodesChange)}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <p class="hint">
        {words.figuresNote} {complete ? '' : words.unfinished}
      </p>
    </section>
  )
}

interface WithdrawnProps {
  readonly view: View
  readonly number: string
  readonly withdrawnOn: string
  readonly notice: string
}

export const WithdrawnPage = ({ view, number, withdrawnOn, notice }: WithdrawnProps) => {
  const words = bulletinWords(view.language)
  return (
    <PublicFrame view={view} title={words.withdrawn}>
      <h1>{words.withdrawn}</h1>
      <p class="muted">
        {number} · {words.withdrawnOn(longDay(view.words, calendarDay(withdrawnOn)))}
      </p>
      <p class="lead">{notice}</p>
      <p>
        <a class="button" href={`/bulletins?lang=${view.language}`}>
          {words.back}
        </a>
      </p>
    </PublicFrame>
  )
}
