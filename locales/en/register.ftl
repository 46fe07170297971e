### The register in files that other programs and people open.

## Tables

register-table-commitments = Commitments
register-table-targets = Targets
register-table-sections = Sections
register-table-columns = Columns
register-table-guard = Lists are joined by “|”; a bar inside an item is written “¦”. A text cell that begins with = + - @ (or their full-width forms), a tab, a line end or an apostrophe has one apostrophe before it, so that no spreadsheet runs it as a formula. An empty cell is not said or not known.
register-yes = yes
register-no = no

## Columns of the sheet of columns

register-col-sheet = Sheet
register-col-name = Name in files
register-col-shown = Heading
register-col-means = What it means

## Columns

register-col-ref = Reference
register-about-ref = Section, paragraph and sentence number of the commitment, for example IV.5.6-2.
register-col-section = Section
register-about-section = Path of numbers of the section, for example IV.5.
register-col-section_titles = Titles above
register-about-section_titles = Titles of the sections it stands in, from the top down.
register-col-paragraph = Paragraph
register-about-paragraph = Number of the paragraph in its section; 0 is the text before the first paragraph.
register-col-heading = Paragraph opening
register-about-heading = The opening phrase of the paragraph, where it has one.
register-col-text = Words
register-about-text = The words of the commitment, white space folded.
register-col-modality = Modality
register-about-modality = What the sentence does: new_action, continue, strengthen, prohibit, guarantee or encourage.
register-col-cue = Deciding words
register-about-cue = The words that decided the modality.
register-col-targets = Targets
register-about-targets = Numbers the promise is measured by, each as comparator and value: “at_least 3000”.
register-col-units = Units
register-about-units = What each target counts, in the order of the targets.
register-col-baselines = Baselines
register-about-baselines = Where each target starts from, in the order of the targets; empty where the text is silent.
register-col-deadline = Deadline
register-about-deadline = When it is due, in the words of the text.
register-col-due = Due date
register-about-due = The last day of the deadline, where its words name a date.
register-col-bodies = Bodies
register-about-bodies = Bodies named as doing it, in the words of the text.
register-col-body_ids = Body ids
register-about-body_ids = Ids of the bodies, where the words are tied to one.
register-col-groups = Groups
register-about-groups = Groups it is for, as codes.
register-col-uhri = UHRI
register-about-uhri = Themes of the Universal Human Rights Index, as codes.
register-col-ohchr = OHCHR
register-about-ohchr = Rights of the OHCHR indicator framework, as codes.
register-col-sdg = SDG
register-about-sdg = Sustainable Development Goals and targets, as codes.
register-col-other_labels = Other labels
register-about-other_labels = Labels of other schemes, as scheme:code.
register-col-label_editions = Label editions
register-about-label_editions = The edition of each scheme used, as scheme:edition. Codes are not stable between editions.
register-col-instruments = Instruments
register-about-instruments = Laws, treaties, plans and programmes named, in the words of the text.
register-col-instrument_kinds = Kinds of instruments
register-about-instrument_kinds = Law, treaty, plan, programme or agenda, in the order of the instruments.
register-col-instrument_ids = Instrument ids
register-about-instrument_ids = Ids of known instruments, in the order of the instruments; empty for the State’s own.
register-col-met = Tests passed
register-about-met = How many of the nine tests of the wording are passed.
register-col-gate = Verifiability
register-about-gate = Whether anyone could ever tell that it was kept: verifiable, partly or not.
register-col-measure = Measure type
register-about-measure = What an indicator for it would watch: structure, process or outcome.
register-col-page = Page
register-about-page = The page it begins on; empty for documents without pages.
register-col-char_start = First character
register-about-char_start = First Unicode code point in the text of the document, counted from 0.
register-col-char_end = End character
register-about-char_end = One past the last code point.
register-col-byte_start = First byte
register-about-byte_start = First byte in the text of the document as UTF-8, counted from 0.
register-col-byte_end = End byte
register-about-byte_end = One past the last byte.
register-col-hash = Fingerprint
register-about-hash = First 16 hexadecimal digits of the SHA-256 of its bytes.
register-col-corrected = Corrected
register-about-corrected = Whether a hand correction changed anything here.
register-col-number = Number
register-about-number = Number of the target in its commitment, from 1.
register-col-comparator = Comparator
register-about-comparator = How the value binds: eq, at_least, at_most, lt (fewer than), gt (more than) or approx (about).
register-col-value = Value
register-about-value = The number, written out. A ratio is one number (one per thousand is 0.001); percent is written 55.
register-col-unit = Unit
register-about-unit = What is counted, in the words of the text; percentages begin with percent.
register-col-denominator = Counted per
register-about-denominator = What a ratio counts per, in the words of the text; empty for plain numbers.
register-col-baseline = Baseline
register-about-baseline = Where it starts from, in the same unit; empty where the text is silent.
register-col-words = Words
register-about-words = The words of the number in the text.
register-col-parent = Stands in
register-about-parent = The section above; empty for the top level.
register-col-level = Level
register-about-level = 1 for the top level.
register-col-title = Title
register-about-title = The title without its number.
register-col-paragraphs = Paragraphs
register-about-paragraphs = Paragraphs directly in the section.
register-col-commitments = Commitments
register-about-commitments = Commitments directly in the section.
