// Every route is closed to those who may not call it, before anything else is looked at.
import { expect, test } from 'vitest'
import { PERMISSIONS, permissionsOf, ROLES, type Role } from '../../src/access/permissions.ts'
import { type Answer, type Client, testApp } from '../support/app.ts'

interface Operation {
  readonly security?: readonly unknown[]
  readonly description?: string
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

async function site() {
  const test = await testApp()
  const document = test.app.swagger() as unknown as { paths: Record<string, Record<string, Operation>> }
  const routes = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method]
      if (!operation) return []
      const url = path.replace(/\{\w+\}/g, '5f0c2f0e-5a1e-4b6e-9f55-0d3f4a1c2b7d')
      const needs = /Needs the permission `([\w:-]+)`\.$/.exec(operation.description ?? '')?.[1]
      return [
        { method, url, closed: operation.security !== undefined, permission: PERMISSIONS.find((p) => p === needs) },
      ]
    }),
  )
  const call = (client: Client, { method, url }: { method: (typeof METHODS)[number]; url: string }): Promise<Answer> =>
    method === 'get' || method === 'delete' ? client[method](url) : client[method](url, {})
  return { ...test, routes, call }
}

test('nobody who is not signed in passes a closed route', async () => {
  const { anonymous, routes, call } = await site()
  const closed = routes.filter((route) => route.closed)
  expect(closed.length).toBeGreaterThan(30)
  for (const route of closed) expect((await call(anonymous, route)).status, `${route.method} ${route.url}`).toBe(401)
})

test('each role passes exactly the doors that its permissions open', async () => {
  const { as, routes, call } = await site()
  for (const role of [undefined, ...ROLES]) {
    const client = await as(role === undefined ? [] : role)
    const held = permissionsOf(role === undefined ? [] : [role satisfies Role])
    for (const route of routes) {
      if (route.permission === undefined) continue
      const { status, text } = await call(client, route)
      const stopped = status === 403 && text.includes(`needs the permission ${route.permission}`)
      expect(stopped, `${role} ${route.method} ${route.url} ${status}`).toBe(!held.has(route.permission))
    }
  }
})
