import { describe, expect, test } from 'vitest'
import { scrub } from '../../src/privacy/scrub.ts'

const text = (raw: string) => scrub(raw).text

describe('an identifier that no list knows goes', () => {
  test.each([
    ['复诊卡里写着K-2210934，你看看', '复诊卡里写着[病历号]，你看看'],
    ['手环上的 H0029381756', '手环上的 [账号]'],
    ['合同编号：ZL-2023-0719-88，房东不退押金', '合同编号：[账号]，房东不退押金'],
    ['低保户编号 DB-03-00291', '低保户编号 [账号]'],
    ['残疾证号是36012419670304121X43', '残疾证号是[账号]'],
    ['那个号6120398471，你帮我看看', '那个号[账号]，你帮我看看'],
    ['电费户号 0519283746', '电费户号 [账号]'],
    ['请核查 HX-339012 号标本', '请核查 [病历号] 号标本'],
    ['00483617，这是我的病历号', '[病历号]，这是我的病历号'],
    ['把li.na_0503拉黑，她老骂我', '把[账号]拉黑，她老骂我'],
    ['校园网号都是zx2019341', '校园网号都是[账号]'],
    ['加我q吧2839105746', '加我q吧[QQ号]'],
    ['my insurance ID is XJH882910', 'my insurance ID is [account]'],
    ['record under HX-339012, please', 'record under [record number], please'],
    ['he posts as @moon.kid_77', 'he posts as [account]'],
    ['discord ghosty#4821', 'discord [account]'],
  ])('%s', (raw, expected) => {
    expect(text(raw)).toBe(expected)
  })
})

describe('a number of something else stays', () => {
  test.each([
    '上回那个工单 20251130-0098 怎么还没结',
    '工单 ZX-2026-004471 和 ZX-2026-004472 合并',
    '单号88213771与88213772内容一样',
    '编号GD-20260514-0032的工单已关闭',
    'Ticket HL-20250311-0047 was handed over; case no. 2024-0317-009 is closed',
    '订单号 2308817263512，一直不发货',
    'SF1390022837465这单一直没到',
    '批号202310B037，国药准字H20093512',
    'GB 19193-2015，WS/T 367-2012，ISO27001，京ICP备12345678号',
    '存折上就剩1380500，网贷283746，共计12345678元',
    '血小板计数是1250000，HBV-DNA 1250000',
    '血压138，142，150，90，都量过了',
    '2023-2024学年第1学期，患者20240511入院',
    'SCL-90总分231，HPV52阳性，DSM-5和ICD-10，H3N2，covid19',
    '航班MU5735，G1374次，D3012，iPhone15，windows11，V3.2.1',
    'Take 400mg twice, 30min apart; a 15-year-old in the mid-1990s',
    '统一短号12356，另有短号 12320',
    '拨0571-12320、010-12356转1或400-161-9995',
  ])('%s', (raw) => {
    expect(text(raw)).toBe(raw)
  })
})

describe('net names on platforms go, whatever they are made of', () => {
  test.each([
    ['快手名字是东北虎哥1982，天天直播', '快手名字是[账号]，天天直播'],
    ['B站账号叫做深海里的鲸落，最后一条是遗书', 'B站账号叫做[账号]，最后一条是遗书'],
    ['小红书叫今天也要早睡呀', '小红书叫[账号]'],
    ['QQ网名“折翼天使”', 'QQ网名“[账号]”'],
    ['问：微博上骂你？账号记得吗？答：江北刀客在此，一天三条', '问：微博上骂你？账号记得吗？答：[账号]，一天三条'],
  ])('%s', (raw, expected) => {
    expect(text(raw)).toBe(expected)
  })

  test.each([
    '抖音号是什么来着，我忘了',
    '抖音号是我老公注册的',
    '小红书账号被封了，天天哭',
    'b站名字我忘了',
    '在快手上叫人打赏',
    '抖音上叫他们别骂了',
  ])('what is said of an account stays: %s', (raw) => {
    expect(text(raw)).toBe(raw)
  })
})

