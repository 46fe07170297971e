### Lists, bodies, attention, sources, downloads.

lists-commitments-lead = { $count ->
    [one] One commitment in the order of the plan.
   *[other] { $count } commitments in the order of the plan.
}
lists-commitments-caption = All commitments
lists-indicators-lead = { $count ->
    [one] One indicator is followed.
   *[other] { $count } indicators are followed.
}
lists-indicators-caption = All indicators
lists-bodies-lead = Bodies that lead or support commitments. Who owes what is often not said in the plan; each page tells where the assignment comes from.
lists-bodies-caption = All responsible bodies
lists-groups-lead = Groups of people that commitments name.
lists-groups-caption = All groups
body-kind = Kind
body-parent = Belongs to
body-address = Public address
body-commitments-heading = Commitments
body-commitments-lead = Commitments that this body leads or supports, or that name it.
body-commitments-caption = Commitments of this body: { $count }
body-measures-heading = Measures
body-measures-none = No measure of this body is recorded.
body-measures-caption = Measures of this body
attention-lead = Commitments that a reader, an office or a newsroom may want to ask about first.
attention-late = Late
attention-late-about = A deadline has passed, and the latest figure does not show that the target is reached.
attention-late-none = No commitment is late by the figures that are known.
attention-disputed = Disputed
attention-disputed-about = Two seats judge clearly differently, or one sees evidence where another sees none.
attention-disputed-none = No commitment is disputed.
attention-unknown = Without data
attention-unknown-about = Nothing shows whether these are kept. That is no verdict on them; it is a gap in what is public.
attention-unknown-none = Every commitment has something on record.
attention-why-late = { $target }: { $rule }. Latest figure: { $figure }.
attention-why-late-none = { $target }: { $rule }.
attention-why-verdict = { $seat }: { $grade }
attention-caption = { $heading }: { $count }
sources-lead = Every figure and event names its source. An address is a link only where it leads to the source itself.
sources-published = Published: { $date }
sources-accessed = Read: { $date }
sources-no-address = No address is recorded.
sources-copy = No link: this address holds a copy, not the original.
sources-no-link = No link: the assessors do not send readers to this address.
sources-not-web = No link: this is not an address of the web.
downloads-lead = Everything on these pages stands in the tables below. The tables are the same ones that the pages were made from.
downloads-tables-heading = Tables
downloads-caption = Tables of this release
downloads-register-heading = The register of the plan
downloads-register-lead = What the plan promises, as it was read from its words, for other programs.
downloads-register-annotated = the whole text with every commitment marked
downloads-register-xlsx = a workbook
downloads-register-csv = one row for each commitment
downloads-register-targets = one row for each target
downloads-register-csvw = what the columns mean (CSV on the Web)
downloads-register-json = everything that was read
downloads-register-akn = the plan for legal information systems (Akoma Ntoso 3.0)
downloads-check-heading = To check it yourself
downloads-check-lead = The release holds all inputs and a list of all files with their hashes. With the program that made it, the release can be built again and compared byte by byte.
downloads-package = Description of all tables and columns (datapackage.json)
downloads-manifest = List of all files with their hashes (manifest.json)
downloads-inputs = Input files
table-sections = Sections of the plan
table-sentences = Sentences of the plan
table-commitments = Commitments and where they stand
table-targets = Targets and where they stand
table-trends = Trends of the indicators
table-indicators = Indicators
table-observations = Figures
table-scores = Scores of the indices
table-index_figures = What went into the indices, before and after their steps
table-index_weights = Weights of the indices
table-index_changes = What the steps of the indices changed
table-index_kinds = Scores by structure, process and outcome
table-index_intervals = How sure scores and ranks of the indices are
table-index_sensitivity = What matters how much for the indices
table-measures = Measures
table-assignments = Assignments to bodies
table-assessments = Verdicts
table-sources = Sources
table-bodies = Bodies
table-areas = Areas
table-groups = Groups of people
table-claims = Published statements
