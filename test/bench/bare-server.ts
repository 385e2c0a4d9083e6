// What a route costs when nothing but fastify stands behind it, or nothing but prepared statements. Told by the
// environment, so that it sends the same bytes as the product.
//   BARE_ANSWER        GET /get and POST /post answer with it
//   BARE_DATABASE, BARE_SQL   GET /sql runs the statement ({ sql, parameters }) and sends its rows
//   BARE_DATABASE, BARE_SAMPLE  POST /rows writes such rows, many requests in one commit, then answers 201
import Sqlite from 'better-sqlite3'
import { fastify } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { newCall } from '../../src/calls/wire.ts'
import { rowWriter } from './bare-rows.ts'

const { BARE_ANSWER: answer = '{}', BARE_DATABASE, BARE_SQL, BARE_SAMPLE } = process.env
const TYPE = 'application/json; charset=utf-8'

const app = fastify({ forceCloseConnections: true })
app.get('/get', (_request, reply) => {
  reply.type(TYPE).send(answer)
})
app.post('/post', (_request, reply) => {
  reply.code(201).type(TYPE).send(answer)
})

if (BARE_DATABASE && BARE_SQL) {
  const { sql, parameters } = JSON.parse(BARE_SQL) as { sql: string; parameters: unknown[] }
  const statement = new Sqlite(BARE_DATABASE, { readonly: true }).prepare(sql)
  app.get('/sql', (_request, reply) => {
    reply.type(TYPE).send(JSON.stringify(statement.all(...parameters)))
  })
}

if (BARE_DATABASE && BARE_SAMPLE) {
  const write = rowWriter(new Sqlite(BARE_DATABASE), JSON.parse(BARE_SAMPLE))
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.withTypeProvider<ZodTypeProvider>().post('/rows', { schema: { body: newCall } }, async ({ body }, reply) => {
    const { id = '', startedAt, endedAt, topics, summary = '', phone } = body
    const instant = (at: typeof endedAt) => (at ? new Date(at.toMillis()).toISOString() : '')
    const topic = topics?.primary ?? ''
    await write({ id, startedAt: instant(startedAt), endedAt: instant(endedAt), topic, summary, phone: phone ?? '' })
    return reply.code(201).type(TYPE).send(answer)
  })
}
console.log(await app.listen({ port: 0, host: '127.0.0.1' }))
