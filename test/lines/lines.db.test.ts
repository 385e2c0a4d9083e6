import { beforeEach, describe, expect, test } from 'vitest'
import { type Client, type TestSite, testApp } from '../support/app.ts'

// 10:00 on Thursday 14 May in Shanghai.
const NOW = '2026-05-14T02:00:00Z'

let site: TestSite
let coordinator: Client
let counsellor: Client

const newLine = { code: 'psy', kind: 'psychological', nameZh: '心理援助热线', nameEn: 'Psychological line' }

async function aLine(body: object = {}): Promise<{ id: string; revision: number }> {
  const answer = await coordinator.post('/api/v1/lines', { ...newLine, ...body })
  expect(answer.status).toBe(201)
  return answer.body
}

beforeEach(async () => {
  site = await testApp({ now: NOW })
  coordinator = await site.as('coordinator')
  counsellor = await site.as('counsellor')
})

describe('POST /api/v1/lines', () => {
  test('one call gives a line that is open round the clock with two counsellors at every hour', async () => {
    const line = await aLine()
    expect(line).toMatchObject({ zone: 'Asia/Shanghai', region: 'CN', seats: 2, openedOn: '2026-05-14' })
    const { body } = await counsellor.get(`/api/v1/lines/${line.id}/slots?from=2026-05-14&to=2026-05-16`)
    const seats = body.items.filter((slot: { role: string }) => slot.role === 'counsellor')
    expect(seats).toHaveLength(12)
    expect(seats[0]).toMatchObject({ start: '2026-05-13T16:00:00.000Z', minimum: 2, night: true, dayKind: 'workday' })
    const plan = await counsellor.get(`/api/v1/lines/${line.id}/plan`)
    expect(plan.body.remarks).toEqual([])
    expect(plan.body.templates).toHaveLength(8)
  })

  test('the same Idempotency-Key makes one line', async () => {
    const key = { 'idempotency-key': 'once' }
    const first = await coordinator.post('/api/v1/lines', newLine, key)
    const second = await coordinator.post('/api/v1/lines', newLine, key)
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body.id).toBe(first.body.id)
    expect((await coordinator.get('/api/v1/lines')).body.items).toHaveLength(1)
  })

  test('a code is taken once', async () => {
    await aLine()
    expect((await coordinator.post('/api/v1/lines', newLine)).status).toBe(409)
  })

  test('refuses what no line can be', async () => {
    for (const wrong of [
      { zone: 'Asia/Nowhere' },
      { seats: 0 },
      { code: 'Psy Line' },
      { settings: { followUpLadder: ['soon'] } },
      { settings: { nonsense: 1 } },
      { transferLineId: '00000000-0000-4000-8000-000000000000' },
      { surprise: true },
    ]) {
      const { status } = await coordinator.post('/api/v1/lines', { ...newLine, ...wrong })
      expect([wrong, status]).toEqual([wrong, 422])
    }
  })

  test('counsellors read lines and do not make them', async () => {
    const { id } = await aLine()
    expect((await counsellor.get(`/api/v1/lines/${id}`)).status).toBe(200)
    expect((await counsellor.post('/api/v1/lines', { ...newLine, code: 'mine' })).status).toBe(403)
    expect((await counsellor.patch(`/api/v1/lines/${id}`, { seats: 9 })).status).toBe(403)
    expect(
      (await counsellor.put(`/api/v1/lines/${id}/plan`, { windows: [], templates: [], coverage: [] })).status,
    ).toBe(403)
    expect((await site.anonymous.get('/api/v1/lines')).status).toBe(401)
  })
})

describe('GET /api/v1/lines', () => {
  test('goes through all lines by cursor', async () => {
    for (const code of ['c', 'a', 'b']) await aLine({ code })
    const first = await counsellor.get('/api/v1/lines?limit=2')
    const second = await counsellor.get(`/api/v1/lines?limit=2&cursor=${first.body.nextCursor}`)
    const codes = [...first.body.items, ...second.body.items].map((line: { code: string }) => line.code)
    expect(codes).toEqual(['a', 'b', 'c'])
    expect(second.body.nextCursor).toBeNull()
    expect((await counsellor.get('/api/v1/lines?cursor=rubbish')).status).toBe(422)
  })
})

