// The grammar of Chinese addresses below the city: what ends the name of a place, and what only looks like one.

/** Ends of names of places, the longest first where one ends another. */
export const PLACE_SUFFIXES =
  '街道办 公租房 廉租房 安置房 经适房 立交桥 天桥 水库 码头 菜市场 农贸市场 批发市场 农场 林场 牧场 茶场 公墓 陵园 墓园 花圆 宿舍 家属院 家属楼 街道 大街 大道 胡同 社区 小区 花园 家园 公寓 大厦 新村 山庄 广场 新城 名苑 雅苑 嘉苑 佳苑 嘉园 雅园 别墅 城中村 宿舍楼 大桥 百货 商场 购物中心 步行街 公园 地铁站 火车站 高铁站 公交站 客运站 汽车站 开发区 新区 工业园 科技园 产业园 自然村 村委会 路 街 巷 弄 里 区 县 旗 镇 乡 村 屯 寨 庄 苑 园 府 院 坊 湾 城 桥'.split(
    ' ',
  )

/** These make an address only beside another part of one: they end many other words too. */
export const WEAK_SUFFIXES: ReadonlySet<string> = new Set(
  '公租房 廉租房 安置房 经适房 立交桥 天桥 水库 码头 菜市场 农贸市场 批发市场 农场 林场 牧场 茶场 公墓 陵园 墓园 宿舍 家属院 家属楼 里 庄 苑 园 府 院 坊 湾 城 桥 屯 寨 旗 弄 别墅 广场 新城 开发区 新区 工业园 科技园 产业园 宿舍楼 城中村'.split(
    ' ',
  ),
)

/** These make an address after a word for being there. */
export const LANDMARK_SUFFIXES: ReadonlySet<string> = new Set(
  '家属院 家属楼 立交桥 天桥 水库 码头 菜市场 农贸市场 批发市场 农场 林场 牧场 茶场 公墓 陵园 墓园 广场 百货 商场 购物中心 步行街 公园 大桥 桥 地铁站 火车站 高铁站 公交站 客运站 汽车站 新城 新区 开发区 工业园 科技园 产业园 别墅 城中村 宿舍楼'.split(
    ' ',
  ),
)

/** Roads and quarters are often called these, though they are ordinary words. */
export const WORDS_THAT_NAME_PLACES: ReadonlySet<string> = new Set(
  '解放 人民 建设 和平 团结 胜利 光明 朝阳 幸福 文化 青年 劳动 工人 新华 中心 迎宾 滨海 科技 学院 体育 友谊 民主 民族 东风 红旗 前进 中山 北京 南京 上海 天津 广州 长江 黄河 长安 江南 江北 城东 城西 城南 城北 环城 东方 花园 阳光 明珠 翡翠 金色 世纪 时代 新天 国际 中央 黄金 自由 健康 富强 复兴 振兴 凤凰 白云 青山 绿水 西湖 东湖 南湖 北湖 玄武 秦淮 鼓楼 钟楼 海淀 西城 东城 丰台 平安 太平 长春 昆明 成都 重庆 延安 井冈 八一 五四 五一 机场 火车 铁道 湖滨 河滨 江滨 滨江 滨河 大学 公园 市府 师范 军民 爱国 爱民 同心 同德 向阳 新村 新城 新民 永安 永宁 安定 兴业 创业 创新 工业 商业 农业 南山 东山 西山 北山 宝山 松江 浦东 罗湖 福田 龙华 龙岗 盐田 天河 黄埔 番禺 洪山 江岸 汉阳 武昌 江汉 高新 万达 吾悦 银泰 大悦 恒隆 万象 龙湖 宝龙 凯德 印象 百联 华润 太古 王府井 来福士 雨花 岳麓 芙蓉 开福'.split(
    ' ',
  ),
)

/** A name of a place does not reach back across these. */
export const NOT_IN_PLACES =
  '在住到去往从是的了我你他她它们和与跟于至离距近过经走进回来这那哪个每条某同各全本该其有没把被给叫说想着很就也都还又得吗呢吧啊么不上下里外前后边'

