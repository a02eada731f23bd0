//! What is stored here and not yet sent, and what was refused, of each receiver.

use super::frame::Frame;
use crate::contract::{DeliveryStatus, HostRequest, Receiver, Refused};
use crate::root::Own;
use crate::ui::Ui;
use yew::prelude::*;

/// The dialog.
pub fn outbox(ui: &Ui, delivery: &DeliveryStatus) -> Html {
    let waiting = delivery.waiting() > 0;
    let nothing = !waiting && delivery.refused() == 0;
    let named = delivery.receivers.len() > 1;
    html! {
        <Frame key="outbox" ui={ui.clone()} title={ui.text("outbox-title")}>
            <div class="dialog-body">
                <div>{ for delivery.receivers.iter().map(|each| receiver(ui, each, named)) }</div>
                <p class="quiet">{ ui.text("outbox-kept") }</p>
            </div>
            <div class="dialog-foot">
                <button type="button" class="button" disabled={nothing} onclick={ask(ui, HostRequest::Export)}>{ ui.text("outbox-export") }</button>
                <button type="button" class="button primary" disabled={!waiting} onclick={ask(ui, HostRequest::Retry(None))}>{ ui.text("outbox-send") }</button>
            </div>
        </Frame>
    }
}

/// One receiver's part; its name stands there where there are others.
fn receiver(ui: &Ui, receiver: &Receiver, named: bool) -> Html {
    let Receiver { refused, .. } = receiver;
    let state = match receiver.waiting as usize {
        0 if refused.is_empty() => ui.text("outbox-all-sent"),
        waiting => ui.count("outbox-waiting", "count", waiting),
    };
    html! {
        <section key={receiver.name.clone()}>
            <h3 hidden={!named}><bdi>{ receiver.name.clone() }</bdi></h3>
            <p>{ state }{ " " }{ trouble(ui, receiver) }
               { for receiver.retry_in.map(|seconds| html! { <>{ " " }{ ui.count("outbox-retry-in", "seconds", seconds as usize) }</> }) }</p>
            <h3 hidden={refused.is_empty()}>{ ui.count("outbox-refused", "count", refused.len()) }</h3>
            <ul class="rows" role="list">{ for refused.iter().map(|one| row(ui, one)) }</ul>
        </section>
    }
}

/// Why nothing goes out.
fn trouble(ui: &Ui, receiver: &Receiver) -> String {
    match receiver.trouble {
        Some(kind) => ui.text(&format!("trouble-{}", kind.code())),
        None if receiver.offline => ui.text("outbox-offline"),
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
