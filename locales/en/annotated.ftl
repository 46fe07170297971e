### The text of a plan as one page, with every commitment marked.

annotated-untitled = The plan
annotated-skip = Skip to the text
annotated-lead = { $commitments ->
    [one] One commitment
   *[other] { $commitments } commitments
  } in { $sentences ->
    [one] one sentence.
   *[other] { $sentences } sentences.
  } The whole text of the document is on this page. Each commitment has its reference before it; the reference is a link to its place.
annotated-made = Everything that is marked was read from the words alone, by rules. It says what was promised, not whether it was kept.
annotated-characters = Of { $all } characters { $commitment } belong to commitments, { $context } to sentences that promise nothing, { $heading } to headings, and { $chrome } are page furniture and blank space. None is left over.
annotated-fold = Hide page furniture
annotated-contents = Contents
annotated-contents-entry = { $title } ({ $count })
annotated-contents-note = In brackets: commitments directly in the section.
annotated-legend = What the marks mean
annotated-text = Text
annotated-legend-commitment = A commitment, with its reference and what it does
annotated-legend-cue = The words that decided what it does
annotated-legend-target = A number the promise is measured by
annotated-legend-number = A number that only describes
annotated-legend-deadline = When it is due
annotated-legend-body = Who does it
annotated-legend-instrument = A law, treaty, plan or programme
annotated-legend-label = Words that led to a right, theme or goal
annotated-legend-chrome = Page furniture: running heads, page numbers, bullet marks
annotated-sample-commitment = The words of a promise.
annotated-sample-cue = will build
annotated-sample-target = at least 3,000
annotated-sample-number = five
annotated-sample-deadline = by the end of 2026
annotated-sample-body = the ministry
annotated-sample-instrument = the treaty
annotated-sample-label = care homes
annotated-sample-chrome = page 12
annotated-modality-new_action = New
annotated-modality-continue = Continue
annotated-modality-strengthen = Strengthen
annotated-modality-prohibit = Forbid
annotated-modality-guarantee = Guarantee
annotated-modality-encourage = Encourage
annotated-furniture = Page furniture, { $count } characters: { $start } …
annotated-why = { $count ->
    [one] What was read from this commitment
   *[other] What was read from these { $count } commitments
  }
annotated-fact-modality = { $modality }: “{ $cue }”
annotated-fact-modality-bare = { $modality }
annotated-fact-target = Target: { $rule }
annotated-fact-target-baseline = Target: { $rule }, from { $baseline }
annotated-fact-deadline = Due: { $words }
annotated-fact-deadline-due = Due: { $words } ({ $date })
annotated-fact-bodies = By: { $list }
annotated-fact-groups = For: { $list }
annotated-fact-instruments = Names: { $list }
annotated-fact-labels = About: { $list }
annotated-fact-label = { $scheme } { $code }
annotated-fact-checkable = { $gate }: { $met } of { $all } tests passed
annotated-fact-missing = { $gate }: { $met } of { $all } tests passed; not passed: { $missing }
annotated-fact-corrected = Corrected by hand