/** Words that a name of a place does not begin with. */
export const BEFORE_PLACES =
  /^(?:目前|现在|现|家里|家|租房|租|暂|位|寄|送|搬|出|老家|地址|户籍|籍贯|单位|学校|附近|对面|旁|沿(?![江河湖海山街])|逛|站|蹲|坐|约|自|由|向|即|为|共|孩子|女儿|儿子|老公|丈夫|妈妈|爸爸|父母|朋友|同学|同事|整|两|几|一|三|多|反映|投诉|举报|咨询|怀疑|听说|据说|老旧|安置|回迁|住宅|商品房|普通|新建|所在|同|高档|封闭|居民|隔壁|另外|另|某|出租屋|快递|收货|邮寄|居|常|曾|原)/

/** Common nouns that end like a place. */
export const NOT_PLACES =
  /(?:社区|小区|地区|郊区|山区|城区|市区|灾区|特区|辖区|校区|院区|病区|厂区|景区|园区|片区|战区|误区|禁区|盲区|雷区|疫区|牧区|林区|矿区|库区|舒适区|生活区|工业区|开发区|住宅区|居民区|自治区|服务区|休息区|办公区|家属区|宿舍区|教学区|商业区|隔离区|风景区|保护区|经济区|安全区|危险区|候诊区|等候区|吸烟区|评论区|留言区|聊天区|功能区|街区|老区|新区|行政区|公共区|住院区|门诊区|脑区|分区|时区|选区|城镇|乡镇|小镇|冰镇|集镇|家乡|老乡|故乡|他乡|异乡|同乡|城乡|思乡|回乡|下乡|返乡|梦乡|水乡|农村|山村|乡村|全村|同村|邻村|渔村|度假村|地球村|贫困县|走路|马路|公路|铁路|道路|出路|思路|电路|线路|半路|迷路|问路|赶路|带路|后路|活路|死路|绝路|退路|弯路|网路|套路|门路|回头路|回家路|夜路|山路|小路|大路|十字路|高速路|人生路|求医路|康复路|上班路|下班路|上学路|放学路|一路|铺路|修路|引路|来路|去路|末路|陌路|让路|拦路|顺路|同路|岔路|土路|水路|陆路|主路|辅路|人行道|通道|频道|街道|大道|隧道|渠道|管道|校园|乐园|田园|果园|庄园|幼儿园|动物园|植物园|游乐园|天桥|立交桥|过街天桥|搭桥|心脏搭桥|小巷|街巷)$/

/** 石桥镇, 上湾村: a name before one of these is a place even where the name is a word, unless it is one of the second. */
export const VILLAGE_SUFFIXES: ReadonlySet<string> = new Set(['镇', '村'])
export const NOT_VILLAGES =
  /(?:自然|行政|城中|贫困|文明|民俗|奥运|度假|地球|空心|拆迁|附近|周边|移民|旅游|温泉|生态|试点|示范|富裕|落后|偏远|山区|农|老家|特色|沿海|边远|工业|下面|隔壁|一个|整个|古|重|城|乡|集|小|冰|坐|军|特|市|村|渔|山|全|同|邻|[我你他她]们|咱们|以前|现在|当地|本地|外地)$/

/** 站在浦江大桥: named even where the name is a word, but not 过街天桥, 儿童公园. */
export const SIGHT_SUFFIXES: ReadonlySet<string> = new Set(
  '大桥 立交桥 天桥 公园 水库 码头 农场 林场 公墓 陵园 墓园 家属院 家属楼'.split(' '),
)
export const NOT_SIGHTS =
  /^(?:跨江|跨海|跨河|过街|人行|铁路|公路|高架|石拱|城市|社区|街心|街角|口袋|儿童|游乐|主题|湿地|森林|动物|植物|水上|公共|中央|小区|村口|家乡|校内|海边|河边|江边|湖边|路边|对面|烈士|国家|郊野|体育|老旧|单位|学校|工厂|厂里|县城|一座|那座|这座)$/
