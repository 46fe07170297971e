//! The words of a plan assessment as types.
//!
//! Everything here is plain data: no files, no languages, no formats, no clock. The terms are those
//! of the concept table in `ARCHITECTURE.md`; a newcomer starts with [`plan::Plan`] (what was
//! promised) and [`workspace::Workspace`] (what was collected about it).
#![warn(missing_docs)]

mod assessability;
pub mod correction;
pub mod diagnostic;
pub mod id;
pub mod observation;
pub mod period;
pub mod plan;
pub mod workspace;

pub use correction::Correction;
pub use diagnostic::{Diagnostic, Place, Severity};
pub use id::{
    AreaCode, BodyId, ClaimId, CommitmentRef, GroupId, IdError, IndicatorId, LangTag, MethodId,
    SectionId, SourceId, TargetId,
};
pub use observation::{Basis, ObsStatus, Observation, Observations};
pub use period::{Period, PeriodError};
pub use plan::{Comparator, Modality, Plan};
pub use workspace::{Located, Workspace};
