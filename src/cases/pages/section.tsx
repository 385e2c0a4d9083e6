// What the first page shows of cases: how many are open, and how many overdue.
import type { HomeSection } from '../../console/home.tsx'
import { caseScope } from '../rights.ts'
import { countOpenCases } from '../store.ts'
import { caseWords } from './words.ts'

export const caseSection: HomeSection = async (deps, { actor }, view) => {
  if (!actor.permissions.has('cases:open')) return undefined
  const { open, late } = await deps.db.read(async (read) =>
    countOpenCases(read, await caseScope(read, actor, view.now), view.now),
  )
  if (open === 0 && !actor.permissions.has('cases:work')) return undefined
  const words = caseWords(view.language)
  return (
    <section class="stack-tight">
      <h2>{words.title}</h2>
      {open === 0 ? null : (
        <ul class="list">
          <li>
            <a class="list-link" href="/cases">
              {words.home.open(open)}
            </a>
          </li>
          {late === 0 ? null : (
            <li>
              <a class="list-link" href="/cases?of=late">
                {words.home.late(late)}
              </a>
            </li>
          )}
        </ul>
      )}
      <p class="small">
        <a href="/cases?of=ended">{words.home.all}</a>
      </p>
    </section>
  )
}
