# Words of the findings. A message says what is wrong, its attribute .mend how to mend it.
# An argument that has nothing to say has the value absent, so that words can select on it.

### Reading the plan's text: E01xx, W01xx

E0101 = Bytes that are no text stand here; they were replaced.
    .mend = Save the document again as UTF-8.
E0102 = A zero byte stands in the text.
    .mend = Delete the character, or save the document again: it may be damaged.
W0105 = The document is not UTF-8. It was read as { $encoding }.
    .mend = Look at a few letters with accents or Chinese characters on the plan's page. If they are wrong, save the document again as UTF-8.
E0106 = The document, or the text in it, is larger than { $most } MiB. Nothing of it was read.
    .mend = Save the plan alone, without pictures and annexes, as text, or split it into parts.
E0107 = The document is a { $kind } file, which is not read.
    .mend = Open it in a word processor, take off a password if it has one, and save it as DOCX.
E0108 = The DOCX document is damaged, or it is no DOCX: its part { $part } cannot be read.
    .mend = Open the document in a word processor and save it again as DOCX.
E0109 = The DOCX document unpacks to far more than a plan can hold. Reading was stopped at its part { $part }.
    .mend = Do not trust this file. Get the plan again from where it was published.
E0110 = The part { $part } of the DOCX document declares entities or a document type, which no word processor writes.
    .mend = Do not trust this file. Get the plan again from where it was published.
E0111 = The part { $part } of the DOCX document is broken at byte { $byte }. What follows in that part was not read.
    .mend = Open the document in a word processor and save it again as DOCX.
E0112 = The document has more than { $most } pieces of text. The rest was not read.
    .mend = Save the plan alone, without annexes, or split it into parts.
W0113 = Parts of the page stand in more than { $most } others. They were read as if they stood side by side.
    .mend = Compare the headings and lists read with the page. If they are wrong, save the plan as text.
W0114 = A table has more than { $most } columns. What stands further out was put into the last one.
    .mend = Look whether that is a table of actions. If so, save it again with fewer columns.
W0115 = The Markdown document is larger than { $most } MiB. It was read as plain text.
    .mend = Split the document into parts, if headings or tables were not found.
W0116 = No words were found in the document.
    .mend = If it is a web page that is filled while it is shown, open it in a browser and save the text from there.
E0120 = The PDF holds pictures of pages and no letters: it is a scan.
    .mend = Ask the publisher for the text version. Otherwise run a text recognition program (OCR) over it, look through the result, and read that file.
E0121 = The PDF asks for a password.
    .mend = Open it with the password, save or print it to a new PDF without one, and read that file.
E0122 = The PDF is damaged, or it is no PDF.
    .mend = Download it again. If that does not help, open it in a viewer and print it to a new PDF.
E0123 = The PDF unpacks to far more than a plan can hold.
    .mend = Do not trust this file. Get the plan again from where it was published.
E0124 = The fonts of the PDF do not say which letters they show, so the text cannot be read.
    .mend = Ask the publisher for another format. Otherwise run a text recognition program (OCR) over it.
W0125 = The fonts of the PDF do not say which letters they show in { $count } places. These letters are missing.
    .mend = Compare the text with the pages. If words are broken, use another format of the plan.
W0126 = Pages of the PDF that are only pictures: { $count }; the first is page { $first }. Nothing was read there.
    .mend = Look whether something of the plan stands on them. If so, run a text recognition program (OCR) over the file.
E0127 = The PDF has more pages, or pages with far more on them, than a plan. It was read up to page { $page }.
    .mend = Save the plan alone, without annexes and maps, or split it into parts.
E0128 = Pages of the PDF that are damaged: { $count }; the first is page { $first }. Nothing was read there.
    .mend = Download it again. If that does not help, open it in a viewer and print it to a new PDF.
E0103 = No sentence { $ref } is in the plan, and none that begins "{ $begins }".
    .mend = Look up the sentence with `waymark read`. If it is there in other words, write its reference and first words; if it is gone, delete the correction.
