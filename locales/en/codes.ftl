### Words for the codes that files use.

## Where a commitment or a target stands

standing-met = Reached
standing-maintained = Kept
standing-met_before_start = Already reached at the start
standing-improving = Improving, no target
standing-on_track = On the way
standing-flat = Not moving, no target
standing-figures_only = Figures only
standing-measure_only = Measures only
standing-undecided = Cannot be decided
standing-no_baseline = Short, no starting point
standing-behind = Behind
standing-no_movement = Not moving
standing-worsening = Getting worse, no target
standing-wrong_way = Moving the wrong way
standing-lost = Reached and lost again
standing-missed = Missed
standing-not_comparable = Not comparable
standing-no_data = No data
standing-no_evidence = Nothing recorded

trend-improving = Improving
trend-worsening = Getting worse
trend-flat = Not moving
trend-undecided = Cannot be decided
trend-figures_only = Figures only
trend-no_data = No data

class-reached = Reached
class-before_start = Already reached at the start
class-moving = On the way
class-unclear = Something is known, no verdict follows
class-short = Short of the target or moving the wrong way
class-not_comparable = Not comparable
class-unknown = No data

## What a sentence does

modality-new_action = Something new is to be done
modality-continue = Something is to go on
modality-strengthen = More or better of what exists
modality-prohibit = Something is forbidden or punished
modality-guarantee = An entitlement or a duty
modality-encourage = Others are supported or urged
modality-context = Context
modality-heading = Heading

## How checkable a commitment is

criterion-specific = Specific
criterion-measurable = Measurable
criterion-time_bound = Time-bound
criterion-owned = Owned
criterion-disaggregated = Disaggregated
criterion-about-specific = It names a concrete act or result, not only an attitude.
criterion-about-measurable = It has a quantity, or a state that can be seen to hold.
criterion-about-time_bound = It says by when. The end of the plan does not count.
criterion-about-owned = It names who does it.
criterion-about-disaggregated = It names for whom, so that figures can be broken down.

criterion-baseline = Baseline
criterion-target = Target
criterion-resourced = Resourced
criterion-evidenced = Evidence
criterion-about-baseline = It says where it starts from.
criterion-about-target = It says how much or how many.
criterion-about-resourced = It names money, staff or another means.
criterion-about-evidenced = It names what will show it: an indicator, a report, a record.
criterion-mend-specific = Name the act itself: build, train, publish, pass ... and what.
criterion-mend-measurable = Say what can be counted, or what will exist that does not exist now.
criterion-mend-baseline = Say where things stand today, with the year.
criterion-mend-target = Give the number to be reached.
criterion-mend-time_bound = Give a date within the plan.
criterion-mend-owned = Name the ministry or office that answers for it.
criterion-mend-resourced = Name the budget, the staff or the fund.
criterion-mend-disaggregated = Name the people it is for: women, children, region, income ...
criterion-mend-evidenced = Name the indicator, report or record that will show it.
verifiability-verifiable = Verifiable
verifiability-partly = Partly verifiable
verifiability-not = Not verifiable
measure-structure = Structure
measure-process = Process
measure-outcome = Outcome

## What is missing

missing-figure = No figure is recorded for the plan period.
missing-target = No target with a number measures this commitment.
missing-baseline = A target has no starting value, so progress cannot be measured.
missing-final_figure = The deadline has passed and no figure for it has been published.
missing-owner = No responsible body is named.
missing-deadline = The wording gives no deadline of its own.
missing-breakdown = Figures broken down as the plan calls for are not published.
missing-measure = No measure is recorded.
missing-independent_verdict = No independent assessor has judged it.

## Seats, assignments, measures

seat-own = The responsible body
seat-independent = Independent assessor
seat-public = The public
role-lead = Lead
role-support = Support
assigned-proposed = Proposed by the assessors
assigned-accepted = Accepted by the body
assigned-contested = Contested by the body
assigned-handed_on = Handed on to another body
ground-plan = The plan names the body
ground-official = An official document names the body
ground-assumed = Assumed from the body’s duties
act-law = Law
act-programme = Programme
act-budget = Budget
act-training = Training
act-report = Report
act-review = Review
act-institution = Institution
act-other = Other
sourcekind-official = Published by the State
sourcekind-un = United Nations
sourcekind-state_media = State media
sourcekind-media = Media
sourcekind-ngo = Non-governmental organisations
sourcekind-secondary = Secondary sources
sourcekind-copy = Copies of documents that stand elsewhere
bodykind-ministry = Ministry
bodykind-court = Court
bodykind-parliament = Parliament
bodykind-agency = Agency
bodykind-local_government = Local government
bodykind-commission = Commission
bodykind-organisation = Organisation
bodykind-public_institution = Public institution
bodykind-legislature = Legislature
bodykind-prosecution = Prosecution
bodykind-cabinet_office = Cabinet office
bodykind-other = Other

## Figures

