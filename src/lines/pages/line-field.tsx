// Which line, in a form.
import { NO_ERRORS, SelectField } from '../../console/form.tsx'
import { one, type PostedFields } from '../../console/posted.ts'
import type { View } from '../../console/view.ts'
import type { Line } from '../line.ts'
import { nameOf } from './names.ts'

interface LineFieldProps {
  readonly view: View
  readonly label: string
  readonly lines: readonly Line[]
  readonly typed: PostedFields
}

export const LineField = ({ view, label, lines, typed }: LineFieldProps) => (
  <SelectField
    name="lineId"
    label={label}
    value={one(typed, 'lineId')}
    choices={lines.map((line) => ({ value: line.id, label: nameOf(line, view.language) }))}
    errors={NO_ERRORS}
  />
)
