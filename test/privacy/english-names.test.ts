// English names, and Latin letters in Chinese text: each habit of writing with what goes, and what only looks like it.
import { expect, test } from 'vitest'
import { scrub } from '../../src/privacy/scrub.ts'

const text = (raw: string) => scrub(raw).text

test.each([
  ['Ifeoma’s mother wants a call', '[name 1]’s mother wants a call'],
  ['gave first name only, Oluwaseun, teaches drama', 'gave first name only, [name 1], teaches drama'],
  ['please write Lok in the notes', 'please write [name 1] in the notes'],
  ['She dreamt of Lwazi, her late fiancé', 'She dreamt of [name 1], her late fiancé'],
  ['took them off the wall; Yeshi put them back', 'took them off the wall; [name 1] put them back'],
  ['Supervisor on duty: Fong Wai-kit; backup: J. Okonkwo.', 'Supervisor on duty: [name 1]; backup: [name 2].'],
  ['the Okafor twins came', 'the [name 1] twins came'],
])('a capitalised word that no dictionary has is somebody: %s', (raw, expected) => {
  expect(text(raw)).toBe(expected)
})

test.each([
  'The Columbia scale came back moderate. Lurasidone was added. Omicron closed the shop.',
  'He flew from Nairobi via Doha to Guangzhou. Moved here from Jordan; his mother is in Amman.',
  'Referrals are slow. Steroid cream helps. Landline only. Callback pending.',
  'Follow-up on Friday. Check-in at nine. Co-parenting is hard. X-ray was clear.',
  'Cognitive Behavioural Therapy offered. Major Depressive Disorder noted. Safety Plan reviewed.',
  'Fasting for Ramadan, takes quetiapine at iftar',
])('words, medicines, feasts, countries and large towns stay: %s', (raw) => {
  expect(text(raw)).toBe(raw)
})

test.each([
  ['Will rang again at 02:10', '[name 1] rang again at 02:10'],
  ['Pat will not see Dr Quek', '[name 1] will not see Dr [name 2]'],
  ['Dawn covers line 2, Kwabena line 4', '[name 1] covers line 2, [name 2] line 4'],
  ['Since May left, nobody waters the plants', 'Since [name 1] left, nobody waters the plants'],
  ['Faith Nakamura-Holt volunteered', '[name 1] volunteered'],
  ['Sunday Adeyemi has not been seen since Friday', '[name 1] has not been seen since Friday'],
  ['Sue from the consulate will ring', '[name 1] from the consulate will ring'],
  ['Art and Joy, retired, teach chess', '[name 1] and [name 2], retired, teach chess'],
  ['Major is his surname', '[name 1] is his surname'],
  ['Austin texted "bye"', '[name 1] texted "bye"'],
  ['Ask for nurse Stone, and for Fr Bishop', 'Ask for nurse [name 1], and for Fr [name 2]'],
  ['Mr An and Ms May met', 'Mr [name 1] and Ms [name 2] met'],
  ['Present: Hope, Rui, Mark', 'Present: [name 1], [name 2], [name 3]'],
  ['gave only a first name, Summer, and then silence', 'gave only a first name, [name 1], and then silence'],
  ['She said May did it', 'She said [name 1] did it'],
  ['my ex chase keeps showing up', 'my ex [name 1] keeps showing up'],
  ['my boss Storm keeps the passports', 'my boss [name 1] keeps the passports'],
])('a name that is a word goes with what only people do: %s', (raw, expected) => {
  expect(text(raw)).toBe(expected)
})

test.each([
  'Will you stay? May I ask? Mark the form. Chase the referral. Grant her leave.',
  'Dawn is the worst hour. May was the worst month. Grace period ends. Rose early, slept late.',
  'Iris scans at the gate. Sue if you like. Pat on the back. Frank answer: no.',
  'Georgia was home until the war. Homesick for Chad. A fan of Florence, Paris not so much.',
  'Faith keeps some people going. Hope is thin. Joy comes last. Trouble is my middle name.',
  "Wilson's disease was ruled out. The Moro reflex is normal. Maslow's hierarchy on the board.",
  'In May, June and July we are full. My ex will not stop. The Hope Project sent it. Yellow River.',
  'Contact Reception. Visit Human Resources. Labour Arbitration is free of charge.',
])('the words themselves stay: %s', (raw) => {
  expect(text(raw)).toBe(raw)
})

