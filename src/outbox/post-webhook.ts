// Posts one message to one webhook by the Standard Webhooks rules: signed, short of time, and without following redirects.
import { Webhook } from 'standardwebhooks'
import { Agent, request } from 'undici'
import { isAllowed, publicOnly } from './destination.ts'

export interface WebhookPost {
  readonly url: string
  /** The current secret, and the one before while it still counts. */
  readonly secrets: readonly string[]
  readonly messageId: string
  readonly body: string
  readonly now: Date
}

const LIMIT_MILLISECONDS = 10_000
const common = { connectTimeout: 5_000, headersTimeout: LIMIT_MILLISECONDS, bodyTimeout: LIMIT_MILLISECONDS }
const publicAgent = new Agent({ ...common, connect: { timeout: 5_000, lookup: publicOnly } })
const namedAgent = new Agent(common)

/** @returns the HTTP status, or a code such as 'timeout' for what is none */
export async function postWebhook(post: WebhookPost, allowed: readonly string[]): Promise<number | string> {
  try {
    const answer = await request(post.url, {
      method: 'POST',
      dispatcher: isAllowed(new URL(post.url), allowed) ? namedAgent : publicAgent,
      headers: { 'content-type': 'application/json', 'user-agent': 'warmline', ...signed(post) },
      body: post.body,
      signal: AbortSignal.timeout(LIMIT_MILLISECONDS),
    })
    await answer.body.dump({ limit: 64 * 1024 }).catch(() => undefined)
    return answer.statusCode
  } catch (error) {
    return codeOf(error)
  }
}

/** `v1,<base64>` for each secret, separated by spaces. */
function signed({ secrets, messageId, body, now }: WebhookPost): Record<string, string> {
  const signature = secrets.map((secret) => new Webhook(secret).sign(messageId, now, body)).join(' ')
  const timestamp = String(Math.floor(now.getTime() / 1000))
  return { 'webhook-id': messageId, 'webhook-timestamp': timestamp, 'webhook-signature': signature }
}

const NAMES: Readonly<Record<string, string>> = {
  TimeoutError: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  ECONNREFUSED: 'not-listening',
  ENOTFOUND: 'unknown-host',
  REFUSED_ADDRESS: 'refused-address',
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed'
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name
  return NAMES[code] ?? NAMES[error.name] ?? 'failed'
}
