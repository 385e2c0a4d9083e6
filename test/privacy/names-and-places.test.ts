// What callers say in their own words: each kind of name and place that the first looks of ADR 32 had missed, and what only
// looks like one.
import { expect, test } from 'vitest'
import { scrub } from '../../src/privacy/scrub.ts'

const text = (raw: string) => scrub(raw).text

test.each([
  ['在附一院住了半个月', '在[医院]住了半个月'],
  ['去省胸科看的', '去[医院]看的'],
  ['市口腔下午不挂号', '[医院]下午不挂号'],
  ['投诉明目眼科术后感染', '投诉[医院]术后感染'],
  ['在育才上学，住校', '在[学校]上学，住校'],
  ['她在47中，被孤立了', '她在[学校]，被孤立了'],
  ['我是湘农大三的', '我是[学校]大三的'],
  ['西南财经毕业的', '[学校]毕业的'],
  ['在明德小学三年级2班', '在[学校]'],
  ['学校叫启明星，是私立的', '学校叫[学校]，是私立的'],
])('institutions as callers shorten them go: %s', (raw, expected) => {
  expect(text(raw)).toBe(expected)
})

test.each([
  ['把我锁在7栋1203', '把我锁在[地址]'],
  ['住建设路12号附3号', '住[地址]'],
  ['家住桃源居，三楼', '家住[地址]，三楼'],
  ['租在龙湖紫云台，押一付三', '租在[地址]，押一付三'],
  ['人在青龙寺，不肯下山', '人在[地址]，不肯下山'],
  ['我在北京西站，没钱了', '我在[地址]，没钱了'],
  ['就是阳光一百那个小区', '就是[地址]那个小区'],
  ['在梅园新村二期后面', '在[地址]后面'],
  ['He waits at Room 12, Jade Court, 88 Binjiang Road', 'He waits at [address]'],
])('places as callers name them go: %s', (raw, expected) => {
  expect(text(raw)).toBe(expected)
})

test.each([
  ['我哥铁柱喝了农药', '我哥[姓名1]喝了农药'],
  ['果果今天又不肯去幼儿园', '[姓名1]今天又不肯去幼儿园'],
  ['我家小孩，皮皮，才九岁', '我家小孩，[姓名1]，才九岁'],
  ['冷霜，我同桌，她不理我', '[姓名1]，我同桌，她不理我'],
  ['果冻是我网名', '[姓名1]是我网名'],
  ['糖糖妈在群里骂我', '[姓名1]妈在群里骂我'],
  ['老丁头说羊跑了', '[姓名1]说羊跑了'],
  ['强哥让我去，我不去', '[姓名1]哥让我去，我不去'],
  ['同桌余欢水上课踢我', '同桌[姓名1]上课踢我'],
  ['跟任真谈了三年', '跟[姓名1]谈了三年'],
  ['敬丹阳母女同时来电', '[姓名1]母女同时来电'],
  ['个案洛桑次仁，信号差', '个案[姓名1]，信号差'],
])('people as callers name them go: %s', (raw, expected) => {
  expect(text(raw)).toBe(expected)
})

test.each([
  ['病历号啊？我看看，00483617', '病历号啊？我看看，[病历号]'],
  ['护照被他扣着，E83920471', '护照被他扣着，[护照号]'],
  ['q913350277，备注写热线', 'q[QQ号]，备注写热线'],
  ['检验条码号JY8820613574', '检验条码号[病历号]'],
])('numbers that a pause stands before go: %s', (raw, expected) => {
  expect(text(raw)).toBe(expected)
})

test.each([
  '孩子不肯上小学，一到学校门口就肚子疼',
  '老公天天打牌，儿子今天又没去上学',
  '同事张罗着聚会，我不想去',
  '来电人高兴地告知，手术顺利',
  '来电人安静片刻后挂机',
  '妇女儿童维权12338',
  '孕24周，检查一切正常',
  '妈妈和爸爸都不知道，奶奶哭了',
  '住院部在三楼，住在朋友家附近',
  '去爬山的路上，在小河边坐了很久',
  '慢慢好起来，常常一个人哭',
  '微信上说了半天，QQ里还有一万多块',
  '吃了劳拉西泮和舍曲林',
])('what only looks like one stays: %s', (raw) => {
  expect(text(raw)).toBe(raw)
})
