### What `waymark index` says of its results: remarks, the audit, plots, explanations.

composite-none = none

## Remarks on the results

remark-refused = { $rule } of { $node } cannot take the scaled value { $value } of { $child } (unit { $unit }). { $count ->
    [one] One unit has
   *[other] { $count } units have
} no score there. Take a scale that starts above 0, such as lo = 1, hi = 100, or, for a geometric mean, declare what zeros do: {"{"} rule = "geometric", shift = 1 {"}"} or {"{"} rule = "geometric", drop = true {"}"}.
remark-unscalable = { $indicator } cannot be scaled and counts as missing: { $why }
remark-not_divided = Step { $step }: { $count ->
    [one] one figure has no denominator and counts
   *[other] { $count } figures have no denominator and count
} as missing.
remark-not_filled = Step { $step }: { $count ->
    [one] one gap stays.
   *[other] { $count } gaps stay; the first:
} { $why }
remark-no_frontier = Step { $step }: there is no frontier for { $indicator }, its figures count as missing. { $why }
remark-not_measured = Step { $step }: { $count ->
    [one] one figure counts
   *[other] { $count } figures count
} as missing because inequality cannot be measured. The first is { $indicator } in { $unit }. { $why }
remark-not_held = Step { $step }: { $count ->
    [one] one figure counts
   *[other] { $count } figures count
} as missing because they cannot be held against others. The first is { $indicator } in { $unit }. { $why }
remark-left_out = Step { $step }: left out { $units }.
remark-outliers_remain = Step { $step }: outliers remain in { $indicators }.
remark-weights_not_settled = The weights under { $node } are the best that were found, not the best there are (residual { $residual }).
remark-judgements_contradict = The comparisons under { $node } contradict each other (ratio { $ratio }; at most 0.10 is usual).
remark-other_indicators = The two have other indicators: only scores and ranks are compared.
remark-other_trees = The two have other trees: only scores and ranks are compared.
remark-no_causes = The two cannot be brought together: only scores and ranks are compared.
remark-compared = Correlation of scores { $scores }, of ranks { $ranks }, mean shift of ranks { $shift }.

## Why something is not there

reason-no_figure = { $indicator } has no figure at all: leave it out, or find a source.
reason-no_group = { $unit } belongs to no group.
reason-empty_group = No unit of the group of { $unit } has a figure of { $indicator }.
reason-nothing_near = Nothing is there to fill { $indicator } of { $unit } from.
reason-few_rows = { $rows } rows are too few for a model of { $columns } columns: take fewer indicators, or another way to fill.
reason-no_data = It has no figure.
reason-single_value = It has one figure only ({ $value }): there is nothing to compare it with.
reason-constant = All its figures are { $value }: there is nothing to tell apart.
reason-target_not_ahead = Its target { $target } is no better than its worst figure { $worst }.
reason-no_reference = The reference unit { $unit } has no figure.
reason-not_positive = It has the figure { $value }, and this scale needs figures above 0.
reason-out_of_range = Its scaled values would be too large for a number.
reason-not_declared = The value { $value } is none of the declared categories.
reason-no_incomes = No unit has both a figure and an income.
reason-income_not_positive = The income of { $unit } is { $value }: a number above 0 is needed.
reason-frontier_parameter = The share of a quantile lies from 0 to 1, and a frontier of order m looks at one other at least.
reason-lengths = { $have } figures stand against { $need }.
reason-few_groups = { $groups ->
    [one] Only one group has
   *[other] Only { $groups } groups have
} a figure: at least two are needed.
reason-group_share = The share of a group is { $value }: a number from 0 on is needed.
reason-group_figure = A group has the figure { $value }, and with this aversion a figure must be above 0: replace zeros by the least figure there is, as the UNDP does, or take an aversion below 1.
reason-aversion = The aversion is { $value }: a number from 0 on is needed.
reason-no_earlier = There is no earlier figure.
reason-from_zero = The earlier figure is zero.
reason-no_cycle = The figures of the unit do not vary over time.
reason-no_answers = Answers are missing.
reason-no_people = Nobody answered, or a number of answers is negative.

## The audit

audit-title = Statistical audit: { $index }
audit-lead = { $rows } rows, { $indicators } indicators, { $dimensions } dimensions; { $scored } rows have a score.
audit-figures = Figures
audit-few_available = too few figures (below { $available } of units): { $indicators }
audit-few_nonzero = mostly zero: { $indicators }
audit-few_unique = few different values: { $indicators }
audit-outliers = outliers before treatment (|skewness| > { $skewness } and kurtosis > { $kurtosis }): { $indicators }
audit-not_divided = { $indicator } mostly tells how large { $denominator } is (r = { $r }), and is not divided by it
audit-coherence = Coherence
audit-redundant = { $one } and { $other } (in { $node }) say nearly the same: r = { $r }
audit-opposed = { $one } and { $other } (in { $node }) work against each other, so that a mean of them cancels out: r = { $r }
audit-nearer = { $indicator } goes more with { $node } (r = { $r }) than with its own dimension
audit-coherent = No two parts say the same, and none work against each other.
audit-reliability = Do the parts measure one thing
audit-importance = Weights and importance
audit-removal = What happens when something is left out
audit-sensitivity = Which choice matters
audit-rank_intervals = Rank intervals
audit-rest = { $count ->
    [one] One more row stands
   *[other] { $count } more rows stand
} in the table { $table }.

## Plots

plot-rest = { $count ->
    [one] One more row stands
   *[other] { $count } more rows stand
} in the table.
plot-scores = Scores
plot-scores-about = Scores of all units from the highest on, as bars.
plot-scatter = The score and its parts
plot-scatter-about = For each part of the top a picture with a point for each unit: to the right its score in that part, upwards its score at the top.
plot-framework = Framework
plot-framework-about = Rings: the parts of the top inside, theirs outside them; each as wide as its effective weight.
plot-ranks_over_time = Ranks over time
plot-versions = Ranks before and after
plot-before = before
plot-after = after
plot-ranks-about = A line for each of the units that stand best at the end: its rank at each place, the best at the top.
plot-correlation_map = What goes together
plot-correlation_map-about = Correlations of all pairs: blue where both rise together, orange where one falls as the other rises, the stronger the darker, blank where it may be chance.
plot-pair = { $one } and { $other }: { $r }
plot-rank_intervals = Ranks and how sure they are
plot-rank_intervals-about = For each unit a line from the rank that 5 % of the draws lie below to that of 95 %, a blue square at the median, an orange mark at the published rank.
plot-rank = rank { $rank }
plot-median = median of the draws
plot-published = published rank
plot-interval = { $unit }: rank { $rank }, 90 % of draws from { $low } to { $high }
plot-sensitivity = Which choice moves the ranks
plot-sensitivity-about = Share of the variance of the mean shift of ranks that is due to each input, alone and together with all others, with 90 % intervals.
plot-alone = alone
plot-together = with all others
plot-share = { $input }: { $share } ({ $low } to { $high })

## What the steps did to a figure

how-filled = filled
how-transformed = transformed
how-pulled_in = pulled in
how-not_divided = not divided
how-in_proportion = put in proportion

## Files

composite-cannot_make = The folder { $place } cannot be made
composite-cannot_write = { $place } cannot be written
