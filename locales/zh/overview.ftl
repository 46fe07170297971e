### 概览，以及公布的陈述。

overview-state = 本页显示{ $period }计划截至{ $date }的状况。无人衡量的内容一律显示为未知，绝不算作成功。
overview-targets-heading = 有数值的目标
overview-targets-none = 此处没有跟踪到该计划带数值的目标。
overview-targets-lead = 有{ $all }项目标可以用数据跟踪。计划期内达到的：{ $reached }项。
overview-targets-chart = { $all }项目标的状况
overview-unknown = 该计划作出{ $all }项承诺，其中{ $unknown }项没有任何公开信息表明是否兑现。
overview-piece = { $class }：{ $count }
overview-class-reached = 已达到：{ $count }
overview-class-before_start = 计划开始时已达到：{ $count }
overview-class-moving = 正在推进：{ $count }
overview-class-unclear = 有所了解，但无法得出结论：{ $count }
overview-class-short = 未达到目标或背离目标：{ $count }
overview-class-not_comparable = 不可比：{ $count }
overview-class-unknown = 无数据：{ $count }
overview-entry = 目标：{ $rule }。最新数据：{ $figure }。
overview-entry-none = 目标：{ $rule }。没有找到可用于它的数据。
overview-other-way = 无目标值，且方向相反、没有变化或未显示改善：{ $count }
overview-commitments-heading = 承诺
overview-commitments-lead = 计划全文{ $sections }个章节、{ $paragraphs }个段落，共有{ $commitments }项承诺。没有数据的承诺不作评判，计为未知并保留在总数中。
overview-commitments-chart = { $all }项承诺的状况
overview-commitments-link = 全部承诺
overview-checkable-heading = 承诺的可检验程度
overview-checkable-lead = 九项检验只看条文用语。它们说明一项承诺究竟能否检验，而不是是否兑现。
overview-checkable-caption = { $all }项承诺中通过各项检验的数量
overview-verdicts-heading = 评判
overview-verdicts-none = 没有评判记录。在本评估中，责任机构、独立评估者和公众都没有对任何承诺作出评判。
overview-verdicts-lead = { $all }项承诺中有{ $count }项至少有一个评判。
overview-disputed = 评判不一致的承诺：{ $count }项。
overview-attention-link = 逾期、有争议和未衡量的承诺
overview-ways-heading = 继续浏览
overview-ways-sections = 按计划章节
overview-ways-more = 其他入口

claims-heading = 公布的陈述
claims-lead = 每条陈述都与一个存储的查询绑定；每次生成本网站时，其数字都会重新计算。
claims-data = 陈述及其数字（CSV）
