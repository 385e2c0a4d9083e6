// What callers of the demo's health line ask, by topic. Made up and general; the line does not diagnose.
import type { Phrases } from './phrases.ts'

export const healthPhrases: Phrases = {
  'H01.1': {
    zh: ['家中有人发热咳嗽，问还要观察哪些情况', '与发热病人同乘一车，问要不要自我观察'],
    en: ['asks what to watch for after contact with somebody who has a fever'],
  },
  'H01.2': {
    zh: ['问在哪里可以做检测、需要带什么', '问检测结果多久能出来'],
    en: ['asks where to be tested and what to bring'],
  },
  'H01.3': {
    zh: ['从外地回来，问居家观察的规定', '同住家人要隔离，问生活上怎么安排'],
    en: ['asks about the rules for staying at home after travel'],
  },
  'H01.4': {
    zh: ['问家里如何消毒、消毒液怎么配', '问快递外包装要不要消毒'],
    en: ['asks how to disinfect at home safely'],
  },
  'H01.5': {
    zh: ['班里有孩子得了水痘，问如何预防', '问流感季节老人要注意什么'],
    en: ['asks how to prevent flu in the family'],
  },
  'H02.1': {
    zh: ['孩子漏打一针，问怎么补种', '问老人可以打哪些疫苗'],
    en: ['asks how to catch up a missed vaccination'],
  },
  'H02.2': {
    zh: ['接种后胳膊红肿，问要不要就医', '接种当晚低热，问如何护理'],
    en: ['asks about redness after a vaccination'],
  },
  'H02.3': {
    zh: ['有过敏史，问能不能接种', '正在吃药，问接种要不要推迟'],
    en: ['asks whether an allergy is a reason not to vaccinate'],
  },
  'H02.4': {
    zh: ['问附近接种门诊的开放时间', '问周末能不能接种'],
    en: ['asks for opening hours of the vaccination clinic'],
  },
  'H02.5': {
    zh: ['接种证丢了，问怎么补办', '孩子入学，问要哪些接种证明'],
    en: ['asks how to replace a lost vaccination record'],
  },
  'H03.1': {
    zh: ['血压忽高忽低，问平时怎么测量记录', '问降压药忘记吃了怎么办'],
    en: ['asks how to measure blood pressure at home'],
  },
  'H03.2': { zh: ['问糖尿病人饮食怎么安排', '血糖偏高，问多久复查一次'], en: ['asks about diet with diabetes'] },
  'H03.3': {
    zh: ['家人中风后，问康复在哪里做', '问冠心病人冬天要注意什么'],
    en: ['asks about rehabilitation after a stroke'],
  },
  'H03.4': { zh: ['问肿瘤筛查项目怎么报名', '家人化疗期间，问饮食护理'], en: ['asks how to sign up for screening'] },
  'H03.5': {
    zh: ['问慢病随访可以在社区做吗', '问慢病长处方怎么办理'],
    en: ['asks whether follow-up care is possible near home'],
  },
  'H04.1': {
    zh: ['孕早期，问要做哪些检查', '孕期感冒，问能不能用药，建议就诊'],
    en: ['asks which examinations come with early pregnancy'],
  },
  'H04.2': { zh: ['产后情绪起伏，问哪里可以求助', '问产后复查的时间'], en: ['asks about check-ups after childbirth'] },
  'H04.3': { zh: ['孩子身高偏矮，问去哪里评估', '问婴儿辅食什么时候添加'], en: ['asks when to start solid food'] },
  'H04.4': {
    zh: ['问避孕方法的区别，建议到门诊咨询', '问哪里可以免费领取计生用品'],
    en: ['asks about methods of contraception'],
  },
  'H04.5': {
    zh: ['备孕一年没有结果，问先查什么', '问辅助生殖的就诊流程'],
    en: ['asks where to begin after a year of trying for a child'],
  },
  'H05.1': {
    zh: ['问药是饭前还是饭后吃', '问儿童退热药怎么按体重用，建议遵医嘱'],
    en: ['asks whether to take a medicine before or after meals'],
  },
  'H05.2': {
    zh: ['同时吃几种药，问有没有冲突', '问吃药期间能不能喝酒'],
    en: ['asks whether several medicines may be taken together'],
  },
  'H05.3': { zh: ['吃药后起疹子，问怎么办', '用药后胃不舒服，问能不能停'], en: ['has a rash after taking a medicine'] },
  'H05.4': { zh: ['问某种常用药哪里买得到', '问网上买药是否可靠'], en: ['asks where a common medicine can be bought'] },
  'H05.5': { zh: ['问药品开封后能放多久', '问过期药怎么处理'], en: ['asks how to dispose of expired medicine'] },
  'H06.1': { zh: ['头晕，问该挂什么科', '孩子尿床，问看哪个科'], en: ['asks which department to see'] },
  'H06.2': { zh: ['问医院门诊时间和地址', '问哪家医院有心理门诊'], en: ['asks for hospital opening hours'] },
  'H06.3': {
    zh: ['预约不上专家号，问有没有其他办法', '老人不会用手机，问怎么挂号'],
    en: ['asks how to book for somebody without a smartphone'],
  },
  'H06.4': {
    zh: ['家人突然胸痛，已建议立即拨打急救电话', '孩子误吞异物，已建议立即就医'],
    en: ['sudden chest pain in the family, told to call an ambulance at once'],
  },
  'H06.5': { zh: ['问互联网医院怎么复诊', '问线上开药能不能报销'], en: ['asks how online consultations work'] },
  'H07.1': { zh: ['问减重期间怎么吃', '问老人怎样补充蛋白质'], en: ['asks about a balanced diet'] },
  'H07.2': { zh: ['膝盖不好，问适合什么运动', '问每天走路多久合适'], en: ['asks which exercise is kind to the knees'] },
  'H07.3': { zh: ['想戒烟，问有没有戒烟门诊', '戒烟一周心烦，问怎么坚持'], en: ['wants help to stop smoking'] },
  'H07.4': { zh: ['问如何帮助家人少喝酒', '想限酒，问有什么方法'], en: ['asks how to cut down on alcohol'] },
  'H07.5': {
    zh: ['问卧床老人怎么预防压疮', '问失智老人走失怎么防'],
    en: ['asks about caring for an older relative at home'],
  },
  'H08.1': {
    zh: ['问老年人免费体检怎么参加', '问公共卫生服务有哪些项目'],
    en: ['asks about free check-ups for older people'],
  },
  'H08.2': { zh: ['问家庭医生怎么签约', '问签约后有哪些服务'], en: ['asks how to register with a family doctor'] },
  'H08.3': { zh: ['问生育登记怎么办理', '问生育津贴的材料'], en: ['asks about registering a birth'] },
  'H08.4': {
    zh: ['问异地就医怎么备案', '对一项收费不清楚，问收费依据'],
    en: ['asks about insurance when treated elsewhere'],
  },
  'H08.5': { zh: ['问健康证在哪里办', '问诊所执照怎么查询'], en: ['asks where to obtain a health certificate'] },
  'H09.1': { zh: ['反映窗口态度生硬', '觉得医生解释太少，希望转达'], en: ['unhappy with the manner at the counter'] },
  'H09.2': { zh: ['反映排队时间长、流程不清楚', '反映检查要跑多个楼层'], en: ['complains of long waiting times'] },
  'H09.3': { zh: ['对检查费用有疑问', '问费用清单怎么打印'], en: ['has a question about a bill'] },
  'H09.4': {
    zh: ['对治疗效果有异议，问走什么程序', '问病历怎么复印'],
    en: ['disputes the quality of treatment and asks about procedure'],
  },
  'H09.5': { zh: ['来电表扬护士耐心细致', '感谢医生及时救治'], en: ['calls to praise a nurse'] },
  'H10.1': {
    zh: ['吃了不新鲜的食物腹泻，问如何处理', '反映餐馆卫生差'],
    en: ['stomach upset after a meal, asks what to do'],
  },
  'H10.2': { zh: ['自来水有异味，问向谁反映', '问二次供水多久检测'], en: ['the tap water smells, asks whom to tell'] },
  'H10.3': { zh: ['反映泳池水质', '问公共场所的控烟规定'], en: ['asks about smoking rules in public places'] },
  'H10.4': {
    zh: ['车间噪声大，问职业体检', '问粉尘岗位的防护要求'],
    en: ['asks about examinations for workers in noise'],
  },
  'H10.5': { zh: ['小区蚊虫多，问消杀找谁', '家中有老鼠，问如何防治'], en: ['asks whom to call about mosquitoes'] },
  'H11.1': {
    zh: ['单位多人腹泻，来电报告', '学校多名学生发热，来电询问上报'],
    en: ['several people at work are ill, reports it'],
  },
  'H11.2': {
    zh: ['误服清洁剂，已建议立即就医', '怀疑煤气中毒，已建议通风并呼叫急救'],
    en: ['swallowed a cleaning agent, told to seek emergency care at once'],
  },
  'H11.3': { zh: ['问烫伤后先怎么处理', '问心肺复苏培训在哪里参加'], en: ['asks for first aid after a scald'] },
  'H11.4': {
    zh: ['企业复工，问防护要做哪些准备', '问食堂怎么分批就餐'],
    en: ['asks how to prepare a workplace for reopening'],
  },
  'H11.5': {
    zh: ['看到网上偏方，问是不是真的', '群里传某地封控，来电核实'],
    en: ['asks whether something read online is true'],
  },
  'H12.1': {
    zh: ['反映小区有人无证行医', '怀疑美容店违规注射'],
    en: ['reports somebody practising without a licence'],
  },
  'H12.2': { zh: ['反映有人推销高价保健品', '反映诱导检查'], en: ['reports pressure to buy'] },
  'H12.3': {
    zh: ['对预约服务不满，要求回复', '反映电话一直没人接'],
    en: ['complains about a service and wants an answer'],
  },
  'H12.4': { zh: ['建议门诊增加夜间时段', '建议增设老年人窗口'], en: ['suggests evening opening hours'] },
  'H12.5': {
    zh: ['咨询其他事项，已说明受理范围', '反映的问题不属卫生部门，已告知去处'],
    en: ['asks about something else and was told where to turn'],
  },
}
