//! Deterministic arithmetic: sums, ordering and transcendental functions with the same last digit everywhere.
