// Whom a bulletin is for. Shipped as data; the codes are stable, the labels may change.

export interface Audience {
  readonly code: string
  readonly labelZh: string
  readonly labelEn: string
}

export const AUDIENCES = [
  { code: 'public', labelZh: '公众', labelEn: 'everyone' },
  { code: 'teenagers', labelZh: '青少年', labelEn: 'teenagers' },
  { code: 'parents', labelZh: '家长', labelEn: 'parents' },
  { code: 'students', labelZh: '学生', labelEn: 'students' },
  { code: 'teachers', labelZh: '教师', labelEn: 'teachers' },
  { code: 'elderly', labelZh: '老年人', labelEn: 'older people' },
  { code: 'medical-staff', labelZh: '医务人员', labelEn: 'medical staff' },
  { code: 'frontline-staff', labelZh: '一线工作人员', labelEn: 'frontline staff' },
  { code: 'patients', labelZh: '患者', labelEn: 'patients' },
  { code: 'carers', labelZh: '照护者', labelEn: 'carers' },
  { code: 'enterprises', labelZh: '复工企业', labelEn: 'people returning to work' },
] as const satisfies readonly Audience[]

export type AudienceCode = (typeof AUDIENCES)[number]['code']
export const AUDIENCE_CODES = AUDIENCES.map(({ code }) => code)
