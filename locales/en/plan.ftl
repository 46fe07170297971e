### The annotated plan, its sections and groups.

plan-heading = The plan, annotated
plan-heading-part = The plan, annotated: part { $part } of { $all }
plan-parts = Parts of the plan
plan-part = Part { $part }
plan-lead = This is the text of the plan. Each commitment carries a mark with where it stands; the link leads to all that is known about it.
plan-legend = What the colours at the edge stand for, with the number of commitments in the whole plan:
plan-adopted = Adopted or published on { $date }.
plan-address = Official text: { $address }
section-place = Read this section in the plan
section-below-heading = Sections inside this one
section-commitments-heading = Commitments
section-commitments-caption = Commitments of this section: { $count }
people-lead = The commitments here name this group in their words, in the opening of their paragraph or in the title of their section.
people-commitments-heading = Commitments
people-commitments-caption = Commitments for this group: { $count }