describe('dates of birth go, as they are said', () => {
  test.each([
    ['我是1990年4月12号的，今年三十五', '我是[出生日期]的，今年三十五'],
    ['他八八年十月初三的，属龙', '他[出生日期]的，属龙'],
    ['身份证上是1976年5月1日，其实是七七年正月十五', '身份证上是[出生日期]，其实是[出生日期]'],
    ['问：生日？答：嗯…1994年11月23日', '问：生日？答：嗯…[出生日期]'],
    ['登记：女；一九五三年腊月初六；退休', '登记：女；[出生日期]；退休'],
    ['生日写的2008/11/02', '生日写的[出生日期]'],
    ['户口本写的1969年12月', '户口本写的[出生日期]'],
    ['My birthday is June 5', 'My birthday is [date of birth]'],
    ['她说民国三十七年腊月生人', '她说[出生日期]生人'],
    ['老人生于宣统三年', '老人生于[出生日期]'],
    ['1932年冬至生，孤老', '[出生日期]生，孤老'],
    ['1993年惊蛰那天出生，难产', '[出生日期]那天出生，难产'],
    ['2008年5月12日零点零七分出生', '[出生日期]零点零七分出生'],
    ['属鸡，一九五七年七月半落地的', '属鸡，[出生日期]落地的'],
    ['民国十八年属蛇的老太太', '[出生日期]属蛇的老太太'],
    ['外公甲子年属鼠', '外公[出生日期]属鼠'],
    ['正月十五过生日，没人陪', '[出生日期]过生日，没人陪'],
    ['0917的处女座', '[出生日期]的处女座'],
    ['95年4月的，没考上大学', '[出生日期]的，没考上大学'],
    ['born on Christmas Eve 2014', 'born on [date of birth]'],
  ])('%s', (raw, expected) => {
    expect(text(raw)).toBe(expected)
  })

  test.each([
    '身份证2026年5月3日到期，户口本2019年6月才办下来',
    '2019年腊月二十八他走了，我爸2021年五月初五去世的',
    '我妈从2020年正月初八开始不说话',
    '正月初三我回的娘家',
    '我2016年10月1日结婚，是2023年3月15日的手术',
    '他是2020年3月5日来的',
    '出生证没办，2024年5月4日再去',
    '2024年冬至那天他走了，我2021年除夕离的婚',
    '今年冬至吃饺子',
    '世界精神卫生日10月10日，义诊另行公布',
  ])('other dates stay: %s', (raw) => {
    expect(text(raw)).toBe(raw)
  })
})

describe('numbers said with pauses, and plates as they are written', () => {
  test.each([
    ['电话幺三九，七二零零，三三，八幺八', '电话[电话]'],
    ['幺三五，七二零零，三三，八幺', '[手机号]'],
    ['一五零…三三八幺…七七六二，记下没', '[手机号]，记下没'],
    ['座机零五九一,八七六五,三二一零', '座机[电话]'],
    ['车是苏E·D82K61，绿牌', '车是[车牌号]，绿牌'],
    ['沪AD·23456', '[车牌号]'],
    ['车牌浙A 三六K七八，一直停着', '车牌[车牌号]，一直停着'],
    ['我的IP是117点136点45点208', '我的IP是[IP地址]'],
    ['邮箱 wen点lan艾特qq点com', '邮箱 [邮箱]'],
  ])('%s', (raw, expected) => {
    expect(text(raw)).toBe(expected)
  })
})

test('what stands for a number is no word for the number after it', () => {
  const raw = '[account] tel0.5，[病历号]和K12'
  expect(text(raw)).toBe(raw)
})

