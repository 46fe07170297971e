### The overview, and the published claims.

overview-state = This page shows where the plan for { $period } stands on { $date }. What nobody has measured is shown as not known, never as success.
overview-targets-heading = Targets with a number
overview-targets-none = The plan has no target with a number that was followed here.
overview-targets-lead = { $all ->
    [one] One target can be followed with figures. Reached during the plan: { $reached }.
   *[other] { $all } targets can be followed with figures. Reached during the plan: { $reached }.
}
overview-targets-chart = Where the { $all } targets stand
overview-unknown = The plan makes { $all } commitments. For { $unknown } of them nothing public shows whether they were kept.
overview-piece = { $class }: { $count }
overview-class-reached = Reached: { $count }
overview-class-before_start = Already reached when the plan began: { $count }
overview-class-moving = On the way: { $count }
overview-class-unclear = Something is known, no verdict follows: { $count }
overview-class-short = Short of the target or moving the wrong way: { $count }
overview-class-not_comparable = Not comparable: { $count }
overview-class-unknown = No data: { $count }
overview-entry = Target: { $rule }. Latest figure: { $figure }.
overview-entry-none = Target: { $rule }. No figure that counts for it has been found.
overview-other-way = Without a target, moving the other way, flat or not shown to improve: { $count }
overview-commitments-heading = Commitments
overview-commitments-lead = Read in the plan: commitments { $commitments }, sections { $sections }, paragraphs { $paragraphs }. A commitment without a figure is not judged; it stays in the count as unknown.
overview-commitments-chart = Where the { $all } commitments stand
overview-commitments-link = All commitments
overview-checkable-heading = How checkable the commitments are
overview-checkable-lead = Nine tests look at the wording alone. They say whether a promise can be checked at all, not whether it was kept.
overview-checkable-caption = How many of the { $all } commitments pass each test
overview-verdicts-heading = Verdicts
overview-verdicts-none = No verdict is recorded. Neither a responsible body nor an independent assessor nor the public has judged a commitment in this assessment.
overview-verdicts-lead = { $count } of { $all } commitments have at least one verdict.
overview-disputed = Commitments on which the verdicts disagree: { $count }.
overview-attention-link = Late, disputed and unmeasured commitments
overview-ways-heading = Where to go on
overview-ways-sections = By section of the plan
overview-ways-more = By other ways in

claims-heading = Published statements
claims-lead = Each statement is bound to a stored query; its figures are recomputed whenever this site is made.
claims-data = Statements with their figures (CSV)
