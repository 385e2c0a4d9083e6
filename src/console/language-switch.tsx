// Every page can be had in the other language: one tap, and one is back where one was, with what one typed.
import type { View } from './view.ts'

/** A form with text that is not saved yet. A button of the top bar submits it, and says in `field` what comes then. */
export interface SurvivingForm {
  readonly id: string
  readonly field: string
}

interface LanguageSwitchProps {
  readonly view: View
  readonly form: SurvivingForm | undefined
  /** The address of this page in the other language, where it has one: public pages, which anybody may keep. */
  readonly href?: string | undefined
}

export const LanguageSwitch = ({ view, form, href }: LanguageSwitchProps) => {
  const other = view.language === 'zh' ? 'en' : 'zh'
  const button = {
    class: 'button-quiet',
    lang: other === 'zh' ? 'zh-CN' : 'en',
    title: view.words.otherLanguageHint,
    formnovalidate: true,
  }
  if (href !== undefined) {
    const { lang, title } = button
    return (
      <a class="button button-quiet" href={href} hreflang={lang} lang={lang} title={title}>
        {view.words.otherLanguage}
      </a>
    )
  }
  if (form) {
    return (
      <button type="submit" {...button} form={form.id} name={form.field} value={`language-${other}`}>
        {view.words.otherLanguage}
      </button>
    )
  }
  if (view.carried) {
    return (
      <form method="post" action={view.carried.action} data-carries>
        <input type="hidden" name="carried" value={view.carried.sealed} />
        <button type="submit" {...button} name="in-language" value={other}>
          {view.words.otherLanguage}
        </button>
      </form>
    )
  }
  return (
    <form method="post" action="/language">
      <input type="hidden" name="next" value={view.path} />
      <button type="submit" {...button} name="language" value={other}>
        {view.words.otherLanguage}
      </button>
    </form>
  )
}
