// Housing estates: who builds them, how their names end, and quarters that are called by a name without an ending.

/** Developers, whose names begin those of their estates: 万科城市花园, 龙湖紫都城. */
export const DEVELOPERS: readonly string[] =
  '万科 碧桂园 保利 恒大 绿地 龙湖 融创 华润 中海 金地 招商 雅居乐 富力 世茂 绿城 远洋 中粮 旭辉 阳光城 金科 中南 荣盛 蓝光 首创 越秀 建发 佳兆业 星河 合生 华侨城 中骏 正荣 祥生 金辉 奥园 敏捷 华发 金茂 首开 鲁能 融侨 世纪城 合景 泰禾 建业 康桥 正商 海伦堡 弘阳 俊发 协信 东原 鑫苑 银亿 宋都 德信 新世纪 奥林匹克'.split(
    ' ',
  )

/** How they end where no other ending of places does. */
export const ESTATE_ENDINGS =
  '居 府 苑 轩 阁 郡 邸 庭 墅 湾 园 城 院 公馆 国际 华府 首府 天下 半岛 江南 名门 世家 名邸 滨江 香榭 水岸 春天 御景 豪庭 豪园 美墅 江山 湖畔 学府 官邸 壹号 一号 新天地 天地 家苑 人家 丽景 丽都 花城 时代'.split(
    ' ',
  )

/** Quarters of large cities, known well enough to be said alone. */
export const QUARTERS: readonly string[] =
  '回龙观 天通苑 望京 三里屯 中关村 五道口 西直门 东直门 建国门 崇文门 宣武门 阜成门 复兴门 安定门 德胜门 前门 西单 王府井 国贸 双井 劲松 潘家园 方庄 亦庄 上地 西二旗 清河 沙河 通州北苑 果园 梨园 九棵树 燕郊 大望路 四惠 青年路 常营 管庄 草房 徐家汇 陆家嘴 五角场 人民广场 静安寺 中山公园 漕河泾 莘庄 七宝 九亭 泗泾 张江 金桥 外高桥 川沙 三林 周浦 虹桥 江桥 南翔 安亭 龙阳路 打浦桥 新天地 外滩 城隍庙 豫园 天河城 珠江新城 体育西 客村 赤岗 石牌 五山 棠下 车陂 东圃 大沙地 白云大道 三元里 同和 京溪 沙河顶 淘金 江南西 市桥 大石 洛溪 华强北 华侨城 白石洲 科技园 西丽 南头 蛇口 后海 固戍 西乡 坪洲 民治 龙胜 布吉 坂田 横岗 车公庙 岗厦 皇岗 水贝 春熙路 天府三街 高新南区 玉双路 九眼桥 建设路 茶店子 犀浦 红牌楼 簇桥 光谷 街道口 江汉路 汉正街 徐东 水果湖 关山 王家湾 钟家村 古田 武广 新街口 夫子庙 河西 仙林 百家湖 桥北 大行宫 珠江路 三牌楼 湖南路 文一路 古荡 下沙 滨江 武林门 拱宸桥 城西银泰 转塘 三墩 解放碑 观音桥 沙坪坝 南坪 杨家坪 大坪 石桥铺 五里店 冉家坝 小寨 钟楼 高新四路 曲江 龙首原 未央路 凤城五路 胡家庙 三桥 五一广场 河西 溁湾镇 麓谷 东塘 侯家塘 王府井 二七广场 紫荆山 碧沙岗 太原街 中街 三好街 铁西广场 西安路 中山广场 青泥洼 台东 五四广场 李村 浮山后'.split(
    /\s+/,
  )
