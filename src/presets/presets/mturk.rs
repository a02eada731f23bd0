//! Mechanical Turk, ExternalQuestion and HTMLQuestion: a real form post, which ends the assignment.

use super::only;
use crate::exchange::{Act, Exchange, Step, not_yet};
use crate::judged::Judged;
use crate::plan::{Page, Plan};
use crate::url::{join, origin};
use gradeglass_wire::canonical_json;

/// Where Mechanical Turk takes assignments, besides the connection's own address.
const HOSTS: [&str; 2] = ["https://www.mturk.com", "https://workersandbox.mturk.com"];

/// The address that stands for "nobody has accepted this yet".
const PREVIEW: &str = "ASSIGNMENT_ID_NOT_AVAILABLE";

/// Posts the form.
pub fn begin(plan: &Plan, judged: &[Judged], page: &Page) -> Exchange {
    let assignment = page.parameter("assignmentId").unwrap_or(PREVIEW);
    if assignment == PREVIEW {
        let detail = "This is a preview: accept the HIT to submit your judgment.";
        return Exchange::new(move |_| Step::Done(not_yet(detail)));
    }
    let judged = only(judged);
    let fields = [
        ("assignmentId", assignment.to_owned()),
        ("judgmentId", judged.id().to_owned()),
        ("judgment", canonical_json(&plan.laid_out(&judged))),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value)).into();
    Exchange::single(Act::Form { action: action(plan, page), fields }, |answer| answer)
}

/// The platform says in the page's address where to submit: sandbox or production, with or without
/// the path. Only Mechanical Turk's own hosts, and the connection's, are believed.
fn action(plan: &Plan, page: &Page) -> String {
    let said = page.parameter("turkSubmitTo").unwrap_or_default();
    let believed = origin(said)
        .is_some_and(|said| HOSTS.contains(&&*said) || origin(&plan.url).as_ref() == Some(&said));
    match believed {
        true if said.contains("externalSubmit") => said.to_owned(),
        true => join(said, "mturk/externalSubmit"),
        false => plan.url.clone(),
    }
}
