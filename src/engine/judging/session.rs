//! The session over one task: `update(message) -> effects`.
//!
//! It holds everything the page shows of a task and decides everything the page does. Messages
//! come from keys, pointers, the clock and the store; effects go to the browser adapters.

use super::answers::{Answer, Answers, Place};
use super::finding::Finding;
use super::judgment::{Judgment, Outcome, Overridden};
use super::keys::KeyPress;

/// What happened. Every message comes with the monotonic time, in milliseconds.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// A key was pressed while the widget had focus.
    Key(KeyPress),
    /// An option, node or step was pressed with a pointer: chosen, or taken back where that is
    /// what pressing again means (choices, taxonomy).
    Choose(Place, String),
    /// A field got this answer, or none (typing, marking).
    Set(Place, Option<Answer>),
    /// Focus went to a result's card (by pointer, Tab or scroll command), or to the task's own fields.
    FocusResult(Option<String>),
    /// Focus went to a field.
    FocusField(Place),
    /// Next or previous result, undo, redo, submit, …: what a button or a method asks for.
    Do(Command),
    /// The annotator's word on a warning.
    Override {
        /// Which finding: its rule and result.
        rule: String,
        /// Its result.
        result: Option<String>,
        /// What was said; none takes it back.
        said: Option<Overridden>,
    },
    /// The reason given for skip, cannot judge or escalate; sent with the command's dialog.
    End(Outcome, Option<String>),
    /// Shows or covers one result.
    ToggleReveal(String),
    /// The next step of a two-step reveal is taken, or the first.
    Reveal(String),
    /// The store says that the judgment is durable.
    Stored,
    /// The store refused; the answers are kept and the annotator may submit again.
    StoreFailed(String),
    /// Something was pointed at, typed or scrolled: the annotator is there.
    Activity,
    /// The page was hidden or lost focus.
    Hidden,
    /// The page is visible again.
    Visible,
}

/// What keys, buttons and methods can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Command {
    /// Go to the next result.
    NextResult,
    /// Go to the previous result.
    PreviousResult,
    /// Confirm: the next thing to do; submits where nothing is left to do.
    Confirm,
    /// Submit.
    Submit,
    /// Skip the task.
    Skip,
    /// Say that the task cannot be judged.
    CannotJudge,
    /// Hand the task to somebody else.
    Escalate,
    /// Take the last change back.
    Undo,
    /// Do it again.
    Redo,
    /// Open or close the guideline's text.
    ToggleGuideline,
    /// Reveal or cover the current result.
    ToggleReveal,
    /// Cover everything, at once.
    CoverAll,
    /// Show the list of keys.
    Help,
    /// Go to the first finding.
    FirstFinding,
    /// Find in the results (the browser's own search sees only what is near the viewport).
    Find,
}

/// What has to be done outside the engine.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Store this draft (debounced by the adapter, never dropped).
    SaveDraft,
    /// Store this judgment with the end of its draft, in one transaction, then say [`Message::Stored`].
    /// `id` and times are filled in by the adapter through [`Session::judgment`].
    Store,
    /// Bring this card into view and put focus on it.
    FocusResult(Option<String>),
    /// Put focus on this field's control.
    FocusField(Place),
    /// Say this once to assistive technology: a message key of the interface, with arguments.
    Announce(&'static str, Vec<(&'static str, String)>),
    /// Open or close the guideline's text, at a section where one is named.
    Guideline {
        /// Open (or close).
        open: bool,
        /// The section.
        section: Option<String>,
    },
    /// Show or hide the list of keys.
    Help(bool),
    /// Ask for the reason of skip, cannot judge, escalate.
    AskReason(Outcome),
    /// Open the search in the results.
    Find,
    /// Cover everything: stop sound and playback.
    CoverAll,
    /// Tell the host that answers changed.
    Changed,
    /// Tell the host what was exposed.
    Exposure {
        /// The result.
        result: String,
        /// How long it was open.
        duration_ms: u64,
    },
    /// The judgment is stored: the page goes on to the next task.
    Finished(Box<Judgment>),
}

/// What the page needs to know of findings in one look.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Verdict {
    /// Broken rules, in the order of the page.
    pub findings: Vec<Finding>,
    /// Shown required fields without an answer, in the order of the page (not findings until submit).
    pub missing: Vec<Place>,
}

/// Everything that survives reload: answers, overrides, cursor, time worked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Draft {
    /// The answers so far.
    pub answers: Answers,
    /// Which places were touched.
    pub touched: Vec<Place>,
    /// Overrides so far: rule, result, what was said.
    pub overrides: Vec<(String, Option<String>, Overridden)>,
    /// Milliseconds of work so far.
    pub active_ms: u64,
    /// When it was first opened (RFC 3339).
    pub opened_at: String,
    /// Hash of the guideline that it was begun under.
    pub guideline_hash: String,
}
