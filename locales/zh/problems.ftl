### 指数的数据表或方法有什么问题。属性 .mend 说明如何修改。

hint-near = 是否应为“{ $word }”？
hint-known = 可用的有：{ $known }。
hint-many = 请检查拼写。

## 作为文本的文件

problem-unreadable = 文件无法读取：{ $reason }。
    .mend = 请检查文件是否存在，以及是否有权读取。
problem-not_utf8 = 此处的字节不是 UTF-8 文本。
    .mend = 请将文件另存为 UTF-8 编码。

problem-row_unreadable = 有一行无法读取：{ $reason }。
    .mend = 请将文件另存为 UTF-8 编码的 CSV，并检查是否有未闭合的引号。
problem-no_rows = 数据表没有数据行。
    .mend = 请在表头下为每个单位写一行。
problem-semicolons = 单元格之间用的是分号。
    .mend = 请将文件另存为以逗号分隔单元格、以小数点书写数值的CSV。
problem-no_code = 此行没有单位代码。
    .mend = 请填写代码，或删去此行。
problem-no_number_or_flag = “{ $text }”既不是数值，也不是TRUE或FALSE。
    .mend = 请填写其中之一，或将单元格留空。
problem-cells = 该行有{ $have }个单元格，表头有{ $need }个。
    .mend = 请将含有逗号的单元格放入引号。
problem-column_twice = 第{ $first }列和第{ $second }列同名：“{ $column }”。
    .mend = 请使每列的名称各不相同。
problem-not_a_number = “{ $text }”不是数字。
    .mend = 请写数字，小数点用“.”，不用千位分隔符；没有数据的，请将单元格留空。
problem-not_a_year = “{ $text }”不是年份。
    .mend = 请写年份，或去掉该列。
problem-unit_twice = 单位“{ $unit }”在此处再次出现。
    .mend = 请使每个单位在每个时期只有一行。

## 所指的列

problem-no_column = { $table }中没有名为“{ $column }”的列。
    .mend = { $hint }
problem-no_unit_column = 没有名为“{ $column }”的单位代码列。
    .mend = { $hint }
problem-column_needed = 没有名为“{ $column }”的列。
    .mend = { $hint }
problem-described_and_absent = 此处说明了{ $column }，但{ $table }中没有这一列。
    .mend = { $hint }
problem-parent_no_aggregate = { $node }的上级“{ $parent }”不是汇总项（Aggregate）。
    .mend = { $hint }
problem-no_type = { $node }的类型“{ $kind }”不存在。
    .mend = { $hint }
problem-described_twice = { $node }已在第{ $first }行描述过。
    .mend = 每一列、每个汇总项只描述一次。
problem-no_weight = { $node }没有权重。
    .mend = 若各项同等重要，请写1。
problem-no_sign = { $indicator }的方向既不是1也不是-1。
    .mend = 数值越大越好写1，越小越好写-1。
problem-no_denominator_row = { $indicator }应除以{ $denominator }，但后者没有任何描述。
    .mend = 请增加一行类型为Denominator的描述。{ $hint }

## 方法文件

problem-not_toml = 方法文件无法读取：{ $reason }。
    .mend = 所有键及其取值见 docs/composite.md。
problem-unknown_key = 此处没有名为“{ $key }”的键。
    .mend = { $hint }
problem-missing_key = 此处缺少必需的键“{ $key }”。
    .mend = 请补上；其取值见 docs/composite.md。
problem-no_index = 这不是指数的方法文件。
    .mend = 请写 kind = "index"。
problem-no_indicators = 没有任何指标。
    .mend = 请至少写一个 [[leaf]]，或提供 iMeta 表。
problem-no_direction = { $indicator }的方向是“{ $direction }”，应为“higher”或“lower”。
    .mend = 请说明越高越好还是越低越好。
problem-no_share = { $name }的值为{ $value }，应为0到1之间的比例。
    .mend = 例如60%写作0.6。
problem-two_minimums = minimum_coverage与minimum_children同时给出。
    .mend = 请保留其一：一个节点只按其中一项要求。
