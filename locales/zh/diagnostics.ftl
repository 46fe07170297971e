# 检查结果的文字。消息说明问题，属性 .mend 说明如何修改。
# 没有内容的参数值为 absent，供文字选择。

### 读取计划文本：E01xx、W01xx

E0101 = 此处文本不是有效的 UTF-8，该字节已被替换。
    .mend = 请将文档另存为 UTF-8。
E0102 = 文本中有零字节。
    .mend = 请删除该字符，或重新保存文档：文档可能已损坏。
E0103 = 计划中没有句子 { $ref }，也没有以“{ $begins }”开头的句子。
    .mend = 请用 `waymark read` 查找该句。若措辞已改，请写上新的编号和开头的词；若已不存在，请删除更正。
E0104 = 对 { $ref } 的更正针对的文字是“{ $begins }”。现在 { $now } 的文字是“{ $found }”。更正未予应用。
    .mend = 请重新阅读该句。若更正仍然适用，请写上现在的文字；若不适用，请删除更正。
W0140 = 对 { $ref } 的更正所针对的文字现位于 { $now }，更正已应用于该处。
    .mend = 请将其编号改为 { $now }。
E0141 = 第 { $line } 行的更正对 { $ref } 的“{ $field }”已有不同说法。此处的更正未予应用。
    .mend = 请保留其中之一。
E0142 = 对 { $ref } 的更正与多个以“{ $begins }”开头的句子相符：{ $found }。更正未予应用。
    .mend = 请写明所指的编号，或写出更多开头的词。
W0143 = { $ref } 的文字由“{ $before }”改为“{ $now }”。其编号保持不变。
    .mend = 请对照两者。若已是另一项承诺，请删除 plan/references.csv 中的该行：该句将获得自己的新编号。
W0144 = 计划中已没有 { $ref }：“{ $before }”。其编号已停用，不会再给其他文字。
    .mend = 若只是文字改动较大，请在 plan/references.csv 中把此编号给新的句子。若承诺已被取消，则无需处理。
E0145 = 此行{ $line ->
        [absent] 没有可用的编号或章节（“{ $ref }”）
       *[other] 的编号 { $ref } 已出现在第 { $line } 行
    }。
    .mend = 请使每行有一个不与其他行相同的编号，并写明所在章节。
E0130 = 无法在“{ $words }”之前拆分 { $ref }：这些词不在该句中，或不在前一部分之后。
    .mend = 请从该句中按顺序照抄其余各部分的开头。
E0131 = “{ $words }”在 { $ref } 中出现不止一次。
    .mend = 请写出更多的词，直到只出现一次。
E0132 = 无法将 { $with } 并入 { $ref }：它没有在同一节中紧随其后，或两者之间有章节标题。
    .mend = 请只按文本顺序列出紧随其后的句子。
E0133 = { $ref } 中没有“{ $words }”。
    .mend = 请从文档中照抄原文，并写明其所在的句子或章节。
E0134 = { $ref } 中的“{ $words }”属于另一句、一项承诺或另一处补充。
    .mend = 请写明包含这些词的句子。若该句已是承诺，请改用拆分。
E0135 = { $ref } 已由第 { $line } 行的更正拆分、合并或补充。此处的更正未予应用。
    .mend = 请更正由此产生的句子，例如 { $ref }/1，或保留两处更正之一。
W0136 = { $ref } 曾被确认为 { $before }，而程序现在读作 { $now }，因此该确认无效。
    .mend = 请再看一遍该句，确认新的读法或予以更正。


### 文件与字节 (E02xx, W02xx)

E0200 = 工作区文件夹不存在，或者不是文件夹。
    .mend = 请给出文件夹的路径。可用 `waymark new` 新建一个起步文件夹。
E0201 = 缺少此文件。{ $by ->
         [absent] {""}
        *[other] { $by } 处需要它。
    }
    .mend = 请补上该文件，或删去引用它的内容。
W0201 = 文件开头有字节顺序标记（BOM），已接受。
    .mend = 无需处理。如要去除，请另存为不带 BOM 的 UTF-8。
E0202 = 无法读取此文件：{ $reason ->
         [not_found] 该处没有内容
         [permission] 没有访问权限
        *[other] 系统拒绝
    }。
    .mend = 请检查文件是否存在，以及您是否有读取权限。
W0202 = 没有程序会读取此文件或文件夹。{ $hint ->
         [absent] {""}
        *[other] 是否想写“{ $hint }”？
    }
    .mend = 请改正名称、删除，或移出工作区。
