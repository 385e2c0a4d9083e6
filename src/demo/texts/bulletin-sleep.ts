// The demo's bulletin about sleep. General advice as sleep medicine gives it; it does not replace seeing a doctor.
import type { DemoBulletin } from './bulletin.ts'

export const sleepBulletin: DemoBulletin = {
  audiences: ['students', 'parents', 'teachers'],
  topics: ['P03.1', 'P09.1'],
  editions: {
    zh: {
      title: '睡不好的夜晚：给学生和家长的建议',
      digest:
        '最近不少来电谈到睡不着，学生尤其多。几天睡不好很常见，也大多会自己好起来；这里说说今晚就能做的事，以及什么时候该求助。',
      advice: [
        {
          heading: '今晚可以做的',
          topic: 'P03.1',
          body: `睡眠不是靠用力得来的。越盯着时间、越要求自己马上睡着，人就越清醒。试着把目标从“睡着”换成“休息”。

- 白天晒晒太阳、活动身体，下午以后少喝咖啡、浓茶和功能饮料。
- 睡前一小时把屏幕放到够不着的地方，灯光调暗，做点不费脑子的事。
- 心里有事，就写在纸上，连同明天的第一步一起写，然后合上本子。
- 躺下很久还醒着，就起来到别处坐一会儿，困了再回到床上；不要看钟。
- 无论睡得好不好，早上在差不多的时间起床。白天补觉要短，不要在傍晚以后。`,
        },
        {
          heading: '考试前后',
          topic: 'P09.1',
          body: `考前睡得浅、睡得少，是身体在做准备，不等于考不好。一两个晚上没睡好，第二天多半仍然撑得住。

- 考前几天不要突然提早很多上床，按平时的时间就好。
- 复习留出一个收尾的时间，之后只做轻松的事。
- 醒来时若心跳得快，慢慢呼气，呼气比吸气长一些，做几轮。`,
        },
        {
          heading: '家长和老师可以怎么帮',
          topic: null,
          body: `- 先听，再建议。“你最近睡得怎么样”比“怎么又熬夜”更容易得到回答。
- 和孩子一起商定手机放在哪里、几点放下，大人也照做。
- 不要反复催促“快睡”，也不要在睡前谈成绩。
- 作业和补课排得太满时，和学校谈谈，把睡觉的时间留出来。`,
        },
        {
          heading: '什么时候该求助',
          topic: null,
          body: `出现下面的情况，请联系医生、学校心理老师，或者拨打本期列出的电话：

- 每周有好几个晚上睡不好，持续了几个星期，白天受到影响；
- 情绪一直低落、对什么都没有兴趣，或者焦虑到坐立不安；
- 靠饮酒或自行服药入睡；
- 出现不想活、伤害自己的念头。请马上告诉一个信得过的人，并拨打 12356；有立即的危险时，拨打 120 或 110。

这里说的是一般建议，不能代替医生的诊断和治疗。`,
        },
      ],
    },
    en: {
      title: 'When the night is long: sleep advice for students and families',
      digest:
        'Many callers have told us lately that they cannot sleep, students above all. A few bad nights are common and mostly pass. Here is what can be done tonight, and when to ask for help.',
      advice: [
        {
          heading: 'What you can do tonight',
          topic: 'P03.1',
          body: `Sleep does not come by effort. The more we watch the clock and order ourselves to sleep, the more awake we are. Make rest the aim, and let sleep be a guest.

- Get daylight and movement by day; go easy on coffee, strong tea and energy drinks after midday.
- Put the screen out of reach an hour before bed, dim the light, and do something that asks little of you.
- If something is on your mind, write it down together with the first step for tomorrow, then close the book.
- If you have been lying awake for long, get up and sit somewhere else until you are sleepy. Do not look at the clock.
- Get up at about the same time, however the night was. Keep naps short, and not in the evening.`,
        },
        {
          heading: 'Before examinations',
          topic: 'P09.1',
          body: `Light and short sleep before an examination is the body getting ready. It does not mean that you will fail. Most people get through the day after a bad night better than they fear.

- Keep your usual bedtime in the days before; going to bed much earlier seldom helps.
- Give your revision an end in the evening, and do only easy things after it.
- If you wake with a racing heart, breathe out slowly, longer than you breathe in, for a few rounds.`,
        },
        {
          heading: 'How parents and teachers can help',
          topic: null,
          body: `- Listen first. “How have you been sleeping?” opens more doors than “Up late again?”
- Agree together where the phones spend the night, and keep to it yourselves.
- Do not keep saying “go to sleep”， and leave marks out of the talk at bedtime.
- If homework and lessons fill every evening, speak with the school: sleep needs its place.`,
        },
        {
          heading: 'When to ask for help',
          topic: null,
          body: `Please turn to a doctor, a school counsellor, or the numbers in this issue

- if sleep has been bad on several nights a week for some weeks, and the days suffer from it;
- if you feel low or without interest in anything, or too anxious to sit still;
- if you drink or take medicine of your own to fall asleep;
- if you think of dying or of hurting yourself. Tell somebody you trust at once and call 12356; in immediate danger call 120 or 110.

This is general advice. It does not replace a doctor's diagnosis or treatment.`,
        },
      ],
    },
  },
}
