### How everything was judged.

method-lead = The rules below decide every standing on this site. They are applied by a program, to every commitment alike, and anyone can repeat them with the published files.
method-nodata-heading = What “no data” means
method-nodata-never = No data is never success. A commitment that nobody measures counts as unknown, and it stays in every total.
method-nodata-bound = A figure that is only a bound (“more than 85”) is used as a bound. Where it leaves both answers open, the result is that it cannot be decided.
method-nodata-compare = Running totals and figures of single periods never stand in one line. Rival figures are shown beside each other and never averaged.
method-targets-heading = Where a target stands
method-targets-lead = The latest figure is the last one after the starting point and up to the day of the assessment. The first rule that fits gives the standing.
method-targets-tolerance = Expected is the path that is declared for the target: the same amount every year, the same share of the figure every year, slowly at first then fast then slowly, or all of it at the deadline. A share of the way up to { $tolerance } below the expected one still counts as on the way.
method-targets-comparable = Where the assessors found that the figures do not measure the target, the result is “not comparable”, whatever the figures say.
method-others-heading = Where there is no target
method-others-lead = The first and the last figure of the plan period are compared. Where there is only one, it is compared with the last figure from before the plan. A relative change of no more than { $flat } counts as no movement.
method-sum-heading = Several targets of one commitment
method-sum-lead = A commitment takes the standing that stands last in this list among its targets, so that a good result never hides a bad or unknown one.
method-criteria-heading = How checkable a commitment is
method-criteria-lead = Nine tests look at the words alone. They were fixed before delivery was looked at.
method-scales-heading = Scales of verdicts
method-scales-lead = Each seat may use its own scale. The level, from 0 to 1, makes grades of different scales comparable. “No evidence” has no level: it is a state of its own.
method-scales-source = Source: { $source }
method-scales-caption = Grades of the scale: { $scale }
method-scales-no-level = no level
method-claims-query = How statement { $number } is computed
method-claims-lead = A published statement is bound to the query below it, on the tables of this release.
method-claims-holds = The published figures equal what the query gives.
method-claims-differs = The published figures differ from what the query gives.
