//! What a glyph stands for, in the letters of a text.

use unicode_normalization::UnicodeNormalization;

/// Letters of a text in place of what is drawn.
const MOST_ACTUAL: usize = 1 << 12;

/// Radicals that look like a character in use but have no decomposition of their own (Unicode, CJK Radicals
/// Supplement); fonts made for print often point to them.
const RADICALS: [(char, char); 36] = [
    ('⺠', '民'),
    ('⺟', '母'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻗', '雨'),
    ('⻘', '青'),
    ('⻙', '韦'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻣', '骨'),
    ('⻤', '鬼'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻧', '卤'),
    ('⻨', '麦'),
    ('⻩', '黄'),
    ('⻪', '黾'),
    ('⻬', '齐'),
    ('⻮', '齿'),
    ('⻰', '龙'),
    ('⻳', '龟'),
    ('⻁', '虎'),
    ('⻑', '長'),
    ('⺝', '月'),
    ('⺩', '王'),
    ('⺮', '竹'),
    ('⺼', '月'),
    ('⻊', '足'),
];

/// The letters of a glyph: ligatures taken apart, radicals as the characters they look like, everything else as
/// it is.
pub(super) fn letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // Its decomposition is the traditional form, its glyph in a font of China the simplified one.
            '⼾' => out.push('户'),
            '\u{fb00}'..='\u{fb06}' | '\u{2f00}'..='\u{2fdf}' => out.extend(c.nfkc()),
            '\u{2e80}'..='\u{2eff}' => {
                let known = RADICALS.iter().find(|(radical, _)| *radical == c);
                out.push(known.map_or(c, |(_, own)| *own));
            }
            // One dash of double length.
            '\u{2e3a}' => out.push_str("——"),
            // Fonts of signs, with which word processors set bullets.
            '\u{f0b7}' | '\u{f06c}' | '\u{f09f}' => out.push('•'),
            '\u{f0a7}' | '\u{f06e}' | '\u{f0a8}' => out.push('▪'),
            '\u{f0d8}' => out.push('➢'),
            '\u{f0fc}' => out.push('✓'),
            '\u{f076}' => out.push('❖'),
            '\u{f0e0}' => out.push('→'),
            '\u{f02d}' => out.push('-'),
            // What stands for nothing.
            '\u{e000}'..='\u{f8ff}' | '\u{fffd}' | '\u{feff}' | '\0' => {}
            c if c.is_control() || c.is_whitespace() => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

/// A text of the file outside its pages: UTF-16 or UTF-8 with a mark, otherwise close to Latin 1.
pub(super) fn text_string(bytes: &[u8]) -> String {
    let whole = match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0,
        [0xff, 0xfe, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0,
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest),
        rest => {
            encoding_rs::WINDOWS_1252
                .decode_without_bom_handling(rest)
                .0
        }
    };
    letters(&whole.chars().take(MOST_ACTUAL).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyphs_for_print_become_letters() {
        assert_eq!(letters("ﬁve oﬃces, ﬂorins"), "five offices, florins");
        assert_eq!(letters("⼈⺠增⻓⸺½"), "人民增长——½");
    }
}