E0104 = The correction of { $ref } was made for the words "{ $begins }". Now { $now } says "{ $found }". It was not applied.
    .mend = Read the sentence again. If the correction still fits, write its words as they are now; if not, delete it.
W0140 = The words that the correction of { $ref } was made for now stand in { $now }. It was applied there.
    .mend = Write { $now } as its reference.
E0141 = The correction in line { $line } already says something else about "{ $field }" of { $ref }. This one was not applied.
    .mend = Keep one of the two.
E0142 = The correction of { $ref } fits several sentences that begin "{ $begins }": { $found }. It was not applied.
    .mend = Write the reference that is meant, or more of the first words.
W0143 = The words of { $ref } changed from "{ $before }" to "{ $now }". It keeps its reference.
    .mend = Read both. If it is another promise now, delete its row in plan/references.csv: the old reference is then free of it, and the sentence gets one of its own.
W0144 = { $ref } is not in the plan any more: "{ $before }". Its reference is retired and is not given to other words.
    .mend = If the words were only changed a lot, give the new sentence this reference in plan/references.csv. If the promise was dropped, nothing is to be done.
E0145 = This row has { $line ->
        [absent] no usable reference or section ("{ $ref }")
       *[other] the reference { $ref }, which stands in line { $line } already
    }.
    .mend = Give every row one reference that no other row has, and the section it stands in.
E0130 = { $ref } cannot be split before "{ $words }": these words do not stand in it behind the part before.
    .mend = Copy the first words of each further part from the sentence, in their order.
E0131 = The words "{ $words }" stand more than once in { $ref }.
    .mend = Write more of them, until they stand there once.
E0132 = { $with } cannot be joined to { $ref }: it does not follow directly in the same section, or a section title stands between them.
    .mend = List only the sentences that follow, in the order of the text.
E0133 = The words "{ $words }" do not stand in { $ref }.
    .mend = Copy the exact words from the document, and name the sentence or section they stand in.
E0134 = The words "{ $words }" in { $ref } belong to another sentence, a commitment or another addition.
    .mend = Name the sentence that holds them. If it is a commitment already, split it instead.
E0135 = { $ref } is split, joined or added to by the correction in line { $line }. This one was not applied.
    .mend = Correct the sentences that were made, for example { $ref }/1, or keep one of the two corrections.
W0136 = { $ref } was accepted as { $before }. The program reads { $now } now, so the acceptance does not count.
    .mend = Look at the sentence again. Accept the new reading, or correct it.


### Files and bytes (E02xx, W02xx)

E0200 = The workspace folder is not there, or it is not a folder.
    .mend = Give the path of a folder. `waymark new` makes one to begin from.
E0201 = This file is missing.{ $by ->
         [absent] {""}
        *[other] {" "}It is needed because of { $by }.
    }
    .mend = Add the file, or take out what refers to it.
W0201 = The file begins with a byte order mark. It is accepted.
    .mend = Nothing has to be done. To be rid of it, save the file as UTF-8 without BOM.
E0202 = The file cannot be read: { $reason ->
         [not_found] there is nothing at this place
         [permission] access is not permitted
        *[other] the system refuses
    }.
    .mend = Check that the file exists and that you may read it.
W0202 = Nobody reads this file or folder.{ $hint ->
         [absent] {""}
        *[other] {" "}Did you mean "{ $hint }"?
    }
    .mend = Correct its name, delete it, or move it out of the workspace.
E0203 = { $found ->
         [folder] This is a folder, and a file should be here.
         [file] This is a file, and a folder should be here.
        *[other] This is neither a file nor a folder.
    }
    .mend = Rename it, and put what is expected in its place.
E0204 = This link leads out of the workspace.
    .mend = Copy the file into the workspace.
E0205 = The file is written in UTF-16 or UTF-32.
    .mend = Save it again as UTF-8: in a spreadsheet choose "CSV UTF-8", in an editor choose the encoding "UTF-8".
E0206 = Some characters here are not UTF-8{ $times ->
         [once] .
        *[other] {" "}(in { $times } lines).
    }
    .mend = Save the file again as UTF-8: in a spreadsheet choose "CSV UTF-8".
