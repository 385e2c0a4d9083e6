import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Client } from '../support/app.ts'
import { type Fields, hiddenFields, locationOf, type PageSite, pageSite, submit, visit } from './page-site.ts'

async function started(site: PageSite, who: Client, phone = ''): Promise<string> {
  const page = await visit(who, '/calls/new')
  const answer = await submit(who, '/calls', { ...hiddenFields(page.text), lineId: site.lineId, phone })
  expect(answer.status).toBe(303)
  return locationOf(answer).replace('/edit', '')
}

async function withDraft() {
  const site = await pageSite()
  const ann = await site.person('ann')
  return { site, ann, path: await started(site, ann) }
}

const revisionOf = async (client: Client, path: string) =>
  hiddenFields((await visit(client, `${path}/edit`)).text).revision?.[0] ?? ''

/** Everything that the form sends when it is filled in well. */
const COMPLETE: Fields = {
  summary: 'Has not slept for two weeks.',
  type: 'counselling',
  topic: 'P03.1',
  otherTopic: 'P01.2',
  context: 'P13.1',
  risk: 'R1',
  ideation: '20',
  hopelessness: '10',
  plan: 'none',
  timeFrame: 'none',
  channel: 'telephone',
  intervention: ['listening', 'support'],
  disposition: 'resolved',
  gender: 'female',
  ageBand: '25-34',
}

test('a call is opened, saved, resumed and closed by plain forms', async () => {
  const { site, ann, path } = await withDraft()
  const saved = await submit(ann, path, { revision: '1', ...COMPLETE, do: 'save' })
  expect([saved.status, locationOf(saved)]).toEqual([303, `${path}/edit?done=saved`])
  const form = await visit(ann, `${path}/edit`)
  expect(form.text).toContain('Has not slept for two weeks.')
  expect(form.text).toMatch(/name="type" value="counselling" checked/)
  expect(form.text).toMatch(/name="topic" value="P03.1" checked/)
  expect(form.text).toMatch(/name="context" value="P13.1" checked/)
  expect((await visit(ann, '/')).text).toContain(`href="${path}/edit"`)
  site.clock.advance({ minutes: 12 })
  const closed = await submit(ann, path, { ...hiddenFields(form.text), ...COMPLETE, do: 'close' })
  expect([closed.status, locationOf(closed)]).toEqual([303, `${path}?done=closed`])
  const record = await visit(ann, `${path}?done=closed`)
  expect(record.text).toContain('The call is closed. Thank you.')
  expect(record.text).toContain('12 min')
  expect((await visit(ann, '/calls')).text).toContain(`href="${path}"`)
})

test('the caller’s number is nowhere to be found afterwards', async () => {
  const site = await pageSite()
  const ann = await site.person('ann')
  const path = await started(site, ann, '138 0013 8000')
  for (const page of [path, `${path}/edit`, '/calls', '/']) {
    expect((await visit(ann, page)).text).not.toMatch(/138 ?0013 ?8000/)
  }
  const wrong = await submit(ann, '/calls', { lineId: site.lineId, phone: 'Mrs Example' })
  expect([wrong.status, wrong.text.includes('This is not a telephone number.')]).toEqual([422, true])
})

test('two taps on the start button open one record', async () => {
  const site = await pageSite()
  const ann = await site.person('ann')
  const fields = { ...hiddenFields((await visit(ann, '/calls/new')).text), lineId: site.lineId }
  const [first, second] = [await submit(ann, '/calls', fields), await submit(ann, '/calls', fields)]
  expect(locationOf(first)).toBe(locationOf(second))
})

test('what a person types is escaped, to the letter', async () => {
  const { ann, path } = await withDraft()
  const nasty = '<script>alert("1")</script></textarea>\n"\'&amp; <img src=x onerror=alert(1)>'
  await submit(ann, path, { revision: '1', summary: nasty, do: 'save' })
  const { text } = await visit(ann, `${path}/edit`)
  expect(text).not.toContain('<script>alert')
  expect(text).not.toContain('<img src=x')
  expect(text).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&lt;/textarea&gt;')
})

