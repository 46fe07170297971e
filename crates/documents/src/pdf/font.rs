//! The fonts of a file: which characters a code stands for, and how far it goes.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, SHIFT_JIS};
use hayro_cmap::BfString;
use hayro_font::{
    CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn, UNITS_PER_EM,
};
use hayro_syntax::object::dict::keys::{
    BASE_FONT, DESCENDANT_FONTS, ENCODING, FLAGS, FONT_DESC, FONT_WEIGHT, SUBTYPE, W, W2,
};
use hayro_syntax::object::{Array, Dict, Name, Object};

use super::letters::letters;
use super::unpack::unpacked;

/// Most characters of a font whose widths are given one by one.
const MOST_WIDTHS: i64 = 1 << 20;
/// Bytes of the tables of one font: 4 MiB.
const MOST_TABLE: usize = 4 << 20;
/// Steps of work for any new font.
const NEW: usize = 5_000;
/// Letters that one glyph may stand for.
const MOST_LETTERS: usize = 16;
/// In the flags of a font: bold at small sizes too.
const FORCE_BOLD: u32 = 1 << 18;

/// How codes are turned to characters where the font itself does not say it.
#[derive(Debug, Clone, Copy)]
enum Codes {
    Unknown,
    /// The code is UTF-16.
    Utf16,
    /// The code is in an older encoding of several bytes.
    Encoding(&'static Encoding),
}

/// What a code shows.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    /// Empty where nobody says it.
    pub(super) text: Rc<str>,
    /// How far the next one stands, in parts of the type size.
    pub(super) advance: (f64, f64),
}

/// A font that can be used.
pub(super) struct Type<'a> {
    font: Option<Font<'a>>,
    codes: Codes,
    pub(super) bold: bool,
    shown: RefCell<BTreeMap<(u32, usize), Shown>>,
}

/// The fonts met so far.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    fonts: FontResolverFn,
    cmaps: CMapResolverFn,
    /// By the bytes of their description in the file.
    known: BTreeMap<(usize, usize), Rc<Type<'a>>>,
}

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            // Any font will do where the file has none: only widths and names of letters are asked.
            fonts: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
            }),
            cmaps: Arc::new(hayro_cmap::load_embedded),
            known: BTreeMap::new(),
        }
    }

    /// Forgets the fonts: embedded ones take much memory.
    pub(super) fn forget(&mut self) {
        self.cache = FontCache::new();
        self.known.clear();
    }

    /// How many are kept.
    pub(super) fn len(&self) -> usize {
        self.known.len()
    }

    /// The font of a description, and the work it took to read it.
    pub(super) fn get(&mut self, dict: &Dict<'a>) -> (Rc<Type<'a>>, usize) {
        let data = dict.data();
        let key = (data.as_ptr().addr(), data.len());
        if let Some(known) = self.known.get(&key) {
            return (Rc::clone(known), 0);
        }
        let weight = weigh(dict);
        let font = weight.and_then(|_| self.cache.font(dict, &self.fonts, &self.cmaps));
        let new = Rc::new(Type {
            font,
            codes: codes(dict),
            bold: is_bold(dict),
            shown: RefCell::default(),
        });
        self.known.insert(key, Rc::clone(&new));
        (new, NEW + weight.unwrap_or(MOST_TABLE) / 8)
    }
}

impl Type<'_> {
    /// The next code of a string and its bytes, at least 1.
    pub(super) fn code(&self, bytes: &[u8], at: usize) -> (u32, usize) {
        let (code, length) = match &self.font {
            Some(font) => font.read_code(bytes, at),
            None => (bytes.get(at).copied().map_or(0, u32::from), 1),
        };
        (code, length.max(1))
    }

    pub(super) fn is_level(&self) -> bool {
        self.font.as_ref().is_none_or(Font::is_horizontal)
    }

    /// What a code of so many bytes shows.
    pub(super) fn show(&self, code: u32, length: usize) -> Shown {
        if let Some(shown) = self.shown.borrow().get(&(code, length)) {
            return shown.clone();
        }
        let shown = self.find(code, length);
        self.shown
            .borrow_mut()
            .insert((code, length), shown.clone());
        shown
    }

    fn find(&self, code: u32, length: usize) -> Shown {
        let mut text = String::new();
        let mut advance = (0.0, 0.0);
        if let Some(font) = &self.font {
            let own = match font.glyph(font.map_code(code), code) {
                FontGlyph::Outline(glyph) => glyph.as_unicode(),
                FontGlyph::Type3(glyph) => glyph.as_unicode(),
            };
            text = match own {
                Some(BfString::Char(c)) => letters(c.encode_utf8(&mut [0; 4])),
                Some(BfString::String(own)) => {
                    letters(&own.chars().take(MOST_LETTERS).collect::<String>())
                }
                None => String::new(),
            };
            let own = font.code_advance(code);
            let em = f64::from(UNITS_PER_EM);
            advance = (own.x / em, own.y / em);
        }
        if text.is_empty() {
            text = letters(&self.decode(code, length));
        }
        Shown {
            text: text.into(),
            advance,
        }
    }

    /// The characters of a code by the encoding of the font.
    fn decode(&self, code: u32, length: usize) -> String {
        let bytes = code.to_be_bytes();
        let bytes = bytes.get(4 - length.min(4)..).unwrap_or(&[]);
        match self.codes {
            Codes::Unknown => String::new(),
            Codes::Utf16 => {
                let units = bytes
                    .chunks_exact(2)
                    .map(|pair| pair.iter().fold(0, |n, b| n << 8 | u16::from(*b)));
                char::decode_utf16(units)
                    .map(|c| c.unwrap_or('\0'))
                    .collect()
            }
            Codes::Encoding(encoding) => encoding
                .decode_without_bom_handling_and_without_replacement(bytes)
                .map_or_else(String::new, |text| text.into_owned()),
        }
    }
}

