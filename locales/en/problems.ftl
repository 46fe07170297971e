### What is wrong with a table or a method of an index. The attribute .mend says how to mend it.

hint-near = Did you mean "{ $word }"?
hint-known = Known: { $known }.
hint-many = Look at its spelling.

## A file as text

problem-unreadable = The file cannot be read: { $reason }.
    .mend = Look whether it is there, and whether you may read it.
problem-not_utf8 = The bytes here are no text in UTF-8.
    .mend = Save the file in UTF-8.

problem-row_unreadable = A row cannot be read: { $reason }.
    .mend = Save the file as CSV in UTF-8, and look for a quotation mark that is not closed.
problem-no_rows = The table has no rows.
    .mend = Write one row per unit below the header.
problem-semicolons = The cells stand between semicolons.
    .mend = Save the file as CSV with commas between cells and points in numbers.
problem-no_code = This row has no code of a unit.
    .mend = Write one, or take the row out.
problem-no_number_or_flag = "{ $text }" is neither a number nor TRUE or FALSE.
    .mend = Write one of these, or leave the cell empty.
problem-cells = The row has { $have } cells, the header has { $need }.
    .mend = Put cells with commas into quotation marks.
problem-column_twice = Columns { $first } and { $second } have the same name "{ $column }".
    .mend = Name each column once.
problem-not_a_number = "{ $text }" is not a number.
    .mend = Write a number with a point and without thousands separators. Leave the cell empty where there is none.
problem-not_a_year = "{ $text }" is not a year.
    .mend = Write a year, or leave the column out.
problem-unit_twice = The unit "{ $unit }" stands here a second time.
    .mend = Keep one row per unit and time.

## Columns that are named

problem-no_column = { $table } has no column "{ $column }".
    .mend = { $hint }
problem-no_unit_column = There is no column "{ $column }" with the codes of units.
    .mend = { $hint }
problem-column_needed = There is no column "{ $column }".
    .mend = { $hint }
problem-described_and_absent = { $column } is described here, but { $table } has no such column.
    .mend = { $hint }
problem-parent_no_aggregate = The parent "{ $parent }" of { $node } is no aggregate.
    .mend = { $hint }
problem-no_type = { $node } is of the type "{ $kind }", which there is not.
    .mend = { $hint }
problem-described_twice = { $node } is described in line { $first } already.
    .mend = Describe each column and each aggregate once.
problem-no_weight = { $node } has no weight.
    .mend = Write 1 where all count alike.
problem-no_sign = The direction of { $indicator } is neither 1 nor -1.
    .mend = Write 1 where more is better and -1 where less is.
problem-no_denominator_row = { $indicator } is to be divided by { $denominator }, which is described nowhere.
    .mend = Add a row of the type Denominator. { $hint }

## The method file

problem-not_toml = The method cannot be read: { $reason }.
    .mend = All keys and what they take stand in docs/composite.md.
problem-unknown_key = There is no key "{ $key }" here.
    .mend = { $hint }
problem-missing_key = The key "{ $key }" is needed here and is not there.
    .mend = Write it; docs/composite.md says what it takes.
problem-no_index = This is no method of an index.
    .mend = Write kind = "index".
problem-no_indicators = There is no indicator.
    .mend = Name at least one [[leaf]], or give an iMeta table.
problem-no_direction = The direction of { $indicator } is "{ $direction }": it must be "higher" or "lower".
    .mend = Say which way is better.
problem-no_share = { $name } is { $value }: a share from 0 to 1 is needed.
    .mend = Write 0.6 for 60 %.
problem-two_minimums = minimum_coverage and minimum_children are both given.
    .mend = Keep one: a node is held to one of them.
problem-no_shares_by_level = These are no shares from 0 to 1: one for all levels, or a list from the top.
    .mend = Write 0.6 for 60 %.
problem-reference_apart = A reference unit cannot be taken where each year is scaled apart.
    .mend = Leave apart out: all years are then measured by the latest figure of the unit.
problem-consensus_too_large = "kemeny" looks at every pair of { $rows } rows, which are too many.
    .mend = Take "copeland", or at most { $most } rows.
problem-too_many_levels = { $rules } rules are named, the tree has { $levels } levels.
    .mend = Name one for each level from the top, or one for all.
problem-no_kind = There is no kind "{ $kind }".
    .mend = { $hint }
problem-two_kinds = { $indicator } stands under two kinds.
    .mend = Keep it under one: an indicator is of one kind.

## Names that nothing bears

problem-no_node = There is no node "{ $node }".
    .mend = { $hint }
problem-no_indicator = There is no indicator "{ $indicator }".
    .mend = { $hint }
problem-no_unit = There is no unit "{ $unit }".
    .mend = { $hint }
