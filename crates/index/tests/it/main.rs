//! The axioms of indices and progress as properties, and the peers' results as oracles.

#[cfg(test)]
mod asem;
#[cfg(test)]
mod axioms;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod peers;
#[cfg(test)]
mod progress;
#[cfg(test)]
mod scale;