E0203 = { $found ->
         [folder] 此处应为文件，却是文件夹。
         [file] 此处应为文件夹，却是文件。
        *[other] 此处既不是文件也不是文件夹。
    }
    .mend = 请将其改名，并在原处放入应有的内容。
E0204 = 此链接指向工作区之外。
    .mend = 请把文件复制到工作区内。
E0205 = 此文件的编码是 UTF-16 或 UTF-32。
    .mend = 请另存为 UTF-8：在电子表格软件中选择“CSV UTF-8”，在编辑器中选择编码“UTF-8”。
E0206 = 此处有字符不是 UTF-8 编码{ $times ->
         [once] 。
        *[other] （共 { $times } 行）。
    }
    .mend = 请将文件另存为 UTF-8：在电子表格软件中选择“CSV UTF-8”。
E0207 = 此处有零字节{ $times ->
         [once] 。
        *[other] （共 { $times } 行）。
    }
    .mend = 请删除该字符或重新保存文件：文件可能已损坏，或者不是文本。
E0208 = 此行超过 { $limit } MiB。
    .mend = 请拆分此行。如果整个文件只有一行，请重新保存并保留换行。
E0209 = 此文件是空的。
    .mend = 请至少写入表头行，或删除此文件。
E0210 = 此文件超过 { $limit } MiB。
    .mend = 请拆分文件，或删去不属于它的内容。

### 表格与设置 (E02xx, W02xx)

E0211 = 此处不符合 TOML 语法：{ $message }。
    .mend = 请修改此行。文本要加引号，表名放在方括号中，同一个键不能出现两次。
E0212 = 此表没有名为“{ $name }”的列。{ $hint ->
         [absent] {""}
        *[other] 是否想写“{ $hint }”？
    }
    .mend = 请改正表头中的列名，或删除该列。
E0213 = 缺少列“{ $name }”。
    .mend = 请在表头和每一行中加上该列。
E0214 = 列“{ $name }”出现了两次。
    .mend = 请删除其中一个或改名。
E0215 = 此行有 { $found } 个单元格，表头有 { $expected } 个。
    .mend = 请增减逗号。含有逗号的单元格须加引号。
E0216 = 此处的引号没有闭合，或闭合引号之后还有内容。
    .mend = 请在下一个逗号之前用引号结束单元格。带引号的单元格内，引号要写两次。
E0217 = 单元格之间用的是{ $found ->
         [semicolon] 分号
        *[other] 制表符
    }，而不是逗号。
    .mend = 请重新保存此表，用逗号分隔单元格。
E0218 = 此处缺少“{ $name }”。
    .mend = 请填写。
E0219 = 此处没有名为“{ $name }”的键。{ $hint ->
         [absent] {""}
        *[other] 是否想写“{ $hint }”？
    }
    .mend = 请改正键名，或删除该键。
E0220 = 此处应为{ $expected ->
         [text] 文本
         [number] 数字
         [integer] 整数
         [boolean] 真假值
         [date] 日期
         [list] 列表
         [table] 表
         [text_or_list_or_table] 文本、列表或表
        *[other] 其他内容
    }，却是{ $found ->
         [text] 文本
         [number] 数字
         [integer] 整数
         [boolean] 真假值
         [date] 日期
         [list] 列表
         [table] 表
         [text_or_list_or_table] 文本、列表或表
        *[other] 其他内容
    }。
    .mend = 请按要求的形式书写：文本加引号，数字不加，列表放在方括号中。
E0221 = “{ $text }”不是普通的十进制数。{ $hint ->
         [absent] {""}
        *[other] 请写成 { $hint }。
    }
    .mend = 请只写数字，小数用点表示：不要千位分隔符、百分号或空格。
E0222 = “{ $text }”不是有效日期。
    .mend = 请写成“2024-06-30”这样的年月日。
E0223 = “{ $text }”不是有效时期{ $reason ->
         [calendar] ：没有这样的日期或月份
         [order] ：结束早于开始
        *[other] {""}
    }。
    .mend = 请写成 2024、2024-Q1、2024-06、2024-06-30，或用斜线连接两个时点，如 2021/2025。
E0224 = { $reason ->
         [empty] 此处缺少标识符。
         [too_long] “{ $text }”作为标识符过长。
         [space] “{ $text }”含有空格，不能作标识符。
        *[other] “{ $text }”含有字符“{ $char }”，不能作标识符。
    }
    .mend = 请用 1 至 80 个字母、数字或 _ - . : / 符号，不含空格。