/// By the name of the encoding, as PDF lists them for Chinese, Japanese and Korean.
fn codes(dict: &Dict<'_>) -> Codes {
    let Some(name) = dict.get::<Name<'_>>(ENCODING) else {
        return Codes::Unknown;
    };
    let name = name.as_str();
    match name {
        n if n.contains("UCS2") || n.contains("UTF16") => Codes::Utf16,
        n if n.starts_with("GB") => Codes::Encoding(GB18030),
        n if n.starts_with("B5") || n.starts_with("ETen") || n.starts_with("HK") => {
            Codes::Encoding(BIG5)
        }
        n if n.contains("RKSJ") => Codes::Encoding(SHIFT_JIS),
        n if n.starts_with("EUC-") => Codes::Encoding(EUC_JP),
        n if n.starts_with("KSC") => Codes::Encoding(EUC_KR),
        _ => Codes::Unknown,
    }
}

fn descendant<'a>(dict: &Dict<'a>) -> Option<Dict<'a>> {
    dict.get::<Array<'_>>(DESCENDANT_FONTS)?
        .iter::<Dict<'_>>()
        .next()
}

/// By its name, its weight, or a flag. Chinese prints set headings in a black face.
fn is_bold(dict: &Dict<'_>) -> bool {
    let own = descendant(dict);
    let descriptor = own.as_ref().unwrap_or(dict).get::<Dict<'_>>(FONT_DESC);
    let name = dict.get::<Name<'_>>(BASE_FONT);
    let name = name.map_or_else(String::new, |n| n.as_str().to_ascii_lowercase());
    let named = ["bold", "black", "heavy", "simhei", "heiti", "fzht"]
        .iter()
        .any(|mark| name.contains(mark));
    let weight = |d: &Dict<'_>| d.get::<f64>(FONT_WEIGHT).is_some_and(|w| w >= 600.0);
    let forced = |d: &Dict<'_>| d.get::<u32>(FLAGS).is_some_and(|f| f & FORCE_BOLD != 0);
    named || descriptor.is_some_and(|d| weight(&d) || forced(&d))
}

/// Bytes of the tables that are read with a font. `None` where a description cannot be given to the library:
/// its widths or tables are too many, or it unpacks to too much.
fn weigh(dict: &Dict<'_>) -> Option<usize> {
    dict.get::<Name<'_>>(SUBTYPE)?;
    let own = descendant(dict);
    let descriptor = own.as_ref().unwrap_or(dict).get::<Dict<'_>>(FONT_DESC);
    let few = own
        .as_ref()
        .is_none_or(|own| has_few(own, W, 1) && has_few(own, W2, 3));
    if !few {
        return None;
    }
    let mut sum = 0;
    for (holder, key, is_table) in [
        (Some(dict), &b"ToUnicode"[..], true),
        (Some(dict), b"Encoding", true),
        (own.as_ref(), b"CIDToGIDMap", true),
        (descriptor.as_ref(), b"FontFile", false),
        (descriptor.as_ref(), b"FontFile2", false),
        (descriptor.as_ref(), b"FontFile3", false),
    ] {
        let stream = holder.and_then(|holder| holder.get::<Object<'_>>(key));
        let Some(stream) = stream.and_then(Object::into_stream) else {
            continue;
        };
        let size = unpacked(&stream)?.len();
        sum += if is_table { size } else { size / MOST_TABLE };
    }
    (sum <= MOST_TABLE).then_some(sum)
}

/// Whether the ranges of a list of widths hold no more characters than there can be: `first [widths]`,
/// or `first last` and `values` numbers for all of them.
fn has_few(dict: &Dict<'_>, key: &[u8], values: usize) -> bool {
    let Some(list) = dict.get::<Array<'_>>(key) else {
        return true;
    };
    let mut sum = 0i64;
    let mut numbers: Vec<i64> = Vec::new();
    for item in list.iter::<Object<'_>>() {
        match item {
            Object::Number(number) => numbers.push(number.as_i64()),
            Object::Null(_)
            | Object::Boolean(_)
            | Object::String(_)
            | Object::Name(_)
            | Object::Dict(_)
            | Object::Array(_)
            | Object::Stream(_) => numbers.clear(),
        }
        if let [first, last, ..] = numbers.as_slice()
            && numbers.len() == 2 + values
        {
            sum = sum.saturating_add(last.saturating_sub(*first).max(0));
            numbers.clear();
        }
    }
    sum <= MOST_WIDTHS
}
