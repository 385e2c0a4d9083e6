// The field in which one looks for words. It is posted: what was looked for stands in no address.
import { type FormErrors, TextField } from '../../console/form.tsx'
import type { View } from '../../console/view.ts'
import { callWords } from './words.ts'

export const SearchForm = ({ view, text, errors }: { view: View; text: string; errors: FormErrors }) => {
  const words = callWords(view.language).search
  return (
    <search>
      <form method="post" action="/calls/search" class="stack">
        <TextField
          name="text"
          label={words.label}
          hint={words.hint}
          errors={errors}
          value={text}
          autocomplete="off"
          maxlength={400}
          required
        />
        <button type="submit">{words.button}</button>
      </form>
    </search>
  )
}
