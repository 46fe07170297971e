//! A table of numbers: one row per unit, one column per indicator, `NaN` where a value is missing.
//!
//! Checked once on entry; everything behind it may rely on the shape and on the absence of
//! infinities.

use waymark_numerics::missing::some_if_present;

/// A checked view of row-major numbers.
///
/// *Missing values*: `NaN`, any bit pattern.
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    // INVARIANT: values.len() == rows * cols, no value is infinite.
    values: &'a [f64],
    rows: usize,
    cols: usize,
}

/// Why numbers are not a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TableFault {
    /// The number of values is not rows times columns.
    #[error("{values} values do not fill {rows} rows of {cols} columns")]
    Size {
        /// Declared rows.
        rows: usize,
        /// Declared columns.
        cols: usize,
        /// Values given.
        values: usize,
    },
    /// A value is infinite, for instance after a division by zero; mark it as missing (`NaN`) or
    /// mend the source.
    #[error("the value in row {row}, column {col} is infinite")]
    Infinite {
        /// Row, from zero.
        row: usize,
        /// Column, from zero.
        col: usize,
    },
}

impl<'a> Table<'a> {
    /// Checks numbers that stand row after row.
    ///
    /// *Errors*: a size that does not fit, or every infinite value, in order.
    pub fn try_new(values: &'a [f64], rows: usize, cols: usize) -> Result<Self, Vec<TableFault>> {
        if rows.checked_mul(cols) != Some(values.len()) {
            return Err(vec![TableFault::Size {
                rows,
                cols,
                values: values.len(),
            }]);
        }
        let faults: Vec<TableFault> = values
            .iter()
            .enumerate()
            .filter(|(_, value)| value.is_infinite())
            .map(|(at, _)| TableFault::Infinite {
                row: at / cols,
                col: at % cols,
            })
            .collect();
        if faults.is_empty() {
            Ok(Self { values, rows, cols })
        } else {
            Err(faults)
        }
    }

    /// How many units.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// How many indicators.
    #[must_use]
    pub fn cols(&self) -> usize {
        self.cols
    }

    /// The numbers of one unit.
    ///
    /// # Panics
    /// If the table has no such row.
    #[must_use]
    pub fn row(&self, row: usize) -> &'a [f64] {
        &self.values[row * self.cols..(row + 1) * self.cols]
    }

    /// One number, or `None` if it is missing.
    ///
    /// # Panics
    /// If the table has no such cell.
    #[must_use]
    pub fn get(&self, row: usize, col: usize) -> Option<f64> {
        some_if_present(self.row(row)[col])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_cell_is_none_and_zero_is_a_value() {
        let values = [1.0, f64::NAN, 0.0, 4.0];
        let table = Table::try_new(&values, 2, 2).unwrap();
        assert_eq!((table.get(0, 1), table.get(1, 0)), (None, Some(0.0)));
        assert_eq!(table.row(1), [0.0, 4.0]);
    }

    #[test]
    fn a_wrong_size_names_all_three_numbers() {
        let faults = Table::try_new(&[1.0], 2, 3).unwrap_err();
        assert_eq!(
            faults,
            [TableFault::Size {
                rows: 2,
                cols: 3,
                values: 1
            }]
        );
        assert!(Table::try_new(&[], usize::MAX, 2).is_err());
    }

    #[test]
    fn every_infinite_cell_is_named() {
        let faults = Table::try_new(&[1.0, f64::INFINITY, f64::NEG_INFINITY, 2.0], 2, 2);
        let expected = [
            TableFault::Infinite { row: 0, col: 1 },
            TableFault::Infinite { row: 1, col: 0 },
        ];
        assert_eq!(faults.unwrap_err(), expected);
    }

    #[test]
    fn no_rows_are_a_table() {
        assert_eq!(Table::try_new(&[], 0, 3).unwrap().rows(), 0);
    }
}
