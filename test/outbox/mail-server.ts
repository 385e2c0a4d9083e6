// A mail server on this machine: STARTTLS with a certificate of its own making, a password, and answers as it is told.
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'

export interface ReceivedMail {
  readonly to: readonly string[]
  /** Whether it came over TLS. */
  readonly secure: boolean
  readonly user: string | undefined
  readonly headers: ReadonlyMap<string, string>
  /** Decoded. */
  readonly text: string
}

export interface MailServer {
  /** With the right user, for SMTP_URL; certificates of its own making are believed only with `trusting`. */
  url(options?: { readonly password?: string; readonly trusting?: boolean }): string
  readonly received: readonly ReceivedMail[]
  /** Bytes of every message as they came, also of those that were put off. */
  readonly raw: readonly string[]
  /** How many deliveries are put off with 451 from now on. */
  putOff(times: number): void
}

const [USER, PASSWORD] = ['warmline', 'made-up']

export async function mailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = []
  const raw: string[] = []
  let putOff = 0
  const server = new SMTPServer({
    onAuth: ({ username, password }, _session, done) =>
      username === USER && password === PASSWORD ? done(null, { user: username }) : done(new Error('wrong password')),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const message = Buffer.concat(chunks).toString('latin1')
        raw.push(message)
        if (putOff-- > 0) return done(Object.assign(new Error('try again later'), { responseCode: 451 }))
        const to = session.envelope.rcptTo.map(({ address }) => address)
        received.push({ to, secure: session.secure, user: session.user, ...parsed(message) })
        done()
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  return {
    url: ({ password = PASSWORD, trusting = true } = {}) =>
      `smtp://${USER}:${password}@127.0.0.1:${port}/?requireTLS=true${trusting ? '&tls.rejectUnauthorized=false' : ''}`,
    received,
    raw,
    putOff: (times) => {
      putOff = times
    },
  }
}

function parsed(message: string): Pick<ReceivedMail, 'headers' | 'text'> {
  const [head = '', body = ''] = message.split(/\r\n\r\n([\s\S]*)/)
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n')
  const headers = new Map(
    lines.map((line) => {
      const [, name = '', value = ''] = /^([^:]+): *(.*)$/.exec(line) ?? []
      return [name.toLowerCase(), words(value)] as const
    }),
  )
  const encoding = headers.get('content-transfer-encoding')
  const bytes = encoding === 'base64' ? Buffer.from(body, 'base64') : Buffer.from(unquoted(body, encoding), 'latin1')
  return { headers, text: bytes.toString('utf8').replaceAll('\r\n', '\n').trimEnd() }
}

const unquoted = (body: string, encoding: string | undefined) =>
  encoding === 'quoted-printable' ? body.replaceAll(/=\r\n/g, '').replaceAll(/=([0-9A-F]{2})/g, byteOf) : body

const byteOf = (_all: string, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))

/** RFC 2047. */
const words = (value: string) =>
  value.replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_all, kind: string, word: string) =>
    kind.toLowerCase() === 'b'
      ? Buffer.from(word, 'base64').toString('utf8')
      : Buffer.from(word.replaceAll('_', ' ').replaceAll(/=([0-9A-F]{2})/g, byteOf), 'latin1').toString('utf8'),
  )
