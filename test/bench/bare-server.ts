// What a route costs when nothing but fastify stands behind it. GET /get?bytes=… is not needed: the answer to give is
// read once from the environment, so that both servers send the same bytes.
import { fastify } from 'fastify'

const answer = process.env.BARE_ANSWER ?? '{}'
const type = process.env.BARE_TYPE ?? 'application/json; charset=utf-8'

const app = fastify()
app.get('/get', (_request, reply) => {
  reply.type(type).send(answer)
})
app.post('/post', (_request, reply) => {
  reply.code(201).type(type).send(answer)
})
console.log(await app.listen({ port: 0, host: '127.0.0.1' }))
