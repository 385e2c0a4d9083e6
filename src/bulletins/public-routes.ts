// The public edge: bulletins and feeds, without signing in. Rendered once, answered from memory.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Language } from '../access/account.ts'
import type { Config } from '../config.ts'
import type { Read } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../errors.ts'
import { readCursor, rowNumber } from '../http/pagination.ts'
import type { Routes } from '../http/routes.ts'
import { type BulletinNumber, parseNumber } from './number.ts'
import { bulletinPage, feedPage, type ListQuestion, listPage, versionPage, versionsPage } from './public-pages.ts'
import { BULLETINS_CHANGED } from './publish-actions.ts'
import { PublishedCache } from './published-cache.ts'
import { type Page, sendRendered } from './rendered.ts'
import * as wire from './wire.ts'

const tags = ['bulletins']
const conditional = 'Strong ETag, Last-Modified to the day, conditional requests, precompressed. No sign-in.'

export const publicBulletinRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    const cache = new PublishedCache(deps.db, BULLETINS_CHANGED)
    app.addHook('onClose', async () => cache.close())

    const answer = async (
      request: FastifyRequest,
      reply: FastifyReply,
      { key, make }: { key: string; make: (read: Read) => Promise<Page> },
    ) => {
      const page = cache.find(key) ?? (await cache.render(key, () => deps.db.read(make)))
      sendRendered(request, reply, page)
    }

    app.route({
      method: 'GET',
      url: '/api/v1/bulletins',
      config: { access: 'public' },
      compress: false,
      schema: {
        tags,
        summary: 'Published bulletins, newest first',
        description: conditional,
        querystring: wire.publicQuery,
        response: { 200: wire.publicList },
      },
      handler: async (request, reply) => {
        const { limit, cursor, ...filters } = request.query
        const before = readCursor(cursor, rowNumber)
        const question: ListQuestion = { filters, before, limit, url: listUrl({ limit, ...filters }) }
        await answer(request, reply, {
          key: `${question.url} ${before ?? ''}`,
          make: (read) => listPage(read, question),
        })
        return reply
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/bulletins/:number',
      config: { access: 'public' },
      compress: false,
      schema: {
        tags,
        summary: 'A published bulletin',
        description: `${conditional} A withdrawn one answers 410 with a notice.`,
        params: wire.numberParams,
        querystring: wire.languageQuery,
        response: { 200: wire.publicBulletin },
      },
      handler: async (request, reply) => {
        const { language } = request.query
        const key = `one ${request.params.number} ${language ?? ''}`
        await answer(request, reply, { key, make: (read) => bulletinPage(read, numberFrom(request.params), language) })
        return reply
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/bulletins/:number/versions',
      config: { access: 'public' },
      compress: false,
      schema: {
        tags,
        summary: 'All versions of a bulletin, newest first',
        description: conditional,
        params: wire.numberParams,
        response: { 200: wire.publicVersions },
      },
      handler: async (request, reply) => {
        const key = `versions ${request.params.number}`
        await answer(request, reply, { key, make: (read) => versionsPage(read, numberFrom(request.params)) })
        return reply
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/bulletins/:number/versions/:version',
      config: { access: 'public' },
      compress: false,
      schema: {
        tags,
        summary: 'A version of a bulletin, as it was published',
        description: conditional,
        params: wire.versionParams,
        querystring: wire.languageQuery,
        response: { 200: wire.publicBulletin },
      },
      handler: async (request, reply) => {
        const { number, version } = request.params
        const { language } = request.query
        await answer(request, reply, {
          key: `version ${number} ${version} ${language ?? ''}`,
          make: (read) => versionPage(read, numberFrom({ number }), version, language),
        })
        return reply
      },
    })

    for (const format of ['atom', 'json'] as const) {
      app.route({
        method: 'GET',
        url: `/feeds/bulletins.${format}`,
        config: { access: 'public' },
        compress: false,
        schema: {
          tags,
          summary: format === 'atom' ? 'The latest bulletins as an Atom feed' : 'The latest bulletins as JSON Feed 1.1',
          description: conditional,
          querystring: wire.feedQuery,
          produces: [format === 'atom' ? 'application/atom+xml' : 'application/feed+json'],
          response: { 200: z.any().meta({ description: 'The feed.' }) },
        },
        handler: async (request, reply) => {
          const frame = { language: request.query.lang, base: baseOf(deps.config) }
          await answer(request, reply, {
            key: `feed ${format} ${frame.language}`,
            make: (read) => feedPage(read, format, frame),
          })
          return reply
        },
      })
    }
  }

/** @throws not-found for what cannot be a number of ours */
function numberFrom({ number }: { readonly number: string }): BulletinNumber {
  const parsed = parseNumber(number)
  if (!parsed) throw notFound('bulletin')
  return parsed
}

type Filters = Readonly<Record<string, string | number | undefined>> & { readonly language?: Language | undefined }

/** One address for one question, in whatever order it was asked. */
function listUrl(filters: Filters): string {
  const given = Object.entries(filters).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return `/api/v1/bulletins?${given.sort().join('&')}`
}

/** Feeds need whole addresses. Never the Host header: what is cached would carry one reader's words to another. */
const baseOf = ({ publicUrl, host, port }: Config): string =>
  publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`
