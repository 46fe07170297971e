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
