// Words that stand beside names of people.

/** What introduces a name, whatever it looks like. */
export const INTRODUCTIONS =
  '姓名 名字 名叫 叫做 叫 自称 署名 化名 真名 本名 全名 原名 曾用名 收件人 联系人 来电人 来电者 持卡人 寄件人 登记人 户主 车主 法人 申请人 投诉人 被投诉人 报案人 监护人 承租人 原告 被告'.split(
    ' ',
  )

/** Who may be called by name. */
export const ROLES =
  '患者 病人 病患 求助者 来访者 咨询者 当事人 受害人 受害者 家属 家长 学生 学员 用户 客户 旅客 求助人 老公 丈夫 爱人 对象 老婆 妻子 媳妇 男友 女友 男朋友 女朋友 前夫 前妻 前任 前男友 前女友 未婚夫 未婚妻 儿子 女儿 孩子 弟弟 哥哥 姐姐 妹妹 爸爸 父亲 妈妈 母亲 爷爷 奶奶 外公 外婆 姥姥 姥爷 公公 婆婆 岳父 岳母 继父 继母 养父 养母 舅舅 姑姑 姨妈 叔叔 伯伯 侄子 侄女 外甥 表弟 表哥 表姐 表妹 堂弟 堂哥 堂姐 堂妹 孙子 孙女 儿媳 女婿 嫂子 弟媳 小姨 小姑 小叔 他爸 她爸 他妈 她妈 同学 朋友 好友 同事 室友 舍友 闺蜜 网友 领导 老板 上司 邻居 房东 老师 导师 班主任 辅导员 校长 医生 医师 大夫 护士 主任 专家 律师 民警 警察 社工 志愿者 咨询师 接线员 督导 组长 队长 经理 主管 店长 司机 保安 客服 网红 房客 租客 工友 战友 老乡 同桌 学长 学姐 学弟 学妹 班长 女生 男生 女孩 男孩 女子 男子 本人 我是 他是 她是 嫌疑人 值班员 值班'.split(
    ' ',
  )

/** What one says and does with people: the character before a name. */
export const BEFORE_NAMES =
  '和跟与同对给被把让找向问请是给由替为陪见骂打恨爱劝约告托据及、，。；：:？！,;!?()（）“”"\n '

/** The character after a name. */
export const AFTER_NAMES =
  '说的在是也都就和跟对去来打给被把让要想会有没不告已曾与及、，。；：:？！,;!?()（）“”"\n 总今昨刚又从以因还只常很总自表称反问哭写'

/** Ordinary words that people bear as names: they weigh less against a name. */
export const WORDS_PEOPLE_BEAR =
  '白雪 白云 白露 白杨 白洁 高峰 高山 高原 高歌 高飞 高远 高洁 高明 方圆 方正 方舟 石磊 石林 石头 金星 金鑫 金玉 金秋 安康 安宁 安然 安乐 江山 江河 江南 江海 江水 文武 文静 文雅 明月 成功 成龙 常青 常乐 常远 康乐 康健 康宁 任意 任重 马力 马达 黄河 黄山 雷鸣 雷雨 雷霆 阳光 万里 向阳 路遥 路远 季节 凌云 童话 童心 童谣 齐心 和平 国庆 平凡 平安 柳絮 梅花 桂花 杨柳 杨帆 林立 林荫 叶子 苏醒 田野 田园 许愿 许诺 乐天 乔木 云海 宁静 汪洋 盛开 石榴 舒畅 蓝天 蓝图 钟声 闻名 麦田 夏天 夏雨 夏花 秋天 龙飞 龙舟 龙腾 温馨 王者 王道 张望 张扬 张弛 陈规 陈皮 严明 花木 沙漠 唐诗 宋词 元宝 丁香 余味 牛犊 项链 甘露 甘甜 易水 戴维 丰收 丰年 贺岁 祝福 祝愿 谢意 谢幕 熊猫 孔雀 孟春 史诗 武威 毛豆 苗苗 秦岭 鲁班 沈默 彭湃 章节 伊人 冷杉 晏子 宫灯 车轮 钱塘 钱币 党参 司南 古月 居然 巴山 山川'.split(
    ' ',
  )

/** Titles of two characters and more after a surname or a name; a name keeps its title. */
export const TITLES =
  '老师 医生 医师 大夫 主任 护士 护士长 教授 校长 院长 先生 女士 小姐 太太 阿姨 叔叔 伯伯 大爷 大妈 大娘 大叔 大哥 大姐 奶奶 爷爷 师傅 老板 经理 总监 局长 处长 科长 书记 警官 律师 法官 队长 班长 同学 姐姐 哥哥 女士 老太 医助 咨询师 社工 导师 主管 组长 警察 护工 婆婆 老太太 女孩 夫人 站长 所长 厂长 村长 镇长 县长 市长 部长 董事长 秘书 会计 教练 助理 督导 同志'.split(
    ' ',
  )

/** Titles of one character: after surnames that are hardly anything else. */
export const SHORT_TITLES = '姐哥总姨叔嫂婶导'
