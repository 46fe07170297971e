//! A method file and a table in, named results out: on own data, and on the peers' where they are there.

#[cfg(test)]
mod asem;
#[cfg(test)]
mod cells;
#[cfg(test)]
mod coinr;
#[cfg(test)]
mod island;
mod proportion;
#[cfg(test)]
mod scales;
#[cfg(test)]
mod wrong;
