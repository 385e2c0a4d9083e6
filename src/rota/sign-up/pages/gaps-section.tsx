// Gaps of published rotas, to open for sign-up: one by one, or all of a rota at once.
import type { View } from '../../../console/view.ts'
import { dutyText } from '../../pages/duty-board.tsx'
import { GIVINGS } from '../open-shift.ts'
import type { BoardProps, RotaGaps } from './board.ts'
import { openWords } from './words.ts'

/** Hours from now until the window ends. */
export const CLOSES_IN = ['6', '24', '48', '72', '168'] as const
/** Gaps that are shown one by one. */
const SHOWN = 12

export const GapsSection = ({ view, board, gaps }: BoardProps & { readonly gaps: readonly RotaGaps[] }) => {
  const words = openWords(view.language)
  return (
    <section class="stack-tight">
      <h2>{words.gaps}</h2>
      {gaps.length === 0 ? <p class="empty">{words.noGaps}</p> : null}
      {gaps.map(({ rota, shifts }) => (
        <form method="post" action={`/rotas/${rota.id}/open-shifts`} class="stack-tight">
          <WindowFields view={view} id={rota.id} />
          <ul class="list">
            {shifts.slice(0, SHOWN).map(({ shift, missing }) => (
              <li class="row">
                <span>{dutyText({ view, board }, { ...shift, lineId: rota.lineId })}</span>
                <span class="gap">{words.missing(missing)}</span>
                <button type="submit" name="shiftId" value={shift.id}>
                  {words.openThis}
                </button>
              </li>
            ))}
          </ul>
          <button type="submit" class="button-main" name="shiftId" value="">
            {words.openAll(shifts.length)}
          </button>
        </form>
      ))}
    </section>
  )
}

const WindowFields = ({ view, id }: { readonly view: View; readonly id: string }) => {
  const words = openWords(view.language)
  return (
    <div class="row">
      <label for={`giving-${id}`}>{words.giving}</label>
      <select id={`giving-${id}`} name="giving">
        {GIVINGS.map((giving) => (
          <option value={giving}>{words.givings[giving]}</option>
        ))}
      </select>
      <label for={`closes-${id}`}>{words.closes}</label>
      <select id={`closes-${id}`} name="closesIn">
        <option value="">{words.closesAtStart}</option>
        {CLOSES_IN.map((hours) => (
          <option value={hours}>{words.closesIn(Number(hours))}</option>
        ))}
      </select>
    </div>
  )
}
