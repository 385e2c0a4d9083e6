// Right after the door: what was carried through it is sent again, by script at once, else by one tap.
import { Layout } from '../../console/layout.tsx'
import type { View } from '../../console/view.ts'
import type { Carried } from './carried.ts'
import { accessWords } from './words.ts'

export const ReplayPage = ({ view, carried }: { view: View; carried: Carried }) => {
  const words = accessWords(view.language).replay
  return (
    <Layout view={view} title={words.title} width="narrow" bare form={{ id: 'replay', field: 'go' }}>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <form method="post" action={carried.action} id="replay" data-replay>
        {[...carried.fields].flatMap(([name, values]) =>
          values.map((value) => <input type="hidden" name={name} value={value} />),
        )}
        <button type="submit" class="button-main button-wide button-big">
          {words.button}
        </button>
      </form>
    </Layout>
  )
}
