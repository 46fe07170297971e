//! A method file and a table in, named results out: on own data, and on the peers' where they are there.

#[cfg(test)]
mod asem;
mod cells;
#[cfg(test)]
mod island;
mod proportion;
mod scales;
#[cfg(test)]
mod wrong;
