// The public pages of bulletins, without signing in: rendered once for each language, answered from memory.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Language } from '../access/account.ts'
import { isLanguage, languageOf } from '../console/language.ts'
import { withQuery } from '../console/local-path.ts'
import { sendHtml } from '../console/view.ts'
import type { Read } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { notFound, WarmlineError } from '../errors.ts'
import { readCursor, writeCursor } from '../http/pagination.ts'
import type { Routes } from '../http/routes.ts'
import { findLine } from '../lines/store.ts'
import { getSnapshot } from '../themes/snapshot-store.ts'
import { AUDIENCES } from './audience.ts'
import { editionsOf } from './draft-store.ts'
import { type BulletinNumber, parseNumber } from './number.ts'
import { BulletinPage, WithdrawnPage } from './pages/bulletin-page.tsx'
import { BulletinListPage } from './pages/list-page.tsx'
import { publicView } from './pages/public-frame.tsx'
import { listedOf } from './public-pages.ts'
import type { Material } from './public-view.ts'
import { BULLETINS_CHANGED } from './publish-actions.ts'
import { PublishedCache } from './published-cache.ts'
import { getCurrent, latestChange, listPublished, renditionsOfAll } from './published-store.ts'
import { type Page, sendRendered } from './rendered.ts'

const HTML = 'text/html; charset=utf-8'
const SHOWN = 20
const access = { access: 'public', page: true } as const

export const bulletinPages =
  (deps: Deps): Routes =>
  async (app) => {
    const cache = new PublishedCache(deps.db, BULLETINS_CHANGED)
    app.addHook('onClose', async () => cache.close())
    app.route({
      method: 'GET',
      url: '/bulletins',
      config: access,
      compress: false,
      schema: { hide: true },
      handler: async (request, reply) => {
        const question = listQuestion(request)
        await answer(deps, cache, request, reply, {
          key: `list ${question.path}`,
          make: (read) => listPage(deps, read, question),
        })
        return reply
      },
    })
    app.route({
      method: 'GET',
      url: '/bulletins/:number',
      config: access,
      compress: false,
      schema: { hide: true },
      handler: async (request, reply) => {
        const { language } = readerOf(request)
        const number = parseNumber(new URL(request.url, 'http://here.invalid').pathname.split('/')[2] ?? '')
        if (!number) throw notFound('bulletin')
        try {
          await answer(deps, cache, request, reply, {
            key: `one ${number.year}-${number.issue} ${language}`,
            make: (read) => onePage(deps, read, number, language),
          })
        } catch (error) {
          sendWithdrawn(deps, request, reply, { error, language })
        }
        return reply
      },
    })
  }

interface Answering {
  readonly key: string
  readonly make: (read: Read) => Promise<Page>
}

async function answer(
  deps: Deps,
  cache: PublishedCache,
  request: FastifyRequest,
  reply: FastifyReply,
  { key, make }: Answering,
): Promise<void> {
  if (!readerOf(request).inAddress) varies(reply)
  const page = cache.find(key) ?? (await cache.render(key, () => deps.db.read(make)))
  sendRendered(request, reply, page)
}

/** Without a language in the address, the reader's own preference chose it. */
function varies(reply: FastifyReply): void {
  const before = reply.getHeader('vary')
  reply.header('vary', [before, 'accept-language', 'cookie'].filter(Boolean).join(', '))
}

function readerOf(request: FastifyRequest): { readonly language: Language; readonly inAddress: boolean } {
  const asked = new URL(request.url, 'http://here.invalid').searchParams.get('lang')
  return isLanguage(asked) ? { language: asked, inAddress: true } : { language: languageOf(request), inAddress: false }
}

interface ListQuestion {
  readonly language: Language
  readonly audience: string | undefined
  readonly cursor: string | undefined
  /** The address that stands for this question. */
  readonly path: string
}

/** Anything else in the address is left out, so that nobody can fill the memory with copies. */
function listQuestion(request: FastifyRequest): ListQuestion {
  const { searchParams } = new URL(request.url, 'http://here.invalid')
  const { language } = readerOf(request)
  const audience = AUDIENCES.find(({ code }) => code === searchParams.get('audience'))?.code
  const cursor = searchParams.get('cursor') ?? undefined
  return { language, audience, cursor, path: withQuery('/bulletins', { lang: language, audience, cursor }) }
}

async function listPage(deps: Deps, read: Read, { language, audience, cursor, path }: ListQuestion): Promise<Page> {
  const before = readCursor(cursor, z.number().int())
  const rows = await listPublished(read, { audience }, { before, limit: SHOWN + 1 })
  const listed = await listedOf(read, rows.slice(0, SHOWN), undefined)
  const last = rows[SHOWN - 1]?.head.running
  const nextCursor = rows.length > SHOWN && typeof last === 'number' ? writeCursor(last) : null
  const view = publicView(language, path, deps.clock.now())
  const props = { view, listed, audience, nextCursor, paged: cursor !== undefined }
  return page(<BulletinListPage {...props} />, await latestChange(read))
}

async function onePage(deps: Deps, read: Read, number: BulletinNumber, language: Language): Promise<Page> {
  const published = await getCurrent(read, number)
  const { head, version } = published
  const material: Material = {
    published,
    editions: await editionsOf(read, version.id),
    numbers: (await getSnapshot(read, head.snapshotId)).numbers,
    line: head.lineId === null ? undefined : await findLine(read, head.lineId),
    renditions: (await renditionsOfAll(read, [version.id])).get(version.id) ?? [],
  }
  const view = publicView(language, `/bulletins/${number.year}-${number.issue}?lang=${language}`, deps.clock.now())
  return page(<BulletinPage view={view} material={material} />, head.lastModifiedAt ?? undefined)
}

const page = (element: { toString(): string | Promise<string> }, lastModified: Page['lastModified']): Page => ({
  contentType: HTML,
  text: `<!doctype html>${element.toString()}`,
  lastModified,
})

const withdrawal = z.object({
  number: z.string(),
  withdrawnOn: z.string(),
  notice: z.object({ zh: z.string().nullable(), en: z.string().nullable() }),
})

/** A withdrawn bulletin says so, and why. @throws what is no withdrawal */
function sendWithdrawn(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  { error, language }: { readonly error: unknown; readonly language: Language },
): void {
  if (!(error instanceof WarmlineError) || error.code !== 'gone') throw error
  const said = withdrawal.safeParse(error.extra.members)
  if (!said.success) throw error
  const { number, withdrawnOn, notice } = said.data
  const view = publicView(language, withQuery(request.url, { lang: language }), deps.clock.now())
  const text = notice[language] ?? ''
  sendHtml(reply, <WithdrawnPage view={view} number={number} withdrawnOn={withdrawnOn} notice={text} />, error.status)
}
