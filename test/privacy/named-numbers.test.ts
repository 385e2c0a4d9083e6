import { describe, expect, test } from 'vitest'
import { scrub } from '../../src/privacy/scrub.ts'

const text = (raw: string) => scrub(raw).text

test.each([
  ['游戏IDNightOwl#30721充了两万多', '游戏[账号]充了两万多'],
  ['加我微信wx_lily.07', '加我微信[微信号]'],
  ['微信wxid_abc123.07_x，加我', '微信[微信号]，加我'],
  ['WeChat wxid-saltedfish.07 only', 'WeChat [WeChat ID] only'],
  ['ID number: K736492(8), Hong Kong card.', 'ID number: [ID number], Hong Kong card.'],
])('what stands beside a handle without a gap goes with it: %s', (raw, expected) => {
  expect(text(raw)).toBe(expected)
})

describe('handles are told by what is done with them', () => {
  test.each([
    ['他用zgh-honest这个微信骚扰我妹妹', '他用[微信号]这个微信骚扰我妹妹'],
    ['加LanYue—612聊，比打电话轻松', '加[微信号]聊，比打电话轻松'],
    ['微信小号 yy一只耳0413，大号被监视', '微信小号 [微信号]，大号被监视'],
    ['她的小红书盐汽水不加盐，昨天更新了', '她的小红书[账号]，昨天更新了'],
    ['网名凌晨四点的蜗牛，连发了六条', '网名[账号]，连发了六条'],
    ['自称虾条不加盐 QQ2874406193', '自称[账号] QQ[QQ号]'],
  ])('%s', (raw, expected) => {
    expect(text(raw)).toBe(expected)
  })

  test.each([
    '网名太幼稚了，想换一个',
    '网名随便起的，没有意思',
    '她的小红书全是负能量，昨天更新了三条',
    '自称是客服，QQ加了我',
    '用iPhone这个牌子的手机，微信老闪退',
    '加Windows11聊天软件的快捷方式',
    '微信小号被封了，大号也是',
  ])('what is said of an account stays: %s', (raw) => {
    expect(text(raw)).toBe(raw)
  })
})

describe('plates, records and birthdays of other places and ways', () => {
  test.each([
    ['A grey Honda, LK19 VWZ, waits outside.', 'A grey Honda, [plate], waits outside.'],
    ['The taxi was VT 4816, driver kind', 'The taxi was [plate], driver kind'],
    ['港牌TK 8817的车', '港牌[车牌号]的车'],
    ['Chart 00-47-21-93, bed nine', 'Chart [record number], bed nine'],
    ['Medicare 2428 77813 2', 'Medicare [record number]'],
    ['住院流水号202404471', '住院流水号[病历号]'],
    ['我今年十七，2007.11.02才是真的', '我今年十七，[出生日期]才是真的'],
  ])('%s', (raw, expected) => {
    expect(text(raw)).toBe(expected)
  })

  test.each(['The car was 20 years old, CA 1234 kept flying', 'taxi cost 4816', 'IN20 NOV', '2019.11.02才是真的难熬'])(
    'what only looks like one stays: %s',
    (raw) => {
      expect(text(raw)).toBe(raw)
    },
  )
})

test.each([
  '案例编号HX-2023-1109已归档',
  '申诉编号GD-0417-88已受理',
  'Firmware 4.19.0.112 broke the hearing aid.',
  'Build 10.0.19045.4412 keeps freezing',
  '系统更新到17.4.1.208之后就闪退',
  '优惠码SAVE20240417用不了',
  '错误代码0x80070005',
  '序列号C02X44718JG5的电脑',
  'GB/T 7714-2015',
  '双色球03 11 17 22 28 31+09',
])('a number of a thing stays: %s', (raw) => {
  expect(text(raw)).toBe(raw)
})