describe('PATCH /api/v1/lines/:id', () => {
  test('settings are merged, and null goes back to the default', async () => {
    const { id } = await aLine({ settings: { afterCallMinutes: 9 } })
    const path = `/api/v1/lines/${id}`
    const changed = await coordinator.patch(path, { settings: { longCallMinutes: 30 } })
    expect(changed.body.settings).toMatchObject({ afterCallMinutes: 9, longCallMinutes: 30, afterCrisisMinutes: 30 })
    const back = await coordinator.patch(path, { settings: { afterCallMinutes: null } })
    expect(back.body.settings).toMatchObject({ afterCallMinutes: 5, longCallMinutes: 30 })
    expect(back.headers.etag).toBe('"3"')
  })

  test('a stale If-Match is refused, and changes nothing', async () => {
    const { id } = await aLine()
    const path = `/api/v1/lines/${id}`
    expect((await coordinator.patch(path, { seats: 3 }, { 'if-match': '"1"' })).status).toBe(200)
    expect((await coordinator.patch(path, { seats: 9 }, { 'if-match': '"1"' })).status).toBe(412)
    expect((await coordinator.get(path)).body.seats).toBe(3)
  })

  test('zone and kind stay', async () => {
    const { id } = await aLine()
    expect((await coordinator.patch(`/api/v1/lines/${id}`, { zone: 'Europe/Berlin' })).status).toBe(422)
  })

  test('an opened line keeps its first day', async () => {
    const { id } = await aLine()
    expect((await coordinator.patch(`/api/v1/lines/${id}`, { openedOn: '2026-06-01' })).status).toBe(409)
  })
})

describe('PUT /api/v1/lines/:id/closing', () => {
  test('there are no slots from the day on, and the line opens again', async () => {
    const { id } = await aLine()
    const slots = async () => {
      const { body } = await counsellor.get(`/api/v1/lines/${id}/slots?from=2026-05-20&to=2026-05-21`)
      return body.items.length
    }
    expect(await slots()).toBeGreaterThan(0)
    expect((await coordinator.put(`/api/v1/lines/${id}/closing`, { on: '2026-05-20' })).status).toBe(200)
    expect(await slots()).toBe(0)
    expect((await coordinator.put(`/api/v1/lines/${id}/closing`, { on: null })).status).toBe(200)
    expect(await slots()).toBeGreaterThan(0)
    expect((await coordinator.put(`/api/v1/lines/${id}/closing`, { on: '2026-05-13' })).status).toBe(409)
  })
})

const threeHours = {
  windows: [{ opens: '09:00', minutes: 180 }],
  templates: [
    {
      code: 'am',
      nameZh: '上午',
      nameEn: 'Morning',
      roles: ['counsellor', 'supervisor'],
      start: '09:00',
      minutes: 180,
    },
  ],
  coverage: [
    {
      code: 'standard',
      needs: [
        { role: 'counsellor', minimum: 2, wanted: 2, maximum: 2 },
        { role: 'supervisor', minimum: 1, wanted: 1, maximum: 1 },
      ],
    },
  ],
}

