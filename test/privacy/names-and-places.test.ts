// What callers say in their own words: each kind of name and place that the first looks of ADR 32 had missed, and what only
// looks like one.
import { expect, test } from 'vitest'
import { scrub } from '../../src/privacy/scrub.ts'

const text = (raw: string) => scrub(raw).text

test.each([
  ['在附一院住了半个月', '在[医院]住了半个月'],
  ['老人从康复医院走失', '老人从[医院]走失'],
  ['她从财经大学退学', '她从[学校]退学'],
  ['考上了二外', '考上了[学校]'],
  ['县职业中专女生宿舍', '[学校]女生宿舍'],
  ['去省胸科看的', '去[医院]看的'],
  ['市口腔下午不挂号', '[医院]下午不挂号'],
  ['投诉明目眼科术后感染', '投诉[医院]术后感染'],
  ['在育才上学，住校', '在[学校]上学，住校'],
  ['她在47中，被孤立了', '她在[学校]，被孤立了'],
  ['我是湘农的，大三', '我是[学校]的，大三'],
  ['西南财经毕业的', '[学校]毕业的'],
  ['在明德小学三年级2班', '在[学校]'],
  ['学校叫启明星，是私立的', '学校叫[学校]，是私立的'],
])('institutions as callers shorten them go: %s', (raw, expected) => {
  expect(text(raw)).toBe(expected)
})

test.each([
  ['把我锁在7栋1203', '把我锁在[地址]'],
  ['蹲在水库大坝泄洪口不肯下来', '蹲在[地址]不肯下来'],
  ['最后出现在汽车西站对面的小超市', '最后出现在[地址]'],
  ['在建设北路的菜市场摆摊', '在[地址]摆摊'],
  ['他住三里庄', '他住[地址]'],
  ['搬到水岸名都去了', '搬到[地址]去了'],
  ['站在北区图书馆天台', '站在[地址]'],
  ['在财富中心上班', '在[地址]上班'],
  ['住建设路12号附3号', '住[地址]'],
  ['家住桃源居，三楼', '家住[地址]，三楼'],
  ['租在龙湖紫云台，押一付三', '租在[地址]，押一付三'],
  ['人在青龙寺，不肯下山', '人在[地址]，不肯下山'],
  ['我在北京西站，没钱了', '我在[地址]，没钱了'],
  ['就是阳光一百小区', '就是[地址]'],
  ['在梅园新村二期后面', '在[地址]后面'],
  ['He waits at Room 12, Jade Court, 88 Binjiang Road', 'He waits at [address]'],
])('places as callers name them go: %s', (raw, expected) => {
  expect(text(raw)).toBe(expected)
})

test.each([
  ['我哥铁柱喝了农药', '我哥[姓名1]喝了农药'],
  ['闺蜜小蔓上个月来过', '闺蜜[姓名1]上个月来过'],
  ['火旺他娘哭着来电', '[姓名1]他娘哭着来电'],
  ['隔壁翠花婶子', '隔壁[姓名1]婶子'],
  ['厂里的阿东掉进河里', '厂里的[姓名1]掉进河里'],
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
  '在医院门口的药店买了药',
  '他在火车站附近打零工',
  '想去儿童医院给孩子做个评估',
  '从火车站回家的路上一直哭',
  '弟弟满意现在的工作',
  '高层公寓风大，听不清',
  '老公小气，什么都要算账',
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
  '医生开了舍曲林和维生素',
  '问能不能吃左洛复和布洛芬',
  '孟鲁司特每晚一次',
])('what only looks like one stays: %s', (raw) => {
  expect(text(raw)).toBe(raw)
})

test('a row of names goes, however long it is, and a text of one word over and over stays', () => {
  const names =
    '王建国 李秀英 张志强 刘桂芳 陈晓明 杨丽娟 赵国庆 黄美玲 周文博 吴雅婷 徐海涛 孙佳怡 胡俊杰 朱梓萱 高子豪 林雨欣 何志刚 郭玉兰'.split(
      ' ',
    )
  for (const between of ['', '、']) {
    const left = text(`${names.join(between)}都在现场`)
    for (const name of names) expect(left, between).not.toContain(name)
  }
  expect(text('话'.repeat(2000))).toBe('话'.repeat(2000))
})

test('what stands beside emoji goes, and the emoji stay', () => {
  expect(text('我闺蜜何雨桐🍇她在雅礼🏫读高二，住古荡🏠那边')).toBe('我闺蜜[姓名1]🍇她在[学校]🏫读高二，住[地址]🏠那边')
  expect(text('王建国😭李秀英都来了')).toBe('[姓名1]😭[姓名2]都来了')
})

