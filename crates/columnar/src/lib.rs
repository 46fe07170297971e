//! Tables as Parquet and as workbooks, behind an interface so small that the libraries can be changed.
//!
//! The same table gives the same bytes: no time, no machine and no random number goes into the file.
#![warn(missing_docs)]

mod workbook;

use std::sync::Arc;

use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;

pub use workbook::{Sheet, workbook};

/// A column with its values; `None` is null.
#[derive(Debug, Clone, PartialEq)]
pub enum Column {
    /// Numbers (`DOUBLE`).
    Numbers(Vec<Option<f64>>),
    /// Whole numbers (`INT64`).
    Whole(Vec<Option<i64>>),
    /// Yes or no (`BOOLEAN`).
    Flags(Vec<Option<bool>>),
    /// Words (`BYTE_ARRAY`, UTF-8).
    Words(Vec<Option<String>>),
}

impl Column {
    fn len(&self) -> usize {
        match self {
            Self::Numbers(values) => values.len(),
            Self::Whole(values) => values.len(),
            Self::Flags(values) => values.len(),
            Self::Words(values) => values.len(),
        }
    }

    fn field(&self, name: &str) -> Result<Type> {
        let (physical, logical) = match self {
            Self::Numbers(_) => (Physical::DOUBLE, None),
            Self::Whole(_) => (Physical::INT64, None),
            Self::Flags(_) => (Physical::BOOLEAN, None),
            Self::Words(_) => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        };
        Type::primitive_type_builder(name, physical)
            .with_logical_type(logical)
            .with_repetition(Repetition::OPTIONAL)
            .build()
    }
}

/// Which rows have a value, and the values of those.
fn present<T: Clone, U>(values: &[Option<T>], of: impl Fn(T) -> U) -> (Vec<i16>, Vec<U>) {
    let there = values.iter().map(|v| i16::from(v.is_some())).collect();
    (there, values.iter().flatten().cloned().map(of).collect())
}

/// A table as a Parquet file.
///
/// # Errors
/// Columns of unequal length, and what the library refuses (two columns of one name, say), in words.
pub fn parquet(columns: &[(String, Column)]) -> std::result::Result<Vec<u8>, String> {
    let rows = columns.first().map_or(0, |(_, column)| column.len());
    if let Some((name, column)) = columns.iter().find(|(_, column)| column.len() != rows) {
        let have = column.len();
        return Err(format!(
            "column \"{name}\" has {have} rows, the first has {rows}"
        ));
    }
    write(columns).map_err(|fault| fault.to_string())
}

fn write(columns: &[(String, Column)]) -> Result<Vec<u8>> {
    let fields = columns
        .iter()
        .map(|(name, column)| column.field(name).map(Arc::new))
        .collect::<Result<Vec<_>>>()?;
    let schema = Type::group_type_builder("table")
        .with_fields(fields)
        .build()?;
    let properties = WriterProperties::builder()
        .set_created_by("waymark".to_owned())
        .build();
    let mut writer = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))?;
    let mut group = writer.next_row_group()?;
    for (_, column) in columns {
        let Some(mut out) = group.next_column()? else {
            return Err(ParquetError::General(
                "the schema has too few columns".to_owned(),
            ));
        };
        match (column, out.untyped()) {
            (Column::Numbers(values), ColumnWriter::DoubleColumnWriter(out)) => {
                let (there, values) = present(values, |x| x);
                out.write_batch(&values, Some(&there), None)?;
            }
            (Column::Whole(values), ColumnWriter::Int64ColumnWriter(out)) => {
                let (there, values) = present(values, |x| x);
                out.write_batch(&values, Some(&there), None)?;
            }
            (Column::Flags(values), ColumnWriter::BoolColumnWriter(out)) => {
                let (there, values) = present(values, |x| x);
                out.write_batch(&values, Some(&there), None)?;
            }
            (Column::Words(values), ColumnWriter::ByteArrayColumnWriter(out)) => {
                let (there, values) = present(values, |text| ByteArray::from(text.into_bytes()));
                out.write_batch(&values, Some(&there), None)?;
            }
            _ => {
                return Err(ParquetError::General(
                    "a column is of another type".to_owned(),
                ));
            }
        }
        out.close()?;
    }
    group.close()?;
    writer.into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;
    use parquet::file::reader::{FileReader as _, SerializedFileReader};
    use parquet::record::Field;

    fn table() -> Vec<(String, Column)> {
        vec![
            (
                "unit".to_owned(),
                Column::Words(vec![Some("县".to_owned()), Some("=A1".to_owned())]),
            ),
            ("score".to_owned(), Column::Numbers(vec![Some(0.1), None])),
            ("rank".to_owned(), Column::Whole(vec![None, Some(2)])),
            ("scored".to_owned(), Column::Flags(vec![Some(true), None])),
        ]
    }

    #[test]
    fn a_table_reads_back_as_it_was() {
        let bytes = parquet(&table()).unwrap();
        assert_eq!(bytes, parquet(&table()).unwrap());
        let path = std::env::temp_dir().join(format!("waymark-columnar-{}", std::process::id()));
        std::fs::write(&path, &bytes).unwrap();
        let reader = SerializedFileReader::new(std::fs::File::open(&path).unwrap()).unwrap();
        let rows: Vec<_> = reader
            .get_row_iter(None)
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let cells = |row: usize| -> Vec<Field> {
            rows[row]
                .get_column_iter()
                .map(|(_, field)| field.clone())
                .collect()
        };
        let word = |text: &str| Field::Str(text.to_owned());
        assert_eq!(
            cells(0),
            [
                word("县"),
                Field::Double(0.1),
                Field::Null,
                Field::Bool(true)
            ]
        );
        assert_eq!(
            cells(1),
            [word("=A1"), Field::Null, Field::Long(2), Field::Null]
        );
        std::fs::remove_file(path).unwrap();
    }

    #[test]
    fn unequal_columns_are_refused_and_an_empty_table_is_one() {
        let mut wrong = table();
        wrong[1].1 = Column::Numbers(vec![Some(1.0)]);
        assert!(
            parquet(&wrong)
                .unwrap_err()
                .contains("\"score\" has 1 rows")
        );
        assert!(parquet(&[("unit".to_owned(), Column::Words(Vec::new()))]).is_ok());
    }
}