E0225 = 此处不能写“{ $text }”。{ $hint ->
         [absent] {""}
        *[other] 是否想写“{ $hint }”？
    }
    .mend = 请用以下之一：{ $allowed }。
E0226 = { $text } 超出此处允许的范围。
    .mend = { $maximum ->
         [absent] 请用不小于 { $minimum } 的数。
        *[other] 请用 { $minimum } 到 { $maximum } 之间的数。
    }
E0227 = “{ $text }”不是有效的分类。
    .mend = 请写成“键=值”，多个用分号连接：sex=female;residence=rural。键只含字母、数字、_ 和 -。
E0228 = “{ $key }”已在第 { $other } 行出现。
    .mend = 请删除其中一行，或使用不同的键。更正的数据须在 recorded 列填写更晚的日期。
E0229 = “{ $text }”在列表中出现两次。
    .mend = 请删除其中一个。
E0230 = “{ $text }”不是语言标签。
    .mend = 请用 en、zh 或 pt-BR 之类的标签。
E0231 = 此列表或表至少需要 { $minimum } 项。
    .mend = 请补足缺少的内容，或删除该键。
E0238 = 此文件中还有 { $count } 处 { $code } 未列出。
    .mend = 请先修改已列出的问题，再重新检查。
W0238 = 此文件中还有 { $count } 处 { $code } 未列出。
    .mend = 请先查看已列出的问题，再重新检查。

### 引用 (E02xx, W02xx)

E0241 = “{ $text }”不在 { $table ->
         [bodies] bodies.csv
         [areas] areas.csv
         [sources] sources.csv
         [indicators] indicators.csv
         [targets] targets.csv
         [measures] measures.csv
         [scales] method 文件夹的量表
         [node] 此指数的节点
        *[other] { $table }
    } 中{ $times ->
         [once] 。
        *[other] （此文件中使用 { $times } 次）。
    }{ $hint ->
         [absent] {""}
        *[other] 是否想写“{ $hint }”？
    }
    .mend = 请改正标识符，或添加定义它的一行。
E0242 = 以下各项互为上级，形成循环：{ $path }。
    .mend = 请修改其中一项的上级。
E0243 = “{ $text }”以自身为上级。
    .mend = 请将上级留空，或填写其他项。
E0244 = 计划中没有句子“{ $text }”{ $times ->
         [once] 。
        *[other] （此文件中使用 { $times } 次）。
    }{ $hint ->
         [absent] {""}
        *[other] 是否想写“{ $hint }”？
    }
    .mend = 请在计划登记表中查找引用号：章节、段落和句子，如 I.1.1-1。
W0245 = 句子“{ $text }”没有作出承诺{ $times ->
         [once] 。
        *[other] （此文件中使用 { $times } 次）。
    }
    .mend = 请引用一项承诺。如果该句读取有误，请在 plan/corrections.toml 中更正。
W0246 = 计划中没有{ $entity ->
         [section] 章节
         [paragraph] 段落
         [group] 群体
        *[other] 文本
    }“{ $text }”。
    .mend = 请改正标识符，或删除此行。

### 业务规则 (E02xx, W02xx)

E0251 = 单位是“{ $text }”，而指标 { $indicator } 的单位是“{ $expected }”。
    .mend = 请换算数值或改正单位。单位逐字比较。
E0252 = 缺少数值，但状态 { $status } 表示有数值。
    .mend = 请填写数值，或将状态改为 M（缺失）或 Q（隐去）。
E0253 = 有数值，但状态 { $status } 表示没有数值。
    .mend = 请删除数值或改正状态。
E0254 = 此数值没有来源。
    .mend = 请至少注明 sources.csv 中的一个来源。
E0255 = { $date } 晚于本次评估的截止日 { $as_of }。
    .mend = 请改正日期，或在 waymark.toml 中设定更晚的 as_of。
W0256 = 百分比 { $text } 不在 0 到 100 之间。
    .mend = 请改正数值。如果无误，请在备注中说明原因。
W0257 = 数值 { $text } 为负。
    .mend = 请改正数值。如果无误，请在备注中说明原因。
E0258 = 此目标没有指标。
    .mend = 请填写衡量它的指标，或删去此目标：没有衡量方法的承诺不是目标。
