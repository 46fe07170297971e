### Words that every page uses.

## Figures, days and periods

figure-percent = { $number }%
# A change of a figure that is itself in percent.
figure-points = { $number } percentage points
date-day = { $day } { $month } { $year }
date-month-name = { $number ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
period-year = { $year }
period-years = { $from }–{ $to }
period-window = { $from } to { $to }
period-quarter = quarter { $quarter } of { $year }
period-month = { $month } { $year }
list-more = { $list }, { $next }
list-last = { $list } and { $last }

## Frame of a page

frame-title = { $page } – { $site }
frame-skip = Skip to the content
frame-nav = Main pages
frame-breadcrumbs = You are here
frame-languages = Language
# Name of the language in itself.
frame-language-name = English
frame-footer-state = This assessment speaks of { $date }. Figures and events after that day do not count.
frame-footer-publisher = Published by { $publisher }.
frame-footer-contact = Contact: { $contact }
frame-footer-licence = Licence of the data: { $licence }
frame-footer-engine = Made with { $engine }. Every figure can be recomputed from the published files.
frame-footer-downloads = Download all data
frame-footer-method = How this was judged
frame-footer-sources = Sources
nav-overview = Overview
nav-plan = The plan
nav-commitments = Commitments
nav-indicators = Indicators
nav-bodies = Bodies
nav-groups = Groups of people
nav-attention = Needs attention
nav-indices = Indices
nav-method = Method
nav-sources = Sources
nav-downloads = Downloads

## Small parts

part-scroll = Table: { $caption }
part-table-data = Data behind this table (CSV)
part-chart-data = Data behind this chart (CSV)
part-again = { $name } ({ $number })
part-none = None.
part-no-value = no figure
part-more-than = more than { $value }
part-less-than = less than { $value }
part-done = done
part-not-done = not done
part-value-unit = { $value } { $unit }
part-limit = { $shown } of { $all } rows are shown. All rows are in the data file.
part-sources = Sources
part-breakdown = { $key }: { $value }
part-disputed = disputed
part-late = late
part-of-all = { $met } of { $all }
figure-phrase = { $value } ({ $period })
figure-phrase-status = { $value } ({ $period }; { $status })

## What a target asks for

rule-eq = { $value }
rule-at_least = at least { $value }
rule-at_most = at most { $value }
rule-lt = less than { $value }
rule-gt = more than { $value }
rule-approx = about { $value }
rule-by = { $rule } by { $date }

## Heads of columns

col-reference = Reference
col-commitment = Commitment
col-standing = Where it stands
col-checkable = How checkable
col-criterion = Test
col-asks = What it asks
col-words = Words of the plan
col-mend = What would pass it
col-why = Why it is here
col-commitments-met = Commitments that pass
col-commitments = Commitments
col-body = Body
col-role = Role
col-answer = Answer of the body
col-ground = Why this body
col-kind = Kind
col-group = Group
col-measure = Measure
col-date = Date
col-act = Kind of act
col-sources = Sources
col-note = Note
col-indicator = Indicator
col-trend = Trend
col-latest = Latest figure
col-targets = Targets
col-value = Value
col-main = Figure in force
col-rival = Rival figure
col-basis = Kind of count
col-status = Status
col-period = Period
col-breakdown = Breakdown
col-area = Area
col-score = Score
col-coverage = Coverage
col-rank = Rank
col-rank-interval = Rank, if weights were others
col-rank-asked = Rank as asked
col-rank-published = Rank published
col-rank-change = Change
col-score-asked = Score as asked
col-score-published = Score published
col-from = From
col-normalised = Normalised
col-weight = Effective weight
col-contribution = Contribution
col-score-interval = Score in draws
col-score-bounds = Score with gaps filled
col-filled = Filled
col-rank-drawn = Rank in draws
col-step = Step
col-change = What was done
col-before = Before
col-after = After
col-prepared = After all steps
col-input = What is uncertain
col-alone = Alone
col-together = With all others
col-kind-structural = Structure
col-kind-process = Process
col-kind-outcome = Outcome
col-grade = Grade
col-code = Code
col-level = Level
col-table = Table
col-csv = CSV
col-json = JSON
part-count-of = { $count } of { $all }