problem-no_shares_by_level = 这里需要0至1之间的份额：对所有层级给出一个，或自顶层起逐层列出。
    .mend = 60%请写作0.6。
problem-reference_apart = 各年份分别换算时，不能以某个单位为参照。
    .mend = 请去掉 apart：这样所有年份都以该单位最近的数值为参照。
problem-consensus_too_large = “kemeny”须逐对比较{ $rows }行，数量过多。
    .mend = 请改用“copeland”，或至多取{ $most }行。
problem-too_many_levels = 给出了{ $rules }条规则，而指标体系只有{ $levels }层。
    .mend = 请自上而下每层给一条，或各层共用一条。
problem-no_kind = 没有名为“{ $kind }”的类型。
    .mend = { $hint }
problem-two_kinds = { $indicator }同时列在两种类型之下。
    .mend = 请只保留一处：一个指标只属于一种类型。

## 找不到的名称

problem-no_node = 没有名为“{ $node }”的节点。
    .mend = { $hint }
problem-no_indicator = 没有名为“{ $indicator }”的指标。
    .mend = { $hint }
problem-no_unit = 没有代码为“{ $unit }”的单位。
    .mend = { $hint }
problem-no_parent = { $node }的上级“{ $parent }”不是节点。
    .mend = { $hint }
problem-no_rule = 没有名为“{ $rule }”的规则。
    .mend = { $hint }
problem-no_step = 没有名为“{ $step }”的步骤。
    .mend = { $hint }
problem-no_filling = 不能以“{ $by }”填补缺失值。
    .mend = { $hint }
problem-no_treatment = 不能以“{ $by }”处理异常值。
    .mend = { $hint }
problem-no_second = 后续处理不能是“{ $then }”。
    .mend = { $hint }
problem-no_frontier = 没有名为“{ $by }”的前沿。
    .mend = { $hint }
problem-no_weighting = 没有名为“{ $rule }”的赋权规则。
    .mend = { $hint }
problem-no_group = 没有名为“{ $group }”的分组列。
    .mend = { $hint }
problem-group_needed = 按组填补没有说明按哪一列分组。
    .mend = 请写 group =，后接 groups 中某列的名称。{ $hint }
problem-no_level = 指标之上没有第{ $level }层。
    .mend = 请写2（指标的上一层）至{ $top }之间的层级。

## 规则及其参数

problem-rule_needed = 缺少写明规则代码的键“rule”。
    .mend = 请写作 {"{"} rule = "min_max", lo = 1 {"}"}。
problem-no_rules = 规则列表为空。
    .mend = 请至少写一条，例如“arithmetic”。
problem-parameter_kind = 参数“{ $parameter }”既不是数字，也不是 true 或 false。
    .mend = 请写数字、true 或 false，不加引号。
problem-no_parameter = “{ $rule }”没有名为“{ $parameter }”的参数。
    .mend = { $hint }
problem-parameter_needed = “{ $rule }”缺少参数“{ $parameter }”。
    .mend = 请写作 {"{"} rule = "{ $rule }", { $parameter } = ... {"}"}；其含义见 docs/composite.md。
problem-parameter_of_wrong_kind = “{ $rule }”的参数“{ $parameter }”类型不符。
    .mend = 需要数字的写数字，需要是或否的写 true 或 false。
problem-parameter_not_finite = “{ $rule }”的参数“{ $parameter }”不是有限的数。
    .mend = 请写一个普通的数。
problem-parameter_not_positive = “{ $rule }”的参数“{ $parameter }”必须大于0。
    .mend = 请写大于0的数。
problem-parameter_zero = “{ $rule }”的参数“{ $parameter }”不能为0。
    .mend = 请写其他数值。
problem-parameter_outside = “{ $rule }”的参数“{ $parameter }”必须在{ $low }到{ $high }之间。
    .mend = 请写{ $low }到{ $high }之间的数。
problem-parameters_exclude = “{ $rule }”的参数“{ $one }”与“{ $other }”不能同时使用。
    .mend = 请只给其中之一。
problem-parameters_order = “{ $rule }”的参数“{ $low }”必须小于“{ $high }”。
    .mend = 请修改其中之一。
