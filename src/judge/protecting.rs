//! The host's own cover policy: brought, read, and laid over that of the guideline.

use crate::app::App;
use crate::documents::{Document, Fault};
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::problem::Problem;
use gradeglass_engine::protection::Policy;
use gradeglass_view::NoticeKind;
use gradeglass_wire::content_hash;
use std::cell::RefCell;

/// What is known of the policies of one visit.
#[derive(Default)]
pub struct Policies {
    /// The hash of the host's document; empty where there is none.
    host: RefCell<String>,
    /// The policy that the last guideline was judged under, by the guideline's id.
    last: RefCell<Option<(String, Policy)>>,
}

impl App {
    /// The host's policy, where it has one.
    pub async fn bring_policy(&self) -> Result<Option<Document>, Fault> {
        let source = self.properties.borrow().protection.clone();
        self.document("protection", &source).await
    }

    /// Lays the host's changes over the guideline's policy. What did not come, or cannot be read,
    /// seals everything: nobody can tell what it was meant to cover. Where a visit meets two
    /// policies for one guideline, the stricter holds.
    pub fn under_policy(
        &self,
        mut guideline: Guideline,
        given: Result<Option<Document>, Fault>,
    ) -> Guideline {
        let hash = given.as_ref().ok().and_then(Option::as_ref).map(|it| content_hash(&it.node));
        self.policies.host.replace(hash.unwrap_or_default());
        let policy = std::mem::take(&mut guideline.policy);
        let policy = match given {
            Ok(None) => policy,
            Ok(Some(document)) => {
                let (policy, problems) = policy.changed(&document.node);
                self.tell_policy(&document.name, &problems);
                policy
            }
            Err(Fault::Missing(sentence)) => {
                self.tell_error("protection-failed", &sentence, &[]);
                policy.in_safe_mode()
            }
            Err(Fault::Unreadable { name, problems }) => {
                self.tell_policy(&name, &problems);
                policy.in_safe_mode()
            }
        };
        if policy.is_safe_mode() {
            self.notice(NoticeKind::SafeMode, None);
        }
        guideline.policy = self.met(&guideline.id, policy);
        guideline
    }

    fn met(&self, guideline: &str, policy: Policy) -> Policy {
        let last = self.policies.last.take();
        let policy = match last.filter(|(id, _)| id == guideline) {
            Some((_, last)) => policy.stricter(&last),
            None => policy,
        };
        self.policies.last.replace(Some((guideline.to_owned(), policy.clone())));
        policy
    }

    fn tell_policy(&self, name: &str, problems: &[Problem]) {
        if !problems.is_empty() {
            let message = format!("not all of {name} can be done; what is left covers more");
            self.tell_error("protection-reduced", &message, problems);
        }
    }

    /// Names the policy in records: the guideline's version, and the host's document beside it.
    pub fn policy_version(&self, guideline: &Guideline) -> String {
        let host = self.policies.host.borrow();
        let by = if host.is_empty() { "" } else { "+" };
        [&guideline.id, "@", &guideline.version, by, &host].concat()
    }
}
