// What counsellors should know about passing calls on, by kind of line.
import type { LineKind } from './line.ts'

export interface Guidance {
  readonly code: string
  readonly zh: string
  readonly en: string
}

const EMERGENCY: Guidance = {
  code: 'emergency',
  zh: '生命受到威胁时,联动 110 或 120,并通知督导。',
  en: 'When a life is in danger, link with 110 or 120 and tell the supervisor.',
}

const GUIDANCE: Readonly<Record<LineKind, readonly Guidance[]>> = {
  psychological: [
    EMERGENCY,
    {
      code: 'context-tag',
      zh: '突发公共事件(P13)是背景标签,与其他主题并用,不单独作为主诉。',
      en: 'A public emergency (P13) is a context tag: it goes with another topic and is never the reason by itself.',
    },
    {
      code: 'mandatory-report',
      zh: '发现侵害未成年人(P11.5)的,依法强制报告。',
      en: 'Abuse or neglect of a minor (P11.5) must be reported.',
    },
  ],
  health: [
    EMERGENCY,
    {
      code: 'no-diagnosis',
      zh: '健康热线不通过电话作诊断。',
      en: 'The health line does not diagnose by telephone.',
    },
    {
      code: 'psychological-need',
      zh: '心理需求转接心理援助热线,不记作 H 类主题。',
      en: 'A psychological need is a transfer to the psychological line, not an H topic.',
    },
  ],
  other: [EMERGENCY],
}

export const guidanceFor = (kind: LineKind): readonly Guidance[] => GUIDANCE[kind]