problem-no_parent = The parent "{ $parent }" of { $node } is no node.
    .mend = { $hint }
problem-no_rule = There is no rule "{ $rule }".
    .mend = { $hint }
problem-no_step = There is no step "{ $step }".
    .mend = { $hint }
problem-no_filling = Nothing can be filled by "{ $by }".
    .mend = { $hint }
problem-no_treatment = Outliers cannot be treated by "{ $by }".
    .mend = { $hint }
problem-no_second = What follows cannot be "{ $then }".
    .mend = { $hint }
problem-no_frontier = There is no frontier "{ $by }".
    .mend = { $hint }
problem-no_weighting = There is no rule of weights "{ $rule }".
    .mend = { $hint }
problem-no_group = There is no group column "{ $group }".
    .mend = { $hint }
problem-group_needed = A filling by group does not say by which column.
    .mend = Write group = with the name of a column from groups. { $hint }
problem-no_level = There is no level { $level } above the indicators.
    .mend = Write a level from 2 (the parents of indicators) to { $top }.

## Rules and their parameters

problem-rule_needed = The key "rule" with the code of the rule is not there.
    .mend = Write {"{"} rule = "min_max", lo = 1 {"}"}.
problem-no_rules = The list of rules is empty.
    .mend = Name at least one, such as "arithmetic".
problem-parameter_kind = The parameter "{ $parameter }" is no number, no list of numbers, and neither true nor false.
    .mend = Write a number, a list of numbers, or true or false, without quotation marks.
problem-no_parameter = "{ $rule }" has no parameter "{ $parameter }".
    .mend = { $hint }
problem-parameter_needed = "{ $rule }" needs the parameter "{ $parameter }".
    .mend = Write {"{"} rule = "{ $rule }", { $parameter } = ... {"}"}; docs/composite.md says what it means.
problem-parameter_of_wrong_kind = The parameter "{ $parameter }" of "{ $rule }" is of the wrong kind.
    .mend = Write a number where one is needed, and true or false where a yes or no is.
problem-parameter_not_finite = The parameter "{ $parameter }" of "{ $rule }" is not a finite number.
    .mend = Write an ordinary number.
problem-parameter_not_positive = The parameter "{ $parameter }" of "{ $rule }" must be above 0.
    .mend = Write a number above 0.
problem-parameter_zero = The parameter "{ $parameter }" of "{ $rule }" must not be 0.
    .mend = Write another number.
problem-parameter_outside = The parameter "{ $parameter }" of "{ $rule }" must lie from { $low } to { $high }.
    .mend = Write a number from { $low } to { $high }.
problem-parameters_exclude = "{ $one }" and "{ $other }" of "{ $rule }" exclude each other.
    .mend = Give one of them.
problem-parameters_order = "{ $low }" must be below "{ $high }" for "{ $rule }".
    .mend = Change one of the two.
problem-parameter_length = The list "{ $parameter }" of "{ $rule }" has { $have } numbers, { $need } are needed.
    .mend = Write as many numbers as are needed.
problem-parameter_count = The list "{ $parameter }" of "{ $rule }" has { $have } numbers.
    .mend = Give from { $least } to { $most }.
problem-parameter_not_rising = The numbers of the list "{ $parameter }" of "{ $rule }" do not rise.
    .mend = Write them from the least to the greatest, each once.

## Steps

problem-scale_not_positive = The scale { $scale } is not above 0.
    .mend = Write 1000 for "per thousand".
problem-income_needed = A frontier needs the column of an income or another ability.
    .mend = Write income = "gdp", with the name of the column.
problem-no_draws = No draws make no frontier.
    .mend = Write draws = 25.
problem-lower_is_better = Less of { $indicators } is better: inequality lowers what is good.
    .mend = Turn the figures round first (survival instead of deaths), or leave them out with "except".
problem-groups_needed = Inequality needs the figures of at least two groups.
    .mend = Write figures = ["rate_women", "rate_men"].
problem-no_aversion = The aversion is { $aversion }: a number from 0 on is needed.
    .mend = Write 1 for that of the UNDP.
problem-people_count = { $groups } groups have { $have } numbers of people.
    .mend = Name one for each group, in the same order.
problem-column_of_step = A column of this step is not there.
    .mend = { $hint }
problem-no_figures = There are no figures of "{ $name }".
    .mend = Name an indicator, or one of its breakdowns: indicator[breakdown].
problem-no_direction_said = { $indicator } says neither higher nor lower.
    .mend = Give the leaf a direction.
problem-one_time = The data have one time: there is no past to hold figures against.
    .mend = Add a column with years, or leave the step out.
problem-no_past = "{ $by }" is no way to hold figures against the past.
    .mend = { $hint }
