// Schools, hospitals, employers and places in English whose names tell nothing: what somebody does there tells what they
// are, and a word for being there that it is a place at all.
import type { FindingType, Span } from './finding.ts'

const WORD = String.raw`[A-Z][A-Za-z'’&-]{1,19}`
const NAME = String.raw`(?:the )?(?<name>${WORD}(?: (?:(?:of|and|the) ){0,2}${WORD}| (?:No\.|Block|Building|Tower|[Rr]oom|[Ee]xit|[Gg]ate) ?\d{1,4}| \d{1,2}(?![\d:.,])){0,4})`

/** The longer cues first: where one has told what a name is the others do not. */
const TOLD: readonly (readonly [FindingType, string])[] = [
  [
    'HOSPITAL',
    '(?:(?:treated|admitted|delivered|seen|discharged|in-?patient|out-?patient|therapist|psychiatrist|psychologist|doctor|dentist|nurse|surgery|operated on|rehab|hospitali[sz]ed|sectioned|bed|ward|appointment|replaced|photographed) (?:at|to|from|by)|took (?:him|her|them|me|us)(?:self|selves)? to|number for)',
  ],
  [
    'SCHOOL',
    '(?:attend(?:s|ed|ing)?|(?:pupil|student|year|grade \\d{1,2}|study|studies|studied|studying|enrolled|boarder|boards|teach|teaches|taught|bullied|bullying|abuse|freshman|sophomore|lab|class) (?:at|from)|(?:goes|go) to|got into|graduated from|expelled from)',
  ],
  [
    'ORG',
    '(?:(?:work(?:s|ed|ing)?|employed|staff|job|intern(?:s|ed)?|internship|manager|engineer|clerk|driver|driv(?:es|ing)|caseworker|shifts?|colleagues?|fired|laid off|floor) (?:at|for|by|from|with)|quit)',
  ],
  [
    'ADDRESS',
    '(?:at|in|near|from|beside|outside|past|by|left|behind|opposite|parish of|(?:moved|sent|taken|went|been|go|going|transferred|referred|brought) to)',
  ],
]
const PATTERNS = TOLD.map(
  ([type, cues]) => [type, new RegExp(String.raw`(?<![A-Za-z-])${firstOfAnyCase(cues)} ${NAME}`, 'dg')] as const,
)

/** As the first word of a sentence too. */
function firstOfAnyCase(cues: string): string {
  return cues.replace(/(?<=^\(\?:|\||\(\?:)(?!\?)([a-z])/g, (letter) => `[${letter.toUpperCase()}${letter}]`)
}

/** Most texts have none. */
const CAPITAL = / [A-Z]/
const CUE =
  /\b(?:[Aa]t|[Ii]n|[Nn]ear|[Ff]rom|to|into|for|[Bb]y|with|[Ll]eft|[Qq]uit|[Bb]eside|[Oo]utside|[Pp]ast|[Bb]ehind|[Oo]pposite|of|[Aa]ttend\w*) (?:the )?[A-Z]/
/** Regions, towns, days and what everybody has. */
export const NO_NAME: ReadonlySet<string> = new Set(
  `Beijing Shanghai Tianjin Chongqing Guangzhou Shenzhen Chengdu Wuhan Hangzhou Nanjing Suzhou Xi'an Xian Qingdao Dalian Xiamen Kunming Harbin Shenyang Changsha Zhengzhou Jinan Ningbo Hefei Fuzhou Urumqi Lanzhou Guiyang Nanning Haikou Sanya Changchun Shijiazhuang Taiyuan Hohhot Yinchuan Xining Lhasa Nanchang Wuxi Changzhou Nantong Yangzhou Xuzhou Zhenjiang Taizhou Yancheng Wenzhou Shaoxing Jiaxing Huzhou Jinhua Quzhou Zhoushan Lishui Wuhu Bengbu Anqing Huainan Fuyang Quanzhou Zhangzhou Putian Longyan Ganzhou Jiujiang Yantai Weihai Weifang Zibo Linyi Jining Rizhao Luoyang Kaifeng Nanyang Anyang Xinxiang Yichang Xiangyang Jingzhou Huangshi Zhuzhou Xiangtan Hengyang Yueyang Changde Zhangjiajie Zhuhai Foshan Dongguan Zhongshan Shantou Huizhou Jiangmen Zhanjiang Guilin Liuzhou Beihai Mianyang Leshan Yibin Luzhou Zunyi Dali Lijiang Baoji Xianyang Yan'an Tianshui Dunhuang Golmud Kashgar Tangshan Baoding Handan Qinhuangdao Datong Baotou Ordos Anshan Fushun Jilin Qiqihar Daqing Mudanjiang Dunhuang Guangdong Guangxi Yunnan Guizhou Sichuan Hubei Hunan Henan Hebei Shandong Shanxi Shaanxi Jiangsu Zhejiang Anhui Fujian Jiangxi Gansu Qinghai Xinjiang Tibet Mongolia Ningxia Hainan Heilongjiang Liaoning Hong Kong Macau Macao Taiwan Taipei China London Paris Tokyo Singapore Sydney Melbourne New York Boston Chicago Los Angeles Toronto Vancouver Berlin Dublin Edinburgh Glasgow Manchester Birmingham Leeds Liverpool Bristol Cardiff Belfast Canada Australia Britain England Scotland Wales Ireland America Germany France Italy Spain Russia Japan Korea India Malaysia Vietnam Thailand Indonesia Philippines Nigeria Kenya Ghana Egypt Ukraine Poland Brazil Mexico Europe Asia Africa South North East West US USA UK EU Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December Christmas Easter Ramadan Eid Diwali Halloween Thanksgiving Spring Autumn Winter Summer Festival National Day Eve Year Mid-Autumn I We He She It They You The This That These Those My His Her Our Their Your A An And But So If When What Why How Who Where Dr Mr Mrs Ms Miss Prof Father Sister Aunt Auntie Uncle A&E ER ICU GP NHS CBT AA OCD ADHD PTSD PHQ GAD Emergency Casualty Psychiatry Paediatrics Home School Hospital University College Work WeChat Weibo Douyin Zoom Skype Teams Facebook Instagram TikTok WhatsApp YouTube Google Netflix English Chinese Mandarin Cantonese French Japanese Korean Arabic Spanish Mum Mom Dad Grandma Grandpa Granny God Jesus Buddha Allah Covid COVID HIV AIDS TV DVD SMS IT HR PE OK Chapter Part Section Article Table Figure Page Step Level Stage Plan Type Ward Bed Room Gate Exit Platform Terminal Flight Line`.split(
    /\s+/,
  ),
)

/** @param text normalised */
export function findEnglishTold(text: string): readonly Span[] {
  if (!CAPITAL.test(text) || !CUE.test(text)) return []
  return PATTERNS.flatMap(([type, pattern]) =>
    [...text.matchAll(pattern)].flatMap(({ indices }) => {
      const [start, end] = indices?.groups?.name ?? []
      if (start === undefined || end === undefined) return []
      const named = text
        .slice(start, end)
        .split(/[ -]/)
        .some((word) => /^[A-Z]/.test(word) && !NO_NAME.has(word.replace(/['’]s?$/, '')))
      return named ? [{ start, end, type, label: type, confidence: 0.6 }] : []
    }),
  )
}