describe('further words for numbers and handles', () => {
  test.each([
    ['微信hu***04，看不全', '微信[账号]，看不全'],
    ['他QQ447****93', '他QQ[账号]'],
    ['my Visa ending in 4471', 'my Visa ending in [card number]'],
    ['浙·C44K71', '[车牌号]'],
    ['DOB=2010-04-17', 'DOB=[date of birth]'],
    ['钉钉hutu-04', '钉钉[账号]'],
    ['Badge 44718', 'Badge [account]'],
    ['employee ID 44718', 'employee ID [account]'],
    ['Library card 2133 0044 7182', 'Library card [account]'],
    ['Prison number A4471BC', 'Prison number [account]'],
    ['UR no. 447182', 'UR no. [record number]'],
    ['报告单编号MR447182', '报告单编号[病历号]'],
    ['account 12344718, sort 20-44-71', 'account [account], sort [card number]'],
    ['结婚证字号J330302-2014-004471', '结婚证字号[账号]'],
    ['SIN 447-182-093', 'SIN [ID number]'],
    ['plate began ABX 44', 'plate began [plate]'],
    ['车牌浙C，4K471', '车牌[车牌号]'],
    ['ring oh seven seven double oh nine hundred one one eight please', 'ring [phone] please'],
    ['邮箱ning_0417 @163.com', '邮箱[邮箱]'],
    ['扣447 182 093', '扣[QQ号]'],
    ['v❤：cc44718', 'v❤：[微信号]'],
    ["my insta's moth.ning.04", "my insta's [account]"],
    ["on Reddit I'm u/throwaway_grief22", "on Reddit I'm [account]"],
    ['She goes by mothwing on Discord.', 'She goes by [account] on Discord.'],
    ['Username: toastghost', 'Username: [account]'],
    ['闲鱼海边的猫4471', '闲鱼[账号]'],
    ['网易云听风的树洞_', '网易云[账号]'],
    ['抖音“老炮儿阿全”天天私信她', '抖音“[账号]”天天私信她'],
    ['网友晚风不等人约我去他家', '网友[账号]约我去他家'],
    ['用半盏残灯这个网名，天天骂人', '用[账号]这个网名，天天骂人'],
    ['王者大号峡谷第一怂，为皮肤花掉', '王者大号[账号]，为皮肤花掉'],
    ['后台留言的“一尾孤鱼”又来了', '后台留言的“[账号]”又来了'],
  ])('%s', (raw, expected) => {
    expect(text(raw)).toBe(expected)
  })

  test.each([
    '抖音播放4471，高兴死了',
    '微信零钱44',
    '钉钉打卡8:00-17:30',
    '微信**重要**的事',
    'her visa ended in 2019',
    '王者巅峰赛1800，掉到1200',
    '网友一直骂我，说我矫情',
    '微博用户都在骂',
    '抖音用户协议看不懂',
    '微信小号天天骚扰我，怎么办',
    '小红书“自律打卡”的帖子看多了',
    '留言的“谢谢”我看到了',
    '网上叫冷暴力',
    '微博热搜第一，发了一天',
    'username is taken already',
    'He is known as difficult at work.',
    'WeChat 8.0.47.2560',
    'Chrome 124.0.6367.91',
    'CVE-2024-4471',
    '0x0000007B',
    'B站av447182',
  ])('what is said of an account, and a number of a thing, stay: %s', (raw) => {
    expect(text(raw)).toBe(raw)
  })
})

