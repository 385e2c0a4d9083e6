import { describe, expect, test } from 'vitest'
import { scrub } from '../../src/privacy/scrub.ts'

const text = (raw: string) => scrub(raw).text

describe('numbers go as they are said, in groups', () => {
  test.each([
    ['是一三九，五个八，二四七', '是[手机号]'],
    ['幺三洞，拐勾两，洞洞五，六八，记下', '[手机号]，记下'],
    ['壹伍6，⑧⑧0，四二, ３９7', '[手机号]'],
    ['就打1、8、6、2、7、0、0、9、3、5、4，慢点', '就打[手机号]，慢点'],
    ['不是138，是1 5 3，4 4，0 0，8 2，7 9', '不是138，是[手机号]'],
    ['她手机幺九幺，呃，五五零六，后面是二八四七', '她手机[手机号]'],
    ['来:号码是一三九,接:嗯,来:零二七四,接:嗯,来:八八一五。', '来:号码是[手机号]。'],
    ['前三位147，中间你猜不着，是8063，尾巴5528', '前三位[手机号]'],
    ['我打的是0516，后面跟着8370 2295', '我打的是[电话]'],
    ['手机一七六·四四〇九·三三五二', '手机[手机号]'],
    ['身份证340621……我看看啊，然后是199007071836', '身份证[身份证号]'],
    ['卡，六二二五八八，对，三七九零，嗯，二二六五四一', '卡，[银行卡号]'],
    ['QQ行不？五三零，嗯，二八一七，嗯，六六', 'QQ行不？[QQ号]'],
    ['我报下学号啊，二零二三，零四一一，五零七', '我报下学号啊，[学号]'],
    ['我护照，E，嗯，九幺七七，嗯，三零二八', '我护照，[护照号]'],
    ['台胞证可以吗？零六二，七一九，四四', '台胞证可以吗？[护照号]'],
    ['学号2021，480，488的同学', '学号[学号]的同学'],
    ['住院号五三八八零二', '住院号[病历号]'],
    ['我手机尾号三三零七', '我手机尾号[电话]'],
    ['他IP三九点一四四点二零七点六五', '他IP[IP地址]'],
    ['one three seven, 5540 2816 is my aunt', '[phone] is my aunt'],
    ['oh four one two, double seven three, nine oh nine', '[电话]'],
    ['号码yi san jiu, ba ba ling yi, er er qi qi', '号码[电话]'],
  ])('%s', (raw, expected) => {
    expect(text(raw)).toBe(expected)
    expect(text(expected)).toBe(expected)
  })

  test.each([
    '一三五上班，二四六休息',
    '血压早上一三八，中午一四二，晚上一五零',
    '血压138，142，150，90',
    '转了1500、2000、300三笔',
    '二零一九，二零二零，二零二一，三年没回家',
    '一二三，四五六，七八九，孩子会数了',
    '一二三五六，一二三二零，都打不通',
    '四零零，一六一，九九九五占线',
    '三点，四点，五点，六点都醒过',
    '量表1 3 2 4 5 3 2 1 3 4 5都填了',
    'GAD-7逐项：1、2、3、1、0、2、1',
    '打了三次电话，13，14，15，16，17，18号',
    '数字广度 五八二六九四一，他背对了',
    '4月;1840;1611;87.6%;21.4min',
    'one, two, three, four, five, six, seven, breathe out',
    'yi er san si wu liu qi',
  ])('what is counted, answered or public stays: %s', (raw) => {
    expect(text(raw)).toBe(raw)
  })
})

describe('what is written with odd breaks and characters goes whole', () => {
  test.each([
    ['卡622700｜281｜4410｜093｜556', '卡[银行卡号]'],
    ['6230 5211 9000 74 38 516却被冻结', '[银行卡号]却被冻结'],
    ['ID card number is 44 0782 1979 0427 3615', 'ID card number is [ID number]'],
    ['身份证33 01 06 19 94 02 18 00 27', '身份证[身份证号]'],
    ['身份证330106-1994-02-18-0027', '身份证[身份证号]'],
    ['挂号，5 1 3 4 0 1 1 9 8 6 0 3 2 2 7 6 1 X', '挂号，[身份证号]'],
    ['身份证③⑥②③②①①⑨⑧②⑩⓪⑤④⑧⑦①', '身份证[身份证号]'],
    ['身份证号36073520060128402Ⅵ', '身份证号[身份证号]'],
    ['存折账号14-203700460128815', '存折账号[账号]'],
    ['字号F226041873，國民身分證', '字号F226041873，國民身分證'],
    ['國民身分證字號F226041873', '國民身分證字號[身份证号]'],
    ['澳门证件号1/234567/8', '澳门证件号[身份证号]'],
    ['(+86)138-2266-0917', '[手机号]'],
    ['给+86 (0) 155-0934-7218回话', '给[手机号]回话'],
    ['886 2 2755 0193，台北', '[电话]，台北'],
    ['“ring 0 4 1 2 - 5 5 5 - 0 7 3”', '“ring [phone]”'],
    ['Emergency contact: 6218 0937.', 'Emergency contact: [phone].'],
    ['Wing 6218-0937, HK', 'Wing [phone], HK'],
    ['138 OO47 l592', '[手机号]'],
    ['病案首页病〇〇四一九七二', '病案首页[病历号]'],
    ['货车鲁QW7192挂，开了十年', '货车[车牌号]，开了十年'],
    ['晋L 6M·F28跟着我', '[车牌号]跟着我'],
    ['川A·8 K3 L2', '[车牌号]'],
    ['车牌尾号8K3', '车牌尾号[车牌号]'],
    ['plate 使014 217', 'plate [plate]'],
    ['出口 45.77.192.13:8443', '出口 [IP地址]'],
    ['他IP117,136,45,208', '他IP[IP地址]'],
    ['abc@vip.163.com', '[邮箱]'],
    ['ruaridh [dot] moss [at] tannadice [dot] net', '[邮箱]'],
    ['邮箱Q7715圈A小写foxmail点com', '邮箱[邮箱]'],
    ['l-i-u-y-e-e 零八 艾特 126 点 com', '[邮箱]'],
    ['他的钱包0x8F3a2b1C9d4E5f6a7B8c9D0e1F2a3B4c5D6e7F80', '他的钱包[账号]'],
  ])('%s', (raw, expected) => {
    expect(text(raw)).toBe(expected)
  })

  test.each([
    '年度预算13500000000元',
    'section 1.2.3.4 of the contract, 软件版本10.3.2.1',
    'Ticket 2024-11-0093 was closed',
    'Ticket HL-2025-00417 merged into HL-2025-00398',
    '本热线工单号20240613000417，热线编号GD2024000417',
    '条形码6903148042441，条码6920459950180',
    '国卫疾控发〔2021〕5号文',
    '喹硫平25-50-100mg递增',
    '取件码8-2-6617',
    '①评估②转介③随访④结案⑤归档⑥回访⑦督导⑧汇总⑨报送⑩存档',
    '吃了①②③④⑤⑥⑦⑧⑨⑩⑪种药里的两种',
    '考勤 0800 1200 1330 1730',
    '彩票号码 03 07 12 19 25 31 08',
    '1314520，他老发这个',
    '会议号 882 331 905',
    'errors: 错误码0x80070005',
    '工资5500 6800 7200三档',
    'ill oil iol 10 lO',
  ])('a number of something else stays: %s', (raw) => {
    expect(text(raw)).toBe(raw)
  })
})

