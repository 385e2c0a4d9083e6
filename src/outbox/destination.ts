// Where a webhook may go: public addresses by https, and whatever hosts the operator names. Addresses are looked at when
// they are connected to, so that a name cannot point elsewhere after it was checked.
import { lookup as resolve } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** What is wrong with a webhook address; undefined when it may be used. @param allowed 'host' or 'host:port' */
export function faultOfUrl(url: string, allowed: readonly string[]): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return 'must be an https address'
  if (parsed.username !== '' || parsed.password !== '' || parsed.hash !== '')
    return 'must not carry a user, password or #'
  if (isAllowed(parsed, allowed)) return undefined
  if (parsed.protocol !== 'https:') return 'must be https; WEBHOOK_HOSTS names hosts that need not be'
  const literal = parsed.hostname.replace(/^\[|\]$/g, '')
  if (ipaddr.isValid(literal) && !isPublic(literal))
    return 'is no public address; WEBHOOK_HOSTS names those that may be used'
  return undefined
}

export const isAllowed = ({ hostname, host }: URL, allowed: readonly string[]): boolean =>
  allowed.includes(hostname) || allowed.includes(host)

export function isPublic(address: string): boolean {
  return ipaddr.process(address).range() === 'unicast'
}

/** For connections to hosts that the operator did not name: an address that is not public ends the attempt. */
export const publicOnly: LookupFunction = (host, options, done) => {
  resolve(host, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, [])
    const bad = addresses.find(({ address }) => !isPublic(address))
    const [first] = addresses
    if (bad || !first) return done(Object.assign(new Error('refused'), { code: 'REFUSED_ADDRESS' }), [])
    if (options.all) done(null, addresses)
    else done(null, first.address, first.family)
  })
}
