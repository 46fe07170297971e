### 综合指数。

index-level = 指数显示的是水平，不是进展：它根据所含指标说明一个地区在某一时期的状况。目标是否达到见各自页面，两者绝不混合。
index-others-heading = 其他指数
index-normalisation = 如何换算到同一尺度
index-aggregation = 如何合成
index-aggregation-levels = 顶层：{ $rule }。另有规则的部分在下文注明。
index-coverage = 至少须有数据的权重比例
index-age = 较早数据可替代缺失数据的最长年限
index-age-years = { $years ->
    [0] 不用较早的数据替代。
   *[other] { $years }年
}
index-scores-heading = 得分
index-scores-none = 无法计算得分。
index-scores-caption = 所有地区和时期的得分，以及有数据的权重比例
index-rank-none = 无排名
index-rank-between = { $low }至{ $high }
index-rank-interval-note = 最后一栏说明名次在多大程度上取决于权重：每个权重在增减{ $moves }之内随机抽取{ $draws }次，十分之九的抽取所得名次在此范围内。数据本身的误差未计。
index-explore = 如果权重或规则不同，会怎样？
index-tree-heading = 组成部分及其权重
index-tree-lead = 给定权重适用于同一分支之内。有效权重是在整个指数中的比例。
index-weights = （给定权重{ $given }，有效权重{ $effective }）
index-own-rule = 合成方法：{ $rule }。
index-areas-limit = 共{ $all }个地区，此处按{ $period }的排名显示{ $shown }个。全部地区见数据文件。
index-made-undivided = 本指数的部分内容不是用普通加权平均合成的，这样得到的得分无法拆分为各项贡献。
index-undivided = 无法拆分
index-no-score = 无得分
index-made-heading = 最新得分的构成
index-made-caption = { $area }{ $period }得分的各项贡献

## 步骤、上下限、类别与抽取

index-marked = { $number }（{ $marks }）
index-bounds-note = 补齐缺失后的得分：有数据缺失时，若缺失的数据全部处于最差或最好的一端，得分即为所列的两端。
index-weights-made = 部分权重是按规则由数据算出的，详见页末的方法说明。
index-steps-heading = 对数据做了什么
index-steps-none = 没有步骤改动数据。
index-steps-filled = 缺失后填补的数据：{ $count }个。
index-steps-pulled-in = 收回的异常值：{ $count }个。
index-steps-put-in-proportion = 按比例调整的数据：{ $count }个，即与能力相近者所达到的水平相比，或因不平等而下调。
index-steps-caption = 各步骤改动的数据，按步骤顺序
index-steps-all = 全部
index-steps-limit = 共{ $all }处改动，此处显示{ $shown }处。全部改动见数据文件。
index-drawn-note = 方法本身声明了可能有所不同之处：{ $inputs }。随机抽取{ $draws }次，十分之九的抽取所得的得分和名次在所列两端之间。
index-drawn-data = 这些区间的数据（CSV）
index-sensitivity-heading = 什么影响多大
index-sensitivity-lead = 随机抽取所有不确定之处时，名次会变动。下表是其中一项单独所能解释的变动比例，以及连同其他各项所能解释的比例；括号内是十分之九的重复抽样结果。
index-sensitivity-caption = 占平均名次变动方差的比例
index-sensitivity-share = { $value }（{ $low }至{ $high }）
index-kinds-heading = 结构、过程与结果
index-kinds-lead = 国家作出的承诺（结构）、所做的工作（过程）、人们由此享有的状况（结果）：仅用各类指标计算的同一指数。
index-kinds-caption = { $period }各类指标的得分
index-note-heading = 完整方法说明
index-note-open = 步骤、尺度、权重与公式
index-note-table = 各项指标及其方向和权重
