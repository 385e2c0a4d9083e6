// Which topics a summary may be about: the nearest centroids of the line's coded calls, by TF-IDF (Salton; Rocchio).
// A model holds sums over many calls and words of many episodes; it knows no call.

export interface CodedText {
  readonly episodeId: string
  readonly topic: string
  readonly words: ReadonlySet<string>
}

export interface TopicModel {
  /** Words with their inverse document frequency. */
  readonly words: readonly (readonly [word: string, idf: number])[]
  readonly centroids: readonly {
    readonly topic: string
    /** Places in `words` with weights; of length one. */
    readonly weights: readonly (readonly [word: number, weight: number])[]
  }[]
}

/** Words of fewer episodes could be about somebody. */
const FEWEST_EPISODES_OF_WORD = 5
const FEWEST_EPISODES_OF_TOPIC = 8
const WORDS_OF_CENTROID = 150

export function buildTopicModel(texts: readonly CodedText[]): TopicModel {
  const episodesOf = (all: readonly CodedText[]) => new Set(all.map(({ episodeId }) => episodeId)).size
  const saidBy = new Map<string, Set<string>>()
  for (const { words, episodeId } of texts) {
    for (const word of words) {
      const episodes = saidBy.get(word) ?? new Set()
      saidBy.set(word, episodes.add(episodeId))
    }
  }
  const kept = [...saidBy].filter(([, episodes]) => episodes.size >= FEWEST_EPISODES_OF_WORD)
  const words = kept.map(([word, { size }]): [string, number] => [word, rounded(Math.log(1 + texts.length / size))])
  const places = new Map(words.map(([word], place) => [word, place]))
  const idfAt = (place: number) => words[place]?.[1] ?? 0
  const topics = [...Map.groupBy(texts, ({ topic }) => topic)].filter(
    ([, its]) => episodesOf(its) >= FEWEST_EPISODES_OF_TOPIC,
  )
  const centroids = topics.map(([topic, its]) => ({ topic, weights: centroidOf(its, places, idfAt) }))
  return { words, centroids: centroids.filter(({ weights }) => weights.length > 0) }
}

function centroidOf(
  texts: readonly CodedText[],
  places: ReadonlyMap<string, number>,
  idfAt: (place: number) => number,
): readonly (readonly [number, number])[] {
  const sums = new Map<number, number>()
  for (const { words } of texts) {
    const vector = [...words].flatMap((word) => places.get(word) ?? []).map((place) => [place, idfAt(place)] as const)
    const length = Math.hypot(...vector.map(([, weight]) => weight)) || 1
    for (const [place, weight] of vector) sums.set(place, (sums.get(place) ?? 0) + weight / length)
  }
  const strongest = [...sums].sort(([, a], [, b]) => b - a).slice(0, WORDS_OF_CENTROID)
  const length = Math.hypot(...strongest.map(([, weight]) => weight)) || 1
  return strongest.map(([place, weight]) => [place, rounded(weight / length)])
}

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4

export interface Suggestion {
  readonly topic: string
  /** Cosine between the text and the topic's calls: 0 to 1. */
  readonly score: number
}

const LEAST_SCORE = 0.1

/** The nearest topics, best first; none for a text that is like no topic. */
export function suggestTopics(model: TopicModel, words: ReadonlySet<string>, most: number): readonly Suggestion[] {
  const vector = new Map<number, number>()
  for (const [place, [word, idf]] of model.words.entries()) if (words.has(word)) vector.set(place, idf)
  const length = Math.hypot(...vector.values()) || 1
  return model.centroids
    .map(({ topic, weights }) => ({
      topic,
      score: rounded(weights.reduce((sum, [place, weight]) => sum + weight * (vector.get(place) ?? 0), 0) / length),
    }))
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
}