problem-balance_of_one = A balance is of one indicator: the column of those who say "up".
    .mend = Name it: only = ["up"].
problem-balance_needs_down = A balance needs the column of those who say "down".
    .mend = Write down = "worse".

## The tree

problem-tree_empty = The tree has no nodes.
    .mend = Write at least one [[node]] and one [[leaf]].
problem-tree_no_root = No node is the top.
    .mend = Leave out the parent of one node: that one is the top.
problem-tree_several_roots = { $nodes } have no parent: only the top may have none.
    .mend = Give each of them a parent, but for the top.
problem-tree_ring = { $nodes } stand under each other in a ring.
    .mend = Give one of them another parent.
problem-tree_under_indicator = { $node } stands under { $parent }, which is an indicator.
    .mend = Take a [[node]] as its parent.
problem-tree_unknown_parent = The parent of { $node } is no node.
    .mend = Take a [[node]] as its parent.
problem-tree_unknown_column = { $node } has no column in the table.
    .mend = Leave it out, or add the column.
problem-tree_weight = The weight of { $node } is { $weight }: a number from 0 on is needed.
    .mend = Write a number from 0 on.
problem-tree_zero_weights = All parts of { $node } have the weight 0.
    .mend = Give one of them a weight above 0, or leave { $node } out.
problem-tree_no_children = { $node } has no parts and is no indicator.
    .mend = Put an indicator under it, or leave it out.
problem-tree_indicator_twice = The indicator { $indicator } is used twice.
    .mend = Keep it in one place.

## Weights by rule

problem-weights_negative_loading = The weights under { $node } cannot be the loadings: { $child } runs against the others (its loading is negative).
    .mend = Look at its direction, or take "factors".
problem-weights_children = The weights under { $node } need no rule: it has { $children ->
    [one] one part
   *[other] { $children } parts
}.
    .mend = Leave the rule out for this node.
problem-weights_units = The weights under { $node } cannot be made from data: { $units ->
    [one] one unit has
   *[other] { $units } units have
} a value in every part, and at least three are needed.
    .mend = Fill what is missing with a step before, or give the weights.
problem-weights_constant = The weights under { $node } cannot be made from data: { $child } has the same value in all units.
    .mend = Leave { $child } out, or give the weights.
problem-weights_negative = The weights under { $node } cannot be made by this rule: { $child } has the negative value { $value }.
    .mend = Take a scale that starts at 0 or above, such as lo = 0, hi = 100.
problem-weights_not_positive = The weights under { $node } cannot be made by this rule: { $child } has the value { $value }, which is not above 0.
    .mend = Take a scale that starts above 0, such as lo = 1, hi = 100.
problem-weights_judgements = { $have } judgements are given for the parts of { $node }, { $need } are needed.
    .mend = Give one row or number for each part, in the order of the parts.
problem-weights_judgement = The judgement on the parts of { $node } in row { $row }, column { $column } is { $value }: a number above 0 is needed.
    .mend = Write a number above 0.
problem-weights_reciprocal = The judgements on the parts of { $node } contradict each other: that in row { $row }, column { $column } is not one divided by that in row { $column }, column { $row }.
    .mend = Write 3 in the one place and 0.3333 in the other, for example.
problem-weights_bounds = Weights from { $low } to { $high } for the { $children } parts of { $node } cannot sum to 1.
    .mend = Lower "least", or raise "most".
problem-weights_unsolved = No weights were found for the parts of { $node }: they hardly differ.
    .mend = Leave a part out, or give the weights.
problem-weights_best_and_worst = "best" and "worst" must name parts of { $node }.
    .mend = { $hint }
problem-weights_two_rows = Two rows of judgements are needed for the parts of { $node }: of the best to all, and of all to the worst. There are { $have }.
    .mend = Write judgements = [[...], [...]].
problem-weights_no_judgement = There is no judgement on { $child }, a part of { $node }.
    .mend = Name it in "children" and give a judgement on it.

## Figures and method together

problem-infinite = A step makes the figure of { $indicator } in { $unit } infinite.
    .mend = Look at that figure and at the denominator or power that the step uses.
problem-step_entries = Step { $step } is for { $entries } columns, the data have { $columns }.
    .mend = Name the indicators of the step by their codes.
problem-step_denominator = Step { $step } divides { $indicator } by a column that is not there.
    .mend = Add the column, or leave { $indicator } out of the step with "except".
problem-lengths = A column has { $have } rows, the others have { $need }.
    .mend = Give every column as many rows.
problem-blocks = The years do not cover all { $rows } rows, one after the other.
    .mend = Put the rows in order of years.
problem-rules_for_columns = There are scales for { $rules } columns, the data have { $columns }.
    .mend = Give one scale for each indicator, or one for all.

## What is uncertain

