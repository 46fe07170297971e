### What if the method of an index were another.

explore-title = What if? { $index }
explore-lead = Weights, scales and rules are choices. Change them and see which places would stand elsewhere: where hardly anything moves, the ranking does not hang on these choices.
explore-still = This copy stands on a disk or a plain server and shows what is published. Where the release is served with "waymark serve", the form below answers.
explore-method-legend = How it is put together
explore-weights-legend = What counts how much
explore-weights-note = Weights hold among the parts of one branch: 2 counts twice as much as 1, and 0 not at all.
explore-as-published = As published, level by level
explore-scale-published = As published
explore-find = Find an area
explore-published-weight = published: { $weight }
explore-submit = Show the ranks
explore-reset = Back to the published method
explore-answer-heading = Ranks
explore-as-it-is = This is the published method. Change something above.
explore-moved = { $moved ->
    [0] No area of { $all } would stand at another rank.
    [one] One area of { $all } would stand at another rank.
   *[other] { $moved } areas of { $all } would stand at other ranks.
}
explore-farthest = The farthest move: { $area }, from rank { $before } to { $after }.
explore-lost = { $count ->
    [one] One area would have no score: the rule cannot take one of its values.
   *[other] { $count } areas would have no score: the rule cannot take one of their values.
}
explore-agreement = Agreement with the published ranks (Spearman, 1 is the same order): { $value }.
explore-permalink = Link to this answer
explore-caption = Ranks as asked and as published, { $period }
explore-same = same
explore-up = up { $by }
explore-down = down { $by }
explore-rows = Rows { $from } to { $to } of { $all }.
explore-steps = More rows
explore-before = Rows before
explore-after = Rows after
explore-found-none = No area has these words in its name.
explore-fault = "{ $typed }" in the field { $field } is no weight. Weights are numbers from 0 to 1,000,000, with a point before decimals; the published one was taken.
explore-no-weight = All parts of "{ $node }" weigh nothing, so it has no score. Give at least one part a weight above 0.
explore-no-scale = This scale needs values that not every indicator has. Choose another one.
explore-no-method = The index cannot be computed so. Go back to the published method and change one thing at a time.
