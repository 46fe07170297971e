//! The plan as Akoma Ntoso 3.0 (OASIS, Akoma Ntoso Version 1.0, 2018): `<doc name="plan">`.
//!
//! - Sections become `section` with `num` and `heading`, bullets and numbered paragraphs `paragraph`,
//!   sentences `p`. The text before the first paragraph of a section is its `intro` (or its `content`,
//!   where nothing else stands in it). Page furniture is left out: it is no part of the plan.
//! - `eId`s follow the naming convention (OASIS, Akoma Ntoso Naming Convention 1.0, 2019):
//!   `sec_IV__sec_5__para_6__p_2` is the second sentence of `IV.5.6`.
//! - Where the words stand: numbers are `quantity`, dated deadlines `date`, other deadlines
//!   `inline name="deadline"`, bodies `organization`, known instruments `ref`, other instruments and the
//!   words behind labels `concept`. What they refer to stands in `references`. `class` says what a
//!   sentence does.
//! - What is not known is not made up. A number stands only where the document has one. Where the
//!   schema demands a value, an unknown country is `zz`, an unknown day `0001-01-01` with the name
//!   `unknown`, an unknown author the organisation `unknown`. There is no `publication`: nobody told us
//!   of one.

mod body;
mod meta;

use std::io::Result;

use waymark_model::Plan;

use crate::names::Names;
use crate::source::Source;
use crate::xml::Xml;
use body::Body;
use meta::{Identity, References};

const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// The plan as the bytes of an Akoma Ntoso document.
///
/// # Errors
/// None that can happen: writing to memory does not fail.
pub fn document(plan: &Plan, source: &Source<'_>) -> Result<Vec<u8>> {
    let identity = Identity::new(plan, source);
    let mut names = Names::default();
    let references = References::new(plan, &identity, &mut names);
    let mut xml = Xml::new()?;
    xml.open("akomaNtoso", &[("xmlns", NAMESPACE)])?;
    xml.line()?;
    xml.open("doc", &[("name", "plan")])?;
    xml.line()?;
    meta::write(&identity, &references, &mut xml)?;
    if let Some(title) = &source.title {
        xml.open("preface", &[])?;
        let line = names.name("preface__p_1");
        xml.open("p", &[("eId", line.as_str())])?;
        xml.open("docTitle", &[])?;
        xml.text(title)?;
        xml.close("docTitle")?;
        xml.close("p")?;
        xml.close("preface")?;
        xml.line()?;
    }
    Body::new(plan, source, &references, names, &mut xml).write()?;
    xml.close("doc")?;
    xml.line()?;
    xml.close("akomaNtoso")?;
    xml.line()?;
    Ok(xml.finish())
}
