//! SageMaker Ground Truth and A2I: the judgment becomes a field of the page's `<crowd-form>`.

use super::{Dialect, only};
use crate::exchange::{Act, Exchange};
use crate::judged::Judged;
use crate::plan::{Options, Plan};
use gradeglass_wire::canonical_json;

/// What it can be told.
pub const OPTIONS: [&str; 1] = ["field"];

/// Which field holds the judgment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SageMaker {
    field: String,
}

/// Reads the options.
pub fn read(options: &mut Options<'_>) -> Dialect {
    Dialect::SageMaker(SageMaker { field: options.text("field", "annotations") })
}

/// Submits the form.
pub fn begin(plan: &Plan, sagemaker: &SageMaker, judged: &[Judged]) -> Exchange {
    let value = canonical_json(&plan.laid_out(&only(judged)));
    Exchange::single(Act::Crowd { field: sagemaker.field.clone(), value }, |answer| answer)
}
