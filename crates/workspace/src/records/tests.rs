//! Records cut out of streams of every shape.

use proptest::prelude::*;

use super::*;

fn read(bytes: &[u8]) -> Vec<(u32, Step, Vec<String>)> {
    let mut records = Records::new(bytes);
    let mut record = Record::default();
    let mut all = Vec::new();
    loop {
        let step = records.next(&mut record).unwrap();
        if step == Step::End {
            return all;
        }
        all.push((
            record.line,
            step,
            record.iter().map(str::to_owned).collect(),
        ));
    }
}

#[track_caller]
fn check(text: &str, expected: &[(u32, Step, &[&str])]) {
    let read = read(text.as_bytes());
    let expected: Vec<(u32, Step, Vec<String>)> = expected
        .iter()
        .map(|(l, s, c)| (*l, *s, c.iter().map(|c| (*c).to_owned()).collect()))
        .collect();
    assert_eq!(read, expected);
}

#[test]
fn plain_rows_with_either_line_end() {
    check(
        "a,b\r\n1,\n\n,2",
        &[
            (1, Step::Row, &["a", "b"]),
            (2, Step::Row, &["1", ""]),
            (4, Step::Row, &["", "2"]),
        ],
    );
}

#[test]
fn quoted_cells_may_hold_commas_quotes_and_line_ends() {
    check(
        "\"a,\"\"b\"\"\",c\n\"x\r\ny\",z\nlast,\"\"\n",
        &[
            (1, Step::Row, &["a,\"b\"", "c"]),
            (2, Step::Row, &["x\ny", "z"]),
            (4, Step::Row, &["last", ""]),
        ],
    );
}

#[test]
fn an_open_quote_costs_its_own_line_only() {
    check(
        "k,\"open\nr,s\nt,\"u, v\"\nw,\"x\" y\nz,\"",
        &[
            (1, Step::Bad(Fault::Quote(1)), &["k"]),
            (2, Step::Row, &["r", "s"]),
            (3, Step::Row, &["t", "u, v"]),
            (4, Step::Bad(Fault::Quote(1)), &["w"]),
            (5, Step::Bad(Fault::Quote(1)), &["z"]),
        ],
    );
}

#[test]
fn bad_bytes_are_named_by_cell() {
    let all = read(b"a,\xff,c\nd,e\0\n");
    let steps: Vec<Step> = all.iter().map(|(_, s, _)| *s).collect();
    assert_eq!(
        steps,
        [Step::Bad(Fault::NotUtf8(1)), Step::Bad(Fault::Nul(1))]
    );
    assert_eq!(all.first().unwrap().2, ["a", "?", "c"]);
}

#[test]
fn a_long_line_is_left_out_and_the_next_one_read() {
    let mut bytes = vec![b'x'; 8 * MAX_LINE];
    bytes.extend(b"\na,b\n");
    let all = read(&bytes);
    assert_eq!(all.first().unwrap().1, Step::Bad(Fault::Long));
    assert_eq!(
        all.get(1).unwrap(),
        &(2, Step::Row, vec!["a".into(), "b".into()])
    );
}

/// Bytes without end, made as they are asked for.
struct Endless {
    left: u64,
    byte: u8,
}

impl Read for Endless {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let take = usize::try_from(self.left).unwrap().min(into.len());
        into[..take].fill(self.byte);
        self.left -= take as u64;
        Ok(take)
    }
}

#[test]
fn a_line_of_a_gibibyte_is_refused_in_constant_memory() {
    let source = Endless {
        left: 1 << 30,
        byte: b'9',
    };
    let mut records = Records::new(source.chain(&b"\na,b\n"[..]));
    let mut record = Record::default();
    assert_eq!(records.next(&mut record).unwrap(), Step::Bad(Fault::Long));
    assert_eq!(records.next(&mut record).unwrap(), Step::Row);
    assert_eq!(record.line, 2);
    assert!(
        records.buffer.len() <= 4 * MAX_LINE,
        "{}",
        records.buffer.len()
    );
}

#[test]
fn quotes_that_swallow_line_after_line_do_not_take_for_ever() {
    let text = "x\",\"\n".repeat(300_000);
    let all = read(text.as_bytes());
    assert!(
        all.iter()
            .all(|(_, s, _)| matches!(s, Step::Bad(Fault::Quote(_))))
    );
    assert_eq!(all.len(), 300_000);
}

proptest! {
    #[test]
    fn well_formed_tables_read_as_the_csv_crate_reads_them(
        rows in proptest::collection::vec(
            proptest::collection::vec("[a-c,\"\n 县]{0,6}", 2..5), 1..12),
    ) {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let cells: Vec<Vec<String>> = read(&bytes).into_iter().map(|(_, s, cells)| {
            assert_eq!(s, Step::Row);
            cells
        }).collect();
        prop_assert_eq!(cells, rows);
    }

    #[test]
    fn any_bytes_end_without_panic(bytes in proptest::collection::vec(
        proptest::sample::select(b"a,\"\n\r\0\xff\xe5".to_vec()), 0..200)) {
        read(&bytes);
    }
}
