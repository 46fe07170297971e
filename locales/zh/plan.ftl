### 带注释的计划、章节和人群。

plan-heading = 带注释的计划
plan-heading-part = 带注释的计划：第{ $part }部分，共{ $all }部分
plan-parts = 计划的各部分
plan-part = 第{ $part }部分
plan-lead = 这是计划的文本。每项承诺都标有其状况；链接指向关于它的全部信息。
plan-legend = 边缘颜色的含义，以及整个计划中的承诺数：
plan-adopted = 通过或公布于{ $date }。
plan-address = 官方文本：{ $address }
section-place = 在计划中阅读本节
section-below-heading = 本节之下的章节
section-commitments-heading = 承诺
section-commitments-caption = 本节的承诺：{ $count }项
people-lead = 这些承诺在其用语、所在段落开头或所在章节标题中提到这一人群。
people-commitments-heading = 承诺
people-commitments-caption = 针对这一人群的承诺：{ $count }项
