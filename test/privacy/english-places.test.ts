// English addresses, schools, hospitals and employers: each habit of writing with what goes, and what only looks like it.
import { expect, test } from 'vitest'
import { scrub } from '../../src/privacy/scrub.ts'

const text = (raw: string) => scrub(raw).text

test.each([
  ['or Cottage 3, Old Mill Lane.', 'or [address].'],
  ['at Flat 3B, 212 Hennessy Mansion, Lockhart Road, Hong Kong', 'at [address], Hong Kong'],
  ['17 Cowrie Lane, Apt 9-C, second door', '[address], second door'],
  ['to House 40, Lane 6, Sukhumvit Soi 71, Bangkok', 'to [address], Bangkok'],
  ['at 88 Tung Choi Street, 4/F, Mong Kok keeps him up', 'at [address] keeps him up'],
  ["at Building 6, Foreign Students' Hostel, 96 Jinzhai Road are", 'at [address] are'],
  ['to PO Box 61, Kowloon Central Post Office, plain envelope', 'to [address], plain envelope'],
  ['at 18 Rua do Almirante Sérgio, Macau', 'at [address], Macau'],
  ['of Unit 5-2-1901, Palm Springs, 8 Chaoyang Park South Road: "tell', 'of [address]: "tell'],
  ['at Rm 302, No. 8 Lane 1177 Dingxi Rd on the coldest night', 'at [address] on the coldest night'],
  ['as 12 Zhongshan East Road, near the Waibaidu Bridge.', 'as [address].'],
  ['at 1203, Block B, Sunshine City, Ma On Shan.', 'at [address].'],
  ['from Level 5, 20 Collins Street, Melbourne', 'from [address], Melbourne'],
  ['Meet at Pier 9, Victoria Harbour.', 'Meet at [address].'],
  ['in Apartment 4, Calle Mayor 22, Madrid', 'in [address], Madrid'],
  ['at 14 Quarry Bank, Oakworth, the door', 'at [address], the door'],
])('an address goes from its first part to its last: %s', (raw, expected) => {
  expect(text(raw)).toBe(expected)
})

test.each([
  'Level 3, Unit 7 of the course. Room 3 is free at four. Bed 14, Ward 6, stable.',
  'Take Exit 4. Gate 12, flight delayed. Chapter 5, Building Trust. Article 12 of the Labour Law. Section 136, Mental Health Act. Phase 2, Community Centre.',
  'He took 20 pills, Monday at 9. Ticket No. 17 is closed. Block 3 hours for it.',
])('numbered things stay: %s', (raw) => {
  expect(text(raw)).toBe(raw)
})

test.each([
  ["Queen Ethel's Grammar expelled her", '[school] expelled her'],
  ['Eastmere General kept him for nine days', '[hospital] kept him for nine days'],
  ['school, Yushu No. 2 Nationality Middle, has', 'school, [school], has'],
  ['MRN 5, United Family Guangzhou, last lithium', 'MRN 5, [hospital], last lithium'],
  ['school counsellor Ms. Tran at NCPA called', 'school counsellor Ms. [name 1] at [address] called'],
  ['Bullied at Maple Leaf in Dalian, moved', 'Bullied at [school], moved'],
  ['a job with Tessellate Robotics (Shenzhen), 72 hours', 'a job with [organisation], 72 hours'],
])('schools, hospitals and employers in short go with their town: %s', (raw, expected) => {
  expect(text(raw)).toBe(expected)
})

test.each([
  'Attorney General spoke. General health is fair. Lower Secondary is hard. Old Grammar rules. He works in Marketing. Left LinkedIn. She is in Recovery now.',
  'He scored 6.5 in IELTS, was referred to CAMHS, moved from NYC and hates PE and ICT.',
])('what is none stays: %s', (raw) => {
  expect(text(raw)).toBe(raw)
})
