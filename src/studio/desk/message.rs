//! What can happen at the desk, and what it asks for.

use crate::said::{Example, Said};
use crate::source::Edit;
use gradeglass_engine::document::{Node, Span};
use std::sync::Arc;

/// What happens.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another guideline is opened, with a sample task if it has one.
    Open {
        /// The guideline.
        text: String,
        /// The task.
        task: Option<String>,
    },
    /// The guideline's text has changed.
    Text(String),
    /// The sample task's text has changed.
    Task(String),
    /// The answers in the preview have changed.
    Answers {
        /// The task that is open.
        task: Option<String>,
        /// Its answers.
        answers: Node,
    },
    /// The preview submitted this judgment.
    Posted(Node),
    /// Whether the verdict is as at submission.
    Submitted(bool),
    /// The preview speaks this language of the guideline's.
    Language(String),
    /// How far the proofs are.
    Proving(Proving),
    /// What is proved.
    Proved(Vec<Said>),
    /// An example goes into the preview.
    Show(Arc<Example>),
    /// One thing is mended.
    Mend(Box<Said>),
    /// A key of a part of the guideline gets another text.
    SetKey {
        /// The part, as `rules[3]`.
        path: String,
        /// The key.
        key: &'static str,
        /// Its text.
        text: String,
    },
    /// What is in the preview becomes a test.
    AddCase,
    /// All tests that the proofs found missing are written.
    AddMissing,
}

/// How far the proofs are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proving {
    /// They have not begun, or there is nothing to prove.
    Waiting,
    /// So many questions of so many are answered.
    Running {
        /// Answered.
        done: u32,
        /// All.
        total: u32,
    },
    /// All are answered.
    Done,
    /// They cannot be run here.
    Unavailable,
}

/// What is to be done outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Changes in the guideline's text, as one step that can be undone.
    Edit(Vec<Edit>),
    /// Another text in the guideline's editor.
    SetText(String),
    /// Another text in the task's editor.
    SetTask(String),
    /// The preview shows guideline, task and answers as they are now.
    Preview,
    /// The text is to be proved.
    Prove,
    /// Text, task and answers are to be kept.
    Keep,
    /// A place of the guideline's text comes into sight.
    Reveal(Span),
    /// Nothing could be done, for this reason: a key of the words.
    Refuse(&'static str),
}
