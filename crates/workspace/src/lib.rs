//! A folder of plain files, read with every problem reported at once.
