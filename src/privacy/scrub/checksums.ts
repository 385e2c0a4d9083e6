// Check digits of resident-ID numbers (GB 11643) and payment cards (ISO/IEC 7812, Luhn).
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'

/** @param id 18 characters */
export function isResidentId(id: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(id[i]), 0)
  return CHECK_CHARACTERS[sum % 11] === id[17]?.toUpperCase()
}

export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const value = Number(digits[digits.length - 1 - i]) * (i % 2 === 0 ? 1 : 2)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}

/** EAN-13 of China. @param run of any characters */
export function isGoods(run: string): boolean {
  if (!/^69\d{11}$/.test(run)) return false
  const sum = [...run].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0)
  return sum % 10 === 0
}