describe('handles go, however they are told', () => {
  test.each([
    ['丈夫微信nong_jia_xiaodian', '丈夫微信[微信号]'],
    ['微信idol_88', '微信[微信号]'],
    ['微信你搜d下划线momo九九', '微信你搜[微信号]'],
    ['Qiuqiu-0713加不上', '[微信号]加不上'],
    ['加她lulu-0912，说是表姐', '加她[微信号]，说是表姐'],
    ['抖音号haohaozi，微信:haozi', '抖音号[账号]，微信:[账号]'],
    ['@半坡以西的风是她的微博', '[账号]是她的微博'],
    ['晚风与酒是他的快手名', '[账号]是他的快手名'],
    ['小红书搜南瓜不南，那就是我前夫', '小红书搜[账号]，那就是我前夫'],
    ['Snap is its.pebble.again.', 'Snap is [account].'],
    ['online name is moth.in.a.jar on Discord', 'online name is [account] on Discord'],
    ['Telegram t.me/quietharbour91, there', 'Telegram [account], there'],
    ['from paypal.me/ottoline77 to him', 'from [account] to him'],
    ['会员号88273，工牌A0331', '会员号[账号]，工牌[账号]'],
  ])('%s', (raw, expected) => {
    expect(text(raw)).toBe(expected)
  })

  test.each([
    '小红书搜一下失眠怎么办，B站搜冥想',
    '抖音号被封了，账号login不上',
    '加B12和omega-3，搜ICD-11',
    '@全班同学 交表，发朋友圈@了我',
    'my account is locked, handle is private',
    '看www.12320.gov.cn和https://www.who.int/news',
    '微信 20200101 更新',
  ])('what is nobody stays: %s', (raw) => {
    expect(text(raw)).toBe(raw)
  })
})

describe('public lines beside other numbers stay', () => {
  test.each([
    ['手机13812345678 120', '手机[手机号] 120'],
    ['手机13812345678 400-161-9995', '手机[手机号] 400-161-9995'],
    ['电话是138 1234 5678 010-82951332', '电话是[手机号] 010-82951332'],
    ['010-82951332 13812345678', '010-82951332 [手机号]'],
    ['400-161-9995，24小时，我的是13812345678', '400-161-9995，24小时，我的是[手机号]'],
    ['QQ群里有人说打400-161-9995', 'QQ群里有人说打400-161-9995'],
    ['QQ群里有人说加400161998', 'QQ群里有人说加[QQ号]'],
  ])('%s', (raw, expected) => {
    expect(text(raw)).toBe(expected)
  })
})

describe('dates of birth, further ways', () => {
  test.each([
    ['Born on the 3rd of May, 2009, so', 'Born on [date of birth], so'],
    ['生日农历七月半', '生日[出生日期]'],
    ['生日啊,二月二十九,四年一回', '生日啊,[出生日期],四年一回'],
    ['出生年月：199402', '出生年月：[出生日期]'],
    ['出生于1994。2。18', '出生于[出生日期]'],
    ['他农历1994年正月初九生的', '他[出生日期]生的'],
    ['除夕那天生的', '[出生日期]那天生的'],
    ['过2.18的生日', '过[出生日期]的生日'],
    ['her b-day is March 3', 'her b-day is [date of birth]'],
    ['DOB 1994 Feb 18', 'DOB [date of birth]'],
  ])('%s', (raw, expected) => {
    expect(text(raw)).toBe(expected)
  })

  test.each(['除夕那天生的病', '国庆节那天出院', '生日国庆一起过', 'On the 3rd of May, 2009, we married'])(
    'other days stay: %s',
    (raw) => {
      expect(text(raw)).toBe(raw)
    },
  )
})
