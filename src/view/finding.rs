//! A finding at its field: severity by icon and word, what is said, where the procedure says so.

use crate::classes::classes;
use crate::icon::icon;
use crate::model::FindingState;
use crate::root::Own;
use crate::ui::Ui;
use gradeglass_engine::guideline::{Override, Severity};
use gradeglass_engine::judging::{Message, Overridden};
use yew::prelude::*;

/// The findings of one field. The line has its room whether there is one or not, so that nothing
/// moves when one appears.
pub fn line(ui: &Ui, id: &str, findings: &[FindingState]) -> Html {
    html! {
        <ul class="findings" id={id.to_owned()} role="list">
            { for findings.iter().map(|finding| one(ui, finding)) }
        </ul>
    }
}

fn one(ui: &Ui, finding: &FindingState) -> Html {
    let name = severity_name(finding.severity);
    html! {
        <li key={finding.rule.clone()} class={classes(&["finding", name])} part={format!("finding {name}")}>
            { icon(name) }
            <span class="finding-text">
                <span class="sr">{ ui.text(&format!("severity-{name}")) }{ ": " }</span>
                { ui.said(&finding.text, &finding.language) }
                { see(ui, finding) }
                { confirm(ui, finding) }
            </span>
        </li>
    }
}

fn see(ui: &Ui, finding: &FindingState) -> Html {
    let Some(section) = &finding.see else { return html! {} };
    let open = ui.on_own(Own::Section(section.clone()));
    html! { <>{ " " }<button type="button" class="link" onclick={open}>{ ui.text("finding-see") }</button></> }
}

// A warning that only asks to be meant is answered in place; one that asks why, in the dialog.
fn confirm(ui: &Ui, finding: &FindingState) -> Html {
    if finding.severity != Severity::Warning || finding.overriding != Override::Confirm {
        return html! {};
    }
    let confirmed = finding.overridden.is_some();
    let send = ui.send.clone();
    let (rule, result) = (finding.rule.clone(), finding.result.clone());
    let onclick = move |_: MouseEvent| {
        let said = (!confirmed).then_some(Overridden::Confirmed);
        send.emit(Message::Override { rule: rule.clone(), result: result.clone(), said });
    };
    html! {
        <>
            { " " }
            <button type="button" class="link" aria-pressed={confirmed.to_string()} {onclick}>
                { ui.text("finding-confirm") }
            </button>
        </>
    }
}

/// The name of a severity in classes, parts and messages.
pub fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}
