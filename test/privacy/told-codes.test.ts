import { describe, expect, test } from 'vitest'
import { scrub } from '../../src/privacy/scrub.ts'

const text = (raw: string) => scrub(raw).text

describe('codes of letters and digits go as they are told, piece by piece', () => {
  test.each([
    ['护照号是E，K，然后两个零，七七三，一六', '护照号是[护照号]'],
    ['通行证 C，然后，四零七，二二三，九幺五', '通行证 [护照号]'],
    ['纸上印的是E，七七幺，零四，五二八', '纸上印的是[护照号]'],
    ['护照E开头，然后是四四，幺七，零零，八二', '护照[护照号]'],
    ['社保卡号我念，A，四四，零三，七七，二一九', '社保卡号我念，[账号]'],
    ['my licence plate is K, X, one nine, B, B, D', 'my licence plate is [plate]'],
    ['车是苏E的，牌号九九K二一', '车是[车牌号]'],
    ['邮箱是数字，四四七一零二，at，qq，dot，com', '邮箱是数字，[邮箱]'],
    ['微信是 x、i、a、o、横杠、七七二', '微信是 [微信号]'],
    ['我v是l，i，n，两个八，三零', '我v是[微信号]'],
    ['微信：大写的T，o，m，下划线，零三二四', '微信：[微信号]'],
    ['学号是 B，二零，一九，零四，三三', '学号是 [学号]'],
    ['门诊号 A，然后 0077，然后 318', '门诊号 [病历号]'],
    ['passport number P, four four oh, nine one two, seven', 'passport number [passport]'],
    ['chart number oh seven seven dash three one', 'chart number [record number]'],
    ['my username is k, i, t, underscore, nine, nine', 'my username is [account]'],
    ['车牌苏B，Q，三三，幺八', '车牌[车牌号]'],
    ['粤B，D，然后一二三四五', '[车牌号]'],
    ['川A的，七K七零三', '[车牌号]'],
    ['桂C/7D330', '[车牌号]'],
    ['邮箱 w、e、i、点、l、i、艾特、qq、点、com', '邮箱 [邮箱]'],
    ['邮箱是lin，点，tao，然后艾特，然后一二六，点，com', '邮箱是[邮箱]'],
    ['写到yanyan♥139.com', '写到[邮箱]'],
    ['邮箱 zhao三三 圈a 新浪 点 cn', '邮箱 [邮箱]'],
  ])('%s', (raw, expected) => {
    expect(text(raw)).toBe(expected)
  })

  test.each([
    '微信群里有A，B，C三个人，各说各的',
    '我微信步数今天，八千三百，昨天六千，前天五千',
    '病历号那栏空着，血压130，90，心率88',
    '档案号是01，02，03这样排的',
    '抖音刷到凌晨，一点，两点，三点，睡不着',
    '双色球开了07，12，19，23，30，31，蓝球05',
    '比分是三比二，二比一，四比零',
    'My chart says one tablet at night and two in the morning',
    'They asked for my account number and then one, two, three times hung up',
    '新A股2024年涨了',
    '圈a，圈b，圈c三个选项',
    '京A，京B，京C三种牌都有',
    'E，我不知道怎么说，三个月了，八次了',
    '会员卡号那一栏，一，二，三都空着',
    '昨晚心率……一百三……后来一百一……九十八',
    '一三五七九，单号限行，二四六八零双号',
  ])('what is counted stays: %s', (raw) => {
    expect(text(raw)).toBe(raw)
  })
})

describe('a number goes with its parts that are read back or corrected, and with its own signs', () => {
  test.each([
    ['您的号码139 6203 4418？客：最后是4481', '您的号码[手机号]？客：最后是[手机号]'],
    ['卡号6217 0012 3000 4471 829，不对，是892', '卡号[银行卡号]，不对，是[银行卡号]'],
    ['后四位再说一遍：302X。前面3301061988050', '后四位再说一遍：[账号]。前面[账号]'],
    ['电话是一三六……我想想……七七零二……一八五三', '电话是[手机号]'],
    ['打139……你等等啊……6203……他哭了……4418', '打[电话]……你等等啊……[电话]……他哭了……[电话]'],
    ['一百三十七，四十六，零九，五十五，十二', '[手机号]'],
    ['QQ号 448.201.773', 'QQ号 [QQ号]'],
    ['回乡证 H08377612 01', '回乡证 [护照号]'],
    ['EC 440 7719', '[护照号]'],
    ['124.88[.]17[.]203', '[IP地址]'],
    ['地址是36 . 112 . 9 . 41', '地址是[IP地址]'],
    ['会诊单 C-228/2024', '会诊单 [病历号]'],
    ['转诊单号：LH.2024.0117', '转诊单号：[病历号]'],
    ['慢病证（湘）ND-220917', '慢病证[病历号]'],
    ['微博叫小橙子_88', '微博叫[账号]'],
    ['七七零，三三二，幺五，QQ的', '[QQ号]，QQ的'],
  ])('%s', (raw, expected) => {
    expect(text(raw)).toBe(expected)
  })

  test.each([
    '我130斤，掉到118，又掉到105，不对，是108',
    '最后一次量是1450，不对，145',
    '段位掉了，前两段1.25，后两段2.30',
  ])('what is measured stays: %s', (raw) => {
    expect(text(raw)).toBe(raw)
  })
})

describe('dates of birth go, whatever is said between their parts', () => {
  test.each([
    ['我生日是五月，不对，六月……六月十二', '我生日是[出生日期]'],
    ['生日，嗯，九一年，然后，七月，初三', '生日，嗯，[出生日期]'],
    ['出生年月：壹玖柒贰年伍月', '出生年月：[出生日期]'],
    ['出生日期？来访者：八八年六月', '出生日期？来访者：[出生日期]'],
    ['昨天四月七号，我过生日，没人记得', '昨天[出生日期]，我过生日，没人记得'],
    ['我是零五年，六月，十八号的', '我是[出生日期]的'],
    ['属兔，二月初二的', '属兔，[出生日期]的'],
    ['出生医学证明上写的是2021年3月4日05时10分', '出生医学证明上写的是[出生日期]'],
    ['I was born on March the third, eighty-two', 'I was born on [date of birth]'],
  ])('%s', (raw, expected) => {
    expect(text(raw)).toBe(expected)
  })

  test.each([
    '2019年3月，5月出生人口少了',
    '出生人口，2023年，5月，公布',
    '属马，六月初六那天结的婚',
    '证上写2024年5月6日发的',
    '他生日那天，一点，二十分来',
  ])('other dates stay: %s', (raw) => {
    expect(text(raw)).toBe(raw)
  })
})

test('what is said beside a whole number is no part of it: a line of the service stays', () => {
  const keptNumbers = new Set(['057185175001', '85175001'])
  expect(scrub('改打0571-85175001，回电13912345678', { keptNumbers }).text).toBe('改打0571-85175001，回电[手机号]')
  expect(scrub('不对，改打85175001，回电13912345678', { keptNumbers }).text).toBe('不对，改打85175001，回电[手机号]')
  expect(scrub('电话0571-85175003，0571-85175001', { keptNumbers }).text).toBe('电话[电话]，0571-85175001')
  expect(scrub('85175003，不对，后面是85175001', { keptNumbers }).text).toContain('不对，后面是85175001')
  expect(text('病历号00417，12356转来')).toBe('病历号[病历号]，12356转来')
  expect(text('我的号是13812345678 119')).toBe('我的号是[手机号] 119')
  expect(text('预约在14号复诊')).toBe('预约在14号复诊')
})