E0207 = There is a zero byte here{ $times ->
         [once] .
        *[other] {" "}(in { $times } lines).
    }
    .mend = Delete the character, or save the file again: it may be damaged or not be a text.
E0208 = This line is longer than { $limit } MiB.
    .mend = Break the line. If the whole file is one line, save it again with line ends.
E0209 = The file is empty.
    .mend = Write at least the header row, or delete the file.
E0210 = The file is larger than { $limit } MiB.
    .mend = Split it, or leave out what does not belong to it.

### Tables and settings (E02xx, W02xx)

E0211 = This is not TOML: { $message }.
    .mend = Mend the line. Texts need quotes, tables have names in brackets, no key may stand twice.
E0212 = There is no column "{ $name }" in this table.{ $hint ->
         [absent] {""}
        *[other] {" "}Did you mean "{ $hint }"?
    }
    .mend = Correct the name in the header row, or delete the column.
E0213 = The column "{ $name }" is missing.
    .mend = Add the column to the header row and to every row.
E0214 = The column "{ $name }" is there twice.
    .mend = Delete or rename one of them.
E0215 = This row has { $found } cells, the header row has { $expected }.
    .mend = Add or take out commas. A cell with a comma in it needs quotes around it.
E0216 = A quote is opened here and not closed, or something follows the closing quote.
    .mend = Close the cell with a quote before the next comma. A quote inside a quoted cell is written twice.
E0217 = The cells are separated by { $found ->
         [semicolon] semicolons
        *[other] tabs
    }, not by commas.
    .mend = Save the table again with commas between the cells.
E0218 = "{ $name }" is missing here.
    .mend = Fill it in.
E0219 = There is no key "{ $name }" here.{ $hint ->
         [absent] {""}
        *[other] {" "}Did you mean "{ $hint }"?
    }
    .mend = Correct the name, or delete the key.
E0220 = Expected here: { $expected ->
         [text] a text
         [number] a number
         [integer] a whole number
         [boolean] true or false
         [date] a date
         [list] a list
         [table] a table
         [text_or_list_or_table] a text, a list or a table
         [text_or_table] a text or a table
         [number_or_text] a number or a text
         [number_or_boolean_or_text] a number, true or false, or a text
        *[other] something else
    }. Found: { $found ->
         [text] a text
         [number] a number
         [integer] a whole number
         [boolean] true or false
         [date] a date
         [list] a list
         [table] a table
         [text_or_list_or_table] a text, a list or a table
         [text_or_table] a text or a table
         [number_or_text] a number or a text
         [number_or_boolean_or_text] a number, true or false, or a text
        *[other] something else
    }.
    .mend = Write the value in the form that is expected: texts in quotes, numbers without, lists in brackets.
E0221 = "{ $text }" is not a plain decimal number.{ $hint ->
         [absent] {""}
        *[other] {" "}Write { $hint }.
    }
    .mend = Write digits with a point for decimals: no thousands separators, no percent sign, no spaces.
E0222 = "{ $text }" is not a day.
    .mend = Write year, month and day as 2024-06-30.
E0223 = "{ $text }" is not a period{ $reason ->
         [calendar] : the calendar has no such day or month
         [order] : it ends before it begins
        *[other] {""}
    }.
    .mend = Write 2024, 2024-Q1, 2024-06, 2024-06-30, or two of them as 2021/2025.
E0224 = { $reason ->
         [empty] An id is missing here.
         [too_long] "{ $text }" is too long for an id.
         [space] "{ $text }" cannot be an id: it has a space in it.
        *[other] "{ $text }" cannot be an id: it has the character "{ $char }" in it.
    }
    .mend = Use 1 to 80 letters, digits and the signs _ - . : / without spaces.
E0225 = "{ $text }" is not allowed here.{ $hint ->
         [absent] {""}
        *[other] {" "}Did you mean "{ $hint }"?
    }
    .mend = Use one of: { $allowed }.
E0226 = { $text } is outside what is allowed here.
    .mend = { $maximum ->
         [absent] Use { $minimum } or more.
        *[other] Use a number from { $minimum } to { $maximum }.
    }