problem-parameter_length = “{ $rule }”的列表“{ $parameter }”有{ $have }个数，应有{ $need }个。
    .mend = 请写出所需个数的数字。
problem-parameter_count = “{ $rule }”的列表“{ $parameter }”有{ $have }个数。
    .mend = 请给出{ $least }至{ $most }个。
problem-parameter_not_rising = “{ $rule }”的列表“{ $parameter }”中的数不是递增的。
    .mend = 请自小到大书写，每个只写一次。

## 步骤

problem-scale_not_positive = 换算单位 scale 的值为{ $scale }，必须大于0。
    .mend = 例如“每千”写作1000。
problem-income_needed = 前沿需要一列收入或其他能力数据。
    .mend = 请写 income = "gdp"，引号内为该列的名称。
problem-no_draws = 抽取次数为零，无法得到前沿。
    .mend = 请写 draws = 25。
problem-lower_is_better = { $indicators }越低越好，而不平等调整是调低越高越好的数值。
    .mend = 请先将数值反过来（例如以存活率代替死亡率），或用“except”排除。
problem-groups_needed = 不平等调整至少需要两个群体的数值。
    .mend = 请写 figures = ["rate_women", "rate_men"]。
problem-no_aversion = 不平等厌恶系数为{ $aversion }，应为不小于0的数。
    .mend = 联合国开发计划署的取值为1。
problem-people_count = 有{ $groups }个群体，却有{ $have }个人数。
    .mend = 请按同样的顺序为每个群体各写一个。
problem-column_of_step = 该步骤所用的一列不存在。
    .mend = { $hint }
problem-no_figures = 没有“{ $name }”的数值。
    .mend = 请写出一个指标，或其分组：指标[分组]。
problem-no_direction_said = { $indicator }未说明越高越好还是越低越好。
    .mend = 请为该指标写明direction。
problem-one_time = 数据只有一个时期，没有可供对照的过去。
    .mend = 请增加年份列，或去掉该步骤。
problem-no_past = 没有名为“{ $by }”的与过去对照的方法。
    .mend = { $hint }
problem-balance_of_one = 差额只针对一个指标：回答“上升”者所在的列。
    .mend = 请写明：only = ["up"]。
problem-balance_needs_down = 差额需要回答“下降”者所在的列。
    .mend = 请写down = "worse"。

## 指标体系

problem-tree_empty = 指标体系没有任何节点。
    .mend = 请至少写一个 [[node]] 和一个 [[leaf]]。
problem-tree_no_root = 没有顶层节点。
    .mend = 请去掉一个节点的上级，使其成为顶层。
problem-tree_several_roots = { $nodes }都没有上级，而只有顶层可以没有上级。
    .mend = 请为顶层以外的各节点写明上级。
problem-tree_ring = { $nodes }互为上下级，形成循环。
    .mend = 请更改其中一个的上级。
problem-tree_under_indicator = { $node }的上级{ $parent }是一个指标。
    .mend = 请以某个 [[node]] 为其上级。
problem-tree_unknown_parent = { $node }的上级不是节点。
    .mend = 请以某个 [[node]] 为其上级。
problem-tree_unknown_column = { $node }在数据表中没有对应的列。
    .mend = 请去掉它，或补上该列。
problem-tree_weight = { $node }的权重为{ $weight }，应为不小于0的数。
    .mend = 请写不小于0的数。
problem-tree_zero_weights = { $node }的各部分权重均为0。
    .mend = 请至少使其中之一的权重大于0，或去掉{ $node }。
problem-tree_no_children = { $node }没有下级，也不是指标。
    .mend = 请在其下放入指标，或去掉它。
problem-tree_indicator_twice = 指标{ $indicator }使用了两次。
    .mend = 请只保留一处。

## 按规则赋权

problem-weights_negative_loading = { $node }之下的权重不能取载荷：{ $child }与其他部分方向相反（载荷为负）。
    .mend = 请检查其方向，或改用“factors”。
problem-weights_children = { $node }之下只有{ $children }个部分，无须按规则赋权。
    .mend = 请去掉该节点的赋权规则。
