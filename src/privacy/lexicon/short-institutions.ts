// What short names of universities are made of: 川农, 东北林大.

/** Characters for provinces, regions and cities. */
export const CITY_LETTERS =
  '京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云滇陕甘青宁新蒙藏北南西东中上广武成哈沈长大杭厦福合郑济昆兰太石重安河海湖江首国华集汕暨扬徐温绍嘉深集齐燕'

/** What they teach, the longest first. */
export const SUBJECT_LETTERS: readonly string[] =
  '工商大 中医药 理工大 农林大 外国语 科技大 师范 师院 师大 农大 林大 医大 工大 财大 矿大 地大 建大 民大 工程 科大 海大 石油 理工 农林 工商 财经 政法 外贸 外语 邮电 交大 药大 职院 幼师 幼专 医专 师专 警院 音院 体院 美院 航院 大 中 工 交 外 传 农 林 师 财 理 邮 政 药 美 音 体 艺 矿 航'.split(
    ' ',
  )