E0227 = "{ $text }" is not a breakdown.
    .mend = Write key=value, several joined by semicolons: sex=female;residence=rural. A key has letters, digits, _ and - only.
E0228 = "{ $key }" was already given in line { $other }.
    .mend = Delete one of the two, or give them different keys. A corrected figure needs a later day in the column recorded.
E0229 = "{ $text }" is in the list twice.
    .mend = Delete one of them.
E0230 = "{ $text }" is not a language tag.
    .mend = Use a tag such as en, zh or pt-BR.
E0231 = There are too few entries here: at least { $minimum } are needed.
    .mend = Add what is missing, or delete the key.
E0238 = { $count } more findings { $code } in this file are not listed.
    .mend = Mend those that are listed and check again.
W0238 = { $count } more findings { $code } in this file are not listed.
    .mend = Look at those that are listed and check again.

### References (E02xx, W02xx)

E0241 = "{ $text }" is not among { $table ->
         [bodies] bodies.csv
         [areas] areas.csv
         [sources] sources.csv
         [indicators] indicators.csv
         [targets] targets.csv
         [measures] measures.csv
         [scales] the scales of the folder method
         [node] the nodes of this index
        *[other] { $table }
    }{ $times ->
         [once] .
        *[other] {" "}(used { $times } times in this file).
    }{ $hint ->
         [absent] {""}
        *[other] {" "}Did you mean "{ $hint }"?
    }
    .mend = Correct the id, or add a row that defines it.
E0242 = These lie within each other in a circle: { $path }.
    .mend = Change the parent of one of them.
E0243 = "{ $text }" is its own parent.
    .mend = Leave the parent empty, or name another.
E0244 = The plan has no sentence "{ $text }"{ $times ->
         [once] .
        *[other] {" "}(used { $times } times in this file).
    }{ $hint ->
         [absent] {""}
        *[other] {" "}Did you mean "{ $hint }"?
    }
    .mend = Look the reference up in the register of the plan: section, paragraph and sentence, as in I.1.1-1.
W0245 = The sentence "{ $text }" promises nothing{ $times ->
         [once] .
        *[other] {" "}(used { $times } times in this file).
    }
    .mend = Refer to a commitment. If the sentence was read wrongly, say so in plan/corrections.toml.
W0246 = The plan has no { $entity ->
         [section] section
         [paragraph] paragraph
         [group] group
        *[other] text
    } "{ $text }".
    .mend = Correct the id, or delete the row.

### Rules of the subject (E02xx, W02xx)

E0251 = The unit is "{ $text }", and the indicator { $indicator } is measured in "{ $expected }".
    .mend = Convert the value, or correct the unit. Units are compared letter by letter.
E0252 = The value is missing, and the status { $status } says there is one.
    .mend = Fill the value in, or give the status M (missing) or Q (suppressed).
E0253 = There is a value, and the status { $status } says there is none.
    .mend = Delete the value, or correct the status.
E0254 = This value has no source.
    .mend = Name at least one source of sources.csv.
E0255 = { $date } is after { $as_of }, the day this assessment speaks of.
    .mend = Correct the day, or set a later as_of in waymark.toml.
W0256 = { $text } percent is outside 0 to 100.
    .mend = Correct the value. If it is right, say in the note why.
W0257 = The value { $text } is negative.
    .mend = Correct the value. If it is right, say in the note why.
E0258 = This target has no indicator.
    .mend = Name the indicator that measures it, or take the target out: a promise without a measure is a commitment, not a target.
E0259 = A note is needed, because the comparability is "{ $comparability }".
    .mend = Say in the note what the figures do not measure, or measure differently.
E0260 = "{ $name }" is empty, and the other half of the baseline is given.
    .mend = Give value and period of the baseline, or neither.
W0261 = The deadline { $text } does not belong to the plan of { $plan }.
    .mend = Check the day. A deadline may lie inside the plan's years or up to { $years } years after. If the day is right, say in the note why.
W0262 = { $text } is outside the plan period { $plan }.
    .mend = Check the date. What was done before or after the plan counts for it only with a reason, said in the note.