test('any text comes back as it was stored', async () => {
  const { ann, path } = await withDraft()
  const text = fc.string({ unit: fc.constantFrom('<', '&', '"', "'", '\n', 'a', '好', '&lt;', '</textarea>', ' ') })
  await fc.assert(
    fc.asyncProperty(text, async (typed) => {
      await submit(ann, path, { summary: typed, do: 'save' })
      const { body } = await ann.get(`/api/v1${path}`)
      const page = (await visit(ann, `${path}/edit`)).text
      const shown = /<textarea id="field-summary"[^>]*>([\s\S]*?)<\/textarea>/.exec(page)?.[1] ?? ''
      const decoded = shown
        .replace(/^\n/, '')
        .replace(
          /&(lt|gt|quot|#39|amp);/g,
          (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[name] ?? '',
        )
      expect(decoded).toBe(body.summary)
    }),
    { numRuns: 25 },
  )
})

test('what the scrubber took out is told, by kind and count, and the stored text is shown', async () => {
  const { ann, path } = await withDraft()
  const summary = 'Call 13800138000 or 13900139000, or write to somebody@example.org.'
  const saved = await submit(ann, path, { revision: '1', summary, do: 'save' })
  expect(decodeURIComponent(locationOf(saved))).toBe(`${path}/edit?done=saved&removed=summary.PHONE.2,summary.EMAIL.1`)
  const { text } = await visit(ann, locationOf(saved))
  expect(text).toContain('Removed from “Notes”: a telephone number ×2, an e-mail address ×1')
  expect(text).toContain('[mobile]')
  expect(text).not.toContain('13800138000')
})

test('closing names what is missing, by field, and has saved everything else', async () => {
  const { ann, path } = await withDraft()
  const answer = await submit(ann, path, { revision: '1', summary: 'Half', type: 'counselling', do: 'close' })
  expect(answer.status).toBe(422)
  for (const field of ['topic', 'risk', 'disposition']) expect(answer.text).toContain(`href="#field-${field}"`)
  expect(answer.text).toContain('Risk: A closed call needs this')
  expect(answer.text).toContain('Everything that can be saved is saved.')
  expect((await ann.get(`/api/v1${path}`)).body).toMatchObject({ state: 'draft', summary: 'Half', type: 'counselling' })
})

test('“not assessed” is an answer of its own: with a reason, and never shown as “none”', async () => {
  const { ann, path } = await withDraft()
  const fields = { ...COMPLETE, ideation: '', hopelessness: '', plan: '', timeFrame: '', risk: 'RX' }
  const without = await submit(ann, path, { revision: '1', ...fields, do: 'close' })
  expect(without.text).toContain('href="#field-notAssessedReason"')
  const revision = hiddenFields(without.text).revision?.[0] ?? ''
  await submit(ann, path, { revision, ...fields, notAssessedReason: 'hang-up', do: 'close' })
  for (const page of [path, '/calls']) {
    const { text } = await visit(ann, page)
    expect(text).toMatch(/chip-unknown">\? RX Not assessed/)
    expect(text).not.toContain('None identified')
  }
})

test('R3 alerts the supervisor, shows what happens next, and plans the follow-ups', async () => {
  const { site, ann, path } = await withDraft()
  const form = await visit(ann, `${path}/edit`)
  expect(form.text).toContain('What happens next')
  const fields = { ...COMPLETE, risk: 'R3', plan: 'specific', timeFrame: 'within-72-hours', disposition: 'follow-up' }
  const closed = await submit(ann, path, { revision: '1', ...fields, do: 'close' })
  expect(locationOf(closed)).toBe(`${path}?done=closed-high`)
  const record = await visit(ann, locationOf(closed))
  expect(record.text).toContain('the supervisor is alerted')
  expect(record.text).toContain('call-back 1, after 24 h')
  const sue = await site.person('sue')
  const home = await visit(sue, '/')
  expect(home.text).toContain('A caller may be in danger')
  const alert = /action="(\/alerts\/[\w-]+\/acknowledge)"/.exec(home.text)?.[1] ?? ''
  expect((await submit(ann, alert, {})).status).toBe(403)
  expect(locationOf(await submit(sue, alert, {}))).toBe(path)
  expect((await visit(sue, '/')).text).not.toContain('A caller may be in danger')
  expect((await visit(ann, path)).text).toContain('A supervisor has seen the alert.')
})

test('the risk of a draft does not go down by itself, and nothing else is lost', async () => {
  const { ann, path } = await withDraft()
  await submit(ann, path, { revision: '1', ...COMPLETE, risk: 'R3', do: 'save' })
  const revision = await revisionOf(ann, path)
  const answer = await submit(ann, path, { revision, ...COMPLETE, risk: 'R1', summary: 'More', do: 'save' })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('The risk goes down only with a second person.')
  expect((await ann.get(`/api/v1${path}`)).body).toMatchObject({ summary: 'More', risk: { level: 'R3' } })
})

test('a form that is older than the record saves nothing over it, and loses nothing', async () => {
  const { ann, path } = await withDraft()
  await submit(ann, path, { revision: '1', summary: 'From the other window', do: 'save' })
  const clash = await submit(ann, path, { revision: '1', summary: 'From this window', do: 'save' })
  expect(clash.status).toBe(412)
  expect(clash.text).toContain('Somebody changed this in the meantime')
  expect(clash.text).toContain('From this window')
  expect((await ann.get(`/api/v1${path}`)).body.summary).toBe('From the other window')
  const fields = { ...hiddenFields(clash.text), summary: 'From this window', do: 'save' }
  expect((await submit(ann, path, fields)).status).toBe(303)
  expect((await ann.get(`/api/v1${path}`)).body.summary).toBe('From this window')
})

test('impossible times and numbers are told, and the rest is saved', async () => {
  const { ann, path } = await withDraft()
  const answer = await submit(ann, path, {
    revision: '1',
    summary: 'Kept',
    startedAt: '2026-05-14T09:00',
    endedAt: '2026-05-14T08:00',
    ideation: '101',
    district: '33',
    do: 'save',
  })
  expect(answer.status).toBe(422)
  for (const field of ['endedAt', 'ideation', 'district']) expect(answer.text).toContain(`href="#field-${field}"`)
  for (const typed of ['2026-05-14T08:00', '101', '33']) expect(answer.text).toContain(` value="${typed}"`)
  expect((await ann.get(`/api/v1${path}`)).body.summary).toBe('Kept')
})

test('what a rule refuses takes nothing else with it: all that was chosen is shown again', async () => {
  const { ann, path } = await withDraft()
  const answer = await submit(ann, path, { revision: '1', ...COMPLETE, startedAt: '2026-05-20T09:00', do: 'close' })
  expect([answer.status, answer.text.includes('href="#field-startedAt"')]).toEqual([422, true])
  for (const chosen of ['name="type" value="counselling"', 'name="topic" value="P03.1"', 'name="risk" value="R1"']) {
    expect(answer.text).toContain(`${chosen} checked`)
  }
  expect(answer.text).toContain(' value="2026-05-20T09:00"')
})

test('POST /calls/{id}/autosave answers the script with the new revision and what was removed', async () => {
  const { ann, path } = await withDraft()
  const save = (summary: string, revision: number) =>
    submit(ann, `${path}/autosave`, { summary }, { accept: 'application/json', 'if-match': `"${revision}"` })
  const first = await save('Number 13800138000', 1)
  expect(first.body).toMatchObject({
    revision: 2,
    at: '10:00:00',
    findings: 'Removed from “Notes”: a telephone number ×1',
    texts: { summary: 'Number [mobile]' },
    partly: false,
  })
  expect((await save('Over an older one', 1)).status).toBe(412)
})

test('a closed call is amended by the same form, with a reason', async () => {
  const { site, ann, path } = await withDraft()
  await submit(ann, path, { revision: '1', ...COMPLETE, do: 'close' })
  site.clock.advance({ minutes: 10 })
  const fields = { ...COMPLETE, summary: 'Corrected', endedAt: '2026-05-14T10:10' }
  const send = async (more: Fields) =>
    submit(ann, path, { ...fields, revision: await revisionOf(ann, path), do: 'amend', ...more })
  const without = await send({})
  expect([without.status, without.text.includes('href="#field-reason"')]).toEqual([422, true])
  expect(without.text).toContain('Reason for the change: Choose why the record changes')
  const amended = await send({ reason: 'correction', note: 'Wrong word' })
  expect(locationOf(amended)).toBe(`${path}?done=amended`)
  const { text } = await visit(ann, path)
  expect([text.includes('Corrected'), text.includes('revision 2')]).toEqual([true, true])
})

test('a call is for whoever took it and the supervisors of its line; to others it is not there', async () => {
  const { site, ann, path } = await withDraft()
  await submit(ann, path, { revision: '1', ...COMPLETE, summary: 'her own words', do: 'close' })
  const bob = await site.person('bob')
  for (const page of [path, `${path}/edit`]) {
    const { status, text } = await visit(bob, page)
    expect([page, status, text.includes('her own words')]).toEqual([page, 404, false])
  }
  const overwritten = await submit(bob, path, { ...COMPLETE, summary: 'Bob was here', do: 'save' })
  expect([overwritten.status, overwritten.text.includes('her own words')]).toEqual([404, false])
  expect((await submit(bob, `${path}/autosave`, { summary: 'x' }, { accept: 'application/json' })).status).toBe(404)
  expect((await visit(bob, '/calls')).text).not.toContain(path)
  const sue = await site.person('sue')
  expect((await visit(sue, '/calls?of=lines')).text).toContain(path)
  expect((await visit(sue, path)).text).toContain('her own words')
})

test('rubbish in the form is never an error of ours', async () => {
  const { site, ann, path } = await withDraft()
  const names = fc.constantFrom(...Object.keys(COMPLETE), 'startedAt', 'revision', 'do', 'go', 'seat', '__proto__')
  const values = fc.oneof(
    fc.string(),
    fc.constantFrom('R9', '2026-02-30T10:00', '-1', '9'.repeat(30), 'close', 'language-xx'),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(names, values), { maxLength: 12 }), async (pairs) => {
      const answer = await submit(ann, path, Object.fromEntries(pairs))
      expect(answer.status).toBeLessThan(500)
      expect(answer.text).not.toMatch(/ at .*\.tsx?:/)
    }),
    { numRuns: 60 },
  )
  expect((await submit(ann, '/calls/not-a-uuid', {})).status).toBe(404)
  expect((await submit(ann, '/calls', { lineId: 'no-line' })).status).toBe(404)
  expect((await visit(await site.person('bob'), '/calls?cursor=rubbish')).status).toBe(422)
})
