// Network addresses as the audit trail keeps them: cut to the network, so that they name a house and not a person.
import { isIPv4, isIPv6 } from 'node:net'

const MAX_KNOWN = 4_096
const known = new Map<string, string>()

/** '203.0.113.9' → '203.0.113.0/24', '2001:db8:1:2::9' → '2001:db8:1::/48', anything else → 'unknown'. */
export function cutAddress(address: string): string {
  const before = known.get(address)
  if (before !== undefined) return before
  const cut = compute(address)
  if (known.size >= MAX_KNOWN) known.clear()
  known.set(address, cut)
  return cut
}

function compute(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`
  if (!isIPv6(plain)) return 'unknown'
  const network = groupsOf(plain).slice(0, 3)
  while (network.at(-1) === '0') network.pop()
  return `${network.join(':')}::/48`
}

/** The first groups of an IPv6 address, without leading zeros; what '::' leaves out is '0'. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('::')
  const short = (group: string) => group.replace(/^0+(?=.)/, '')
  const before = head === '' ? [] : head.split(':').map(short)
  const after = tail ? tail.split(':').map(short) : []
  if (tail === undefined) return before
  return [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0'), ...after]
}
