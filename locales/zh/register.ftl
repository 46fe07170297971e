### 供其他程序和人员打开的登记册文件。

## 表

register-table-commitments = 承诺
register-table-targets = 目标
register-table-sections = 章节
register-table-columns = 各列说明
register-table-guard = 多个值以“|”连接；值内的竖线写作“¦”。以 = + - @（或其全角形式）、制表符、换行符或撇号开头的文本单元格前面加一个撇号，以免电子表格把它当作公式执行。空单元格表示文本没有说明或不知道。
register-yes = 是
register-no = 否

## “各列说明”工作表的列

register-col-sheet = 工作表
register-col-name = 文件中的名称
register-col-shown = 标题
register-col-means = 含义

## 列

register-col-ref = 编号
register-about-ref = 承诺的章节号、段号和句号，例如 IV.5.6-2。
register-col-section = 章节
register-about-section = 章节的编号路径，例如 IV.5。
register-col-section_titles = 上级标题
register-about-section_titles = 所在各级章节的标题，自上而下。
register-col-paragraph = 段落
register-about-paragraph = 段落在章节中的序号；0 表示第一段之前的文字。
register-col-heading = 段首语
register-about-heading = 段落开头的标题语（如果有）。
register-col-text = 原文
register-about-text = 承诺的文字，空白已合并。
register-col-modality = 句子作用
register-about-modality = 句子的作用：new_action（新行动）、continue（继续）、strengthen（加强）、prohibit（禁止）、guarantee（保障）或 encourage（鼓励）。
register-col-cue = 判定词语
register-about-cue = 据以判定句子作用的词语。
register-col-targets = 目标值
register-about-targets = 衡量承诺的数值，每个写作比较方式和数值：“at_least 3000”。
register-col-units = 单位
register-about-units = 各目标所计的对象，顺序与目标值一致。
register-col-baselines = 基线值
register-about-baselines = 各目标的起点，顺序与目标值一致；原文未写则为空。
register-col-deadline = 期限
register-about-deadline = 完成时间，用原文的词语。
register-col-due = 到期日
register-about-due = 期限的最后一天（原文写明日期时）。
register-col-bodies = 机构
register-about-bodies = 写明负责的机构，用原文的词语。
register-col-body_ids = 机构代码
register-about-body_ids = 机构的代码（词语已与某机构对应时）。
register-col-groups = 人群
register-about-groups = 面向的人群代码。
register-col-uhri = UHRI
register-about-uhri = 世界人权索引的主题代码。
register-col-ohchr = OHCHR
register-about-ohchr = 联合国人权高专办指标框架的权利代码。
register-col-sdg = 可持续发展目标
register-about-sdg = 可持续发展目标及具体目标的代码。
register-col-other_labels = 其他标签
register-about-other_labels = 其他体系的标签，写作“体系:代码”。
register-col-label_editions = 标签版本
register-about-label_editions = 所用各体系的版本，写作“体系:版本”。不同版本的代码并不一致。
register-col-instruments = 文书
register-about-instruments = 提到的法律、条约、规划和方案，用原文的词语。
register-col-instrument_kinds = 文书类别
register-about-instrument_kinds = law（法律）、treaty（条约）、plan（规划）、programme（方案）或 agenda（议程），顺序与文书一致。
register-col-instrument_ids = 文书代码
register-about-instrument_ids = 已知文书的代码，顺序与文书一致；本国文书为空。
register-col-met = 通过的检验数
register-about-met = 九项文字检验中通过的项数。
register-col-gate = 可核实性
register-about-gate = 能否判断是否兑现：verifiable（可核实）、partly（部分可核实）或 not（无法核实）。
register-col-measure = 指标类型
register-about-measure = 相应指标会观察什么：structure（结构）、process（过程）或 outcome（结果）。
register-col-page = 页
register-about-page = 开始所在的页；没有页码的文件为空。
register-col-char_start = 起始字符
register-about-char_start = 在文件文本中的第一个 Unicode 码位，从 0 起计。
register-col-char_end = 结束字符
register-about-char_end = 最后一个码位之后的位置。
register-col-byte_start = 起始字节
register-about-byte_start = 在 UTF-8 文本中的第一个字节，从 0 起计。
register-col-byte_end = 结束字节
register-about-byte_end = 最后一个字节之后的位置。
register-col-hash = 指纹
register-about-hash = 其字节的 SHA-256 的前 16 位十六进制数字。
register-col-corrected = 已更正
register-about-corrected = 是否有人工更正改动过这里。
register-col-number = 序号
register-about-number = 目标在承诺中的序号，从 1 起。
register-col-comparator = 比较方式
register-about-comparator = 数值如何约束：eq（等于）、at_least（至少）、at_most（至多）、lt（少于）、gt（多于）或 approx（约）。
register-col-value = 数值
register-about-value = 写全的数字。比率写作一个数（千分之一为 0.001）；百分数写作 55。
register-col-unit = 单位
register-about-unit = 所计的对象，用原文的词语；百分数以 percent 开头。
register-col-denominator = 每
register-about-denominator = 比率的分母，用原文的词语；普通数值为空。
register-col-baseline = 基线
register-about-baseline = 起点，单位相同；原文未写则为空。
register-col-words = 原文词语
register-about-words = 数值在原文中的词语。
register-col-parent = 上级
register-about-parent = 上一级章节；最高一级为空。
register-col-level = 级别
register-about-level = 最高一级为 1。
register-col-title = 标题
register-about-title = 不含编号的标题。
register-col-paragraphs = 段落数
register-about-paragraphs = 直接在本章节中的段落数。
register-col-commitments = 承诺数
register-about-commitments = 直接在本章节中的承诺数。