problem-weights_units = { $node }之下的权重无法由数据得出：各部分都有数值的单位只有{ $units }个，至少需要3个。
    .mend = 请先用步骤填补缺失值，或直接给出权重。
problem-weights_constant = { $node }之下的权重无法由数据得出：{ $child }在所有单位中数值相同。
    .mend = 请去掉{ $child }，或直接给出权重。
problem-weights_negative = { $node }之下的权重不能用此规则得出：{ $child }有负值{ $value }。
    .mend = 请采用从0或更高处起的尺度，例如 lo = 0, hi = 100。
problem-weights_not_positive = { $node }之下的权重不能用此规则得出：{ $child }有数值{ $value }，不大于0。
    .mend = 请采用大于0的尺度，例如 lo = 1, hi = 100。
problem-weights_judgements = 对{ $node }各部分给出了{ $have }个判断，需要{ $need }个。
    .mend = 请按各部分的顺序，为每一部分各给一行或一个数。
problem-weights_judgement = 对{ $node }各部分的判断中，第{ $row }行第{ $column }列为{ $value }，应为大于0的数。
    .mend = 请写大于0的数。
problem-weights_reciprocal = 对{ $node }各部分的判断相互矛盾：第{ $row }行第{ $column }列与第{ $column }行第{ $row }列不互为倒数。
    .mend = 例如一处写3，另一处写0.3333。
problem-weights_bounds = { $node }的{ $children }个部分，权重若在{ $low }到{ $high }之间，合计不可能为1。
    .mend = 请调低“least”，或调高“most”。
problem-weights_unsolved = 没有得出{ $node }各部分的权重：各部分几乎没有差异。
    .mend = 请去掉其中一个部分，或直接给出权重。
problem-weights_best_and_worst = “best”和“worst”必须是{ $node }的组成部分。
    .mend = { $hint }
problem-weights_two_rows = 对{ $node }各部分需要两行判断：最优者与各部分相比，各部分与最劣者相比。现有{ $have }行。
    .mend = 请写 judgements = [[...], [...]]。
problem-weights_no_judgement = 没有对{ $node }的组成部分{ $child }作出判断。
    .mend = 请将其列入“children”并给出判断。

## 数据与方法

problem-infinite = 某个步骤使{ $unit }的{ $indicator }成为无穷大。
    .mend = 请检查该数值，以及该步骤所用的分母或幂。
problem-step_entries = 步骤{ $step }针对{ $entries }列，数据有{ $columns }列。
    .mend = 请用指标代码写明该步骤适用的指标。
problem-step_denominator = 步骤{ $step }将{ $indicator }除以不存在的列。
    .mend = 请补上该列，或用“except”将{ $indicator }排除在该步骤之外。
problem-lengths = 有一列为{ $have }行，其他列为{ $need }行。
    .mend = 请使各列行数相同。
problem-blocks = 各年份没有依次覆盖全部{ $rows }行。
    .mend = 请按年份排列各行。
problem-rules_for_columns = 有{ $rules }列的尺度，数据有{ $columns }列。
    .mend = 请为每个指标各给一个尺度，或所有指标共用一个。

## 不确定性

problem-input_one_thing = 一个不确定因素只能说明一件事。
    .mend = 请从 weights、error、relative_error、filling、choice 中给出一项。
problem-input_twice = 有两个输入使用此名称。
    .mend = 请使每个输入的名称各不相同。
problem-input_named_as_group = 有一个组与此输入同名，而此输入不在该组中。
    .mend = 请为该组另取名称。
problem-input_before_steps = 列或文件所说明的，是各步骤之前的数值。
    .mend = 请去掉again = false。
problem-input_bounds = 上下限应有两项：数值可能的最小值和最大值。
    .mend = 请写bounds = ["_low", "_high"]，或两个文件。
problem-no_spread = 此处没有名为“{ $spread }”的分布形状。
    .mend = { $hint }
problem-outside_bounds = { $unit }的{ $indicator }数值{ $figure }不在{ $least }与{ $most }之间。
    .mend = 请修改上下限或该数值。
problem-no_ending = 数据中没有以“{ $ending }”结尾的列，例如“{ $example }”。
    .mend = 请写明列名的结尾，或以.csv结尾的文件。