describe('PUT /api/v1/lines/:id/plan', () => {
  test('a new plan begins on its day, and the days before keep theirs', async () => {
    const { id } = await aLine()
    const path = `/api/v1/lines/${id}`
    const before = await counsellor.get(`${path}/slots?from=2026-05-14&to=2026-05-20`)
    const put = await coordinator.put(`${path}/plan`, { from: '2026-05-20', ...threeHours }, { 'if-match': '"1"' })
    expect(put.status).toBe(200)
    expect(put.headers.etag).toBe('"2"')
    expect(put.body).toMatchObject({ on: '2026-05-20', nextChangeOn: null, remarks: [] })
    expect((await counsellor.get(`${path}/slots?from=2026-05-14&to=2026-05-20`)).body).toEqual(before.body)
    expect((await counsellor.get(`${path}/slots?from=2026-05-20&to=2026-05-22`)).body.items).toHaveLength(4)
    expect((await counsellor.get(`${path}/plan`)).body.nextChangeOn).toBe('2026-05-20')
  })

  test('what stays the same keeps its identity', async () => {
    const { id } = await aLine()
    const path = `/api/v1/lines/${id}/plan`
    const ids = (plan: { templates: { id: string }[] }) => plan.templates.map((template) => template.id)
    await coordinator.put(path, { from: '2026-05-20', ...threeHours })
    const first = await coordinator.get(`${path}?on=2026-05-20`)
    const again = await coordinator.put(path, { from: '2026-05-25', ...threeHours })
    expect(ids(again.body)).toEqual(ids(first.body))
    expect(again.body.nextChangeOn).toBeNull()
  })

  test('a plan that has not begun is replaced whole', async () => {
    const { id } = await aLine()
    const path = `/api/v1/lines/${id}/plan`
    await coordinator.put(path, { from: '2026-05-25', ...threeHours })
    await coordinator.put(path, { from: '2026-05-20', windows: [], templates: [], coverage: [] })
    expect((await coordinator.get(`${path}?on=2026-05-26`)).body.templates).toEqual([])
    expect((await coordinator.get(`${path}?on=2026-05-19`)).body.templates).toHaveLength(8)
  })

  test('the past stays as it was', async () => {
    const { id } = await aLine()
    expect((await coordinator.put(`/api/v1/lines/${id}/plan`, { from: '2026-05-13', ...threeHours })).status).toBe(409)
  })

  test('names everything that is wrong with it', async () => {
    const { id } = await aLine()
    const [template] = threeHours.templates
    const wrong = {
      ...threeHours,
      templates: [template, template],
      coverage: [
        { code: 'x', templateCodes: ['pm'], needs: [{ role: 'counsellor', minimum: 3, wanted: 2, maximum: 2 }] },
      ],
    }
    const { status, body } = await coordinator.put(`/api/v1/lines/${id}/plan`, wrong)
    expect(status).toBe(422)
    const paths = body.errors.map((error: { path: string }) => error.path)
    expect(paths).toEqual(['templates.1.code', 'coverage.0.templateCodes', 'coverage.0.needs.0'])
  })
})

describe('POST /api/v1/lines/:id/plan/preview', () => {
  test('says what is unwise, and keeps nothing', async () => {
    const { id } = await aLine()
    const lonely = {
      ...threeHours,
      windows: [{ opens: '08:00', minutes: 300 }],
      coverage: [{ code: 'one', needs: [{ role: 'counsellor', minimum: 1, wanted: 1, maximum: 1 }] }],
    }
    const { body } = await coordinator.post(`/api/v1/lines/${id}/plan/preview`, lonely)
    const codes = body.remarks.map((remark: { code: string }) => remark.code)
    expect(codes).toEqual(['open-without-counsellor', 'no-supervisor', 'too-few-counsellors'])
    expect(body.slots).toHaveLength(14)
    expect((await coordinator.get(`/api/v1/lines/${id}`)).body.revision).toBe(1)
  })
})

describe('surges', () => {
  const surge = {
    from: '2026-05-20',
    until: '2026-05-22',
    reason: '疫情',
    extra: [{ role: 'counsellor', minimum: 1, wanted: 2, maximum: 2 }],
  }

  test('come on top of what is required, can be changed before and ended while they last', async () => {
    const { id } = await aLine()
    const path = `/api/v1/lines/${id}/surges`
    const made = await coordinator.post(path, surge)
    expect(made.status).toBe(201)
    const minimum = async (day: string) => {
      const { body } = await counsellor.get(`/api/v1/lines/${id}/slots?from=${day}&to=2026-05-23`)
      return body.items.find((slot: { role: string }) => slot.role === 'counsellor').minimum
    }
    expect(await Promise.all([minimum('2026-05-19'), minimum('2026-05-20'), minimum('2026-05-22')])).toEqual([2, 3, 2])
    const own = `${path}/${made.body.id}`
    const etag = { 'if-match': '"1"' }
    expect((await coordinator.patch(own, { until: '2026-05-23' }, etag)).body.until).toBe('2026-05-23')
    expect((await coordinator.patch(own, { until: '2026-05-24' }, etag)).status).toBe(412)
    site.clock.set('2026-05-21T02:00:00Z')
    coordinator = await site.as('coordinator')
    counsellor = await site.as('counsellor')
    expect((await coordinator.patch(own, { extra: surge.extra })).status).toBe(409)
    expect((await coordinator.delete(own)).status).toBe(204)
    const { body } = await counsellor.get(path)
    expect(body.items).toMatchObject([{ until: '2026-05-21' }])
    expect((await coordinator.delete(own)).status).toBe(409)
  })

  test('do not begin in the past, nor end before they begin', async () => {
    const { id } = await aLine()
    const path = `/api/v1/lines/${id}/surges`
    expect((await coordinator.post(path, { ...surge, from: '2026-05-13' })).status).toBe(409)
    expect((await coordinator.post(path, { ...surge, until: '2026-05-20' })).status).toBe(422)
    expect((await coordinator.post(path, { ...surge, templateCodes: ['nowhere'] })).status).toBe(422)
    expect((await counsellor.post(path, surge)).status).toBe(403)
  })
})

