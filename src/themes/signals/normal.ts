// The standard normal distribution: quantile and upper tail, to about 1e-15 relative.

/** Rational approximations of Wichura (1988), algorithm AS 241 (PPND16): numerator and denominator, highest power first. */
const CENTRE = {
  over: [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
    133.14166789178438, 3.3871328727963665,
  ],
  under: [
    5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
    42.31333070160091, 1,
  ],
} as const
const SHOULDER = {
  over: [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  under: [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
} as const
const TAIL = {
  over: [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
    1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  under: [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
    0.1369298809227358, 0.599832206555888, 1,
  ],
} as const

const horner = (coefficients: readonly number[], x: number) => coefficients.reduce((sum, c) => sum * x + c, 0)
const ratio = ({ over, under }: { over: readonly number[]; under: readonly number[] }, x: number) =>
  horner(over, x) / horner(under, x)

/** The z below which a share p lies; −∞ and ∞ for 0 and 1. */
export function normalQuantile(p: number): number {
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) return q * ratio(CENTRE, 0.180625 - q * q)
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p))
  if (r === Number.POSITIVE_INFINITY) return q < 0 ? -r : r
  const z = r <= 5 ? ratio(SHOULDER, r - 1.6) : ratio(TAIL, r - 5)
  return q < 0 ? -z : z
}

/** The share above z. */
export function normalUpperTail(z: number): number {
  if (Number.isNaN(z)) return z
  if (z < 0) return 1 - normalUpperTail(-z)
  const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)
  return z < 2.5 ? 0.5 - density * oddSeries(z) : density * millsRatio(z)
}

/** z + z³/3 + z⁵/15 + … (Marsaglia 2004): the share between 0 and z over the density. */
function oddSeries(z: number): number {
  let term = z
  let sum = z
  for (let i = 3; term > sum * 1e-17; i += 2) {
    term *= (z * z) / i
    sum += term
  }
  return sum
}

/** Upper tail over density: Laplace's continued fraction 1/(z + 1/(z + 2/(z + 3/(z + …)))), from the inside. */
function millsRatio(z: number): number {
  let fraction = z
  for (let i = 400; i > 0; i--) fraction = z + i / fraction
  return 1 / fraction
}
