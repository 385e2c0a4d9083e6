// The e-mail of a message: a subject in the reader's language and a link. Nothing else leaves the house.
import type { Language } from '../access/account.ts'
import type { Config } from '../config.ts'
import { failureCode } from '../jobs/failure.ts'

/** By the record of the kind: 'alert' of 'alert.raised'. */
const SUBJECTS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  alert: { en: 'High-risk call', zh: '高危来电' },
  report: { en: 'A report required by law is overdue', zh: '强制报告已逾期' },
  rota: { en: 'Your duty rota', zh: '您的排班' },
  swap: { en: 'A shift swap', zh: '换班' },
  duty: { en: 'A post on duty needs you', zh: '值班岗位需要处理' },
}
const OTHER: Readonly<Record<Language, string>> = { en: 'Something waits for you', zh: '有事项等待处理' }

export interface Mail {
  readonly subject: string
  readonly text: string
}

/** @param path of the page that it is about */
export function mailOf(kind: string, path: string | null, language: Language, publicUrl: string | undefined): Mail {
  const subject = (SUBJECTS[kind.split('.')[0] ?? ''] ?? OTHER)[language]
  return { subject, text: `${subject}\n${publicUrl === undefined || path === null ? '' : `${publicUrl}${path}\n`}` }
}

/** @returns 'sent', or a code of what went wrong */
export type SendMail = (to: string, mail: Mail) => Promise<'sent' | (string & {})>

/** Undefined when no mail server is configured. */
export async function mailer({
  smtpUrl,
  mailFrom,
}: Pick<Config, 'smtpUrl' | 'mailFrom'>): Promise<SendMail | undefined> {
  if (smtpUrl === undefined) return undefined
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return async (to, { subject, text }) => {
    try {
      await transport.sendMail({ from: mailFrom, to, subject, text })
      return 'sent'
    } catch (error) {
      return failureCode(error)
        .replace(/[^\w-]+/g, '-')
        .slice(0, 60)
    }
  }
}
