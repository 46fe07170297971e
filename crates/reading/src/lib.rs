//! Reads the text of a plan into a register of commitments.
