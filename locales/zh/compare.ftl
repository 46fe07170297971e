### 两期计划对照。

compare-verdict-carried_over = 延续
compare-verdict-reworded = 措辞不同，力度相同
compare-verdict-strengthened = 加强
compare-verdict-weakened = 减弱
compare-verdict-mixed = 有加强也有减弱
compare-verdict-dropped = 取消
compare-verdict-new = 新增

compare-what-target = 指标
compare-what-firmness = 数字的确定程度
compare-what-has_target = 指标
compare-what-deadline = 期限
compare-what-has_deadline = 期限
compare-what-has_owner = 负责者
compare-what-modality = 承诺的性质
compare-what-figure = 无约束力的数字

compare-direction-stronger = 加强
compare-direction-weaker = 减弱
compare-direction-open = 改变

compare-change-both = { $direction }：{ $what }由“{ $before }”改为“{ $after }”
compare-change-gained = { $direction }：新增{ $what }“{ $after }”
compare-change-lost = { $direction }：不再有{ $what }“{ $before }”

compare-hand-over = 移交下一期计划：已承诺，但既未完全延续也未了结的事项
compare-hand-over-none = 没有遗留事项：第一期计划的承诺均已延续或了结。
compare-languages = 两个文本的语言不同，无法比较文字：全部显示为取消和新增。
compare-closed-unknown = 第一期计划中没有被列为已了结的承诺 { $reference }。

compare-profile = 数字概览
compare-profile-measure = 承诺
compare-profile-before = 第一期计划
compare-profile-after = 第二期计划
compare-profile-commitments = 全部
compare-profile-with_target = 有约束性数字
compare-profile-with_deadline = 有自身期限
compare-profile-with_owner = 写明负责者
compare-column-changes = 变化

keep-done = { $kept } 个句子有固定编号，其中新增 { $new } 个；{ $retired } 个编号已停用。
