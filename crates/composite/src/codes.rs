//! Everything this crate says to a person, by code: what is wrong, what to know of the results, and why something is not there.
//!
//! To add something: a line here with the names of its arguments; the words under its key in `locales/<lang>/problems.ftl`
//! or `locales/<lang>/composite.ftl`, in every language (a problem with `.mend`, the way out); then call it where it is found:
//! `problems.add(file, key, wrong::no_node(code, hint(..)))`. A test holds all of these against each other.

/// A module with a function for every code of a family, and the list of them.
macro_rules! codes {
    ($(#[$about:meta])* $family:ident, $stem:literal: $($name:ident($($arg:ident),*);)*) => {
        $(#[$about])*
        pub mod $family {
            use crate::said::{Said, Value};

            $(#[doc = concat!("The words under `", $stem, stringify!($name), "`.")]
            #[must_use]
            pub fn $name($($arg: impl Into<Value>),*) -> Said {
                Said {
                    code: concat!($stem, stringify!($name)),
                    args: vec![$((stringify!($arg), $arg.into())),*],
                }
            })*

            /// Every code with the names of its arguments.
            #[cfg(test)]
            pub(crate) const ALL: &[(&str, &[&str])] = &[
                $((concat!($stem, stringify!($name)), &[$(stringify!($arg)),*])),*
            ];
        }
    };
}

codes! {
    /// What is wrong with a file: nothing is built until it is mended.
    wrong, "problem-":

    // A file as text.
    unreadable(reason);
    not_utf8();
    row_unreadable(reason);
    no_rows();
    semicolons();
    no_code();
    no_number_or_flag(text);
    cells(have, need);
    column_twice(column, first, second);
    not_a_number(text);
    not_a_year(text);
    unit_twice(unit);

    // Columns that are named.
    no_column(table, column, hint);
    no_unit_column(column, hint);
    column_needed(column, hint);
    described_and_absent(column, table, hint);
    parent_no_aggregate(parent, node, hint);
    no_type(node, kind, hint);
    described_twice(node, first);
    no_weight(node);
    no_sign(indicator);
    no_denominator_row(indicator, denominator, hint);

    // The method file.
    not_toml(reason);
    unknown_key(key, hint);
    missing_key(key);
    no_index();
    no_indicators();
    no_direction(indicator, direction);
    no_share(name, value);
    two_minimums();
    no_shares_by_level();
    reference_apart();
    consensus_too_large(rows, most);
    too_many_levels(rules, levels);
    no_kind(kind, hint);
    two_kinds(indicator);

    // Names of the method that nothing bears.
    no_node(node, hint);
    no_indicator(indicator, hint);
    no_unit(unit, hint);
    no_parent(parent, node, hint);
    no_rule(rule, hint);
    no_step(step, hint);
    no_filling(by, hint);
    no_treatment(by, hint);
    no_second(then, hint);
    no_frontier(by, hint);
    no_weighting(rule, hint);
    no_group(group, hint);
    group_needed(hint);
    no_level(level, top);

    // Rules and their parameters.
    rule_needed();
    no_rules();
    parameter_kind(parameter);
    no_parameter(rule, parameter, hint);
    parameter_needed(rule, parameter);
    parameter_of_wrong_kind(rule, parameter);
    parameter_not_finite(rule, parameter);
    parameter_not_positive(rule, parameter);
    parameter_zero(rule, parameter);
    parameter_outside(rule, parameter, low, high);
    parameters_exclude(rule, one, other);
    parameters_order(rule, low, high);
    parameter_length(rule, parameter, have, need);
    parameter_count(rule, parameter, have, least, most);
    parameter_not_rising(rule, parameter);

    // Steps.
    scale_not_positive(scale);
    income_needed();
    no_draws();
    lower_is_better(indicators);
    groups_needed();
    no_aversion(aversion);
    people_count(groups, have);
    column_of_step(hint);
    no_figures(name);
    no_direction_said(indicator);
    one_time();
    no_past(by, hint);
    balance_of_one();
    balance_needs_down();

    // The tree.
    tree_empty();
    tree_no_root();
    tree_several_roots(nodes);
    tree_ring(nodes);
    tree_under_indicator(node, parent);
    tree_unknown_parent(node);
    tree_unknown_column(node);
    tree_weight(node, weight);
    tree_zero_weights(node);
    tree_no_children(node);
    tree_indicator_twice(indicator);

    // Weights by rule.
    weights_negative_loading(node, child);
    weights_children(node, children);
    weights_units(node, units);
    weights_constant(node, child);
    weights_negative(node, child, value);
    weights_not_positive(node, child, value);
    weights_judgements(node, have, need);
    weights_judgement(node, row, column, value);
    weights_reciprocal(node, row, column);
    weights_bounds(node, low, high, children);
    weights_unsolved(node);
    weights_best_and_worst(node, hint);
    weights_two_rows(node, have);
    weights_no_judgement(node, child);

    // Figures and method together.
    infinite(unit, indicator);
    step_entries(step, entries, columns);
    step_denominator(step, indicator);
    lengths(have, need);
    blocks(rows);
    rules_for_columns(rules, columns);

    // What is uncertain.
    input_one_thing();
    input_twice();
    input_named_as_group();
    input_before_steps();
    input_bounds();
    no_spread(spread, hint);
    outside_bounds(figure, unit, indicator, least, most);
    no_ending(ending, example);
    no_error_of(value, unit, column);
    no_error(value);
    no_file(file);
    column_of_values(column);
    draw_twice(draw);
    input_empty(input);
    input_no_step(input, step, steps);
    input_entries(input, have, need);
    input_share(input, value);
    input_negative(input);
    input_second(input);
    input_column(input, hint);
    no_choice(value, most);
    no_place(value);
    too_many_units(units, most);
    sensitivity_no_inputs();
    sensitivity_dimensions(asked, most);
    sensitivity_rows(asked, most);
    sensitivity_lengths(given, needed);
    sensitivity_few_rows(rows, least);
    sensitivity_constant_output();
    sensitivity_constant_input();
    sensitivity_resamples(given);
    sensitivity_level();
    sensitivity_tolerance();
    sensitivity_grid(given);
    sensitivity_bins(given);
    sensitivity_not_smooth();
    sensitivity_unlike();
    sensitivity_nothing();
}

codes! {
    /// What a reader of the results should know.
    remark, "remark-":

    refused(rule, node, child, value, unit, count);
    unscalable(indicator, why);
    not_divided(step, count);
    not_filled(step, count, why);
    no_frontier(step, indicator, why);
    not_measured(step, indicator, unit, count, why);
    not_held(step, indicator, unit, count, why);
    left_out(step, units);
    outliers_remain(step, indicators);
    weights_not_settled(node, residual);
    judgements_contradict(node, ratio);
    other_indicators();
    other_trees();
    no_causes();
    compared(scores, ranks, shift);
}

codes! {
    /// Why something is not there, as a sentence beside what is not there.
    reason, "reason-":

    no_figure(indicator);
    no_group(unit);
    empty_group(unit, indicator);
    nothing_near(unit, indicator);
    few_rows(rows, columns);
    no_data();
    single_value(value);
    constant(value);
    target_not_ahead(target, worst);
    no_reference(unit);
    not_positive(value);
    not_declared(value);
    out_of_range();
    no_incomes();
    income_not_positive(unit, value);
    frontier_parameter();
    lengths(have, need);
    few_groups(groups);
    group_share(value);
    group_figure(value);
    aversion(value);
    no_earlier();
    from_zero();
    no_cycle();
    no_answers();
    no_people();
}

#[cfg(test)]
mod tests;
