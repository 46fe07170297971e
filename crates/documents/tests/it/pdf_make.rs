//! Writes small PDFs: text at places in Helvetica, rules, a font with its own table of letters.

use std::fmt::Write as _;

/// A page: text `(x, y from the top, size, bold, words)` and rules `(x0, y0, x1, y1)`, in points of an A4 page.
#[derive(Default, Clone)]
pub(crate) struct Sheet {
    pub(crate) words: Vec<(f64, f64, f64, bool, String)>,
    pub(crate) rules: Vec<(f64, f64, f64, f64)>,
    pub(crate) picture: bool,
}

const HEIGHT: f64 = 842.0;

impl Sheet {
    pub(crate) fn text(mut self, x: f64, y: f64, size: f64, words: &str) -> Self {
        self.words.push((x, y, size, false, words.to_owned()));
        self
    }

    pub(crate) fn bold(mut self, x: f64, y: f64, size: f64, words: &str) -> Self {
        self.words.push((x, y, size, true, words.to_owned()));
        self
    }

    /// Lines of text 14 points apart.
    pub(crate) fn lines(mut self, x: f64, y: f64, lines: &[&str]) -> Self {
        let mut at = y;
        for line in lines {
            self = self.text(x, at, 11.0, line);
            at += 14.0;
        }
        self
    }

    /// The lines of a grid.
    pub(crate) fn grid(mut self, columns: &[f64], rows: &[f64]) -> Self {
        let (left, right) = (columns[0], columns[columns.len() - 1]);
        let (top, bottom) = (rows[0], rows[rows.len() - 1]);
        self.rules
            .extend(rows.iter().map(|y| (left, *y, right, *y)));
        self.rules
            .extend(columns.iter().map(|x| (*x, top, *x, bottom)));
        self
    }

    pub(crate) fn picture(mut self) -> Self {
        self.picture = true;
        self
    }

    fn content(&self) -> String {
        let mut out = String::new();
        for (x, y, size, bold, words) in &self.words {
            let font = if *bold { "F2" } else { "F1" };
            let escaped = words
                .replace('\\', "\\\\")
                .replace('(', "\\(")
                .replace(')', "\\)");
            writeln!(
                out,
                "BT /{font} {size} Tf {x} {} Td ({escaped}) Tj ET",
                HEIGHT - y
            )
            .unwrap();
        }
        for (x0, y0, x1, y1) in &self.rules {
            writeln!(out, "{x0} {} m {x1} {} l S", HEIGHT - y0, HEIGHT - y1).unwrap();
        }
        if self.picture {
            out.push_str("q 400 0 0 600 50 100 cm /I Do Q\n");
        }
        out
    }
}

/// The bytes of a PDF with these pages.
pub(crate) fn pdf(sheets: &[Sheet]) -> Vec<u8> {
    let mut objects: Vec<String> = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        String::new(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>".to_owned(),
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream".to_owned(),
    ];
    let mut kids = String::new();
    for sheet in sheets {
        let content = sheet.content();
        objects.push(format!(
            "<< /Length {} >>\nstream\n{content}\nendstream",
            content.len()
        ));
        let stream = objects.len();
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {stream} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /I 5 0 R >> >> >>"
        ));
        write!(kids, "{} 0 R ", objects.len()).unwrap();
    }
    objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", sheets.len());
    file(&objects)
}

/// Objects from a text that parts them by bars.
pub(crate) fn objects(text: &str) -> Vec<Vec<u8>> {
    text.split('|').map(Vec::from).collect()
}

/// A stream with more entries in its dictionary.
pub(crate) fn stream(data: &[u8], more: &str) -> Vec<u8> {
    let mut out = format!("<< /Length {} {more} >>\nstream\n", data.len()).into_bytes();
    out.extend_from_slice(data);
    out.extend_from_slice(b"\nendstream");
    out
}

/// A file of objects, the first of them the catalogue.
pub(crate) fn file<T: AsRef<[u8]>>(objects: &[T]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", n + 1).into_bytes());
        out.extend_from_slice(object.as_ref());
        out.extend_from_slice(b"\nendobj\n");
    }
    let start = out.len();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        writeln!(table, "{place:010} 00000 n ").unwrap();
    }
    let trailer = format!(
        "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    );
    out.extend(table.into_bytes());
    out.extend(trailer.into_bytes());
    out
}
