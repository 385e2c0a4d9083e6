// Given names that are known as such without a surname beside them: those in fashion since the nineties, and what names of
// Uyghurs, Kazakhs, Tibetans, Mongols and Yi are made of.

/** No ordinary words among them. */
export const POPULAR_GIVEN_NAMES: ReadonlySet<string> = new Set(
  `子涵 梓涵 紫涵 子轩 梓轩 宇轩 浩宇 浩然 浩轩 皓轩 雨桐 雨彤 雨涵 语涵 欣怡 欣妍 欣悦 馨怡 诗涵 诗琪 诗雨 思涵 思琪 思雨 思远 思怡 梦琪 梦瑶 梦洁
  佳怡 佳琪 佳慧 佳欣 嘉怡 嘉欣 嘉豪 嘉琪 可馨 可欣 依诺 一凡 梓萱 子萱 紫萱 雨萱 梓豪 子豪 俊杰 俊豪 俊熙 俊辉 志强 志伟 志豪 建华 建平 国华
  卫东 小芳 小丽 小燕 晓明 晓红 晓燕 晓东 晓丽 丽娜 丽华 丽丽 秀英 秀兰 秀珍 桂英 桂兰 桂芳 玉梅 玉珍 淑芬 淑华 淑珍 凤英 凤兰 春梅 雪梅 海燕
    文博 文轩 博文 博涛 雅婷 雅琪 婷婷 娜娜 丽萍 晓峰 晓琳 静怡 静雯 子墨 子默 子怡 子琪 子睿 梓睿 梓晨 子晨 逸飞 逸凡 亦辰 奕辰 奕泽 沐宸 沐阳 沐辰 
  宇辰 宇泽 宇涵 宸宇 泽宇 泽轩 天翊 昊天 昊然 明轩 明哲 明辉 铭轩 若曦 若涵 若溪 芷涵 芷若 语嫣 语桐 雨欣 雨轩 雨泽 心怡 心妍 欣瑶 悦彤 可心 可儿 舒涵 婉婷
  婉清 梓琪 梓彤 梓欣 嘉懿 煜城 煜祺 智宸 正豪 烨磊 晟睿 鹏飞 鹏涛 伟宸 伟祺 皓宇 皓然 锦程 瑾瑜 佳豪 佳俊 家豪 家辉 家俊 家琪 嘉辉 锐泽 振华 振宇 韵涵
  诗怡 诗婷 诗颖 思彤 思颖 思睿 思哲 钰涵 钰彤 佩瑶 佩琪 美琳 美玲 美娟 艳红 艳丽 艳萍 丽君 丽芳 惠芳 志刚 志明 志勇 志华 永强 永刚 大勇 大伟 小伟 小敏
    小雅 晓雪 晓雯 晓晴 晓彤 雪莹 雪琴 雪婷 慧敏 慧玲 慧琳 美华 美凤 阿珍 阿芳 阿强 阿珠 阿娟 阿敏 阿伟 阿梅 阿霞 阿芬 阿香 阿英 阿华 阿明 阿勇 阿辉 阿杰`.split(
    /\s+/,
  ),
)

/** In fashion once too, and words besides: only after a surname. */
export const POPULAR_THAT_ARE_WORDS: ReadonlySet<string> = new Set(
  '保国 爱国 爱民 爱军 建业 兴国 兴旺 立新 立国 振国 安国 定国 富国 强国 为民 利民 惠民 新民 新生 新华 东海 东方 海军 海生 德胜 得胜 常胜 国胜 全胜 国庆 晨曦 小雪 小雨 建国 建军 弘文 卫国 彩霞 彩云 红霞 红梅 玉兰 春兰 晨阳 欣然 国强 国平 国栋 海波 海涛 思源 天宇 一鸣 一诺 天佑 小红 小龙 小军 和平 解放 跃进 大庆 大勇 文革 援朝 卫东 永红 胜利 建设 志远 致远 长江 长青 东升 春生 秋生 水生 根生 冬梅 春花 秋菊 明月 如意 如玉 平安 家宝 文静 安宁 温柔 雨晴 天晴 乐乐 圆圆 团团 月月 晶晶 亮亮 明明 常青 思思 念念 慧慧'.split(
    ' ',
  ),
)

/** Parts of names, three characters of which are a name by themselves where the rest of the run is one too. */
export const ELEMENTS_OF_NAMES =
  '乌日娜 乌日根 萨日娜 苏日娜 阿茹娜 萨仁 托娅 牧仁 布和 满都拉 塔娜 娜日 乌云 买买提 艾合买提 艾买提 吐尔逊 吐尔洪 阿不都 阿布都 阿卜杜 热合曼 热合木 古丽 阿依 努尔 迪丽 帕提 肉孜 依明 玉素甫 玉苏普 木合塔尔 热依 阿迪力 艾尔肯 库尔班 买合 吐拉 麦麦提 图尔荪 穆罕 哈斯木 塔依尔 别克 汗古 次仁 扎西 卓玛 央金 央宗 拉姆 多吉 达娃 尼玛 旺堆 平措 格桑 德吉 白玛 索朗 贡布 仁青 洛桑 丹增 巴桑 次旦 普布 边巴 顿珠 曲珍 卓嘎 才让 桑吉 巴特尔 巴图 其其格 格日勒 图雅 娜仁 高娃 斯琴 敖特根 朝鲁 宝音 其木格 阿木 曲木 吉克 沙马 尔古 阿苏 吉木 乌力 木乃 阿呷 日呷 拉铁 克古'.split(
    ' ',
  )
