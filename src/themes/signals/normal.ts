// The standard normal distribution: quantile and upper tail, to about 1e-15 relative.

/** Rational approximations of Wichura (1988), algorithm AS 241 (PPND16): numerator and denominator, highest power first. */
const CENTRE = {
  over: [
    2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125,
    1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
  ],
  under: [
    5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867, 5394.1960214247511077,
    687.1870074920579083, 42.313330701600911252, 1,
  ],
} as const
const SHOULDER = {
  over: [
    7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
    3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
  ],
  under: [
    1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
    0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
  ],
} as const
const TAIL = {
  over: [
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
    0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
  ],
  under: [
    2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
    0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
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
