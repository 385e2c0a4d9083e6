// The demo's bulletin about standing by somebody in distress. General and careful; no methods, no numbers of cases.
import type { DemoBulletin } from './bulletin.ts'

export const distressBulletin: DemoBulletin = {
  audiences: ['public', 'carers'],
  topics: ['P01.1', 'P02.5'],
  editions: {
    zh: {
      title: '身边有人很难受时，可以怎么做',
      digest:
        '很多人来电不是为自己，而是为家人、同学或同事。你不需要是专家；愿意听、敢于问、知道找谁帮忙，就已经很有用。',
      advice: [
        {
          heading: '先陪着，听他说',
          topic: 'P01.1',
          body: `- 找一个安静、不被打扰的地方，把手机放下。
- 说出你看到的：“你这阵子话少了，我有点担心你。”
- 多听少劝。“听起来你真的很累”比“想开点”更有用。
- 不要比较谁更惨，也不要急着讲道理、给办法。
- 不必填满沉默。有人在旁边，本身就是帮助。`,
        },
        {
          heading: '担心他想不开，就直接问',
          topic: 'P02.5',
          body: `直接问不会让人产生轻生的念头，反而常常让对方松一口气，因为终于可以说出来。

- 用平静、明白的话问：“你是不是有过不想活的念头？”
- 如果回答是，继续问有没有具体的打算、打算在什么时候。
- 不要答应保密。可以说：“这件事太重要，我们一起找人帮忙。”
- 有具体打算、或者情况紧急时，不要让他独处，把可能伤人的东西拿开，马上求助。`,
        },
        {
          heading: '一起找帮助',
          topic: null,
          body: `- 有立即的危险：拨打 120 或 110，陪在身边等人来。
- 想找人谈：拨打心理援助热线 12356，你也可以为了别人打这个电话。
- 陪他去医院或学校心理中心，帮忙预约，路上同行。
- 过几天再联系一次。一句“今天怎么样”，比一次长谈更能让人感到不是独自一人。`,
        },
        {
          heading: '也照顾好自己',
          topic: null,
          body: `陪伴难受的人很耗力气。给自己留出休息的时间，和信得过的人分担，做你力所能及的部分。求助成功与否，不是一个人的责任。

这里说的是一般建议，不能代替专业人员的评估和治疗。`,
        },
      ],
    },
    en: {
      title: 'Standing by somebody in distress',
      digest:
        'Many people call us for somebody else: a relative, a fellow student, a colleague. You need not be an expert. To listen, to dare to ask, and to know whom to call is already a great deal.',
      advice: [
        {
          heading: 'Be there and listen',
          topic: 'P01.1',
          body: `- Find a quiet place and put the phone away.
- Say what you have noticed: “You have been very quiet lately, and I am worried about you.”
- Listen more than you advise. “That sounds exhausting” helps more than “cheer up”.
- Do not compare sorrows, and do not hurry to solve anything.
- Silence need not be filled. Somebody being there is help in itself.`,
        },
        {
          heading: 'If you fear for their life, ask',
          topic: 'P02.5',
          body: `Asking does not put the thought into anybody's head. More often it is a relief to be able to say it at last.

- Ask calmly and plainly: “Have you been thinking about ending your life?”
- If the answer is yes, ask whether there is a plan, and for when.
- Do not promise to keep it secret. Say: “This matters too much. Let us find help together.”
- If there is a plan, or you are in doubt, do not leave them alone, put dangerous things out of reach, and get help at once.`,
        },
        {
          heading: 'Find help together',
          topic: null,
          body: `- In immediate danger call 120 or 110, and stay until somebody comes.
- To talk to somebody call 12356. You may call on behalf of another person.
- Offer to come along to the hospital or the school counsellor, and help with the appointment.
- Ask again in a few days. A short “how is today?” tells people that they are not alone.`,
        },
        {
          heading: 'Look after yourself',
          topic: null,
          body: `Standing by somebody costs strength. Rest, share the load with people you trust, and do the part that you can do. It does not all depend on you.

This is general advice. It does not replace an assessment or treatment by professionals.`,
        },
      ],
    },
  },
}
