//! Tables of actions: the headings of the columns say what each cell holds; a row is an action.

use std::borrow::Cow;
use std::collections::BTreeMap;

use waymark_documents::{Element, Shape};
use waymark_model::plan::Language;

use super::block::{Block, Cell, Kind, Places};
use super::fields::{Field, named};
use super::heading::Style;
use super::marked_up::places;

/// A cell of the table with all its paragraphs.
struct Whole {
    row: u32,
    column: u32,
    rows: u32,
    columns: u32,
    heading: bool,
    text: String,
    pieces: Vec<(usize, usize)>,
    range: std::ops::Range<usize>,
}

/// The rows of a table as blocks. The first row names the columns where its words are known; a table
/// whose columns say nothing is read by its longest column.
pub(super) fn rows<'a>(text: &str, elements: &[Element], language: Language) -> Vec<Block<'a>> {
    let cells = gather(text, elements);
    let width = cells
        .iter()
        .map(|c| c.column + c.columns)
        .max()
        .unwrap_or(0);
    let (columns, first) = columns(&cells, language);
    let action = action_column(&cells, &columns, first);
    let mut by_row: BTreeMap<u32, Vec<&Whole>> = BTreeMap::new();
    for cell in cells.iter().filter(|c| c.row >= first) {
        by_row.entry(cell.row).or_default().push(cell);
    }
    let mut out: Vec<Block<'a>> = Vec::new();
    for (row, own) in by_row {
        if let [only] = own.as_slice()
            && only.columns >= width
            && width > 1
        {
            out.push(title(only));
            continue;
        }
        let Some(act) = own.iter().find(|c| c.column == action) else {
            join(&mut out, &own, &columns);
            continue;
        };
        let inherited = cells.iter().filter(|c| {
            c.row < row && c.row >= first && row < c.row + c.rows && c.column != action
        });
        let mut others: Vec<Cell> = own
            .iter()
            .filter(|c| c.column != action)
            .map(|c| cell(c, &columns, true))
            .collect();
        others.extend(inherited.map(|c| cell(c, &columns, false)));
        out.push(Block {
            kind: Kind::Row {
                cells: others,
                whole: whole(&own),
                ordered: !columns.is_empty(),
            },
            text: Cow::Owned(act.text.clone()),
            places: Places::Pieces(act.pieces.clone()),
            bold: 0,
        });
    }
    out
}

fn whole(cells: &[&Whole]) -> std::ops::Range<usize> {
    let start = cells.iter().map(|c| c.range.start).min().unwrap_or(0);
    let end = cells.iter().map(|c| c.range.end).max().unwrap_or(0);
    start..end
}

fn cell(from: &Whole, columns: &BTreeMap<u32, Field>, own: bool) -> Cell {
    Cell {
        field: columns.get(&from.column).copied(),
        text: from.text.clone(),
        places: Places::Pieces(from.pieces.clone()),
        own,
    }
}

/// A row without an action of its own goes on with the one above.
fn join(out: &mut [Block<'_>], own: &[&Whole], columns: &BTreeMap<u32, Field>) {
    if let Some(Block {
        kind: Kind::Row {
            cells, whole: all, ..
        },
        ..
    }) = out.last_mut()
    {
        cells.extend(own.iter().map(|c| cell(c, columns, true)));
        all.end = all.end.max(whole(own).end);
    }
}

/// A cell over the whole width is a title between the rows.
fn title<'a>(cell: &Whole) -> Block<'a> {
    Block {
        kind: Kind::Heading {
            style: Style::Plain,
            label: String::new(),
            from: cell.range.start,
        },
        text: Cow::Owned(cell.text.clone()),
        places: Places::Pieces(cell.pieces.clone()),
        bold: 0,
    }
}

fn gather(text: &str, elements: &[Element]) -> Vec<Whole> {
    let mut out: Vec<Whole> = Vec::new();
    for element in elements {
        let Shape::Cell {
            row,
            column,
            rows,
            columns,
            heading,
            ..
        } = element.shape
        else {
            continue;
        };
        let words = element.text(text);
        let own = match places(element, 0) {
            Places::From(start) => vec![(0, start)],
            Places::Pieces(pieces) => pieces,
        };
        match out
            .last_mut()
            .filter(|c| c.row == row && c.column == column)
        {
            Some(cell) => {
                cell.text.push('\n');
                let base = cell.text.len();
                cell.pieces.extend(own.iter().map(|(a, b)| (a + base, *b)));
                cell.text.push_str(words);
                cell.range.end = element.range.end;
            }
            None => out.push(Whole {
                row,
                column,
                rows: rows.max(1),
                columns: columns.max(1),
                heading,
                text: words.to_owned(),
                pieces: own,
                range: element.range.clone(),
            }),
        }
    }
    out
}

/// What each column holds, and the first row that is no heading.
fn columns(cells: &[Whole], language: Language) -> (BTreeMap<u32, Field>, u32) {
    let top = cells.iter().map(|c| c.row).min().unwrap_or(0);
    let marked = cells
        .iter()
        .filter(|c| c.heading && c.row <= top + 2)
        .filter(|c| cells.iter().all(|o| o.row != c.row || o.heading))
        .map(|c| c.row)
        .max();
    let last = marked.unwrap_or(top);
    let mut found = BTreeMap::new();
    for cell in cells.iter().filter(|c| c.row <= last) {
        if let Some(field) = named(&cell.text, language) {
            found.insert(cell.column, field);
        }
    }
    let first = if marked.is_some() || !found.is_empty() {
        last + 1
    } else {
        top
    };
    (found, first)
}

/// The column of the actions: the one so named; else the one with the most text among those that name
/// nothing else.
fn action_column(cells: &[Whole], columns: &BTreeMap<u32, Field>, first: u32) -> u32 {
    if let Some((column, _)) = columns.iter().find(|(_, f)| **f == Field::Action) {
        return *column;
    }
    let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
    let free = |c: &&Whole| matches!(columns.get(&c.column), None | Some(Field::Other));
    for cell in cells.iter().filter(|c| c.row >= first).filter(free) {
        *sizes.entry(cell.column).or_default() += cell.text.len();
    }
    // Of two with the same size the first one.
    let largest = sizes
        .iter()
        .max_by_key(|(column, size)| (**size, u32::MAX - **column));
    largest.map_or(0, |(column, _)| *column)
}
