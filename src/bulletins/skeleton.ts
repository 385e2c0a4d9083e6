// The text that a draft begins with: the snapshot's public numbers in sentences, and gaps for the advice.
import type { Language } from '../access/account.ts'
import type { Shown } from '../themes/disclosure.ts'
import { type Comparison, type Theme, topThemes } from '../themes/figure.ts'
import type { PublicNumbers } from '../themes/snapshot.ts'
import type { Contact, Edition, Section } from './edition.ts'
import { TO_WRITE } from './edition.ts'
import { skeletonWords as enWords } from './skeleton.en.ts'
import { skeletonWords as zhWords } from './skeleton.zh.ts'

/** What a language says. */
export interface SkeletonWords {
  title(period: string): string
  digest(parts: { period: string; episodes: number | undefined; themes: readonly string[] }): string
  overview: string
  total(parts: { period: string; episodes: number | undefined; calls: number | undefined }): string
  unfinished: string
  onPrevious(percent: number): string
  onYearBefore(percent: number): string
  themeLine(parts: { label: string; episodes: number | undefined; share: number | null }): string
  themeText(parts: { label: string; episodes: number | undefined; calls: number | undefined }): string
  advice: string
  label(theme: { labelZh: string; labelEn: string }): string
  period(numbers: PublicNumbers): string
}

const words: Readonly<Record<Language, SkeletonWords>> = { zh: zhWords, en: enWords }

/** Numbers that anybody in need may call; a draft begins with them, and each can be changed. */
export const DEFAULT_CONTACTS: readonly Contact[] = [
  { labelZh: '心理援助热线', labelEn: 'Psychological support', number: '12356' },
  { labelZh: '医疗急救', labelEn: 'Medical emergency', number: '120' },
  { labelZh: '报警求助', labelEn: 'Police', number: '110' },
]

const visible = (value: Shown): number | undefined => (value === '*' ? undefined : value)

/** The themes that a bulletin begins with: those of the second level, or of the first where no second is large enough. */
export function leadingThemes(numbers: PublicNumbers, limit: number): readonly Theme[] {
  const large = numbers.themes.filter(({ episodes }) => visible(episodes))
  const second = large.filter(({ parentCode }) => parentCode !== null)
  return topThemes(second.length > 0 ? second : large, { measure: 'episodes', limit })
}

export function skeleton(language: Language, numbers: PublicNumbers, themes: readonly Theme[]): Edition {
  const say = words[language]
  const period = say.period(numbers)
  const labels = themes.map((theme) => say.label(theme))
  return {
    language,
    title: say.title(period),
    digest: say.digest({ period, episodes: visible(numbers.total.episodes), themes: labels.slice(0, 3) }),
    sections: [overview(language, numbers, themes), ...themes.map((theme) => themeSection(language, theme))],
  }
}

function overview(language: Language, numbers: PublicNumbers, themes: readonly Theme[]): Section {
  const say = words[language]
  const { total } = numbers
  const sentences = [
    say.total({ period: say.period(numbers), episodes: visible(total.episodes), calls: visible(total.calls) }),
    ...changes(say, total),
    ...(numbers.complete ? [] : [say.unfinished]),
  ]
  const lines = themes.map((theme) =>
    say.themeLine({ label: say.label(theme), episodes: visible(theme.episodes), share: theme.share }),
  )
  const body = [sentences.join(language === 'zh' ? '' : ' '), lines.map((line) => `- ${line}`).join('\n')]
  return { heading: say.overview, body: body.filter(Boolean).join('\n\n'), topic: null }
}

function themeSection(language: Language, theme: Theme): Section {
  const say = words[language]
  const label = say.label(theme)
  const sentences = [
    say.themeText({ label, episodes: visible(theme.episodes), calls: visible(theme.calls) }),
    ...changes(say, theme),
  ]
  const body = `${sentences.join(language === 'zh' ? '' : ' ')}\n\n${say.advice}\n\n- ${TO_WRITE[language]}`
  return { heading: label, body, topic: theme.code }
}

function changes(
  say: SkeletonWords,
  figure: { readonly previous: Comparison; readonly yearBefore: Comparison | null },
): readonly string[] {
  const month = figure.previous.episodesChange?.percent
  const year =
    figure.yearBefore?.period === figure.previous.period ? undefined : figure.yearBefore?.episodesChange?.percent
  return [
    ...(month === undefined || month === null ? [] : [say.onPrevious(month)]),
    ...(year === undefined || year === null ? [] : [say.onYearBefore(year)]),
  ]
}