E0259 = 可比性为“{ $comparability }”，必须填写备注。
    .mend = 请在备注中说明数据未衡量什么，或衡量方式有何不同。
E0260 = “{ $name }”为空，而基线的另一半已填写。
    .mend = 请同时填写基线的数值和时期，或都不填。
W0261 = 期限 { $text } 不属于 { $plan } 的计划。
    .mend = 请核对日期。期限可在计划年限之内，或之后 { $years } 年以内。如果无误，请在备注中说明原因。
W0262 = { $text } 不在计划时期 { $plan } 之内。
    .mend = 请核对日期。计划之前或之后所做的工作，须在备注中说明理由才能计入。
E0263 = “{ $text }”不是量表 { $scale } 的等级。{ $hint ->
         [absent] {""}
        *[other] 是否想写“{ $hint }”？
    }
    .mend = 请使用量表中的等级代码。
E0264 = “{ $text }”没有上级，而“{ $other }”也没有。
    .mend = 除一个节点外，请为每个节点填写上级。
E0265 = “{ $text }”之下的权重全部为零。
    .mend = 请至少给其中一项大于零的权重。
E0266 = 指标“{ $text }”没有方向。
    .mend = 请在 indicators.csv 中填写 higher 或 lower，或将其移出指数。
E0267 = 缺少端点“{ $name }”。
    .mend = 请同时填写 low 和 high。
E0268 = 两个端点都是 { $text }。
    .mend = 请填写两个不同的数值。
E0269 = 指标“{ $text }”已在第 { $other } 行使用。
    .mend = 请删除其中一个叶节点。
E0270 = 节点“{ $text }”之下没有内容。
    .mend = 请添加以它为上级的叶节点或节点，或删除该节点。
E0281 = 节点“{ $text }”的汇总方法是 { $rule }，而同级的另一节点是 { $other }。
    .mend = 请使同级节点的汇总方法一致，或将该节点移到另一级。
E0271 = 等级值 { $text } 不高于前一个值 { $before }。
    .mend = 请将等级由差到好排列，等级值递增。
E0272 = { $text ->
         [no_evidence] 等级 no_evidence 只能出现一次，且没有等级值。
         [absent] 量表缺少等级 no_evidence。
        *[other] 等级“{ $text }”没有等级值。
    }
    .mend = 量表须有且仅有一个没有等级值的等级，代码为 no_evidence；其他等级都要有等级值。
E0273 = 进展规则已在 { $other } 中给出。
    .mend = 请删除两个文件中的一个。
E0274 = 此陈述必须是计数或给出数值之一。
    .mend = 请填写 pass、numerator 和 denominator，或者 value_of 和 value，不可兼有。
E0275 = 占位符 { $text } 没有可填入的内容。
    .mend = 请在花括号中使用以下之一：{ $allowed }。
E0276 = 此陈述没有对象：分母为 0。
    .mend = 请在 of 中放宽选择范围，或删去此陈述。
E0277 = 分子 { $numerator } 大于分母 { $denominator }。
    .mend = 请重新计数：符合条件的必定在所述范围之内。
W0278 = “{ $text }”不在 waymark.toml 的语言列表中。
    .mend = 请在该处添加此语言，或删除此文件。
E0279 = “{ $text }”不是 plan 文件夹中文本的名称。
    .mend = 请只写文件名，以 .txt 或 .md 结尾，不含文件夹。
W0280 = 时期 { $text } 始于本次评估的截止日 { $as_of } 之后，而状态不是 F。
    .mend = 请改正时期，或将状态改为 F（预测）。

### 对主张的查询 (E03xx)

E0301 = 主张“{ $claim }”查询列“{ $column }”，而表“{ $table }”没有此列。
    .mend = 请从发布包的 `data/{ $table }.csv` 或 `datapackage.json` 中取用列名。
E0302 = 主张“{ $claim }”在表“{ $table }”中没有涉及任何一行。
    .mend = 请改正筛选条件 `of`。没有对象的主张不能发布。
E0303 = 主张“{ $claim }”查询一个值，而筛选后剩下 { $rows } 行。
    .mend = 请在 `of` 中增加条件，直到只剩一行。
E0304 = 主张“{ $claim }”查询一个值，而该单元格没有数字。
    .mend = 请另选一列，或用文字说明没有数据。
E0305 = 主张“{ $claim }”公布的是 { $published }，而查询结果是 { $found }。
    .mend = 若数据正确，请写入新的数字并重读该句；若句子正确，请检查数据。
