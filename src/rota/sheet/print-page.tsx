// The rota on paper: one plain table, no frame, no script.
import type { Language } from '../../access/account.ts'
import { asset } from '../../console/assets.ts'
import { roleName } from '../../lines/pages/names.ts'
import { brokenLines } from '../pages/broken-lines.ts'
import { rotaWords } from '../pages/words.ts'
import type { SheetCell, SheetRow } from './duty-sheet.ts'
import type { RotaSheet } from './read.ts'
import { cellText, headText, rowText, timesText } from './text.ts'
import { sheetWords } from './words.ts'

interface PrintProps {
  readonly sheet: RotaSheet
  readonly language: Language
}

export const PrintPage = ({ sheet, language }: PrintProps) => {
  const words = sheetWords(language)
  const { title, period, standing } = headText(sheet, language)
  return (
    <html lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${period}`}</title>
        <link rel="icon" type="image/svg+xml" href={asset('icon.svg')} />
        <link rel="stylesheet" href={asset('paper.css')} />
      </head>
      <body>
        <Links sheet={sheet} language={language} />
        <main>
          <h1>{title}</h1>
          <p>
            {period} · {standing}
          </p>
          <div class="scroll">
            <Table sheet={sheet} language={language} />
          </div>
          <p class="note">
            {words.zone(sheet.line.zone)} {sheet.named ? '' : rotaWords(language).codesOnly}{' '}
            {hasBroken(sheet) ? rotaWords(language).brokenMark : ''}
          </p>
          <BrokenRules sheet={sheet} language={language} />
        </main>
      </body>
    </html>
  )
}

const Links = ({ sheet: { rota, line }, language }: PrintProps) => {
  const words = sheetWords(language)
  const file = (format: string) => `/api/v1/rotas/${rota.id}/sheet?format=${format}&language=${language}`
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <nav>
      <a href={`/rota/${line.code}/${rota.fromDay.slice(0, 7)}`}>{words.month}</a>
      <a href={file('xlsx')}>{words.xlsx}</a>
      <a href={file('csv')}>{words.csv}</a>
      <a href={`?language=${other}`} hreflang={other} lang={other === 'zh' ? 'zh-CN' : 'en'}>
        {words.otherLanguage}
      </a>
      <span>{words.print}</span>
    </nav>
  )
}

const hasBroken = ({ rows }: RotaSheet): boolean =>
  rows.some(({ cells }) => cells.some((cell) => cell?.places.some(({ brokenRules }) => brokenRules.length > 0)))

/** On a sheet of its own: reasons are not for the wall. */
const BrokenRules = ({ sheet: { known }, language }: PrintProps) => {
  const words = rotaWords(language)
  const lines = known ? brokenLines(known.book, known.faces.labelOf, language) : []
  if (lines.length === 0) return null
  return (
    <section class="apart">
      <h2>{words.brokenTitle}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.time}</th>
            <th scope="col">{words.member}</th>
            <th scope="col">{words.rule}</th>
            <th scope="col">{words.reasonTitle}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ when, who, says, reason }) => (
            <tr>
              <th scope="row">{when}</th>
              <td>{who}</td>
              <td>{says}</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const Table = ({ sheet, language }: PrintProps) => {
  const words = sheetWords(language)
  const roles = [...Map.groupBy(sheet.columns, ({ role }) => role)]
  return (
    <table>
      <thead>
        <tr>
          <th scope="col" rowspan={2}>
            {words.date}
          </th>
          <th scope="col" rowspan={2}>
            {words.weekday}
          </th>
          {roles.map(([role, columns]) => (
            <th scope="colgroup" colspan={columns.length}>
              {roleName(role, language)}
            </th>
          ))}
        </tr>
        <tr>
          {sheet.columns.map((column) => (
            <th scope="col">{timesText(column)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sheet.rows.map((row) => (
          <Row row={row} zone={sheet.line.zone} language={language} />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  readonly row: SheetRow
  readonly zone: string
  readonly language: Language
}

const Row = ({ row, zone, language }: RowProps) => {
  const { weekday, mark } = rowText(row, language)
  const isOff = row.day.dayKind === 'holiday' || row.day.dayKind === 'weekend'
  return (
    <tr class={isOff ? 'off' : ''}>
      <th scope="row">{row.day.day}</th>
      <td>
        {weekday}
        {mark === '' ? null : <span class="note"> {mark}</span>}
      </td>
      {row.cells.map((cell) => (
        <Cell cell={cell} zone={zone} language={language} />
      ))}
    </tr>
  )
}

const Cell = ({ cell, zone, language }: Omit<RowProps, 'row'> & { readonly cell: SheetCell | undefined }) => {
  const { people, missing, note } = cellText(cell, zone, language)
  return (
    <td>
      {people}
      {missing === '' ? null : <span class="missing"> {missing}</span>}
      {note === '' ? null : <span class="note"> ({note})</span>}
    </td>
  )
}