problem-no_error_of = { $column }中单位{ $unit }的{ $value }不是标准误。
    .mend = 请写不小于0的数字，或将单元格留空。
problem-no_error = { $value }不是标准误。
    .mend = 请写不小于0的数字，或将单元格留空。
problem-no_file = 文件“{ $file }”不存在。
    .mend = 请将它放在方法文件旁边。
problem-column_of_values = 没有名为“{ $column }”的列。
    .mend = 各列为unit、time（若有多个时期）、indicator、draw（若为joint）、value。
problem-draw_twice = 抽样“{ $draw }”对此数值给出了第二个值。
    .mend = 请只保留一个。
problem-input_empty = 不确定因素“{ $input }”没有可选项。
    .mend = 请至少写两个选项；{"{"}{"}"} 表示方法保持不变。
problem-input_no_step = 不确定因素“{ $input }”更改步骤{ $step }，而方法只有{ $steps }个步骤。
    .mend = 步骤从1开始编号。
problem-input_entries = 不确定因素“{ $input }”有{ $have }项，需要{ $need }项。
    .mend = 请各给一项。
problem-input_share = 不确定因素“{ $input }”使权重变动{ $value }，应为0到1之间的比例。
    .mend = 例如四分之一写作0.25。
problem-input_negative = 不确定因素“{ $input }”的某个权重或误差为负数或无穷大。
    .mend = 请写不小于0的数。
problem-input_second = 不确定因素“{ $input }”与另一个属于同一类，而该类只能有一个。
    .mend = 请只保留其中之一。
problem-input_column = 没有与不确定因素“{ $input }”同名的列。
    .mend = { $hint }
problem-no_choice = “{ $value }”不是选项的编号。
    .mend = 请写1到{ $most }之间的整数。
problem-no_place = “{ $value }”不是0到1之间的数。
    .mend = 请写该因素在其范围内的位置，从0到1。
problem-too_many_units = { $units }个单位过多，无法在每次抽取中排名。
    .mend = 同一时期请至多取{ $most }个单位：一个地区，或一个样本。
problem-sensitivity_no_inputs = 没有可供分析的不确定因素。
    .mend = 请至少写一个 [[uncertainty.input]]。
problem-sensitivity_dimensions = 分析需要{ $asked }维的点，而至多有{ $most }维。
    .mend = 请减少不确定因素。
problem-sensitivity_rows = { $asked }次运算过多，无法完成。
    .mend = 请至多取{ $most }次。
problem-sensitivity_lengths = 给出了{ $given }个值，需要{ $needed }个。
    .mend = 请增加运算次数。
problem-sensitivity_few_rows = 完整的运算只有{ $rows }次，至少需要{ $least }次。
    .mend = 请增加次数，或修改得不出得分的选项。
problem-sensitivity_constant_output = 每次运算的名次都相同，没有可以分解的方差。
    .mend = 请写有影响的不确定因素，或去掉此项分析。
problem-sensitivity_constant_input = 有一个不确定因素在每次运算中都相同，不能解释任何变化。
    .mend = 请去掉该因素。
problem-sensitivity_resamples = 重抽样只有{ $given }次，不足以给出区间。
    .mend = 请写 resamples = 1000。
problem-sensitivity_level = 区间的置信水平必须在0到1之间。
    .mend = 请取0.9。
problem-sensitivity_tolerance = 容许误差必须大于0。
    .mend = 请写大于0的数。
problem-sensitivity_grid = 莫里斯（Morris）设计的网格不能有{ $given }级，级数须为偶数。
    .mend = 请取4。
problem-sensitivity_bins = 不能将一个因素的范围分为{ $given }段。
    .mend = 请至少取2段，且不多于抽取次数。
problem-sensitivity_not_smooth = 有一个不确定因素的不同取值过少，无法得到平滑曲线。
    .mend = 请将其排除在此项分析之外。
problem-sensitivity_unlike = 不同分析的结果不能合并。
    .mend = 请以相同的因素进行两次分析。
problem-sensitivity_nothing = 没有可供判断的估计值：全部缺失。
    .mend = 请增加运算次数，或修改得不出得分的选项。
