import { expect, test } from 'vitest'
import { scrub } from '../../src/privacy/scrub.ts'

const text = (raw: string) => scrub(raw).text

test.each([
  '周杰伦的新歌她循环了一晚上',
  '钟南山院士当年讲过的那几句话',
  '他拿刘翔退赛那次打比方',
  '听刘德华的《忘情水》想起前夫',
  '“姚明那么高都会累”，他逗自己',
  '猫叫豆豆，养了九年，豆豆上礼拜没了',
  '背景里有狗叫，狗叫旺财',
  '给小绿本盖章要去哪里',
  '她写“安静”二字写了三百张',
  '明白是明白，做不到也是真做不到',
  '谷雨前后种瓜点豆',
  'His lithium was raised to 900 mg on May 4 and his hands shake.',
  'He quoted Shawshank twice.',
  '我走了猫怎么办，它叫团宝，十岁了',
  'She has a dog named Biscuit.',
  '安定是不是就是地西泮',
  '“元旦”“元宵”都是她一个人过的',
  '地铁2号线换10号线，坐6站',
  'Wi-Fi断了，用热点接着录的',
])('who and what everybody knows, pets, words and days stay: %s', (raw) => {
  expect(text(raw)).toBe(raw)
})

test.each([
  ['我叫刘德华，今年四十', '我叫[姓名1]，今年四十'],
  ['来电者姚明，男，34岁', '来电者[姓名1]，男，34岁'],
  ['李娜，女，34岁，失眠', '[姓名1]，女，34岁，失眠'],
  ['我喜欢张杰，他是我同桌', '我喜欢[姓名1]，他是我同桌'],
  ['丈夫周杰伦长期酗酒', '丈夫[姓名1]长期酗酒'],
  ['刘翔先生来电', '[姓名1]先生来电'],
  ['我叫元宵，元宵那天生的', '我叫[姓名1]，元宵那天生的'],
  ['狗叫个不停，他在楼下喊“晓雯、晓雯”', '狗叫个不停，他在楼下喊“[姓名1]、[姓名1]”'],
  ['狗叫李强打了，李强还骂人', '狗叫[姓名1]打了，[姓名1]还骂人'],
  ['猫叫小雨，我叫小雨', '猫叫小雨，我叫[姓名1]'],
  ['在北京安定住过院', '在[医院]住过院'],
  ['养猫的李秀英昨天来电', '养猫的[姓名1]昨天来电'],
])('and whoever bears such a name goes: %s', (raw, expected) => {
  expect(text(raw)).toBe(expected)
})