describe('a number that is covered in part, or of which the end is said, goes', () => {
  test.each([
    ['打给138****8821，没人接', '打给[手机号]，没人接'],
    ['电话138XXXX8821', '电话[手机号]'],
    ['138 xxxx 8821', '[手机号]'],
    ['身份证4301********1234', '身份证[身份证号]'],
    ['430102********1234', '[身份证号]'],
    ['6222 **** **** 1234', '[银行卡号]'],
    ['湘A·****8', '[车牌号]'],
    ['身份证尾号471X', '身份证尾号[身份证号]'],
    ['卡号后四位9063', '卡号后四位[银行卡号]'],
    ['号码尾号6603，大家留意', '号码尾号[电话]，大家留意'],
    ['Bank card ending 4471 was emptied', 'Bank card ending [card number] was emptied'],
  ])('%s', (raw, expected) => {
    expect(text(raw)).toBe(expected)
  })

  test.each(['评分5***，好评', '123*456*789', '限行尾号3和8', '故事的后三位', 'a year ending 2019', '后四位对不上'])(
    'what is no such number stays: %s',
    (raw) => {
      expect(text(raw)).toBe(raw)
    },
  )
})

test.each([
  ['群号 8 1 2 3 4 5 6 7', '群号 [QQ号]'],
  ['群：812-345-678', '群：[QQ号]'],
  ['加我Q 384 922 017', '加我Q [QQ号]'],
  ['工号0327，值夜班', '工号[账号]，值夜班'],
  ['网友“风中的蒲公英_77”留言', '网友“[账号]”留言'],
  ['车牌京海淀·C07781', '车牌[车牌号]'],
  ['只看清车牌浙G·5H2', '只看清车牌[车牌号]'],
  ['挂我，@川师表白墙，一千多赞', '挂我，@[账号]，一千多赞'],
  ['MRN 008834-C needs a letter', 'MRN [record number] needs a letter'],
])('groups, nets and plates: %s', (raw, expected) => {
  expect(text(raw)).toBe(expected)
})

describe('numbers and addresses as they are dictated or mistyped', () => {
  test.each([
    ['号码拆开发的：150…… 然后6617…… 最后2093', '号码拆开发的：[手机号]'],
    ['电话一三九，然后是二二零零，然后八八一二', '电话[手机号]'],
    ['手机幺三洞 洞洞幺两 三四五六', '手机[手机号]'],
    ['洞五七一 八八幺二 三四五六', '[电话]'],
    ['身份证 11010519491231002叉', '身份证 [身份证号]'],
    ['四三零一零二一九八八零五零六一二三，大写X', '[身份证号]'],
    ['邮箱 lily 点 chen 艾特 163 点 com', '邮箱 [邮箱]'],
    ['邮箱：二零零八艾特幺二六点com', '邮箱：[邮箱]'],
    ['a下划线b123艾特qq点com', '[邮箱]'],
    ['my email is j dot smith at outlook dot com', 'my email is [e-mail]'],
    ['write to anna.lee at gmail.com please', 'write to [e-mail] please'],
    ['邮箱写成wang88#126.com', '邮箱写成[邮箱]'],
    ['加我wxid_8k3pq0v7，别在这里说', '加我[微信号]，别在这里说'],
    ['来源：2408:8207:78a1:3c00::1f，22:41', '来源：[IP地址]，22:41'],
    ['fe80::1a2b:3c4d和2001:db8::1', '[IP地址]和[IP地址]'],
    ['贵校20190417号学生请假', '贵校[学号]号学生请假'],
    ['就诊卡5200 1873 46丢了', '就诊卡[病历号]丢了'],
    ['一卡通 4530 0771 5592 8', '一卡通 [账号]'],
    ['车牌辽B7P·3Q2', '车牌[车牌号]'],
  ])('%s', (raw, expected) => {
    expect(text(raw)).toBe(expected)
  })

  test.each([
    '吃了150，然后200，最后又吃了100',
    '血压138，然后142，再150，后面正常',
    '时间10:20:30:40，比例1::2',
    '看到了吗#12356热线#',
    '3号学生站起来',
    '来话时间 20130914 2215—2240',
  ])('what only looks like one stays: %s', (raw) => {
    expect(text(raw)).toBe(raw)
  })
})
