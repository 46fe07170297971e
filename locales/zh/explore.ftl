### 如果指数的方法不同，结果会怎样。

explore-title = 如果方法不同？{ $index }
explore-lead = 权重、尺度和合成规则都是选择。改动它们，看哪些地区的位置会改变：如果几乎没有变动，说明排名并不取决于这些选择。
explore-still = 这份副本存放在磁盘或普通服务器上，只显示已公布的结果。用“waymark serve”提供本发布时，下面的表单即可计算。
explore-method-legend = 如何合成
explore-weights-legend = 各部分的分量
explore-weights-note = 权重在同一分支内有效：2的分量是1的两倍，0表示不计入。
explore-as-published = 按公布的方法，逐层不同
explore-scale-published = 按公布的方法
explore-find = 查找地区
explore-published-weight = 已公布：{ $weight }
explore-submit = 显示排名
explore-reset = 恢复公布的方法
explore-answer-heading = 排名
explore-as-it-is = 这是公布的方法。请在上面作出改动。
explore-moved = { $moved ->
    [0] { $all }个地区的名次都不变。
   *[other] { $all }个地区中有{ $moved }个的名次会改变。
}
explore-farthest = 变动最大：{ $area }，从第{ $before }名到第{ $after }名。
explore-lost = 有{ $count }个地区将没有得分：所选规则不能接受其中的数值。
explore-agreement = 与公布排名的一致程度（斯皮尔曼相关，1表示次序相同）：{ $value }。
explore-permalink = 此结果的链接
explore-caption = 所选方法与公布方法的排名，{ $period }
explore-same = 不变
explore-up = 上升{ $by }
explore-down = 下降{ $by }
explore-rows = 第{ $from }至{ $to }行，共{ $all }行。
explore-steps = 更多行
explore-before = 前面的行
explore-after = 后面的行
explore-found-none = 没有名称含有这些字的地区。
explore-fault = 栏目{ $field }中的“{ $typed }”不是权重。权重是0至1,000,000之间的数，小数点用“.”；此处用了公布的权重。
explore-no-weight = “{ $node }”的各部分权重都是零，因此没有得分。请至少给一个部分大于0的权重。
explore-no-scale = 这种尺度需要的数值并非每个指标都有。请另选一种。
explore-no-method = 这样无法计算指数。请恢复公布的方法，每次只改动一项。