problem-input_one_thing = An uncertain input must say one thing.
    .mend = Give one of weights, error, relative_error, filling, choice.
problem-input_twice = Two inputs have this name.
    .mend = Name each of them once.
problem-input_named_as_group = A group has the name of this input, which is not in it.
    .mend = Name the group otherwise.
problem-input_before_steps = What columns or files say is of the figures before the steps.
    .mend = Leave again = false out.
problem-input_bounds = Bounds are two: of the least and of the greatest that a figure could be.
    .mend = Write bounds = ["_low", "_high"], or two files.
problem-no_spread = There is no spread "{ $spread }" here.
    .mend = { $hint }
problem-outside_bounds = { $figure }, the figure of { $unit } of { $indicator }, does not lie between { $least } and { $most }.
    .mend = Mend the ends or the figure.
problem-no_ending = The data have no column with the ending "{ $ending }", such as "{ $example }".
    .mend = Name the ending of the columns, or a file that ends in .csv.
problem-no_error_of = { $value } of unit { $unit } in { $column } is no standard error.
    .mend = Write a number from 0 on, or leave the cell empty.
problem-no_error = { $value } is no standard error.
    .mend = Write a number from 0 on, or leave the cell empty.
problem-no_file = The file "{ $file }" is not there.
    .mend = Put it beside the method file.
problem-column_of_values = There is no column "{ $column }".
    .mend = Columns are unit, time (if there are several), indicator, draw (if joint), value.
problem-draw_twice = Draw "{ $draw }" has a second value for this figure.
    .mend = Keep one.
problem-input_empty = The input "{ $input }" has nothing to choose from.
    .mend = Write at least two choices; {"{"}{"}"} is the method as it is.
problem-input_no_step = The input "{ $input }" changes step { $step }, the method has { $steps ->
    [one] one step
   *[other] { $steps } steps
}.
    .mend = Count the steps from 1.
problem-input_entries = The input "{ $input }" has { $have } entries, { $need } are needed.
    .mend = Give one for each.
problem-input_share = The input "{ $input }" moves weights by { $value }: a share from 0 to 1 is needed.
    .mend = Write 0.25 for a quarter.
problem-input_negative = The input "{ $input }" has a weight or an error that is negative or infinite.
    .mend = Write numbers from 0 on.
problem-input_second = The input "{ $input }" is a second one of its kind.
    .mend = Keep one of the two.
problem-input_column = There is no column "{ $input }" for the input of this name.
    .mend = { $hint }
problem-no_choice = "{ $value }" is not the number of a choice.
    .mend = Write a whole number from 1 to { $most }.
problem-no_place = "{ $value }" is not a number from 0 to 1.
    .mend = Write where the input lies in its range, from 0 to 1.
problem-too_many_units = { $units } units are too many for ranks in every draw.
    .mend = Take up to { $most } units of one time: a region, or a sample.
problem-sensitivity_no_inputs = There is no uncertain input to examine.
    .mend = Write at least one [[uncertainty.input]].
problem-sensitivity_dimensions = The analysis needs points of { $asked } dimensions, and there are points for { $most } at most.
    .mend = Take fewer inputs.
problem-sensitivity_rows = { $asked } runs are more than can be made.
    .mend = Ask for at most { $most }.
problem-sensitivity_lengths = { $given } values are given where { $needed } are needed.
    .mend = Ask for more runs.
problem-sensitivity_few_rows = { $rows } complete runs are too few: at least { $least } are needed.
    .mend = Ask for more, or mend the choices whose runs give no scores.
problem-sensitivity_constant_output = The ranks are the same in every run: there is nothing to share out among the inputs.
    .mend = Name inputs that matter, or leave the analysis out.
problem-sensitivity_constant_input = An input is the same in every run: it can explain nothing.
    .mend = Leave it out.
problem-sensitivity_resamples = { $given } resamples are too few for an interval.
    .mend = Write resamples = 1000.
problem-sensitivity_level = The level of an interval must lie between 0 and 1.
    .mend = Take 0.9.
problem-sensitivity_tolerance = A tolerance must be above 0.
    .mend = Write a number above 0.
problem-sensitivity_grid = { $given } levels are no grid of a Morris design: it has an even number of levels.
    .mend = Take 4.
problem-sensitivity_bins = An input cannot be cut into { $given } parts.
    .mend = Take at least 2, and no more than there are draws.
problem-sensitivity_not_smooth = An input has too few different values for a smooth curve.
    .mend = Leave it out of this analysis.
problem-sensitivity_unlike = Sums of different analyses cannot be joined.
    .mend = Make both with the same inputs.
problem-sensitivity_nothing = There is no estimate to judge: every one is missing.
    .mend = Ask for more runs, or mend the choices whose runs give no scores.
