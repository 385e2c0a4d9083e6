// On the page of retention: the telephone numbers of public services that stay in the texts of a line.
import type { FastifyRequest } from 'fastify'
import type { Language } from '../../../access/account.ts'
import { LongTextField, NO_ERRORS } from '../../../console/form.tsx'
import { given, one, type PostedFields, postedFields } from '../../../console/posted.ts'
import { pathPart, revisionIn } from '../../../console/try-step.ts'
import type { View } from '../../../console/view.ts'
import type { Deps } from '../../../deps.ts'
import { invalidInput } from '../../../errors.ts'
import { changeLine } from '../../../lines/actions.ts'
import type { Line } from '../../../lines/line.ts'
import { lineSettings } from '../../../lines/line-settings.ts'

const en = {
  numbers: 'Telephone numbers that stay in texts',
  hint: 'Public services only, one a line, with the area code. The national hotlines stay anyway; mobile numbers never do.',
  save: 'Keep these numbers',
}
const zh: typeof en = {
  numbers: '文字中予以保留的电话号码',
  hint: '仅限公共服务电话，每行一个，含区号。全国性热线本来就保留；手机号一律不保留。',
  save: '保留这些号码',
}
const words: Readonly<Record<Language, typeof en>> = { zh, en }

interface Props {
  readonly view: View
  readonly line: Line
  readonly typed: PostedFields
}

export const KeptNumbers = ({ view, line, typed }: Props) => {
  const { numbers, hint, save } = words[view.language]
  return (
    <form method="post" action={`/retention/${line.id}/numbers`} class="stack">
      <input type="hidden" name="revision" value={String(line.revision)} />
      <LongTextField
        name={`numbers.${line.id}`}
        label={numbers}
        hint={hint}
        errors={NO_ERRORS}
        value={given(typed, `numbers.${line.id}`) ?? line.settings.keptNumbers.join('\n')}
        short
      />
      <div class="buttons">
        <button type="submit">{save}</button>
      </div>
    </form>
  )
}

/** @throws invalid-input for what is no public number */
export async function keepNumbers(deps: Deps, request: FastifyRequest): Promise<void> {
  const posted = postedFields(request)
  const lineId = pathPart(request.url, 2)
  const lines = one(posted, `numbers.${lineId}`).split(/[\n,，;；、]/)
  const sent = lines.map((line) => line.replaceAll(/[\s().+-]/g, '')).filter((digits) => digits !== '')
  const checked = lineSettings.shape.keptNumbers.safeParse([...new Set(sent)])
  if (!checked.success) throw invalidInput([{ path: 'numbers', message: 'are not all public telephone numbers' }])
  await changeLine(deps, request.actor, lineId, {
    expectedRevision: revisionIn(one(posted, 'revision')),
    settings: { keptNumbers: checked.data },
  })
}