E0263 = "{ $text }" is not a grade of the scale { $scale }.{ $hint ->
         [absent] {""}
        *[other] {" "}Did you mean "{ $hint }"?
    }
    .mend = Use a grade of the scale, by its code.
E0264 = "{ $text }" has no parent, and "{ $other }" has none either.
    .mend = Give every node but one a parent.
E0265 = All weights under "{ $text }" are zero.
    .mend = Give at least one of them a weight above zero.
E0266 = The indicator "{ $text }" has no direction.
    .mend = Give it the direction higher or lower in indicators.csv, or take it out of the index.
E0267 = The goalpost "{ $name }" is missing.
    .mend = Give both low and high.
E0268 = Both goalposts are { $text }.
    .mend = Give two different values.
E0269 = The indicator "{ $text }" is already used in line { $other }.
    .mend = Take one of the two leaves out.
E0270 = Nothing lies under the node "{ $text }".
    .mend = Add a leaf or a node with this parent, or take the node out.
E0281 = The node "{ $text }" adds up as { $rule }, and another node of its level as { $other }.
    .mend = Give all nodes of the level the same aggregation, or move the node to another level.
E0282 = A geometric path needs a baseline, and neither it nor the target may be zero or of the other sign.
    .mend = Give the baseline, or choose another path: linear, curve or step.
E0283 = This leaf says the other direction than indicators.csv does for { $text }.
    .mend = Take the direction out of the leaf, or correct it in indicators.csv.
E0271 = The level { $text } is not above { $before }, the level before.
    .mend = Order the grades from worst to best, with rising levels.
E0272 = { $text ->
         [no_evidence] The grade no_evidence may stand once and has no level.
         [absent] The scale has no grade no_evidence.
        *[other] The grade "{ $text }" has no level.
    }
    .mend = Give the scale exactly one grade without a level, with the code no_evidence, and every other grade a level.
E0273 = The rule of progress already stands in { $other }.
    .mend = Delete one of the two files.
E0274 = The claim must either count or give a value.
    .mend = Give pass, numerator and denominator, or value_of and value, and not both.
E0275 = Nothing is filled in for the placeholder { $text }.
    .mend = Use one of: { $allowed }, in braces.
E0276 = This claim is about nothing: its denominator is 0.
    .mend = Choose a wider selection under of, or take the claim out.
E0277 = The numerator { $numerator } is above the denominator { $denominator }.
    .mend = Count again: those that pass are among those spoken of.
W0278 = "{ $text }" is not among the languages of waymark.toml.
    .mend = Add the language there, or delete the file.
E0279 = "{ $text }" is not the name of a text in the folder plan.
    .mend = Give the name alone, ending in .txt or .md, without folders.
W0280 = The period { $text } begins after { $as_of }, the day this assessment speaks of, and the status is not F.
    .mend = Correct the period, or give the status F (forecast).

### Claims when they are asked (E03xx)

E0301 = The claim "{ $claim }" asks for the column "{ $column }", which the table "{ $table }" does not have.
    .mend = Take a column name from `data/{ $table }.csv` of a release, or from its `datapackage.json`.
E0302 = The claim "{ $claim }" speaks of no row of the table "{ $table }".
    .mend = Correct the filter `of`. A claim over nothing cannot be published.
E0303 = The claim "{ $claim }" asks for one value, and its filter leaves { $rows } rows.
    .mend = Add conditions to `of` until one row is left.
E0304 = The claim "{ $claim }" asks for a value, and the cell holds no number.
    .mend = Choose another column, or say in words that there is no figure.
E0305 = The claim "{ $claim }" publishes { $published }. Its query gives { $found }.
    .mend = If the data are right, write the new figures and read the sentence again; if the sentence is right, look at the data.

### What the engine says about an index (E03xx)

E0306 = This index cannot be computed as it is written: { $what }.
    .mend = { $remedy ->
         [absent] Correct the method. docs/composite.md says what each key may hold.
        *[other] { $remedy }
    }
W0307 = About the scores of this index: { $what }.
    .mend = Read it as a reader of the scores would. If it is as it should be, nothing needs to be done.
