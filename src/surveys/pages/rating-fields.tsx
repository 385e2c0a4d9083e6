// Questions with ratings from 1 to 5, and room for a few words. Used by the public form and by staff.
import { ChoicesField, LongTextField, NO_ERRORS } from '../../console/form.tsx'
import { all, one, type PostedFields } from '../../console/posted.ts'
import type { View } from '../../console/view.ts'
import { RATINGS, type Rating } from '../score.ts'
import { surveyWords } from './words.ts'

interface Question {
  readonly code: string
  readonly text: string
}

interface Props {
  readonly view: View
  readonly questions: readonly Question[]
  readonly typed: PostedFields
}

const choices = RATINGS.map((rating) => ({ value: String(rating), label: String(rating) }))

export const RatingFields = ({ view, questions, typed }: Props) => {
  const words = surveyWords(view.language)
  return (
    <>
      {questions.map(({ code, text }) => (
        <ChoicesField
          name={`q-${code}`}
          label={text}
          values={all(typed, `q-${code}`)}
          choices={choices}
          even
          errors={NO_ERRORS}
        />
      ))}
      <LongTextField
        name="comment"
        label={`${words.comment} (${view.words.optional})`}
        hint={words.commentHint}
        short
        value={one(typed, 'comment')}
        errors={NO_ERRORS}
      />
    </>
  )
}

/** What was rated, by code. */
export function ratingsIn(typed: PostedFields, codes: readonly string[]): Record<string, Rating> {
  const given = codes.flatMap((code) => {
    const rating = RATINGS.find((each) => String(each) === one(typed, `q-${code}`))
    return rating === undefined ? [] : [[code, rating] as const]
  })
  return Object.fromEntries(given)
}