basis-main = Figure of the period
basis-cumulative = Running total
basis-rival = Rival figure
basis-lower_bound = Lower bound
basis-upper_bound = Upper bound
basis-survey = Survey
basis-selection = Those of the period alone
status-a = As reported
status-b = Break in the series
status-e = Estimated
status-f = Forecast
status-m = Missing: nobody found it
status-p = Provisional
status-q = Withheld to protect people
direction-higher = Higher is better
direction-lower = Lower is better
direction-none = Neither way is better
kind-structure = Structure: law, institution, policy
kind-process = Process: effort, budget, coverage
kind-outcome = Outcome: rights enjoyed
origin-plan = From the plan’s own words
origin-other = From another official document
origin-assessor = A test set by the assessors
comparability-comparable = The figures measure the target
comparability-caveat = The figures measure the target with a reservation
comparability-not_comparable = The figures do not measure the target
breakdown-sex = sex
breakdown-age = age
breakdown-residence = residence
breakdown-disability = disability
breakdown-ethnicity = ethnicity
breakdown-region = region
breakdown-income = income
breakdown-population = population
breakdown-group = group
breakdown-setting = setting
breakdown-care = kind of care
breakdown-migration = migration
breakdown-response = answer
breakdown-plan = plan
breakdown-definition = definition
breakdownvalue-female = female
breakdownvalue-male = male
breakdownvalue-registered_residents = registered residents
breakdownvalue-institution = in institutions
breakdownvalue-community = in the community
breakdownvalue-de_facto_unattended = in fact unattended
breakdownvalue-orphans = orphans
breakdownvalue-hearing = hearing
breakdownvalue-visual = sight
breakdownvalue-speech = speech
breakdownvalue-physical = physical
breakdownvalue-intellectual = intellectual
breakdownvalue-mental = mental
breakdownvalue-multiple = several
breakdownvalue-all = all
breakdownvalue-accepted = accepted
breakdownvalue-partly_accepted = partly accepted
breakdownvalue-noted = noted
breakdownvalue-rejected = rejected
breakdownvalue-urban = urban
breakdownvalue-rural = rural

## Indices

normalisation-goalposts = Fixed goalposts
normalisation-min_max = Lowest to highest of all areas
normalisation-z_score = Distance from the mean
normalisation-rank = Rank
normalisation-place = Place among all areas
normalisation-share = Share of the best value
normalisation-logistic = Distance from the mean, the far ends counting less
normalisation-bands = Seven classes by percentiles
normalisation-distance_to_target = Share of the way to a target
normalisation-reference = Share of the way to a reference unit
normalisation-around = Around a reference value
normalisation-logarithm = Share of all logarithms
aggregation-arithmetic = Weighted mean
aggregation-geometric = Weighted geometric mean
aggregation-harmonic = Weighted harmonic mean
aggregation-mpi = Mean less a penalty for imbalance (Mazziotta and Pareto)
aggregation-mean_min = Halfway between the mean and the weakest part
aggregation-owa = Ordered weights: the weakest part counts most
aggregation-copeland = Wins over other areas, pair by pair (Copeland)
aggregation-outranking = Share of weight ahead of other areas (outranking)
aggregation-topsis = Nearness to the best, distance from the worst (TOPSIS)
aggregation-wroclaw = Distance from the best (Wroclaw)
aggregation-benefit_of_doubt = The weights that speak best for each area (benefit of the doubt)
aggregation-generalised = Weighted power mean
aggregation-veto = Weighted mean, capped where a part is too low
aggregation-kemeny = The order that contradicts the parts least (Condorcet, Kemeny, Young)
aggregation-promethee = Net preference over other areas (PROMETHEE II)
aggregation-benefit_of_doubt_directional = How far each could go in the direction of the weights (directional benefit of the doubt)
aggregation-benefit_of_doubt_robust = Against the best of some others (robust benefit of the doubt)
withheld-coverage = Withheld: too little of the weight has data
withheld-no_data = Withheld: no data
withheld-domain = Withheld: a value lies outside what the rule allows
withheld-overflow = Withheld: the numbers are too large to add up
withheld-column = Withheld: an indicator cannot be brought to the common scale
withheld-left_out = Left out: too few figures
change-filled = filled
change-not_filled = could not be filled
change-pulled_in = pulled in
change-transformed = transformed
change-still_fails = outliers remain
change-not_divided = could not be divided
change-left_out = left out
change-put_in_proportion = put in proportion
change-no_frontier = no frontier
change-not_measured = inequality could not be measured

## Groups of people

group-ethnic_minorities = Ethnic minorities
group-women = Women
group-children = Children
group-elderly = Older persons
group-persons_with_disabilities = Persons with disabilities
group-workers = Workers
group-rural_residents = Rural residents
group-migrants = Migrants
group-parents = Parents
group-students = Students
group-businesses = Businesses
group-public_officials = Public officials
group-media = Media
group-general_public = The general public
group-social_organizations = Social organisations
group-poor_people = People in poverty
group-victims = Victims
group-foreigners = Foreign nationals
group-patients = Patients
group-defendants = Suspects and defendants

## Units

unit-percent = percent
unit-yes_no = yes or no
unit-persons = persons
unit-person_times = person-times
unit-households = households
unit-institutions = institutions
unit-beds = beds
unit-places = places
unit-days = days
unit-years = years
unit-laws = laws
unit-cases = cases
unit-provinces = provinces
unit-counties = counties
unit-cities = cities
unit-districts = districts
unit-areas = areas
unit-schools = schools
unit-hospitals = hospitals
unit-bases = bases
unit-groups = groups
unit-facilities = facilities
unit-devices = devices
unit-votes = votes
unit-orders = orders
unit-commitments = commitments
unit-recommendations = recommendations
unit-per_1000_people = per 1,000 people
unit-per_1000_live_births = per 1,000 live births
unit-per_100000_live_births = per 100,000 live births
unit-per_100000_people = per 100,000 people
unit-per_1000_aged_60_ = per 1,000 people aged 60 or over
unit-cny_per_month = CNY per month