test.each([
  ['父亲段某酗酒，韶某报警', '父亲[姓名1]酗酒，[姓名2]报警'],
  ['投诉人操先生，强女士要求退款', '投诉人[姓名1]先生，[姓名2]女士要求退款'],
  ['请车老师看一下', '请[姓名1]老师看一下'],
  ['欧阳老师来了，邬老师说不行', '[姓名1]老师来了，[姓名2]老师说不行'],
  ['尉迟医生给我开的药，纳兰女士的电话', '[姓名1]医生给我开的药，[姓名2]女士的电话'],
  ['来访者韩国华，我叫韩国', '来访者[姓名1]，我叫[姓名2]'],
  ['我叫李白，岳飞扬是我同学', '我叫[姓名1]，[姓名2]是我同学'],
])('a surname that is rare or a word goes with its title, and 某 with its surname: %s', (raw, scrubbed) => {
  expect(text(raw)).toBe(scrubbed)
})

test.each([
  '三个臭皮匠，顶个诸葛亮',
  '唠李白杜甫唠半小时',
  '薛定谔的猫，阿德勒的书，海明威开枪自杀了',
  '某天某医院的人打来',
  '第一行\u2028第二行',
  '上课时老师说',
  '由医生决定',
  '日本和韩国的同学都很友好，英国和法国的朋友也是',
])('who is known from history, and nobody in particular, stay: %s', (raw) => {
  expect(text(raw)).toBe(raw)
})

test.each([
  ["lives Jing'an, Yanping Rd 135, apt 9C, alone", 'lives [address], alone'],
  ['downstairs at Building 22, Lakeside Villas, will open', 'downstairs at [address], will open'],
  ['Addr: Rm 1204, Bldg 6, Tianrun Plaza, Nanjing', 'Addr: [address], Nanjing'],
  ['I live in Building 9, Zijingang', 'I live in [address]'],
  ['on the roof of Jinxiu Garden Block 3', 'on the roof of [address]'],
  ['12/F Jinmao Tower, crying', '[address], crying'],
  ['last seen Longhua Temple area', 'last seen [address] area'],
  ['hotel was the Jinjiang Inn on Caobao Road', 'hotel was [address]'],
  ['waiting at Tianhe Park metro exit B', 'waiting at [address]'],
  ['地址 huamu lu 1378, wanbang 11-802', '地址 [地址]'],
  ['near Huaihai Zhong Lu 999 now', 'near [address] now'],
  ['Weifang Maternity gave me nothing, Huashan pharmacy did', '[hospital] gave me nothing, [hospital] pharmacy did'],
  ['Took himself to United Family by taxi', 'Took himself to [hospital] by taxi'],
  ['treated at Ruijin, sent to Hospital 302', 'treated at [hospital], sent to [hospital]'],
  ['She whispered at Xiamen No. 6 Middle School', 'She whispered at [school]'],
  ['his school Ashgrove Primary says no', 'his school [school] says no'],
])('places in English go whole: %s', (raw, expected) => {
  expect(text(raw)).toBe(expected)
})

test.each([
  'Room 3 is free. Building is old. Block 3 times a day.',
  'Chapter 5, Building Trust; Level 3, Unit 7 of the course',
  'Main Road was closed. Exit 3 please. Gate 4 closed.',
  'Community Health Centre, Mental Health Clinic, the Spring Festival',
])('what is no place of its own stays: %s', (raw) => {
  expect(text(raw)).toBe(raw)
})

test.each([
  '谷雨前后的茶最好',
  '院子里的海棠开了，她却起不了床',
  '白露过后早晚凉',
  '马应龙抹了三天没用',
  '罗杰斯讲无条件积极关注，鲍尔比谈依恋',
  '王维的诗她抄了一本',
  '黄粱一梦，醒来房贷还在',
  '在拼多多上买的药能吃吗',
  '温吞水一样的日子',
  '问医院门诊时间，镇卫生院让我转到县医院',
  '我们学校和他们公司都不肯开证明',
])('remedies, plants, brands and who taught us are nobody: %s', (raw) => {
  expect(text(raw)).toBe(raw)
})

test.each([
  ['我叫谷雨，谷雨那天生的', '我叫[姓名1]，'],
  ['海棠昨晚打来，说室友都睡了', '[姓名1]昨晚打来'],
  ['她儿子叫杜仲，今年上高一', '她儿子叫[姓名1]，'],
])('and somebody who bears the name of one goes: %s', (raw, beginning) => {
  expect(text(raw)).toContain(beginning)
})
