//! The codes of every finding this crate can make.
//!
//! A code is stable for ever: its words stand in `locales/<lang>/diagnostics.ftl`, its cause and
//! mend in `docs/rules.md`. The first letter says how bad it is (`E` stops the build, `W` does not).

/// Makes the constants and the list of them.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {
        $($(#[$doc])* pub(crate) const $name: &str = $code;)*

        /// Every code with the name of its constant.
        pub const ALL: &[(&str, &str)] = &[$(($code, stringify!($name))),*];
    };
}

codes! {
    /// The folder of the workspace itself is missing or is no folder.
    NO_FOLDER = "E0200";
    /// A file that is needed is not there.
    MISSING_FILE = "E0201";
    /// The operating system refuses to read it.
    UNREADABLE = "E0202";
    /// A folder where a file should be, or the other way round.
    NOT_A_FILE = "E0203";
    /// A symbolic link that leaves the workspace.
    LINK_OUTSIDE = "E0204";
    /// UTF-16 or UTF-32 instead of UTF-8.
    UTF16 = "E0205";
    /// Bytes that are not UTF-8.
    NOT_UTF8 = "E0206";
    /// A zero byte.
    NUL = "E0207";
    /// A line over the limit.
    LONG_LINE = "E0208";
    /// Nothing in it.
    EMPTY_FILE = "E0209";
    /// A file over the limit.
    TOO_LARGE = "E0210";
    /// A byte order mark: accepted.
    BOM = "W0201";
    /// A file or folder that nobody reads.
    UNKNOWN_FILE = "W0202";
    /// Not TOML.
    TOML_SYNTAX = "E0211";
    /// A column nobody knows.
    UNKNOWN_COLUMN = "E0212";
    /// A column that must be there.
    MISSING_COLUMN = "E0213";
    /// The same column twice.
    COLUMN_TWICE = "E0214";
    /// More or fewer cells than the header row has.
    CELL_COUNT = "E0215";
    /// A quote that is not closed.
    QUOTE = "E0216";
    /// Semicolons or tabs instead of commas.
    SEPARATOR = "E0217";
    /// A required cell or key is empty or absent.
    REQUIRED = "E0218";
    /// A key nobody knows.
    UNKNOWN_KEY = "E0219";
    /// A text where a number should be, and the like.
    WRONG_TYPE = "E0220";
    /// Not a plain decimal number.
    BAD_NUMBER = "E0221";
    /// Not a day.
    BAD_DATE = "E0222";
    /// Not a period.
    BAD_PERIOD = "E0223";
    /// Not an id.
    BAD_ID = "E0224";
    /// Not one of the values allowed.
    NOT_ALLOWED = "E0225";
    /// Below or above what is allowed.
    OUT_OF_RANGE = "E0226";
    /// Not of the form `key=value;key=value`.
    BAD_PAIRS = "E0227";
    /// The same key in two rows.
    DUPLICATE = "E0228";
    /// The same item twice in one list.
    LISTED_TWICE = "E0229";
    /// Not a language tag.
    BAD_LANGUAGE = "E0230";
    /// A list with too few items.
    TOO_FEW = "E0231";
    /// More findings of the same error than are listed.
    MORE_ERRORS = "E0238";
    /// More findings of the same warning than are listed.
    MORE_WARNINGS = "W0238";
    /// An id that is not defined.
    UNKNOWN_ID = "E0241";
    /// A tree that bites its tail.
    CYCLE = "E0242";
    /// Its own parent.
    OWN_PARENT = "E0243";
    /// A reference to no sentence of the plan.
    NOT_IN_PLAN = "E0244";
    /// A reference to a sentence that promises nothing.
    NO_COMMITMENT = "W0245";
    /// A translation for a part the plan does not have.
    NO_SUCH_PART = "W0246";
    /// A unit that is not the indicator's.
    WRONG_UNIT = "E0251";
    /// No value, and the status does not say why.
    VALUE_MISSING = "E0252";
    /// A value, and the status says there is none.
    VALUE_UNEXPECTED = "E0253";
    /// A value without a source.
    SOURCE_MISSING = "E0254";
    /// A day after the day the assessment speaks of.
    AFTER_AS_OF = "E0255";
    /// A percentage outside 0 to 100.
    PERCENT_RANGE = "W0256";
    /// A negative count.
    NEGATIVE = "W0257";
    /// A target without an indicator.
    TARGET_WITHOUT_INDICATOR = "E0258";
    /// A note is needed.
    NOTE_REQUIRED = "E0259";
    /// A baseline with a value or a period only.
    HALF_BASELINE = "E0260";
    /// A deadline far outside the plan.
    DEADLINE_OUTSIDE = "W0261";
    /// A period outside the plan.
    PERIOD_OUTSIDE = "W0262";
    /// A grade that is not on the scale.
    NOT_ON_SCALE = "E0263";
    /// No root, or more than one.
    ROOTS = "E0264";
    /// All weights under a node are zero.
    ZERO_WEIGHTS = "E0265";
    /// A leaf whose indicator has no direction.
    NO_DIRECTION = "E0266";
    /// Goalposts that are needed are not given.
    GOALPOSTS_MISSING = "E0267";
    /// Goalposts that are the same.
    GOALPOSTS_EQUAL = "E0268";
    /// An indicator used twice in one index.
    USED_TWICE = "E0269";
    /// A node with nothing under it.
    NO_CHILDREN = "E0270";
    /// Levels that do not rise.
    LEVELS = "E0271";
    /// Not exactly one grade for "no evidence".
    NO_EVIDENCE = "E0272";
    /// A second file of a kind that may stand once.
    SECOND_RULE = "E0273";
    /// A claim that asks nothing, or two things.
    CLAIM_FORM = "E0274";
    /// A placeholder nobody fills.
    PLACEHOLDER = "E0275";
    /// A share of nothing.
    CLAIM_OVER_NOTHING = "E0276";
    /// More than all.
    NUMERATOR_ABOVE = "E0277";
    /// A translation into a language that is not published.
    LANGUAGE_UNLISTED = "W0278";
    /// Not a document of the plan folder.
    DOCUMENT_PATH = "E0279";
    /// A figure for a time that has not begun.
    FUTURE_FIGURE = "W0280";
    /// Nodes of one level that add up differently.
    LEVEL_RULES = "E0281";
    /// A path that grows by a share, through zero or without a start.
    GEOMETRIC_PATH = "E0282";
    /// A direction that differs from that of the indicator.
    DIRECTION_DIFFERS = "E0283";
}
