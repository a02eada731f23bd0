//! What comes into a session and what goes out of it: messages come from keys, pointers, the
//! clock and the store; effects go to the browser adapters.

use crate::judging::answers::{Answer, Place};
use crate::judging::finding::Finding;
use crate::judging::judgment::{Outcome, Overridden};
use crate::judging::keys::KeyPress;
use crate::protection::{CoverMessage, Exposure};

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
    /// Ends the task without its answers being asked for: skip, cannot judge or escalate, with the
    /// reason that was given, if one was. Sent by the dialog that [`Effect::AskReason`] opens, or
    /// by the host's method.
    End(Outcome, Option<String>),
    /// Something happened to the covers.
    Cover(CoverMessage),
    /// The store says that the judgment is durable.
    Stored,
    /// The store refused; the answers are kept and the annotator may submit again.
    StoreFailed(String),
    /// Something was pointed at, typed or scrolled: the annotator is there.
    Activity,
    /// The time that [`Effect::Wake`] asked for has come.
    Tick,
    /// The page was hidden.
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
    /// Confirm: goes to the next thing to do; where nothing is left, to Submit; there, submits.
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
    /// Leave the question that is open (a reason, the warnings) and go on judging.
    Cancel,
}

/// What has to be done outside the engine.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Store this draft (debounced by the adapter, never dropped).
    SaveDraft,
    /// Store this judgment with the end of its draft, in one transaction, then say
    /// [`Message::Stored`] or [`Message::StoreFailed`]. The adapter makes the judgment with
    /// [`Session::judgment`](super::Session::judgment). Sent once until the store has answered.
    Store,
    /// Bring this card into view and put focus on it.
    FocusResult(Option<String>),
    /// Put focus on this field's control.
    FocusField(Place),
    /// Put focus on Submit: nothing is left to do, and the next confirmation submits.
    FocusSubmit,
    /// Mark the text that is selected for this span field, with this label if it has labels.
    MarkSelection(Place, Option<String>),
    /// Say this once to assistive technology: a message key of the interface, with arguments.
    Announce(&'static str, Vec<(&'static str, String)>),
    /// Say this finding, which is new, once to assistive technology.
    AnnounceFinding(Box<Finding>),
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
    /// Ask about the warnings that [`Session::pending_overrides`](super::Session::pending_overrides)
    /// lists.
    AskOverrides,
    /// Open the search in the results.
    Find,
    /// Stop all sound and playback, at once: everything is covered.
    CoverAll,
    /// Tell the host that answers changed.
    Changed,
    /// Enter what was exposed into the ledger, and tell the host.
    Exposure(Box<Exposure>),
    /// Send [`Message::Tick`] when this time has come; none takes it back.
    Wake(Option<u64>),
    /// The judgment is stored: the page goes on to the next task.
    Finished,
}
