// Every page can be had in the other language: one tap, and one is back where one was.
import type { View } from './view.ts'

/** A form with text that is not saved yet. A button of the top bar submits it, and says in `field` what comes then. */
export interface SurvivingForm {
  readonly id: string
  readonly field: string
}

export const LanguageSwitch = ({ view, form }: { view: View; form: SurvivingForm | undefined }) => {
  const other = view.language === 'zh' ? 'en' : 'zh'
  const button = {
    class: 'button-quiet',
    lang: other === 'zh' ? 'zh-CN' : 'en',
    title: view.words.otherLanguageHint,
    formnovalidate: true,
  }
  if (form) {
    return (
      <button type="submit" {...button} form={form.id} name={form.field} value={`language-${other}`}>
        {view.words.otherLanguage}
      </button>
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
