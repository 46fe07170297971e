### 目标，以及判定状况的规则。

target-indicator = 衡量指标：
target-if-comparable = 假如这些数据确实衡量该目标，结论将是：{ $standing }。
target-rule = 目标：{ $rule }。{ $origin }。
target-breakdown = 针对：{ $breakdown }。
target-area = 针对：{ $area }。
target-moved = 目标由{ $from }改为{ $to }。
target-baseline = 起点：{ $value }（{ $period }）。
target-path-geometric = 从起点起的预期：每年按相同比例变化。
target-path-curve = 从起点起的预期：先慢，后快，再慢。
target-baseline-none = 起点数值未知。
target-latest = 计入的最新数据：{ $figure }。
target-latest-none = 没有找到可用于该目标的数据。
target-achieved-expected = 从起点到目标已完成{ $achieved }；当时预期应完成{ $expected }。
target-achieved = 从起点到目标已完成{ $achieved }。
target-overshoot = 数据超过目标，超出全程的{ $over }。
target-pace = 迄今每年变化：{ $observed }。从起点到期限每年需要的变化：{ $required }。
target-still = 要按期达到目标，今后每年还需变化：{ $required }。
target-projection-meets = 若每年的变化持续，到{ $date }将为{ $value }，可以达到目标。
target-projection-short = 若每年的变化持续，到{ $date }将为{ $value }，不能达到目标。
target-projection = 若每年的变化持续，到{ $date }将为{ $value }。
target-passed = 期限已于{ $date }到期。
target-passed-no-figure = 期限已于{ $date }到期；最新数据是到期之前的。
target-method = 按次序列出的规则

## 规则如何说明所给的状况

why-met = 最新数据符合目标。
why-maintained = 目标是保持起点水平，最新数据保持了这一水平。
why-met_before_start = 起点数值已符合目标，最新数据仍然符合。没有剩下要做的事。
why-improving = 没有目标值；所比较的数据朝好的方向变化。
why-on_track = 目标尚未达到，已完成的比例在容差之内不低于目前预期的比例。
why-flat = 没有目标值；所比较数据的变化不超过阈值。
why-figures_only = 有数据，但得不出结论：只有一个数据，或没有好坏方向。
why-measure_only = 有措施记录，但没有数据显示其效果。
why-undecided = 数据只是一个界限，两种答案都有可能。
why-no_baseline = 最新数据未达到目标；没有起点数值，无法衡量进展。
why-behind = 已完成的比例低于目前预期的比例，超出容差。
why-no_movement = 预期应有变化，但数据仍停留在起点。
why-worsening = 没有目标值；所比较的数据朝坏的方向变化。
why-wrong_way = 数据背离目标，或应当保持的水平在期限之前没有保持。
why-lost = 开始时符合目标，现已不再符合：起点优于要求，或应当保持的水平到期限时没有保持。
why-missed = 期限已到，期限当时的数据不符合目标。
why-not_comparable = 有数据，但统计的内容与目标不同，因此不给出结论。
why-no_data = 起点之后没有找到可计入的数据。
why-no_evidence = 既没有数据记录，也没有措施记录。

trendwhy-improving = 所比较的数据朝好的方向变化。
trendwhy-worsening = 所比较的数据朝坏的方向变化。
trendwhy-flat = 所比较数据的变化不超过阈值。
trendwhy-undecided = 有数据只是一个界限，不止一种答案有可能。
trendwhy-figures_only = 有数据，但得不出趋势：只有一个数据、只有累计数，或没有好坏方向。
trendwhy-no_data = 没有找到计划期内的数据。

## 图表

chart-cut = 数值轴并非从零开始：请看数字，不要只看斜率。
chart-key-soft = 空心标记是估计、初步或预测数据。
chart-key-bound = 三角形是只知道界限的数据，尖端指向真实数值所在的一侧。
chart-key-gap = 数据缺失或序列中断处，线条断开。
chart-key-start = 方块是起点。
chart-key-path = 虚线是从起点到目标的匀速路径。
chart-key-bent = 虚线是从起点到目标的预期路径。
chart-key-year = 坐标轴上的年份标在该年年末。
chart-title = { $name }的变化
chart-desc = 图中数据：{ $count }个。最早：{ $first }。最新：{ $last }。
chart-desc-target = 图中数据：{ $count }个。最早：{ $first }。最新：{ $last }。目标：{ $target }。
chart-table = 图中数据：{ $name }
chart-table-target = 图中数据：{ $name }；目标：{ $target }
chart-target = 目标
