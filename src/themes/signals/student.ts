// Student's t with a whole number of degrees of freedom: finite sums, Abramowitz and Stegun 26.7.3 and 26.7.4.

/** The probability of a t at least this far from 0, on either side; NaN without degrees of freedom. */
export function twoSidedStudent(t: number, degrees: number): number {
  if (Number.isNaN(t) || degrees < 1) return Number.NaN
  const angle = Math.atan(Math.abs(t) / Math.sqrt(degrees))
  const inside = degrees % 2 === 1 ? oddSum(angle, degrees) : evenSum(angle, degrees)
  return Math.max(0, 1 - inside)
}

/** sin θ (1 + 1/2 cos²θ + 1·3/(2·4) cos⁴θ + …), up to cos θ to the power of degrees − 2. */
function evenSum(angle: number, degrees: number): number {
  const square = Math.cos(angle) ** 2
  let term = 1
  let sum = 0
  for (let i = 1; i < degrees; i += 2) {
    sum += term
    term *= (square * i) / (i + 1)
  }
  return Math.sin(angle) * sum
}

/** 2/π (θ + sin θ (cos θ + 2/3 cos³θ + …)), up to cos θ to the power of degrees − 2. */
function oddSum(angle: number, degrees: number): number {
  const cosine = Math.cos(angle)
  let term = cosine
  let sum = 0
  for (let i = 2; i < degrees; i += 2) {
    sum += term
    term *= (cosine * cosine * i) / (i + 1)
  }
  return (2 / Math.PI) * (angle + Math.sin(angle) * sum)
}
