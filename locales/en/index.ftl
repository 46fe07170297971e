### A composite index.

index-level = An index shows a level, not progress: it says how an area stands in one period, by the indicators that go into it. Whether targets are reached is told on their own pages, and the two are never mixed.
index-others-heading = Other indices
index-normalisation = How values are brought to one scale
index-aggregation = How parts are added up
index-aggregation-levels = At the top: { $rule }. Parts with a rule of their own say so below.
index-coverage = Least share of weight that must have data
index-age = How old a figure may be to stand in for a missing one
index-age-years = { $years ->
    [0] No older figure stands in.
    [one] One year
   *[other] { $years } years
}
index-scores-heading = Scores
index-scores-none = No score could be computed.
index-scores-caption = Scores of all areas and periods, with the share of weight that has data
index-rank-none = no rank
index-rank-between = { $low } to { $high }
index-rank-interval-note = The last column says how much a rank owes to the weights: each was drawn { $draws } times from up to { $moves } less to { $moves } more, and nine in ten draws give a rank between these. Errors of the figures come on top.
index-explore = What if the weights or the rules were others?
index-tree-heading = What goes in, with its weight
index-tree-lead = The given weight holds among parts of the same branch. The effective weight is the share in the whole index.
index-weights = (given weight { $given }, effective weight { $effective })
index-own-rule = Added up by: { $rule }.
index-areas-limit = { $shown } of { $all } areas are shown, in the order of their ranks in { $period }. All areas are in the data file.
index-made-undivided = Some parts of this index are not added up by a plain weighted mean. A score made so cannot be divided into contributions.
index-undivided = cannot be divided
index-no-score = no score
index-made-heading = What the latest score was made of
index-made-caption = Contributions to the score of { $area }, { $period }

## Steps, bounds, kinds and draws

index-marked = { $number } ({ $marks })
index-bounds-note = Score with gaps filled: where figures are missing, the score would lie between the two ends if each of them were at the worst or the best end of its scale.
index-weights-made = Some weights were made from the figures by a rule. The method in words at the foot of this page says which.
index-steps-heading = What was done to the figures
index-steps-none = No step changed a figure.
index-steps-filled = { $count ->
    [one] One figure was missing and is filled.
   *[other] { $count } figures were missing and are filled.
}
index-steps-pulled-in = { $count ->
    [one] One outlier is pulled in.
   *[other] { $count } outliers are pulled in.
}
index-steps-put-in-proportion = { $count ->
    [one] One figure is put in proportion: measured against what others of like ability reach, or lowered by inequality.
   *[other] { $count } figures are put in proportion: measured against what others of like ability reach, or lowered by inequality.
}
index-steps-caption = Figures that a step changed, in the order of the steps
index-steps-all = all
index-steps-limit = { $shown } of { $all } changes are shown. All are in the data file.
index-drawn-note = The method says itself what could have been otherwise: { $inputs }. It was drawn { $draws } times at random, and nine in ten draws give a score and a rank between these ends.
index-drawn-data = Data behind these intervals (CSV)
index-sensitivity-heading = What matters how much
index-sensitivity-lead = If all that is uncertain is drawn at random, ranks move. This is the share of that movement that one thing explains alone, and together with all others; in brackets nine in ten resamples.
index-sensitivity-caption = Shares of the variance of the mean shift of ranks
index-sensitivity-share = { $value } ({ $low } to { $high })
index-kinds-heading = Structure, process and outcome
index-kinds-lead = What a state commits itself to (structure), what it does (process), and what people then enjoy (outcome): the same index from the indicators of each kind alone.
index-kinds-caption = Scores by kind of indicator, { $period }
index-note-heading = The whole method in words
index-note-open = Steps, scales, weights and formulas
index-note-table = Indicators with their direction and weight
