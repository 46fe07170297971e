### An indicator with all its figures.

indicator-unit = Unit
indicator-direction = Which way is better
indicator-kind = What it looks at
indicator-commitments-heading = Commitments
indicator-commitments-caption = Commitments that this indicator measures or gives context to
indicator-targets-heading = Targets
indicator-targets-none = No target is measured by this indicator.
indicator-trend-heading = Trend in the plan period
indicator-figures-heading = Figures
indicator-figures-none = There is no figure of single periods for the whole area.
indicator-areas-heading = Areas
indicator-areas-seen = { $seen } of { $all } areas have a figure. An area without one is shown as not seen, not as zero.
indicator-areas-caption = Latest figure of each area
indicator-area-silent = not seen
movement-up = From { $from } to { $to }: higher by { $change } of the first figure.
movement-down = From { $from } to { $to }: lower by { $change } of the first figure.
movement-same = From { $from } to { $to }: no change.
movement-two = From { $from } to { $to }.
movement-one = A single figure: { $figure }.
movement-none = There are no two figures of single periods to compare.
holdings-caption = { $kind }: { $name }
holdings-cumulative = Running totals
holdings-cumulative-about = These count everything since the beginning of their period. They are never drawn in one line with the figures of single periods.
holdings-window = Figures over several years
holdings-window-about = These count over a window of several years and stand apart from the figures of single periods.
holdings-survey = Surveys and partial counts
holdings-survey-about = These come from a sample, or count only what was added in the period. They stand beside the main figures.
holdings-breakdown = Broken down
holdings-breakdown-about = Figures for parts of the whole.
holdings-superseded = Replaced figures
holdings-superseded-about = These were published first and replaced later. They are kept so that changes can be followed.
holdings-rivals = Rival figures
holdings-rivals-about = Another source gives another figure for the same thing. Both are shown; they are never averaged.
holdings-breakdowns-missing = The plan calls for figures by { $keys }. Nobody reports them.
holdings-gaps = Gaps
holdings-gaps-about = { $count ->
    [one] For one period a figure was looked for and there is none.
   *[other] For { $count } periods a figure was looked for and there is none.
}
holdings-gap = { $period }: { $status }
holdings-gap-breakdown = { $period }, { $breakdown }: { $status }