describe('PUT /api/v1/lines/:id/days/:day', () => {
  test('a day that the line settles itself counts before the calendar', async () => {
    const { id } = await aLine()
    const path = `/api/v1/lines/${id}/days`
    const kinds = async () => (await counsellor.get(`${path}?from=2026-06-19&to=2026-06-21`)).body.items
    expect(await kinds()).toMatchObject([
      { day: '2026-06-19', kind: 'holiday', own: false },
      { day: '2026-06-20', kind: 'holiday', own: false },
    ])
    expect((await coordinator.put(`${path}/2026-06-20`, { kind: 'workday' })).status).toBe(200)
    expect((await kinds())[1]).toEqual({ day: '2026-06-20', kind: 'workday', own: true })
    expect((await coordinator.delete(`${path}/2026-06-20`)).status).toBe(204)
    expect((await coordinator.delete(`${path}/2026-06-20`)).status).toBe(404)
    expect((await coordinator.put(`${path}/2026-05-13`, { kind: 'workday' })).status).toBe(409)
  })

  test('a period is at most 62 days', async () => {
    const { id } = await aLine()
    expect((await counsellor.get(`/api/v1/lines/${id}/days?from=2026-01-01&to=2027-01-01`)).status).toBe(422)
  })
})

describe('topics', () => {
  test('a line adds its own, and a retired one stays readable', async () => {
    const { id } = await aLine()
    const path = `/api/v1/lines/${id}/topics`
    const flood = { code: 'P03.L1', labelZh: '洪水后失眠', labelEn: 'insomnia after the flood' }
    const made = await coordinator.post(path, flood)
    expect(made.body).toMatchObject({ code: 'P03.L1', parentCode: 'P03', local: true })
    expect((await coordinator.post(path, flood)).status).toBe(409)
    expect((await coordinator.post(path, { ...flood, code: 'P14' })).status).toBe(422)
    expect((await coordinator.post(path, { ...flood, code: 'L09.1' })).status).toBe(422)
    const retired = await coordinator.patch(`${path}/P01.2`, { retiredOn: '2026-06-01' })
    expect(retired.body).toMatchObject({ labelZh: '抑郁低落', retiredOn: '2026-06-01', local: false })
    const count = async (query: string) => (await counsellor.get(path + query)).body.items.length
    expect(await Promise.all([count(''), count('?on=2026-05-31'), count('?on=2026-06-01')])).toEqual([79, 79, 78])
    expect((await coordinator.patch(`${path}/P01.2`, { retiredOn: null })).body.retiredOn).toBeNull()
    expect((await coordinator.patch(`${path}/P01.2`, { retiredOn: '2026-05-01' })).status).toBe(409)
    expect((await coordinator.patch(`${path}/P99`, { labelEn: 'x' })).status).toBe(404)
  })

  test('the health line passes psychological needs on, and has its own topics', async () => {
    const { id: transferLineId } = await aLine()
    const { id } = await aLine({ code: 'health', kind: 'health', transferLineId })
    const { body } = await counsellor.get(`/api/v1/lines/${id}/guidance`)
    expect(body.transferLineId).toBe(transferLineId)
    expect(body.items.map((item: { code: string }) => item.code)).toContain('no-diagnosis')
    const topics = await counsellor.get(`/api/v1/lines/${id}/topics`)
    expect(topics.body.items[0].code).toBe('H01')
  })
})

test('what is not there is not found', async () => {
  const nobody = '00000000-0000-4000-8000-000000000000'
  for (const path of ['', '/plan', '/topics', '/surges', '/guidance', '/slots?from=2026-05-14&to=2026-05-15']) {
    expect((await counsellor.get(`/api/v1/lines/${nobody}${path}`)).status).toBe(404)
  }
})
