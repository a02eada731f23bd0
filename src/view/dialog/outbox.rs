//! What is stored here and not yet sent, and what was refused.

use super::frame::Frame;
use crate::contract::{DeliveryStatus, HostRequest, Refused};
use crate::root::Own;
use crate::ui::Ui;
use yew::prelude::*;

/// The dialog.
pub fn outbox(ui: &Ui, delivery: &DeliveryStatus) -> Html {
    let waiting = delivery.waiting as usize;
    let nothing = waiting == 0 && delivery.refused.is_empty();
    let state = if nothing {
        ui.text("outbox-all-sent")
    } else {
        ui.count("outbox-waiting", "count", waiting)
    };
    html! {
        <Frame key="outbox" ui={ui.clone()} title={ui.text("outbox-title")}>
            <div class="dialog-body">
                <p>{ state }{ " " }{ trouble(ui, delivery) }
                   { for delivery.retry_in.map(|seconds| html! { <>{ " " }{ ui.count("outbox-retry-in", "seconds", seconds as usize) }</> }) }</p>
                <p class="quiet">{ ui.text("outbox-kept") }</p>
                <h3 hidden={delivery.refused.is_empty()}>{ ui.count("outbox-refused", "count", delivery.refused.len()) }</h3>
                <ul class="rows" role="list">{ for delivery.refused.iter().map(|one| row(ui, one)) }</ul>
            </div>
            <div class="dialog-foot">
                <button type="button" class="button" disabled={nothing} onclick={ask(ui, HostRequest::Export)}>{ ui.text("outbox-export") }</button>
                <button type="button" class="button primary" disabled={waiting == 0} onclick={ask(ui, HostRequest::Retry(None))}>{ ui.text("outbox-send") }</button>
            </div>
        </Frame>
    }
}

/// Why nothing goes out.
fn trouble(ui: &Ui, delivery: &DeliveryStatus) -> String {
    match delivery.trouble {
        Some(kind) => ui.text(&format!("trouble-{}", kind.code())),
        None if delivery.offline => ui.text("outbox-offline"),
        None => String::new(),
    }
}

fn row(ui: &Ui, refused: &Refused) -> Html {
    html! {
        <li key={refused.id.clone()}>
            <span class="row-main"><bdi class="strong">{ refused.task.clone() }</bdi><bdi>{ refused.reason.clone() }</bdi></span>
            <button type="button" class="button" onclick={ask(ui, HostRequest::Retry(Some(refused.id.clone())))}>
                { ui.text("outbox-retry") }<span class="sr">{ " " }{ refused.task.clone() }</span>
            </button>
        </li>
    }
}

fn ask(ui: &Ui, request: HostRequest) -> Callback<MouseEvent> {
    ui.on_own(Own::Host(Box::new(request)))
}
