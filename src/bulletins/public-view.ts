// A published version as the public sees it: no internal ids, no names, no time finer than a day.
import type { z } from 'zod'
import type { Line } from '../lines/line.ts'
import type { PublicNumbers } from '../themes/snapshot.ts'
import { AUDIENCES } from './audience.ts'
import type { Version } from './draft.ts'
import type { Edition } from './edition.ts'
import { formatNumber } from './number.ts'
import type { Published, Rendition } from './published-store.ts'
import type * as wire from './wire.ts'

/** What a published version is shown from in lists and feeds. */
export interface Listed {
  readonly published: Published
  readonly editions: readonly Edition[]
  readonly line: Pick<Line, 'code' | 'nameZh' | 'nameEn'> | undefined
  readonly renditions: readonly Rendition[]
}

/** What it is shown from on its own. */
export interface Material extends Listed {
  readonly numbers: PublicNumbers
}

function headOf({ published: { head, version }, line }: Listed) {
  const { year, issue, running, publishedOn } = head
  if (year === null || issue === null || running === null || publishedOn === null || version.version === null) {
    throw new Error('a bulletin without a number is not for the public')
  }
  return {
    number: formatNumber({ year, issue }),
    year,
    issue,
    running,
    version: version.version,
    publishedOn,
    correctedOn: version.version > 1 ? version.publishedOn : null,
    kind: head.kind,
    period: head.period,
    line: line ? { code: line.code, nameZh: line.nameZh, nameEn: line.nameEn } : null,
    audiences: AUDIENCES.filter(({ code }) => version.audiences.includes(code)),
    topics: [...version.topics],
  }
}

export const correctionOf = ({ correctionZh, correctionEn }: Version) =>
  correctionZh === null && correctionEn === null ? null : { zh: correctionZh ?? '', en: correctionEn ?? '' }

export const publicSummary = (material: Listed): z.output<typeof wire.publicSummary> => ({
  ...headOf(material),
  editions: material.editions.map(({ language, title, digest }) => ({ language, title, digest })),
})

export function publicBulletin(material: Material): z.output<typeof wire.publicBulletin> {
  const { published, editions, renditions } = material
  return {
    ...headOf(material),
    correction: correctionOf(published.version),
    editions: editions.map((edition) => ({ ...edition, sections: [...edition.sections] })),
    contacts: [...published.version.contacts],
    renditions: [...renditions],
    figures: published.head.kind === 'questions' ? null : figuresOf(material),
  }
}

function figuresOf({ published, numbers }: Material) {
  const { rules, period, complete, cutOffOn, total, themes } = numbers
  const chosen = themes.filter(({ code }) => published.version.topics.some((topic) => topic.code === code))
  return { rules, period, complete, countedOn: cutOffOn, total, themes: chosen }
}
