//! The canonical form of tables: the same rows are the same bytes on any machine.
//!
//! CSV: RFC 4180, UTF-8, LF, quotes only where needed, empty for what is missing. JSON: an array with
//! one object per line, keys in column order, `null` for what is missing. Numbers are the shortest
//! text that reads back as the same f64.

/// Appends a CSV field, quoted where it must be.
pub fn csv_field(out: &mut Vec<u8>, text: &str) {
    let plain = !text
        .bytes()
        .any(|b| matches!(b, b',' | b'"' | b'\n' | b'\r'));
    // A leading or trailing blank would be lost by readers that trim.
    if plain && !text.starts_with(' ') && !text.ends_with(' ') {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    out.push(b'"');
    for byte in text.bytes() {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
    out.push(b'"');
}

/// Appends a JSON string.
pub fn json_text(out: &mut Vec<u8>, text: &str) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push(b'"');
    for byte in text.bytes() {
        match byte {
            b'"' => out.extend_from_slice(b"\\\""),
            b'\\' => out.extend_from_slice(b"\\\\"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            0..=0x1f => {
                out.extend_from_slice(b"\\u00");
                out.push(HEX[usize::from(byte >> 4)]);
                out.push(HEX[usize::from(byte & 15)]);
            }
            _ => out.push(byte),
        }
    }
    out.push(b'"');
}

/// Appends a finite number in its shortest form; negative zero is zero.
pub fn number(out: &mut Vec<u8>, value: f64) {
    use std::io::Write as _;
    // Writing to a Vec cannot fail.
    let _ = write!(out, "{}", value + 0.0);
}

/// Splits canonical CSV (and any RFC 4180 file) into rows of fields. A reader for checking a
/// release; a workspace is read with positions by its own crate.
#[must_use]
pub fn read_csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut field = String::new();
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut field)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            _ => field.push(c),
        }
    }
    if !field.is_empty() || !row.is_empty() {
        row.push(field);
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(write: impl Fn(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn numbers_are_shortest_and_never_negative_zero() {
        let of = |v| text(|o| number(o, v));
        assert_eq!(of(-0.0), "0");
        assert_eq!(of(0.1 + 0.2), "0.30000000000000004");
        assert_eq!(of(1_100_000.0), "1100000");
        assert_eq!(of(1e21), "1000000000000000000000");
    }

    proptest! {
        #[test]
        fn json_strings_read_back(s in any::<String>()) {
            let json = text(|o| json_text(o, &s));
            prop_assert_eq!(serde_json::from_str::<String>(&json).unwrap(), s);
        }

        #[test]
        fn csv_rows_read_back(fields in prop::collection::vec("[^\\r]*", 1..5)) {
            let mut out = Vec::new();
            for (n, f) in fields.iter().enumerate() {
                if n > 0 { out.push(b','); }
                csv_field(&mut out, f);
            }
            out.push(b'\n');
            prop_assert_eq!(read_csv(&String::from_utf8(out).unwrap()), vec![fields]);
        }

        #[test]
        fn numbers_read_back_to_the_last_bit(v in prop::num::f64::NORMAL) {
            let back: f64 = text(|o| number(o, v)).parse().unwrap();
            prop_assert_eq!(back.to_bits(), v.to_bits());
        }
    }
}
