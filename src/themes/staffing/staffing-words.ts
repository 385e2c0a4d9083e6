// Why so many people: the reason for a recommendation in a sentence, in both languages.
import type { Experience, HourOfWeek, Policy } from './recommend.ts'

export interface Reason {
  readonly hour: HourOfWeek
  readonly experience: Experience
  readonly policy: Policy
}

const percent = (share: number): string => `${Math.round(100 * share)}%`
const minutes = (seconds: number): number => Math.max(1, Math.round(seconds / 60))
const perHour = ({ hour: { calls, callsPerHour } }: Reason): string => (calls === '*' ? '' : callsPerHour.toFixed(1))

export function reasonEn(reason: Reason): string {
  const { hour, experience, policy } = reason
  const { erlangC, erlangA, recommended, required, expected } = hour
  const rate = perHour(reason)
  const came = rate === '' ? 'Few calls an hour' : `About ${rate} calls an hour`
  const level = `${percent(policy.share)} within ${policy.withinSeconds} s`
  const patience = experience.patienceSeconds
  const need =
    erlangA === undefined || patience === undefined
      ? `${level} takes ${erlangC}`
      : `${level} takes ${erlangA}, callers hanging up after about ${Math.round(patience)} s on average; ${erlangC} if nobody did`
  const floor = recommended > (erlangA ?? erlangC) ? `; at least ${policy.fewest}, so that nobody answers alone` : ''
  const now =
    required === 0 ? '' : ` With the ${required} required now, ${percent(expected.inTime)} would be answered in time.`
  return `${came}, ${minutes(experience.handlingSeconds)} min each with what follows: ${need}${floor}.${now}`
}

export function reasonZh(reason: Reason): string {
  const { hour, experience, policy } = reason
  const { erlangC, erlangA, recommended, required, expected } = hour
  const rate = perHour(reason)
  const came = rate === '' ? '每小时来电较少' : `每小时约${rate}个来电`
  const level = `${policy.withinSeconds}秒内接通${percent(policy.share)}`
  const patience = experience.patienceSeconds
  const need =
    erlangA === undefined || patience === undefined
      ? `要${level}需${erlangC}人`
      : `来电者平均约${Math.round(patience)}秒后挂断，要${level}需${erlangA}人；若无人挂断需${erlangC}人`
  const floor = recommended > (erlangA ?? erlangC) ? `；至少${policy.fewest}人，不让一人独自接听` : ''
  const now = required === 0 ? '' : `按现在应到的${required}人，约${percent(expected.inTime)}可及时接通。`
  return `${came}，每个连同后续约${minutes(experience.handlingSeconds)}分钟：${need}${floor}。${now}`
}
