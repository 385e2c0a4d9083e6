// The caller has been promised that nothing identifies them: whatever is typed where, no number is found afterwards.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { getTableName, is, Table } from 'drizzle-orm'
import { expect, test } from 'vitest'
import * as access from '../../src/access/tables.ts'
import * as callTables from '../../src/calls/tables.ts'
import type { Client } from '../support/app.ts'
import { type CallSite, callSite, complete } from './call-site.ts'

const PHONE = '13812345678'
const SECRETS = [
  PHONE,
  '138 1234 5678',
  '１３８１２３４５６７８',
  'zhang.san@example.com',
  '11010119900307771X',
  '6222021001116245702',
]
const DIGITS = ['1381234', '2345678', 'zhang.san', '110101199', '0307771', '6222021', '6245702']
const TEXT = `我是 ${SECRETS.join('，')}。请回电`

/** Everything that was answered. */
function listening(client: Client, heard: string[]): Client {
  const keep = async (answer: ReturnType<Client['get']>) => {
    const { status, text, headers } = await answer
    heard.push(text, JSON.stringify(headers))
    expect(status, text).toBeLessThan(300)
    return answer
  }
  return {
    ...client,
    get: (url, headers) => keep(client.get(url, headers)),
    post: (url, body, headers) => keep(client.post(url, body, headers)),
    patch: (url, body, headers) => keep(client.patch(url, body, headers)),
  }
}

async function useEveryField({ lineId, ...site }: CallSite, heard: string[]) {
  const [counsellor, supervisor] = [listening(site.counsellor, heard), listening(site.supervisor, heard)]
  const texts = { summary: TEXT, actionTaken: TEXT, riskNote: TEXT, followUpPlan: TEXT }
  const key = { 'idempotency-key': 'one' }
  const draft = await counsellor.post('/api/v1/calls', { lineId, phone: PHONE, ...texts }, key)
  await counsellor.patch(`/api/v1/calls/${draft.body.id}`, texts)
  const { lineId: _, close: __, ...rest } = complete(lineId, { risk: { level: 'R3' } })
  await counsellor.post(`/api/v1/calls/${draft.body.id}/close`, { ...rest, ...texts })
  const url = `/api/v1/calls/${draft.body.id}`
  await counsellor.post(`${url}/amendments`, { reason: 'correction', note: TEXT, ...texts })
  await supervisor.post(`${url}/review`, { note: TEXT })
  const lowering = await counsellor.post(`${url}/risk-lowerings`, { toLevel: 'R1', reason: TEXT })
  await supervisor.post(`${url}/risk-lowerings/${lowering.body.id}/confirm`)
  await supervisor.get(`${url}/risk-lowerings`)
  const { body } = await counsellor.get('/api/v1/follow-ups')
  await counsellor.post(`/api/v1/follow-ups/${body.items[0].id}/not-reached`, { note: TEXT })
  await counsellor.post(`/api/v1/follow-ups/${body.items[0].id}/done`, { outcome: 'safe', note: TEXT })
  await supervisor.post(`/api/v1/follow-ups/${body.items[1].id}/not-needed`, { note: TEXT })
  await counsellor.post('/api/v1/callers/lookup', { lineId, phone: PHONE })
  for (const path of [url, `${url}/revisions`, '/api/v1/calls', '/api/v1/follow-ups?state=done'])
    await counsellor.get(path)
  // Mistakes are answered without quoting them.
  const wrong = [
    await site.counsellor.post('/api/v1/calls', { lineId: PHONE }),
    await site.counsellor.post('/api/v1/calls', { lineId, topics: { primary: PHONE } }),
    await site.counsellor.post('/api/v1/calls', { lineId, district: PHONE, type: PHONE, startedAt: PHONE }),
    await site.counsellor.post('/api/v1/callers/lookup', { lineId, phone: `x${PHONE}` }),
    await site.supervisor.post(`${url}/redactions`, { reason: 'number', text: PHONE }),
  ]
  heard.push(...wrong.map(({ text }) => text))
  expect(wrong.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422])
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesIn(path) : [path]
  })

test('no number is in any table, file, answer or log line', async () => {
  const site = await callSite()
  const heard: string[] = []
  await useEveryField(site, heard)

  const tables = [...Object.values(access), ...Object.values(callTables)].filter((value) => is(value, Table))
  for (const table of tables) {
    const rows = JSON.stringify(await site.db.read((read) => read.select().from(table)))
    for (const part of DIGITS) expect(rows.includes(part), `${part} in ${getTableName(table)}`).toBe(false)
  }
  for (const file of filesIn(site.deps.config.dataDir)) {
    const content = readFileSync(file)
    for (const secret of SECRETS) expect(content.includes(secret), `${secret} in ${file}`).toBe(false)
  }
  const said = heard.join('\n')
  const logged = site.logLines.join('\n')
  for (const secret of [...SECRETS, PHONE]) {
    expect(said.includes(secret), `${secret} in an answer`).toBe(false)
    expect(logged.includes(secret), `${secret} in the log`).toBe(false)
  }
  expect(logged).not.toContain('请回电')
  expect(said).toContain('我是 [手机号]，[手机号]，[手机号]，[邮箱]，[身份证号]，[银行卡号]。请回电')
})
