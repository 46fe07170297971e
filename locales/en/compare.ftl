### Two editions of a plan side by side.

compare-verdict-carried_over = Carried over
compare-verdict-reworded = Reworded, same strength
compare-verdict-strengthened = Strengthened
compare-verdict-weakened = Weakened
compare-verdict-mixed = Stronger in one thing, weaker in another
compare-verdict-dropped = Dropped
compare-verdict-new = New

compare-what-target = target
compare-what-firmness = how firm the number is
compare-what-has_target = a target
compare-what-deadline = deadline
compare-what-has_deadline = a deadline
compare-what-has_owner = somebody who does it
compare-what-modality = what it does
compare-what-figure = a number that does not bind

compare-direction-stronger = stronger
compare-direction-weaker = weaker
compare-direction-open = changed

compare-change-both = { $direction }: { $what }, from "{ $before }" to "{ $after }"
compare-change-gained = { $direction }: now has { $what }, "{ $after }"
compare-change-lost = { $direction }: no longer has { $what }, "{ $before }"

compare-hand-over = For the next plan: what was promised and is neither carried over in full nor closed
compare-hand-over-none = Nothing is left: every commitment of the first plan is carried over or closed.
compare-languages = The two texts are in different languages, so no words can be compared: everything is dropped and new.
compare-closed-unknown = The first plan has no commitment { $reference }, which is named as closed.

compare-profile = In figures
compare-profile-measure = Commitments
compare-profile-before = First plan
compare-profile-after = Second plan
compare-profile-commitments = All
compare-profile-with_target = With a number that binds
compare-profile-with_deadline = With a deadline of their own
compare-profile-with_owner = With somebody named who does it
compare-column-changes = Changes

keep-done = { $kept } sentences have a lasting reference, { $new } of them new; { $retired } references are retired.
