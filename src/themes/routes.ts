// The JSON edge of themes: counts, top themes, series.
import type { Deps } from '../deps.ts'
import type { Routes } from '../http/routes.ts'
import { recountLine } from './actions.ts'
import { topThemes } from './figure.ts'
import { disclosureFor, figuresOf, periodsBetween, themesIn } from './view.ts'
import * as wire from './wire.ts'

const tags = ['themes']

export const themeRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/themes/counts',
      config: { access: 'themes:read' },
      schema: {
        tags,
        summary: 'Counts by facet and period, with change',
        description:
          'Exact the moment a call is saved. Each period counts distinct caller-episodes: a quarter is not the sum of its months.',
        querystring: wire.countsQuery,
        response: { 200: wire.counts },
      },
      handler: async (request) => {
        const { line, facets, periods, view } = request.query
        const now = deps.clock.now()
        return deps.db.read(async (read) => {
          const disclosure = await disclosureFor(read, request.actor, { line, view, now })
          const items = await figuresOf(read, disclosure, { line, facets, periods })
          return { line, rules: disclosure.rules, countedAt: now, items: [...items] }
        })
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/themes/top',
      config: { access: 'themes:read' },
      schema: {
        tags,
        summary: 'The themes that came up most in a period, with change',
        querystring: wire.topQuery,
        response: { 200: wire.top },
      },
      handler: async (request) => {
        const { line, period, level, measure, limit, view } = request.query
        const now = deps.clock.now()
        return deps.db.read(async (read) => {
          const disclosure = await disclosureFor(read, request.actor, { line, view, now })
          const { total, themes } = await themesIn(read, disclosure, { line, period })
          const ofLevel = themes.filter(
            ({ parentCode }) => level === 'both' || (parentCode === null) === (level === '1'),
          )
          const items = [...topThemes(ofLevel, { measure, limit })]
          return { line, rules: disclosure.rules, countedAt: now, total, items }
        })
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/themes/series',
      config: { access: 'themes:read' },
      schema: {
        tags,
        summary: 'One facet over time',
        querystring: wire.seriesQuery,
        response: { 200: wire.counts },
      },
      handler: async (request) => {
        const { line, facet, unit, from, to, view } = request.query
        const periods = periodsBetween(unit, from, to)
        const now = deps.clock.now()
        return deps.db.read(async (read) => {
          const disclosure = await disclosureFor(read, request.actor, { line, view, now })
          const items = await figuresOf(read, disclosure, { line, facets: [facet], periods })
          return { line, rules: disclosure.rules, countedAt: now, items: [...items] }
        })
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/themes/recounts',
      config: { access: 'themes:exact' },
      schema: {
        tags,
        summary: 'Count a line anew from its calls',
        description: 'Corrects the counts where they differ. Calls may be written meanwhile.',
        body: wire.recountInput,
        response: { 200: wire.recounted },
      },
      handler: async (request) => {
        const { line, from } = request.body
        const corrected = await recountLine(deps, request.actor, { lineId: line, from })
        return { corrected: corrected.length }
      },
    })
  }
