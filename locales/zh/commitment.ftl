### 一项承诺及其评判。

commitment-heading = 承诺 { $reference }
commitment-place = 在计划原文中阅读
commitment-modality = 作用
commitment-groups = 为了谁
commitment-groups-none = 没有指明人群。
commitment-deadline = 条文所写期限
commitment-deadline-none = 条文没有写明期限。
commitment-bodies-heading = 由谁负责
commitment-bodies-none = 没有责任机构的记录。
commitment-bodies-caption = 牵头或配合这项承诺的机构
commitment-role-named = 条文中提到
commitment-answer-none = 没有答复记录。
commitment-checkable-heading = 可检验程度
commitment-checkable-none = 条文尚未检验。
commitment-checkable-lead = { $gate }：条文通过{ $all }项检验中的{ $met }项。这些检验说明承诺能否检验，而不是是否兑现。适用的指标类型：{ $measure }。
commitment-checkable-caption = 各项检验、决定其结果的用语以及改进办法
commitment-criterion-missing = 缺少
commitment-criterion-met = 通过
commitment-targets-heading = 目标
commitment-targets-none = 没有带数值的目标衡量这项承诺。
commitment-indicators-heading = 其他指标
commitment-measures-heading = 措施
commitment-measures-none = 没有措施记录。
commitment-measures-lead = 已经做的事。措施表明付出了努力，并不表明承诺已经兑现。
commitment-measures-caption = 这项承诺的措施记录
commitment-missing-heading = 缺少什么

verdicts-heading = 评判
verdicts-none = 这项承诺没有评判记录。
verdicts-disputed = 各方评判不一致。此处全部列出，不作平均。
verdicts-not-judged = 尚未对这项承诺作出评判。
verdicts-no-evidence = 该方经过查证，没有发现证据。这本身就是一个结论，而不是低等级。
verdicts-date = { $date }
verdicts-by = { $assessor }，{ $date }
verdicts-reason = 理由
verdicts-reply = 责任机构的答复
