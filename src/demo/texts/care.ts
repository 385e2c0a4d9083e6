// What is asked of experts, complained of and consulted on in the demo. Nobody in it exists.

export const QUESTIONS = {
  published: {
    question: '孩子夜里总是醒，要不要给他吃褪黑素？',
    answer: '先不用。固定起床时间，睡前一小时不看屏幕，卧室保持安静黑暗。坚持两周仍不见好，再到儿科或睡眠门诊就诊。',
  },
  toApprove: {
    question: '服用抗抑郁药两周还没有见效，是不是该停药？',
    answer: '不要自行停药。多数药物需要四周左右才起效，突然停药可能不适。请与开药的医生联系，由医生决定是否调整。',
  },
  open: '考前心慌手抖，可以吃什么药吗？',
} as const

export const COMPLAINTS = {
  closed: {
    text: '预约后到院仍等了四个小时，没有人说明原因。',
    report: '已转医院医务科。',
    reply: '当日急诊量大，分诊台未及时告知，已要求整改。',
    outcome: '情况属实，科室致歉，并在候诊区增设提示。',
    callBack: '表示接受。',
  },
  running: { text: '对一次治疗的收费项目有疑问，要求说明。', report: '已转医院价格办。' },
  late: '与接诊医生沟通不畅，希望有人居中协调。',
} as const

export const CONSULTATION = {
  title: '反复来电、睡眠差、拒绝就医',
  summary: '来电者近三周多次来电，睡眠每天不足四小时，否认自伤想法，但拒绝任何形式的就医建议。',
  note: '先不谈就医，约定固定的通话时间，每次只谈睡眠，两周后再评估。',
} as const

export const CAMPAIGN = {
  titleZh: '门诊满意度调查〔演示〕',
  titleEn: 'Outpatient satisfaction (demo)',
  questions: [
    { code: 'explained', textZh: '医生的解释清楚吗？', textEn: 'Did the doctor explain things clearly?' },
    { code: 'respected', textZh: '您受到尊重了吗？', textEn: 'Were you treated with respect?' },
    { code: 'waited', textZh: '等候时间可以接受吗？', textEn: 'Was the waiting acceptable?' },
  ],
} as const
