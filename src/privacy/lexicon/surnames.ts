// Chinese surnames, by how sure one is that the character is a surname where it stands: the logarithm (base e, rounded)
// of its share among surnames over its share in running text. Shares of the commonest hundred as published from the
// census; the inventory is that of the Hundred Family Surnames (public domain).

/** Score → characters. */
export const SURNAMES: Readonly<Record<string, string>> = {
  7: '刘',
  6: '李陈赵徐郭邓冯彭肖蔡潘蒋杜吕姚卢傅崔谭廖邱邹闫郝龚邵覃',
  5: '王张杨吴孙朱胡郑梁谢曹袁魏沈姜汪贾韦侯熊孟薛尹邢乔倪聂翟詹阮冉靳訾缑郗郄邴郏隗蒯逄仉佴眭綦笪厍呙庹璩酆麴迮郇茆苻镡郦濮莘庾暨殳乜竺桓蹇贠佀郐鄯谯邗芈嬴妫姒郯',
  4: '仵郈戢黄周罗宋唐韩萧董丁戴秦阎雷黎陶贺樊葛庞殷耿俞柯裴骆鲍祁滕牟缪褚娄岑晏瞿佟臧闵邬栾佘邝荀钮贲糜汲宓钭蓟郤夔羿',
  3: '恽马林何许曾田叶苏钟陆夏赖洪莫孔汤康颜鲁岳柳祝舒梅凌霍翁喻蒲饶艾卓窦柏苟卞姬刁甄虞敖匡鞠胥鄢谌奚冼蔺仝郜阚',
  2: '楚荆毋高余程范白龙顾毛钱严付温牛齐伍庄申焦甘宁符童涂苗蓝辛柴屈穆吉芦麦戚卜桂隋巫寇桑仲巩苑冀栗粟禹狄扈晁芮亓邰逯茹嵇昝',
  1: '任金石江段史施易章欧兰左尚毕季谷盛曲蒙尤仇荣郎丛池迟惠郁燕屠朴廉卿阙戈邸雍辜裘亢湛戎檀尧蔚闾揣禤',
  0: '宿帖于方万武向常文安包纪单游房阳简项景宫费冷席卫宗沙麻储厉伊帅豆井漆晋敬浦鹿赫慕茅尉弓巢滑韶弘禄沃',
  '-1': '占乐秘关路管华解农司古车连党米边师商查封谈班劳皮楼盘闻盖练祖丰索宣云伏薄羊阿乌杭隆诸玉宾勾揭冶昌咸贡扶寿苍肇籍宰习贝凤牧秋松慎蓬',
  '-2': '撒铁税墨补代成时全应明官原满花权强巴支初容普母修鲜印危哈呼束阴智幸奉植衡闭',
  '-3': '干火法操青战别区和南位区海平计相况银居斯衣富步红宦鱼充须水怀能双越融益仰暴养',
  '-4': '国门来都那公利但元信展由',
}

/** Surnames of two characters and more; nearly always a surname where they stand. */
export const COMPOUND_SURNAMES: readonly string[] =
  `欧阳 上官 司马 诸葛 相里 梁丘 东里 段干 南郭 北宫 谷梁 夹谷 壤驷 公良 司徒 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 轩辕 南宫 夏侯 端木 百里 呼延 闻人 独孤 申屠 钟离 拓跋 万俟 濮阳 澹台 淳于 单于 公羊 赫连 司空 东郭 西门 纳兰 完颜 太史 宗政 公冶 鲜于 闾丘 仲孙 叶赫 爱新觉罗 哥舒 贺兰 乐正 漆雕 巫马 公西 颛孙 羊舌 亓官 司寇 左丘 那拉 富察 钮祜禄 瓜尔佳`.split(
    ' ',
  )
