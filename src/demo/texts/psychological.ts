// What callers of the demo's psychological line bring, by topic. Made up, general, without anything that identifies.
import type { Phrases } from './phrases.ts'

export const psychologicalPhrases: Phrases = {
  'P01.1': {
    zh: ['总担心会出事，心慌、坐立不安，夜里更明显', '一想到明天就紧张，手心出汗，静不下来'],
    en: ['keeps expecting the worst, heart racing, cannot settle, worse at night'],
  },
  'P01.2': {
    zh: ['情绪低落，什么都提不起兴趣，早上最难熬', '觉得自己没有用，常常想哭，不愿见人'],
    en: ['feels low and flat, nothing is enjoyable, mornings are the hardest'],
  },
  'P01.3': {
    zh: ['为一点小事就发火，事后又很后悔', '觉得处处受气，忍不住摔东西'],
    en: ['loses temper over small things and regrets it afterwards'],
  },
  'P01.4': {
    zh: ['一个人住，节假日格外孤单，想找人说说话', '搬来之后没有朋友，晚上特别冷清'],
    en: ['lives alone and feels lonely, mostly wanted somebody to talk to'],
  },
  'P01.5': {
    zh: ['任务一件接一件，感觉被掏空，周末也缓不过来', '压力大，回到家只想发呆，对什么都没耐心'],
    en: ['worn out by one task after another, does not recover over the weekend'],
  },
  'P02.1': {
    zh: ['有时觉得活着没有意思，没有具体打算，愿意谈', '累的时候会闪过消失的念头，说不会去做'],
    en: ['sometimes feels life is not worth living, no plan, willing to talk'],
  },
  'P02.2': {
    zh: ['反复想到结束生命，想过方法，尚未定时间', '说已经想好怎么做，觉得拖累家人'],
    en: ['returns to thoughts of ending life and has considered how, no date set'],
  },
  'P02.3': {
    zh: ['来电前刚有过危险举动，情绪激动', '说今晚就要结束，身边没有人'],
    en: ['had just put themselves in danger before calling, very distressed'],
  },
  'P02.4': {
    zh: ['难受时会伤害自己，说这样能轻松一点', '旧伤未好又有冲动，不敢告诉家人'],
    en: ['hurts themselves when overwhelmed, afraid to tell the family'],
  },
  'P02.5': {
    zh: ['担心朋友想不开，不知道怎么开口问', '亲人离世后一直自责，觉得没有及时发现'],
    en: ['worried that a friend may be suicidal and unsure how to ask'],
  },
  'P03.1': {
    zh: [
      '躺下一两个小时睡不着，越想睡越清醒',
      '半夜醒来就再也睡不着，白天没精神',
      '考试前连着几天睡不好，怕影响发挥',
      '刷手机到很晚，放下以后脑子停不下来',
    ],
    en: [
      'lies awake for hours and gets more alert the harder they try',
      'wakes in the small hours and cannot get back to sleep',
    ],
  },
  'P03.2': {
    zh: ['胸闷、头痛、胃口差，检查没有发现问题', '一紧张就肚子疼，反复去看门诊'],
    en: ['chest tightness and headaches, examinations found nothing'],
  },
  'P03.3': {
    zh: ['总怀疑自己得了重病，反复查资料', '身体稍有不适就害怕，检查正常也不放心'],
    en: ['convinced of a serious illness despite normal results'],
  },
  'P03.4': {
    zh: ['心情不好就暴食，事后又后悔', '吃不下东西，体重明显下降，家人着急'],
    en: ['eats a lot when upset and feels guilty afterwards'],
  },
  'P03.5': { zh: ['整天疲乏，休息也不解乏', '提不起劲，连洗漱都觉得累'], en: ['tired all day, rest does not help'] },
  'P04.1': {
    zh: ['已确诊抑郁，最近症状反复，想谈谈怎么坚持治疗', '确诊后担心被人知道，不敢告诉单位'],
    en: ['has a diagnosis, symptoms are back, wants to talk about staying in treatment'],
  },
  'P04.2': {
    zh: ['说听到别人听不到的声音，睡得很少', '觉得有人跟着自己，不敢出门'],
    en: ['hears voices that others do not hear and sleeps very little'],
  },
  'P04.3': {
    zh: ['自己停了药，几天后心慌难受', '担心药物副作用，想减量'],
    en: ['stopped medication alone and has felt unwell since'],
  },
  'P04.4': {
    zh: ['想去看心理门诊，不知道挂什么号', '犹豫要不要就医，担心留下记录'],
    en: ['wants to see a specialist and does not know where to begin'],
  },
  'P04.5': {
    zh: ['长期照顾患病的家人，自己快撑不住了', '家人拒绝服药，不知道怎么劝'],
    en: ['cares for an ill relative and is close to exhaustion'],
  },
  'P05.1': {
    zh: ['和孩子一说话就吵，孩子关门不理人', '孩子顶嘴，家长动手后很后悔'],
    en: ['every talk with the child ends in a quarrel'],
  },
  'P05.2': {
    zh: ['孩子沉迷手机，收走就大闹', '上网课之后管不住电子产品'],
    en: ['cannot agree with the child about screen time'],
  },
  'P05.3': {
    zh: ['孩子上初中后沉默寡言，成绩下滑', '青春期的孩子常常哭，不肯说原因'],
    en: ['teenager has become withdrawn and will not say why'],
  },
  'P05.4': {
    zh: ['孩子在家学习拖拉，家长陪得筋疲力尽', '居家学习时全家作息都乱了'],
    en: ['studying at home has worn the whole family out'],
  },
  'P05.5': {
    zh: ['在外务工，孩子由老人带，电话里越来越生疏', '和孩子分开太久，不知道怎么亲近'],
    en: ['works away from home and is growing apart from the child'],
  },
  'P06.1': {
    zh: ['夫妻为家务和钱反复争吵，已经冷战', '觉得对方不理解自己，话不投机'],
    en: ['the couple quarrels about money and chores and no longer talks'],
  },
  'P06.2': {
    zh: ['发现伴侣有外遇，不知道该怎么办', '正在谈离婚，担心孩子受影响'],
    en: ['going through a separation and worried about the children'],
  },
  'P06.3': {
    zh: ['和婆婆在带孩子的方式上意见不一', '老人与小家住在一起，处处别扭'],
    en: ['disagrees with the in-laws about raising the child'],
  },
  'P06.4': {
    zh: ['家人病重，既要照顾又要上班', '父亲住院，心里害怕又不敢说'],
    en: ['a close relative is seriously ill, torn between care and work'],
  },
  'P06.5': {
    zh: ['兄弟姐妹为赡养父母的事闹翻', '家里人都找自己拿主意，觉得很累'],
    en: ['siblings have fallen out over caring for their parents'],
  },
  'P07.1': {
    zh: ['喜欢一个人不敢开口，患得患失', '恋人忽冷忽热，不知道要不要继续'],
    en: ['unsure where a relationship is going'],
  },
  'P07.2': {
    zh: ['分手后吃不下睡不好，总想联系对方', '失恋一个多月，还是走不出来'],
    en: ['a break-up some weeks ago still hurts every day'],
  },
  'P07.3': {
    zh: ['对性健康有疑问，不好意思去医院问', '担心自己有问题，反复上网查'],
    en: ['has a question about sexual health and is embarrassed to ask elsewhere'],
  },
  'P07.4': {
    zh: ['对自己的性取向感到困惑，怕家人不接受', '想向朋友坦白，又怕失去他们'],
    en: ["unsure about orientation and afraid of the family's reaction"],
  },
  'P07.5': {
    zh: ['可能怀孕了，不知道怎么和家人说', '意外怀孕，和对方意见不一'],
    en: ['may be pregnant and does not know whom to tell'],
  },
  'P08.1': {
    zh: ['和最好的朋友闹翻，心里很堵', '觉得朋友疏远自己，不知道做错了什么'],
    en: ['fell out with a close friend and cannot stop thinking about it'],
  },
  'P08.2': { zh: ['和同事合不来，觉得被排挤', '室友作息不同，矛盾越来越多'], en: ['feels pushed out by colleagues'] },
  'P08.3': {
    zh: ['在人多的地方就紧张，不敢发言', '害怕别人的眼光，能推的聚会都推了'],
    en: ['anxious among people and avoids gatherings'],
  },
  'P08.4': {
    zh: ['在学校被起外号、被孤立，不敢告诉老师', '群里被人嘲讽，不想去上学'],
    en: ['is being bullied and has told nobody at school'],
  },
  'P08.5': {
    zh: ['刚换了城市，处处不适应，想家', '新入学，跟不上集体生活的节奏'],
    en: ['new in town, homesick, nothing feels right yet'],
  },
  'P09.1': {
    zh: ['临近考试，一看书就心慌', '模拟考没考好，觉得努力白费了'],
    en: ['panics at the thought of the coming examination'],
  },
  'P09.2': {
    zh: ['上课听不进去，作业拖到半夜', '成绩一直上不去，怀疑自己笨'],
    en: ['cannot concentrate and works until late without results'],
  },
  'P09.3': {
    zh: ['早上一说上学就肚子疼，已请假几天', '不想去学校，在家又内疚'],
    en: ['has not been to school for days and feels guilty about it'],
  },
  'P09.4': {
    zh: ['觉得老师偏心，上课被点名很难堪', '想转班，家长和学校说不通'],
    en: ['feels treated unfairly by a teacher'],
  },
  'P09.5': {
    zh: ['休学后要返校，担心跟不上、被问起', '复学前一晚紧张得睡不着'],
    en: ['returning to school after a break and afraid of questions'],
  },
  'P10.1': {
    zh: ['加班多，领导要求变来变去，下班也放不下', '工作上被当众批评，不想去上班'],
    en: ['long hours and changing demands, cannot switch off'],
  },
  'P10.2': {
    zh: ['被裁员后一直没找到工作，不敢告诉家里', '投了很多简历没有回音，没有信心'],
    en: ['lost the job some time ago and has not told the family'],
  },
  'P10.3': {
    zh: ['欠了网贷，每天被催，不敢接电话', '替人担保背了债，夫妻因此争吵'],
    en: ['is in debt and afraid of every ringing phone'],
  },
  'P10.4': {
    zh: ['要回单位上班了，担心路上和办公室的防护', '复工后人手少任务多，身心俱疲'],
    en: ['going back to work and worried about being among people'],
  },
  'P10.5': {
    zh: ['小店生意冷清，房租压力大', '订单减少，不知道还能撑多久'],
    en: ['the small shop has few customers and the rent is due'],
  },
  'P11.1': {
    zh: ['亲人去世后总觉得还在身边，夜里独自流泪', '没能见最后一面，一直放不下'],
    en: ['grieving, could not say goodbye'],
  },
  'P11.2': { zh: ['车祸后一听到刹车声就发抖', '火灾之后反复做噩梦'], en: ['keeps reliving an accident'] },
  'P11.3': {
    zh: ['在家中被打骂，想离开又担心孩子', '伴侣控制花销和出门，感到害怕'],
    en: ['is being hurt at home and worried about leaving'],
  },
  'P11.4': {
    zh: ['曾遭受侵害，一直不敢说，最近常做噩梦', '被熟人骚扰，不知道该不该报警'],
    en: ['was assaulted and has never spoken of it'],
  },
  'P11.5': {
    zh: ['邻居的孩子常有伤痕，来电者担心', '老师发现学生长期没人照管'],
    en: ['is worried that a child nearby is being hurt or neglected'],
  },
  'P12.1': {
    zh: ['通宵打游戏，想停停不下来', '家人因上网时间天天争吵'],
    en: ['plays through the night and cannot stop'],
  },
  'P12.2': {
    zh: ['靠喝酒入睡，量越来越大', '家人酗酒后发脾气，不知道怎么办'],
    en: ['drinks to fall asleep, more every week'],
  },
  'P12.3': { zh: ['曾用过不该用的药，怕自己又去找', '担心朋友沾上毒品'], en: ['afraid of going back to drugs'] },
  'P12.4': {
    zh: ['网上赌博输了积蓄，瞒着家人', '发誓戒赌又复赌，很绝望'],
    en: ['lost savings gambling online and hides it'],
  },
  'P12.5': {
    zh: ['反复洗手、检查门锁，停不下来', '控制不住地拔头发，觉得丢脸'],
    en: ['washes and checks over and over and cannot stop'],
  },
}
