// Bodies of call records for load: no two alike, some repeat callers, now and then a high risk.
import { randomUUID } from 'node:crypto'

const TOPICS = ['P01.1', 'P01.2', 'P03.1', 'P05.2', 'P06.1', 'P10.1']

export function callBody(lineId: string, number: number, id: string = randomUUID()) {
  const startedAt = new Date(Date.now() - 600_000 - (number % 50) * 1_000).toISOString()
  const risk = number % 97 === 0 ? { level: 'R3', plan: 'specific', timeFrame: 'within-1-week' } : { level: 'R0' }
  return {
    id,
    lineId,
    close: true,
    phone: `139${String(number % 4_000).padStart(8, '0')}`,
    channel: 'telephone',
    type: 'counselling',
    outcome: 'answered',
    startedAt,
    endedAt: new Date(Date.parse(startedAt) + 540_000).toISOString(),
    waitSeconds: number % 30,
    topics: { primary: TOPICS[number % TOPICS.length], others: [], context: [] },
    risk,
    disposition: 'resolved',
    consent: { recording: 'given', confidentiality: 'given', callBack: 'not-asked' },
    summary: `第 ${number} 次来电,谈到睡眠和家里的事情,情绪比上周平稳一些。`,
    actionTaken: '倾听,一起想了三个可以做的小步骤。',
    followUpPlan: risk.level === 'R3' ? '24 小时内回访' : '',
  }
}
