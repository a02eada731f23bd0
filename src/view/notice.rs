//! Notices: what an annotator has to know, in words, until it is over or put away.

use crate::contract::{Notice, NoticeKind};
use crate::icon::icon;
use crate::root::Own;
use crate::ui::Ui;
use yew::prelude::*;

/// All notices, in a place of their own at the top of the page.
pub fn draw(ui: &Ui, notices: &[Notice]) -> Html {
    html! { <ul class="notices" role="list">{ for notices.iter().map(|notice| one(ui, notice)) }</ul> }
}

fn one(ui: &Ui, notice: &Notice) -> Html {
    html! {
        <li key={id(notice.kind)} class="notice" part="notice">
            { icon(if notice.kind == NoticeKind::Pause { "info" } else { "warning" }) }
            <span class="notice-text">{ words(ui, notice.kind) }{ " " }<bdi class="quiet">{ notice.detail.clone().unwrap_or_default() }</bdi></span>
            <button type="button" class="icon-button" aria-label={ui.text("dismiss")} onclick={ui.on_own(Own::Dismiss(notice.kind))}>{ icon("close") }</button>
        </li>
    }
}

/// The words of a kind of notice.
pub fn words(ui: &Ui, kind: NoticeKind) -> String {
    ui.text(id(kind))
}

fn id(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::StorageDenied => "notice-storage-denied",
        NoticeKind::StorageLocked => "notice-storage-locked",
        NoticeKind::StorageFull => "notice-storage-full",
        NoticeKind::NotStored => "notice-not-stored",
        NoticeKind::GuidelineFailed => "notice-guideline-failed",
        NoticeKind::TasksFailed => "notice-tasks-failed",
        NoticeKind::TaskRefused => "notice-task-refused",
        NoticeKind::GuidelineChanged => "notice-guideline-changed",
        NoticeKind::DraftReduced => "notice-draft-reduced",
        NoticeKind::OpenElsewhere => "notice-open-elsewhere",
        NoticeKind::SignIn => "notice-sign-in",
        NoticeKind::PartFailed => "notice-part-failed",
        NoticeKind::SafeMode => "notice-safe-mode",
        NoticeKind::Pause => "notice-pause",
        NoticeKind::Limit => "notice-limit",
    }
}
