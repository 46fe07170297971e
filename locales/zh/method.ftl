### 评估方法。

method-lead = 以下规则决定本网站上的每一个状况。规则由程序执行，对每项承诺一视同仁，任何人都可以用公布的文件重复计算。
method-nodata-heading = “无数据”的含义
method-nodata-never = 无数据绝不等于成功。无人衡量的承诺计为未知，并始终计入总数。
method-nodata-bound = 只是界限的数据（“高于85”）只按界限使用。若两种答案都有可能，结果就是无法判断。
method-nodata-compare = 累计数和单个时期的数据绝不放在同一条线上。不同来源的数据并列显示，绝不平均。
method-targets-heading = 目标的状况
method-targets-lead = 最新数据是指起点之后、截至评估日的最后一个数据。第一条符合的规则决定状况。
method-targets-tolerance = 预期按为目标声明的路径计算：每年等量、每年等比、先慢后快再慢，或在期限时一次完成。比预期比例低{ $tolerance }以内仍算进展符合预期。
method-targets-comparable = 如果评估者认定数据不能衡量目标，无论数据如何，结果都是“不可比”。
method-others-heading = 没有目标值时
method-others-lead = 比较计划期内的第一个和最后一个数据。若只有一个，则与计划之前的最后一个数据比较。相对变化不超过{ $flat }算作没有变化。
method-sum-heading = 一项承诺有多个目标时
method-sum-lead = 承诺取其各目标中在下表排在最后的状况，使好的结果不会掩盖坏的或未知的结果。
method-criteria-heading = 承诺的可检验程度
method-criteria-lead = 九项检验只看用语，并在考察落实情况之前就已确定。
method-scales-heading = 评判等级
method-scales-lead = 各方可以使用自己的等级。从0到1的水平使不同等级可以比较。“没有证据”没有水平：它是单独的一种状态。
method-scales-source = 出处：{ $source }
method-scales-caption = 等级：{ $scale }
method-scales-no-level = 无水平
method-claims-query = 第{ $number }条陈述如何计算
method-claims-lead = 公布的陈述与其下的查询绑定，查询对象是本次发布的表。
method-claims-holds = 公布的数字与查询结果一致。
method-claims-differs = 公布的数字与查询结果不同。
