### A commitment with its verdicts.

commitment-heading = Commitment { $reference }
commitment-place = Read it in its place in the plan
commitment-modality = What it does
commitment-groups = For whom
commitment-groups-none = No group is named.
commitment-deadline = By when, in its own words
commitment-deadline-none = Its words give no deadline.
commitment-bodies-heading = Who is responsible
commitment-bodies-none = No responsible body is recorded.
commitment-bodies-caption = Bodies that lead or support this commitment
commitment-role-named = Named in the text
commitment-answer-none = No answer is recorded.
commitment-checkable-heading = How checkable it is
commitment-checkable-none = The wording has not been tested.
commitment-checkable-lead = { $gate }: the wording passes { $met } of { $all } tests. They say whether the promise can be checked, not whether it was kept. An indicator for it would watch: { $measure }.
commitment-checkable-caption = The tests, the words that pass or fail them, and what would mend it
commitment-criterion-missing = missing
commitment-criterion-met = passed
commitment-targets-heading = Targets
commitment-targets-none = No target with a number measures this commitment.
commitment-indicators-heading = Other indicators
commitment-measures-heading = Measures
commitment-measures-none = No measure is recorded.
commitment-measures-lead = What was done. A measure shows effort; it does not show that the promise was kept.
commitment-measures-caption = Measures recorded for this commitment
commitment-missing-heading = What is missing

verdicts-heading = Verdicts
verdicts-none = No verdict is recorded for this commitment.
verdicts-disputed = The verdicts disagree. All of them are shown; none is averaged away.
verdicts-not-judged = Has not judged this commitment.
verdicts-no-evidence = This seat looked and found no evidence. That is a finding of its own, not a low grade.
verdicts-date = { $date }
verdicts-by = { $assessor }, { $date }
verdicts-reason = Reason
verdicts-reply = Reply of the responsible body
