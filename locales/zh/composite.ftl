### `waymark index` 对结果的说明：提示、审计、图、解释。

composite-none = 无

## 对结果的提示

remark-refused = { $node }所用的规则（{ $rule }）不能计算{ $child }换算后的数值{ $value }（单位{ $unit }）。{ $count }个单位在此没有得分。请采用大于0的尺度，例如 lo = 1, hi = 100；几何平均也可声明如何处理零值：{"{"} rule = "geometric", shift = 1 {"}"} 或 {"{"} rule = "geometric", drop = true {"}"}。
remark-unscalable = { $indicator }无法归一化，视为缺失：{ $why }
remark-not_divided = 步骤{ $step }：{ $count }个数值没有分母，视为缺失。
remark-not_filled = 步骤{ $step }：仍有{ $count }处缺失，第一处：{ $why }
remark-no_frontier = 步骤{ $step }：{ $indicator }没有前沿，其数值视为缺失。{ $why }
remark-not_measured = 步骤{ $step }：无法度量不平等，{ $count }个数值视为缺失，第一个是{ $unit }的{ $indicator }。{ $why }
remark-not_held = 步骤{ $step }：{ $count }个数值无从对照，视为缺失，第一个是{ $unit }的{ $indicator }。{ $why }
remark-left_out = 步骤{ $step }：未列入{ $units }。
remark-outliers_remain = 步骤{ $step }：{ $indicators }仍有异常值。
remark-weights_not_settled = { $node }之下的权重是已找到的最优解，但不一定是全局最优（残差{ $residual }）。
remark-judgements_contradict = { $node }之下的两两比较相互矛盾（一致性比率{ $ratio }，通常不超过0.10）。
remark-other_indicators = 两者的指标不同：只比较得分和名次。
remark-other_trees = 两者的指标体系不同：只比较得分和名次。
remark-no_causes = 两者无法对应：只比较得分和名次。
remark-compared = 得分的相关系数{ $scores }，名次的相关系数{ $ranks }，名次平均变动{ $shift }。

## 为何缺失

reason-no_figure = { $indicator }没有任何数值：请去掉该指标，或寻找数据来源。
reason-no_group = { $unit }不属于任何组。
reason-empty_group = { $unit }所在的组中，没有单位有{ $indicator }的数值。
reason-nothing_near = 没有可供填补{ $unit }的{ $indicator }的数据。
reason-few_rows = { $rows }行不足以建立{ $columns }列的模型：请减少指标，或改用其他填补方法。
reason-no_data = 该指标没有数值。
reason-single_value = 该指标只有一个数值（{ $value }），无从比较。
reason-constant = 该指标的数值均为{ $value }，无法区分。
reason-target_not_ahead = 目标值{ $target }不优于最差的数值{ $worst }。
reason-no_reference = 参照单位{ $unit }没有数值。
reason-not_positive = 该指标有数值{ $value }，而此尺度要求数值大于0。
reason-out_of_range = 换算后的数值超出可表示的范围。
reason-not_declared = 值{ $value }不属于所声明的任何类别。
reason-no_incomes = 没有单位同时有数值和收入。
reason-income_not_positive = { $unit }的收入为{ $value }，应为大于0的数。
reason-frontier_parameter = 分位数的比例应在0到1之间，m阶前沿至少与一个单位相比。
reason-lengths = { $have }个数值对{ $need }个。
reason-few_groups = 只有{ $groups }个群体有数值，至少需要2个。
reason-group_share = 有一个群体的比例为{ $value }，应为不小于0的数。
reason-group_figure = 有一个群体的数值为{ $value }，而在此不平等厌恶系数下数值必须大于0：请像联合国开发计划署那样以最小的数值代替零，或采用小于1的系数。
reason-aversion = 不平等厌恶系数为{ $value }，应为不小于0的数。
reason-no_earlier = 没有更早的数值。
reason-from_zero = 更早的数值为零。
reason-no_cycle = 该单位的数值历年不变。
reason-no_answers = 缺少回答。
reason-no_people = 无人回答，或回答数为负。

## 审计

audit-title = 统计审计：{ $index }
audit-lead = { $rows }行，{ $indicators }个指标，{ $dimensions }个维度；{ $scored }行有得分。
audit-figures = 数据
audit-few_available = 数据过少（不足{ $available }的单位）：{ $indicators }
audit-few_nonzero = 多数为零：{ $indicators }
audit-few_unique = 不同取值过少：{ $indicators }
audit-outliers = 处理前有异常值（|偏度| > { $skewness } 且峰度 > { $kurtosis }）：{ $indicators }
audit-not_divided = { $indicator }主要反映{ $denominator }的规模（r = { $r }），而未除以它
audit-coherence = 内部一致性
audit-redundant = { $one }与{ $other }（属于{ $node }）几乎重复：r = { $r }
audit-opposed = { $one }与{ $other }（属于{ $node }）方向相反，平均后相互抵消：r = { $r }
audit-nearer = { $indicator }与{ $node }（r = { $r }）比与其所属维度更为一致
audit-coherent = 没有两个部分相互重复，也没有方向相反的部分。
audit-reliability = 各部分是否测度同一事物
audit-importance = 权重与重要性
audit-removal = 去掉某一部分的影响
audit-sensitivity = 何种选择影响最大
audit-rank_intervals = 名次区间
audit-rest = 表{ $table }中另有{ $count }行。

## 图

plot-rest = 表中另有{ $count }行。
plot-scores = 得分
plot-scores-about = 所有单位的得分，以条形自高到低排列。
plot-scatter = 总得分与各部分得分
plot-scatter-about = 顶层的每个部分各有一图，每个单位为一点：横轴为该部分的得分，纵轴为总得分。
plot-framework = 指标体系
plot-framework-about = 环形图：内环为顶层的各部分，外环为其下级；宽度与有效权重成比例。
plot-ranks_over_time = 历年名次
plot-versions = 前后名次
plot-before = 之前
plot-after = 之后
plot-ranks-about = 最后名次居前的每个单位各有一条线，显示其在各处的名次，第一名在最上方。
plot-correlation_map = 相关性
plot-correlation_map-about = 所有两两相关系数：蓝色表示同升同降，橙色表示此升彼降，颜色越深相关越强，空白表示可能出于偶然。
plot-pair = { $one }与{ $other }：{ $r }
plot-rank_intervals = 名次及其可靠程度
plot-rank_intervals-about = 每个单位有一条线，从各次抽取名次的5%分位数到95%分位数；蓝色方块为中位数，橙色标记为公布的名次。
plot-rank = 第{ $rank }名
plot-median = 各次抽取的中位数
plot-published = 公布的名次
plot-interval = { $unit }：第{ $rank }名，90%的抽取在{ $low }到{ $high }之间
plot-sensitivity = 何种选择使名次变动
plot-sensitivity-about = 名次平均变动的方差中，由各不确定因素单独引起的比例，以及连同与其他因素的共同作用引起的比例，附90%区间。
plot-alone = 单独
plot-together = 连同其他因素
plot-share = { $input }：{ $share }（{ $low }到{ $high }）

## 各步骤对数值的处理

how-filled = 填补
how-transformed = 变换
how-pulled_in = 缩尾
how-not_divided = 未除以分母
how-in_proportion = 按前沿或不平等调整

## 文件

composite-cannot_make = 无法建立文件夹{ $place }
composite-cannot_write = 无法写入{ $place }