test.each([
  ['Park Seo-yun is afraid', '[name 1] is afraid'],
  ['Virginia Cheung Lai-kwan, 71, widow', '[name 1], 71, widow'],
  ["His dad, Gong Li'an, drives", 'His dad, [name 1], drives'],
  ['He Jing has not eaten', '[name 1] has not eaten'],
  ['Nguyễn Thị Hạnh speaks little', '[name 1] speaks little'],
  ['Ka-ming and Wing share a room', '[name 1] and [name 2] share a room'],
  ['signed by de la Cruz, then Mr van Dijk', 'signed by [name 1], then Mr [name 2]'],
  ['Spoke to DeShawn and McKenna', 'Spoke to [name 1] and [name 2]'],
  ['my name is sarah mitchell', 'my name is [name 1]'],
  ['BRADLEY SIMMONS rang twice', '[name 1] rang twice'],
  ['It is Siobhán, S-I-O-B-H-A-N, say it "shi-vawn"', 'It is [name 1], [name 2], say it "[name 3]"'],
  ['Calvin, C-A-L, from the dentist', '[name 1], [name 2], from the dentist'],
])('names go whole, however they are written: %s', (raw, expected) => {
  expect(text(raw)).toBe(expected)
})

test.each([
  ['Dear Grace, I miss you', 'Dear [name 1], I miss you'],
  ['Mum called me Ivy', 'Mum called me [name 1]'],
  ["Emily O'Connor-Smith rang", '[name 1] rang'],
])('also in a letter, and behind an apostrophe to the end: %s', (raw, expected) => {
  expect(text(raw)).toBe(expected)
})

test.each([
  'Dear Diary, dear Sir or Madam, dear Team: she calls me Princess, and the kids call me Stupid.',
  'My Garmin says that Maths is fine. Hello Warmline, I tried Valerian and Sudoku. Erasmus was the best year.',
  'Doctor Google says so, Mother Nature heals, Mr Right never came, what a Debbie Downer. Namaste. Aiya, my life.',
  'Agoraphobia, Cyclothymia and Narcolepsy were ruled out',
])('words, things and diseases stay: %s', (raw) => {
  expect(text(raw)).toBe(raw)
})

test.each([
  "Bob's your uncle. For Pete's sake, every Tom, Dick and Harry knows. Keeping up with the Joneses.",
  'Florence Nightingale kept to her bed. Reads Freud and Viktor Frankl. Darwin had panic attacks too.',
  'The O-C-D unit, an A-B-C of grief',
  'i am happy and this is hard. SAFETY PLAN DONE. my friend will call',
])('sayings, people of history and short forms stay: %s', (raw) => {
  expect(text(raw)).toBe(raw)
})

test('somebody may be called like them', () => {
  expect(text('My name is Florence Nightingale')).toBe('My name is [name 1]')
})

test.each([
  ['来电者自称Chan Ka Yan，在深圳读书', '来电者自称[姓名1]，在深圳读书'],
  ['后来是Hsieh Chih-wei心理师', '后来是[姓名1]心理师'],
  ['Tsering Lhamo女士来信', '[姓名1]女士来信'],
  ['收到Bartholomew神父转来的信', '收到[姓名1]神父转来的信'],
  ['运营Coco说的', '运营[姓名1]说的'],
  ['跟Yusuf说了', '跟[姓名1]说了'],
  ['全名Ng Ka-hei,欠我钱', '全名[姓名1],欠我钱'],
  ['叫Little Pang的实习生', '叫[姓名1]的实习生'],
  ['Mark，我男朋友，醉了', '[姓名1]，我男朋友，醉了'],
])('Latin names in Chinese text go: %s', (raw, expected) => {
  expect(text(raw)).toBe(expected)
})

test.each(['Babinski征阳性，Borg 12级', '晚上刷TikTok到三点，男朋友开Tesla', '用Excel做表，学Python，玩Minecraft'])(
  'signs, scales and brands in Chinese text stay: %s',
  (raw) => {
    expect(text(raw)).toBe(raw)
  },
)
