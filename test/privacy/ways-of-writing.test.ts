import { expect, test } from 'vitest'
import { normalise } from '../../src/privacy/scrub/normalise.ts'
import { scrub } from '../../src/privacy/scrub.ts'

const text = (raw: string) => scrub(raw).text

test.each([
  ['我叫張偉，在華西醫院看病', '我叫[姓名1]，在[医院]看病'],
  ['學生李曉明就讀於師大附中', '學生[姓名1]就讀於[学校]'],
  ['她的電話號碼是０２－２３４５－６７８９', '她的電話號碼是[电话]'],
  ['身分證字號與帳號6222021001116245702', '身分證字號與帳號[银行卡号]'],
])('traditional characters are read as simplified ones, and stay as they are: %s', (raw, expected) => {
  expect(text(raw)).toBe(expected)
})

test.each(['我叫何雨\u{2cb2d}，今年十七', '我叫何雨\u36c3，今年十七', '我叫何\uf9b7桐，今年十七'])(
  'characters that hardly anybody has in a name are a part of it: %s',
  (raw) => {
    expect(text(raw)).toBe('我叫[姓名1]，今年十七')
  },
)

test('rare characters move the offsets of what stands after them, and nothing else', () => {
  const raw = '\u{20bb7}\u{20bb7}：13800000000'
  const { text: plain, startOf, endOf } = normalise(raw)
  expect(plain).toHaveLength(raw.length - 2)
  expect(raw.slice(startOf(3), endOf(plain.length - 1))).toBe('13800000000')
})

test.each([
  ['患者：何雨桐，女', '患者：[姓名1]，女'],
  ['来电人（何雨桐）', '来电人（[姓名1]）'],
  ['我叫「何雨桐」', '我叫「[姓名1]」'],
  ['<name>何雨桐</name>', '<name>[name 1]</name>'],
  ['何雨桐|女|17|雅礼中学', '[姓名1]|女|17|[学校]'],
  ['何雨桐、刘芳、王强', '[姓名1]、[姓名2]、[姓名3]'],
  ['何雨桐/刘芳/王强', '[姓名1]/[姓名2]/[姓名3]'],
])('punctuation beside a name and between two is no part of them: %s', (raw, expected) => {
  expect(text(raw)).toBe(expected)
})

test('no row of names is too long, and none is taken for noise', () => {
  const names = ['何雨桐', '刘建国', '王秀英', '赵敏', '孙丽华', '周志强']
  const row = Array.from({ length: 20 }, () => names.join('')).join('')
  for (const name of names) expect(text(row)).not.toContain(name)
  expect(text('话'.repeat(400))).toBe('话'.repeat(400))
})

test.each([
  '何雨桐 13800000000 刘建国 13900000000 王秀英 13700000000',
  '何雨桐\t女\t17\t雅礼中学\n刘建国\t男\t16\t长郡中学',
])('rosters and tables lose the names: %s', (raw) => {
  expect(text(raw)).not.toMatch(/[何刘王]|雅礼|长郡/)
})

test.each([
  ['来电者Nguyễn Thị Mai，越南籍', '来电者[姓名1]，越南籍'],
  ['Tomás Herrera；西班牙；欠薪', '[姓名1]；西班牙；欠薪'],
  ['José da Silva, 41, on the roof', '[name 1], 41, on the roof'],
  ['Jose\u0301 called again', '[name 1] called again'],
  ['Łukasz Żak rang twice. Ñuño asked for Spanish', '[name 1] rang twice. [name 2] asked for Spanish'],
  ['My supervisor is Annelise van Rooyen, call her', 'My supervisor is [name 1], call her'],
  ['Eun-ji was bullied. Wai-kit asked for Cantonese', '[name 1] was bullied. [name 2] asked for Cantonese'],
  ['外文姓名／中文姓名：Park Ji-woo／朴智佑', '外文姓名／中文姓名：[姓名1]／[姓名2]'],
  ['Name: Kowalski, Ewa; Sess 3/6', 'Name: [name 1]; Sess 3/6'],
  ["Mrs. O'Brien and Mr. D'Souza met", 'Mrs. [name 1] and Mr. [name 2] met'],
  ['Abdul-Rahman al-Farsi was last seen', '[name 1] was last seen'],
  ['Sofia K. hit by boyfriend', '[name 1] hit by boyfriend'],
])('names with accents, joints and particles go whole: %s', (raw, expected) => {
  expect(text(raw)).toBe(expected)
})

test.each([
  ['hotel staff member Yao called us', 'hotel staff member [name 1] called us'],
  ['Complaint is about Rui, shift of the 12th', 'Complaint is about [name 1], shift of the 12th'],
  ['Kwame attended session two', '[name 1] attended session two'],
  ['Nomvula and Thandeka share a dorm', '[name 1] and [name 2] share a dorm'],
  ['Bea on nights Mon–Wed, Thibault Thu', '[name 1] on nights Mon–Wed, [name 2] Thu'],
  ['Night shift: Imani and Tendai.', 'Night shift: [name 1] and [name 2].'],
  ['His sister says Babajide was last seen at noon', 'His sister says [name 1] was last seen at noon'],
  [
    'Taken by: Rukmini. Interviewed Xolani. Abena has not eaten',
    'Taken by: [name 1]. Interviewed [name 2]. [name 3] has not eaten',
  ],
  ['The landlord, Lao Qiu, changed the lock', 'The landlord, Lao [name 1], changed the lock'],
  ['室友Saskia不回消息，发给了Bibi', '室友[姓名1]不回消息，发给了[姓名2]'],
])('names that no list has go by what stands beside them: %s', (raw, expected) => {
  expect(text(raw)).toBe(expected)
})

test.each([
  'Caller said nothing. Nobody asked her. Mum says she is fine.',
  'Sleep was poor. Depression is common. Tiredness has returned.',
  'My boss is Chinese, my wife is Catholic, her mother was Hakka',
  'Follow-up on Friday. Check-in done. Pop-up clinic. Well-being poor.',
  'She says English is hard and that Mandarin is harder. He said Lithium is better.',
  'Female, 24, pregnant. Divorced, 45. Retired, 70, lives alone.',
  'Counsellor: Take your time. Client: Maybe tomorrow.',
  'Trainees asked about scripts. Grandparents said no. Mama called. Twins said hi.',
  'Next Mon. Free Tue. Busy Thu. Meeting Mon, Training Tue, Holiday Sat',
  'Fluoxetine nights. She said Melatonin was useless.',
  '同事WeChat群里骂她，用Zoom上课，吃Xanax',
])('what everybody says in English stays: %s', (raw) => {
  expect(text(raw)).toBe(raw)
})
