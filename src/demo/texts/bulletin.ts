// What an editor of the demo wrote into a draft: advice, in both languages. The numbers come from the snapshot.
import type { Language } from '../../access/account.ts'
import type { AudienceCode } from '../../bulletins/audience.ts'

interface Advice {
  readonly heading: string
  /** Markdown-light: paragraphs and lists. */
  readonly body: string
  readonly topic: string | null
}

export interface DemoBulletin {
  readonly audiences: readonly AudienceCode[]
  readonly topics: readonly string[]
  readonly editions: Readonly<
    Record<Language, { readonly title: string; readonly digest: string; readonly advice: readonly Advice[] }>
  >
}