describe('dates of birth in rows, in talk and by other calendars', () => {
  test.each([
    ['我姨八九年三月初二生的', '我姨[出生日期]生的'],
    ['他二00一年7月九号生，属蛇', '他[出生日期]生，属蛇'],
    ['外公丁丑年十月廿三卯时生', '外公[出生日期]生'],
    ['婆婆昭和十五年4月2日生', '婆婆[出生日期]生'],
    ['阿妈藏历铁虎年六月初四生的', '阿妈[出生日期]生的'],
    ['狗年四月十一，她只记得这个', '[出生日期]，她只记得这个'],
    ['生日她报的是79.4.30', '生日她报的是[出生日期]'],
    ['我790430生的', '我[出生日期]生的'],
    ['娃23.9.4出生', '娃[出生日期]出生'],
    ['生日不是5月8日，是8月5日', '生日不是[出生日期]，是[出生日期]'],
    ['下周四8月2号我过生日', '下周四[出生日期]我过生日'],
    ['过几天12月3号我妈七十大寿', '过几天[出生日期]我妈七十大寿'],
    ['生日那格你照着我刚才讲的1988年7月4填', '生日那格你照着我刚才讲的[出生日期]填'],
    ['哪年的？——八一年。几月几号？——腊月，初六。', '哪年的？——[出生日期]。几月几号？——[出生日期]。'],
    ['阳历1969.3.7，阴历正月二十', '[出生日期]'],
    ['一九六六，二月，十八，农历的', '[出生日期]，农历的'],
    ['71年的，九月初九', '[出生日期]'],
    ['我90后，92年4月18', '我90后，[出生日期]'],
    ['六月初三是我闺女的生辰', '[出生日期]是我闺女的生辰'],
    ['我生日过几天就到，九月十七', '我生日过几天就到，[出生日期]'],
    ['我妈生我那天是1995年8月13', '我妈生我那天是[出生日期]'],
    ['儿子（2016.3.2）上二年级', '儿子（[出生日期]）上二年级'],
    ['明天6号是她生日', '明天[出生日期]是她生日'],
    ['下个月15号满18岁', '[出生日期]满18岁'],
    ['星座白羊，4月2号', '星座白羊，[出生日期]'],
    ['出生：己巳年（1989）三月', '出生：[出生日期]'],
    ['DOB 03MAR90', 'DOB [date of birth]'],
    ['户口本上2月2号，乱填的', '户口本上[出生日期]，乱填的'],
    ['宝宝2022年4月9日凌晨2点40落地，顺产', '宝宝[出生日期]凌晨2点40落地，顺产'],
    ['1958/4/17 女 丧偶', '[出生日期] 女 丧偶'],
    ['卢彦|男|61.3.9|独居', '[姓名1]|男|[出生日期]|独居'],
    ['黄晓雯，2010.02.03，七年级', '[姓名1]，[出生日期]，七年级'],
    ['出生2001120413900112233', '出生[出生日期][账号]'],
    ['date of birth is 3-7-90, not 7-3-90', 'date of birth is [date of birth], not [date of birth]'],
    ["He'll turn twelve on the 2nd of June", "He'll turn twelve on [date of birth]"],
  ])('%s', (raw, expected) => {
    expect(text(raw)).toBe(expected)
  })

  test.each([
    '1998-03-05，初诊',
    '患者男，34岁，2019年3月12日因割伤入院',
    '2024/11/30 男 35岁 来电咨询失眠',
    '飞机3月4日晚上8点20落地',
    '政策2025年1月1日落地',
    '农历三月初三，阳历4月11号有庙会',
    '龙年出生的孩子多',
    '哪年的病？2011年3月。',
    '出生证是2023年5月4日补办的',
    '属马的，2022年3月被裁员了',
    '明天6号是她复诊',
    '处女座，4月2号来的',
    '儿子（2016.3.2确诊）',
    '属猴，2020年5月，项目上线',
    '我38年的党龄，三月初八入的党',
    '女,28,2024-03-05,初访',
  ])('other days stay: %s', (raw) => {
    expect(text(raw)).toBe(raw)
  })
})

test.each([
  ['学籍卡上是QF-080421', '学籍卡上是[学号]'],
  ['他的号 ky-8817，你加一下', '他的号 [账号]，你加一下'],
  ['电子健康码ID 7A0C-91BE', '电子健康码ID [病历号]'],
  ['证号SX-22107', '证号[账号]'],
])('what stands where somebody’s numbers stand goes, whatever it looks like: %s', (raw, scrubbed) => {
  expect(text(raw)).toBe(scrubbed)
})

test.each([
  '软件版本10.0.2.6，国药准字H20050299',
  '圆周率3.14159265，血压130/85，体重63.5',
  'GB 19193-2015，WS/T 367-2012',
  '工单 ZX-2026-004471 和 ZX-2026-004472 合并',
  '考勤 0800 1200 1330 1730，来话时间 20130914 2215—2240',
  '转400-161-9995，或010-82951332，再不行12356',
])('and what is counted, versions, standards, hours and public lines stay: %s', (raw) => {
  expect(text(raw)).toBe(raw)
})
