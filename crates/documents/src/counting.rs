//! Numbers as lists show them: digits, letters, Roman and Chinese numerals.

/// A way of counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counting {
    /// Nothing is shown.
    Nothing,
    /// 1, 2, 3.
    Decimal,
    /// 01, 02, 03.
    Padded,
    /// a to z, then as the format goes on.
    Lower(Beyond),
    /// A to Z.
    Upper(Beyond),
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
    /// 一, 二, 十一, 一百零一.
    Chinese,
    /// 一, 二, 一一, 一〇一: digit by digit.
    ChineseDigits,
    /// 壹, 贰, 拾壹.
    ChineseLegal,
    /// 甲, 乙, 丙.
    Stems,
    /// ①, ②, ③.
    Circled,
    /// １, ２, ３.
    FullWidth,
}

/// What follows z.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Beyond {
    /// aa, bb, cc: word processors.
    Repeated,
    /// aa, ab, ac: web pages.
    Places,
}

/// The longest run of one letter: word processors show more, nobody reads them.
const MOST_REPEATED: u32 = 30;

impl Counting {
    /// The number as it is shown; what a way of counting cannot show is shown in digits.
    pub(crate) fn show(self, n: u32) -> String {
        let shown = match self {
            Self::Nothing => Some(String::new()),
            Self::Decimal => None,
            Self::Padded => Some(format!("{n:02}")),
            Self::Lower(beyond) => letters(n, 'a', beyond),
            Self::Upper(beyond) => letters(n, 'A', beyond),
            Self::LowerRoman => roman(n).map(|r| r.to_lowercase()),
            Self::UpperRoman => roman(n),
            Self::Chinese => chinese(n, PLAIN),
            Self::ChineseDigits => Some(digits(n, '〇', "一二三四五六七八九")),
            Self::ChineseLegal => chinese(n, LEGAL),
            Self::Stems => nth("甲乙丙丁戊己庚辛壬癸", n),
            Self::Circled => nth("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", n),
            Self::FullWidth => Some(digits(n, '０', "１２３４５６７８９")),
        };
        shown.unwrap_or_else(|| n.to_string())
    }
}

fn nth(all: &str, n: u32) -> Option<String> {
    let at = usize::try_from(n.checked_sub(1)?).ok()?;
    all.chars().nth(at).map(String::from)
}

fn letter(first: char, n: u32) -> Option<char> {
    char::from_u32(u32::from(first) + n)
}

fn letters(n: u32, first: char, beyond: Beyond) -> Option<String> {
    let mut rest = n.checked_sub(1)?;
    match beyond {
        Beyond::Repeated => {
            let times = rest / 26 + 1;
            let times = usize::try_from(times)
                .ok()
                .filter(|_| times <= MOST_REPEATED)?;
            Some(letter(first, rest % 26)?.to_string().repeat(times))
        }
        Beyond::Places => {
            let mut out = Vec::new();
            loop {
                out.push(letter(first, rest % 26)?);
                match (rest / 26).checked_sub(1) {
                    Some(more) => rest = more,
                    None => return Some(out.into_iter().rev().collect()),
                }
            }
        }
    }
}

fn roman(n: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&n) {
        return None;
    }
    let mut rest = n;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    Some(out)
}

/// Zero to nine, then ten, hundred, thousand.
type Numerals = (&'static str, &'static str);
const PLAIN: Numerals = ("零一二三四五六七八九", "十百千");
const LEGAL: Numerals = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟");

fn chinese(n: u32, (signs, units): Numerals) -> Option<String> {
    if !(1..10_000).contains(&n) {
        return None;
    }
    let sign = |d: u32| signs.chars().nth(usize::try_from(d).ok()?);
    let mut out = String::new();
    let mut gap = false;
    for (power, unit) in [(1000, 2), (100, 1), (10, 0)] {
        let digit = n / power % 10;
        if digit == 0 {
            gap |= !out.is_empty();
            continue;
        }
        if gap {
            out.push(sign(0)?);
        }
        gap = false;
        // Ten to nineteen leave out the one before the ten.
        if n >= 20 || digit > 1 {
            out.push(sign(digit)?);
        }
        out.push(units.chars().nth(unit)?);
    }
    if !n.is_multiple_of(10) {
        if gap {
            out.push(sign(0)?);
        }
        out.push(sign(n % 10)?);
    }
    Some(out)
}

fn digits(n: u32, zero: char, others: &str) -> String {
    let sign = |c: char| match c.to_digit(10).and_then(|d| nth(others, d)) {
        Some(sign) => sign,
        None => zero.to_string(),
    };
    n.to_string().chars().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_word_processors_and_browsers_do() {
        let cases: [(Counting, &[(u32, &str)]); 12] = [
            (Counting::Decimal, &[(0, "0"), (12, "12")]),
            (Counting::Padded, &[(7, "07"), (12, "12"), (100, "100")]),
            (
                Counting::Lower(Beyond::Repeated),
                &[(1, "a"), (26, "z"), (27, "aa"), (28, "bb"), (0, "0")],
            ),
            (
                Counting::Upper(Beyond::Places),
                &[(26, "Z"), (27, "AA"), (28, "AB"), (703, "AAA")],
            ),
            (
                Counting::LowerRoman,
                &[(4, "iv"), (1994, "mcmxciv"), (4000, "4000"), (0, "0")],
            ),
            (Counting::UpperRoman, &[(9, "IX"), (40, "XL")]),
            (
                Counting::Chinese,
                &[
                    (1, "一"),
                    (10, "十"),
                    (11, "十一"),
                    (20, "二十"),
                    (21, "二十一"),
                    (101, "一百零一"),
                    (110, "一百一十"),
                    (1001, "一千零一"),
                    (1010, "一千零一十"),
                    (10_000, "10000"),
                ],
            ),
            (Counting::ChineseDigits, &[(11, "一一"), (101, "一〇一")]),
            (Counting::ChineseLegal, &[(3, "叁"), (12, "拾贰")]),
            (Counting::Stems, &[(1, "甲"), (10, "癸"), (11, "11")]),
            (Counting::Circled, &[(1, "①"), (20, "⑳"), (21, "21")]),
            (Counting::FullWidth, &[(10, "１０")]),
        ];
        for (counting, shown) in cases {
            for (n, text) in shown {
                assert_eq!(counting.show(*n), *text, "{counting:?} {n}");
            }
        }
        assert_eq!(Counting::Nothing.show(3), "");
        assert_eq!(
            Counting::Lower(Beyond::Repeated).show(u32::MAX),
            u32::MAX.to_string()
        );
        assert_eq!(Counting::Lower(Beyond::Places).show(u32::MAX).len(), 7);
    }
}
