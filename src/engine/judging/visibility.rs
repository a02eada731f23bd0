//! Which fields are shown: a field that is not shown has no answer for anyone.

use super::evaluate::{Case, Place, Scene, Truth};
use super::sheet::scope;
use super::verdict::RuleError;
use crate::guideline::Field;

/// Which fields are shown at a result, or at the task, by their index in the guideline.
///
/// One field's condition may read another that is itself hidden, and then reads it as absent. So
/// fields without a condition come first, and conditions are evaluated again until nothing changes:
/// as many passes as the longest chain of conditions, which is one or two in practice. Conditions
/// that wait for each other in a circle are refused when the guideline is read; should one get here,
/// the number of passes ends it, the same way everywhere.
pub(super) fn visibility(
    case: &Case<'_>,
    place: Place<'_>,
    errors: &mut Vec<RuleError>,
) -> Vec<bool> {
    let scope = scope(place);
    let here = |field: &Field| field.scope == scope;
    let fields = &case.guideline.fields;
    let mut shown: Vec<bool> =
        fields.iter().map(|field| here(field) && field.shown.is_none()).collect();
    if !fields.iter().any(|field| here(field) && field.shown.is_some()) {
        return shown;
    }
    for _ in 0..=fields.len() {
        let mut failed = Vec::new();
        let next = pass(case, place, &shown, &mut failed);
        if next == shown {
            errors.extend(failed);
            break;
        }
        shown = next;
    }
    shown
}

/// One evaluation of all conditions. A condition that fails or waits hides its field: a hidden
/// field blocks nobody.
fn pass(
    case: &Case<'_>,
    place: Place<'_>,
    shown: &[bool],
    failed: &mut Vec<RuleError>,
) -> Vec<bool> {
    let scene = Scene::new(case, place, shown);
    let fields = case.guideline.fields.iter();
    let mut next: Vec<bool> = fields.clone().map(|field| field.shown.is_none()).collect();
    for (field, next) in fields.zip(&mut next) {
        if field.scope != scope(place) {
            *next = false;
        } else if let Some(condition) = &field.shown {
            let truth = scene.truth(condition);
            *next = truth == Truth::Holds;
            if let Truth::Failed(message) = truth {
                let result = place.id().map(str::to_owned);
                failed.push(RuleError { rule: field.id.clone(), result, message });
            }
        }
    }
    next
}
