// Builds topic models and asks them, in a thread of its own: texts are cut into words here and forgotten.
import { workerTask } from '../../jobs/pool.ts'
import { unpackSummaries } from '../terms/summaries.ts'
import { type CutText, openCutter, plainText, wordsOf } from '../terms/words-of-text.ts'
import { buildTopicModel, type Suggestion, suggestTopics, type TopicModel } from './topic-model.ts'

export type SuggestionTask =
  | { readonly kind: 'build'; readonly packs: readonly SharedArrayBuffer[] }
  | { readonly kind: 'suggest'; readonly model: TopicModel; readonly text: string; readonly most: number }

export interface SuggestionAnswer {
  readonly model?: TopicModel
  readonly suggestions?: readonly Suggestion[]
}

let cutter: CutText | undefined

export default workerTask<SuggestionTask, never, SuggestionAnswer>((task) => {
  const cut = (cutter ??= openCutter())
  const words = (text: string) => wordsOf(cut, plainText(text))
  if (task.kind === 'suggest') return { suggestions: suggestTopics(task.model, words(task.text), task.most) }
  const coded = unpackSummaries(task.packs).flatMap(({ episodeId, topics: [topic], text }) =>
    topic === undefined ? [] : [{ episodeId, topic, words: words(text) }],
  )
  return { model: buildTopicModel(coded) }
})
