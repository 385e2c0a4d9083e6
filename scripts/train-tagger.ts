// `npm run train`: learns the weights of src/privacy/tagger from the marked sentences, less those that are held out, and
// writes them. `node scripts/train-tagger.ts --leave-out`: leaves out one author after the other and says what each then scores.
import { writeFileSync } from 'node:fs'
import { scrubberOf } from '../src/privacy/scrub.ts'
import { modelOf } from '../src/privacy/tagger/model.ts'
import { scoresOf } from '../test/privacy/scores.ts'
import { type SentenceSet, sentencesOf, TRAINING_SETS, VOICES } from '../test/privacy/sentences.ts'
import { TRAINING, train } from './tagger/crf.ts'
import { examplesOf } from './tagger/examples.ts'
import { packed } from './tagger/pack.ts'

const all = (sets: readonly SentenceSet[]) => sets.flatMap(sentencesOf)

function learn(sets: readonly SentenceSet[]): Buffer {
  const { examples, features } = examplesOf(all(sets))
  return packed(features, train(examples, features.length, TRAINING))
}

/** As the formatter would. */
function write(model: Buffer): void {
  const text = `// The weights of the tagger, learned by \`npm run train\` from the marked sentences. See model.ts for what they are.\n\nexport const WEIGHTS =\n  '${model.toString('base64')}'\n`
  writeFileSync(new URL('../src/privacy/tagger/weights.ts', import.meta.url), text)
  console.log(`${Math.round(model.length / 1024)} KiB`)
}

function leaveOut(): void {
  for (const author of Object.keys(VOICES)) {
    const left = TRAINING_SETS.filter((set) => set.startsWith(`${author}-`))
    const scrub = scrubberOf(modelOf(learn(TRAINING_SETS.filter((set) => !left.includes(set)))))
    const { covered, clean, touched } = scoresOf(all(left), scrub)
    const groups = [...covered].map(([group, [hits, every]]) => `${group} ${((100 * hits) / every).toFixed(1)}`)
    console.log(author, groups.join('  '), `clean touched ${touched}/${clean} ${((100 * touched) / clean).toFixed(1)}`)
  }
}

if (process.argv.includes('--leave-out')) leaveOut()
else write(learn(TRAINING_SETS))
