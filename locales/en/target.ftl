### A target, and the rules by which standings are found.

target-indicator = Measured by:
target-if-comparable = If the figures did measure the target, they would say: { $standing }.
target-rule = The target: { $rule }. { $origin }.
target-breakdown = It speaks of: { $breakdown }.
target-area = It speaks of: { $area }.
target-moved = The target was moved from { $from } to { $to }.
target-baseline = Start: { $value } ({ $period }).
target-path-geometric = Expected from there: the same share of the figure every year.
target-path-curve = Expected from there: slowly at first, then fast, then slowly.
target-baseline-none = No starting value is known.
target-latest = Latest figure that counts: { $figure }.
target-latest-none = No figure that counts for this target has been found.
target-achieved-expected = { $achieved } of the way from start to target is done; { $expected } was expected by then.
target-achieved = { $achieved } of the way from start to target is done.
target-overshoot = The figure goes beyond the target by { $over } of the way.
target-pace = Change per year so far: { $observed }. Change per year needed from start to deadline: { $required }.
target-still = Change per year still needed to reach the target in time: { $required }.
target-projection-meets = If the yearly change goes on, the figure will be { $value } on { $date }. That would reach the target.
target-projection-short = If the yearly change goes on, the figure will be { $value } on { $date }. That would fall short of the target.
target-projection = If the yearly change goes on, the figure will be { $value } on { $date }.
target-passed = The deadline passed on { $date }.
target-passed-no-figure = The deadline passed on { $date }; the latest figure is from before it.
target-method = The rules in their order

## Why a standing was given, as the rule says it

why-met = The latest figure satisfies the target.
why-maintained = The target is to keep the starting level, and the latest figure keeps it.
why-met_before_start = The starting value satisfied the target already, and the latest figure still does. Nothing was left to do.
why-improving = There is no target; the figures that are compared move the good way.
why-on_track = The target is not reached yet, and the share of the way done is at least the share expected by now, within the tolerance.
why-flat = There is no target; the figures that are compared move by no more than the threshold.
why-figures_only = There are figures and no verdict follows: a single figure, or neither way is better.
why-measure_only = Measures are recorded and no figure shows their effect.
why-undecided = The figure is known only as a bound, and the bound leaves both answers open.
why-no_baseline = The latest figure falls short, and without a starting value progress cannot be measured.
why-behind = The share of the way done is smaller than the share expected by now, beyond the tolerance.
why-no_movement = The figure stands where it started while movement was expected.
why-worsening = There is no target; the figures that are compared move the bad way.
why-wrong_way = The figure moves away from the target, or a level that was to be kept is not kept before the deadline.
why-lost = The target was satisfied at the start and no longer is: it started better than asked, or the level was to be kept and the deadline has come.
why-missed = The deadline has come, and the figure for it does not satisfy the target.
why-not_comparable = Figures exist and count something else than the target, so no result is given.
why-no_data = No figure after the starting point was found that counts.
why-no_evidence = Neither a figure nor a measure is recorded.

trendwhy-improving = The figures that are compared move the good way.
trendwhy-worsening = The figures that are compared move the bad way.
trendwhy-flat = The figures that are compared move by no more than the threshold.
trendwhy-undecided = A figure is known only as a bound, and the bound leaves more than one answer open.
trendwhy-figures_only = There are figures and no trend follows: a single figure, running totals alone, or neither way is better.
trendwhy-no_data = No figure of the plan period was found.

## Charts

chart-cut = The axis of values does not begin at zero: look at the numbers, not at the slope alone.
chart-key-soft = A hollow mark is a figure that is estimated, provisional or a forecast.
chart-key-bound = A triangle is a figure known only as a bound; it points to where the true one lies.
chart-key-gap = The line stops where a figure is missing or the series changes.
chart-key-start = The square is the starting point.
chart-key-path = The dashed line is an even path from there to the target.
chart-key-bent = The dashed line is the path that is expected from there to the target.
chart-key-year = On the axis the name of a year marks its end.
chart-title = { $name } over time
chart-desc = Figures in this chart: { $count }. First: { $first }. Last: { $last }.
chart-desc-target = Figures in this chart: { $count }. First: { $first }. Last: { $last }. Target: { $target }.
chart-table = Figures of the chart: { $name }
chart-table-target = Figures of the chart: { $name }; target: { $target }
chart-target = Target
