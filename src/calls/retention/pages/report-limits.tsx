// On the page of retention: within how many hours the steps of a mandatory report are due on a line.
import type { FastifyRequest } from 'fastify'
import type { Language } from '../../../access/account.ts'
import { NO_ERRORS, TextField } from '../../../console/form.tsx'
import { given, one, type PostedFields, postedFields } from '../../../console/posted.ts'
import { pathPart, revisionIn } from '../../../console/try-step.ts'
import type { View } from '../../../console/view.ts'
import type { Deps } from '../../../deps.ts'
import { invalidInput } from '../../../errors.ts'
import { changeLine } from '../../../lines/actions.ts'
import type { Line } from '../../../lines/line.ts'
import { lineSettings } from '../../../lines/line-settings.ts'

const LIMITS = ['reportToldHours', 'reportOralHours', 'reportWrittenHours'] as const
const limits = lineSettings.pick({ reportToldHours: true, reportOralHours: true, reportWrittenHours: true })

const en = {
  fields: {
    reportToldHours: 'A minor is abused: hours until a supervisor is told',
    reportOralHours: 'Hours until the police are told by telephone',
    reportWrittenHours: 'Hours until they are told in writing',
  },
  hints: { reportToldHours: '1 to 24.', reportOralHours: '1 to 48.', reportWrittenHours: '1 to 168.' },
  save: 'Keep these limits',
}
const zh: typeof en = {
  fields: {
    reportToldHours: '未成年人受侵害：几小时内告知督导',
    reportOralHours: '几小时内电话报警',
    reportWrittenHours: '几小时内书面报告',
  },
  hints: {
    reportToldHours: '1 至 24 小时。',
    reportOralHours: '1 至 48 小时。',
    reportWrittenHours: '1 至 168 小时。',
  },
  save: '按此时限',
}
const words: Readonly<Record<Language, typeof en>> = { zh, en }

interface Props {
  readonly view: View
  readonly line: Line
  readonly typed: PostedFields
}

export const ReportLimits = ({ view, line, typed }: Props) => {
  const { fields, hints, save } = words[view.language]
  return (
    <form method="post" action={`/retention/${line.id}/report-limits`} class="stack">
      <input type="hidden" name="revision" value={String(line.revision)} />
      {LIMITS.map((name) => (
        <TextField
          name={`${name}.${line.id}`}
          label={fields[name]}
          hint={hints[name]}
          errors={NO_ERRORS}
          value={given(typed, `${name}.${line.id}`) ?? String(line.settings[name])}
          inputmode="numeric"
        />
      ))}
      <div class="buttons">
        <button type="submit">{save}</button>
      </div>
    </form>
  )
}

/** @throws invalid-input for hours out of range */
export async function limitReports(deps: Deps, request: FastifyRequest): Promise<void> {
  const posted = postedFields(request)
  const lineId = pathPart(request.url, 2)
  const hours = (value: string) => (/^\d{1,3}$/.test(value) ? Number(value) : Number.NaN)
  const sent = Object.fromEntries(LIMITS.map((name) => [name, hours(one(posted, `${name}.${lineId}`))]))
  const checked = limits.safeParse(sent)
  if (!checked.success) {
    throw invalidInput(checked.error.issues.map(({ path }) => ({ path: path.join('.'), message: 'is out of range' })))
  }
  await changeLine(deps, request.actor, lineId, {
    expectedRevision: revisionIn(one(posted, 'revision')),
    settings: checked.data,
  })
}
