//! The parts of the page that are not in the first download: each comes when it is first needed.
//!
//! A part is a table of functions that draw. What draws calls them through the table in [`Ui`], and
//! never by name: a function that is named somewhere else stays in the first file. The tables are
//! made by the functions below, which only `gradeglass-parts` calls, from files of its own.
//!
//! What is safe to be late: controls that a guideline may not have (they come before its first task
//! opens), the procedure (its panel has its place from the start), lists that somebody opens. Covers,
//! reasons, warnings and the outbox are never late: they have to work without a network.

use crate::contract::Settings;
use crate::control::{self, Control, MarksProps};
use crate::dialog;
use crate::sop::{self, PanelProps};
use crate::ui::Ui;
use gradeglass_engine::guideline::{
    ChoiceOption, Field, FieldKind, Guideline, Localized, TaxonomyNode,
};
use gradeglass_engine::judging::Keymap;
use gradeglass_engine::protection::Figures;
use yew::Html;

/// A part, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Controls that not every guideline has: taxonomy, number, text, span.
    Controls,
    /// Keys and settings.
    Dialogs,
    /// The operating procedure.
    Procedure,
}

/// A part that has come.
#[derive(Debug, Clone, Copy)]
pub enum Loaded {
    /// See [`Part::Controls`].
    Controls(Controls),
    /// See [`Part::Dialogs`].
    Dialogs(Dialogs),
    /// See [`Part::Procedure`].
    Procedure(Procedure),
}

impl Loaded {
    /// Which part it is.
    pub fn part(self) -> Part {
        match self {
            Self::Controls(_) => Part::Controls,
            Self::Dialogs(_) => Part::Dialogs,
            Self::Procedure(_) => Part::Procedure,
        }
    }
}

/// Draws controls that not every guideline has.
#[derive(Debug, Clone, Copy)]
pub struct Controls {
    pub(crate) taxonomy: fn(&Control, &[TaxonomyNode]) -> Html,
    pub(crate) number: fn(&Control, Option<&Localized>) -> Html,
    pub(crate) text: fn(&Control, Option<u32>, bool) -> Html,
    pub(crate) span: fn(&Control, &str, &[ChoiceOption]) -> Html,
    pub(crate) marks: fn(MarksProps) -> Html,
}

/// Draws keys and settings.
#[derive(Debug, Clone, Copy)]
pub struct Dialogs {
    pub(crate) help: fn(&Ui, &Guideline, &Keymap) -> Html,
    pub(crate) settings: fn(&Ui, &Settings, &Figures) -> Html,
}

/// Draws the operating procedure.
#[derive(Debug, Clone, Copy)]
pub struct Procedure {
    pub(crate) panel: fn(PanelProps) -> Html,
}

/// What has come so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parts {
    pub(crate) controls: Option<Controls>,
    pub(crate) dialogs: Option<Dialogs>,
    pub(crate) procedure: Option<Procedure>,
}

impl Parts {
    /// The same with another part.
    pub(crate) fn with(&self, loaded: Loaded) -> Self {
        let mut parts = self.clone();
        match loaded {
            Loaded::Controls(controls) => parts.controls = Some(controls),
            Loaded::Dialogs(dialogs) => parts.dialogs = Some(dialogs),
            Loaded::Procedure(procedure) => parts.procedure = Some(procedure),
        }
        parts
    }

    pub(crate) fn has(&self, part: Part) -> bool {
        match part {
            Part::Controls => self.controls.is_some(),
            Part::Dialogs => self.dialogs.is_some(),
            Part::Procedure => self.procedure.is_some(),
        }
    }
}

/// Whether a task by this guideline cannot be drawn without [`Part::Controls`].
pub fn needs_controls(guideline: &Guideline) -> bool {
    guideline.fields.iter().any(|field: &Field| match &field.kind {
        FieldKind::Choice { .. } | FieldKind::Choices { .. } => false,
        FieldKind::Scale { min, max, .. } => control::is_long_scale(*min, *max),
        _ => true,
    })
}

/// Only for `gradeglass-parts`: see above.
#[doc(hidden)]
pub fn controls() -> Controls {
    Controls {
        taxonomy: control::taxonomy::draw,
        number: control::entry::number,
        text: control::entry::text,
        span: control::span::draw,
        marks: control::mark::draw,
    }
}

/// Only for `gradeglass-parts`: see above.
#[doc(hidden)]
pub fn dialogs() -> Dialogs {
    Dialogs { help: dialog::help, settings: dialog::settings }
}

/// Only for `gradeglass-parts`: see above.
#[doc(hidden)]
pub fn procedure() -> Procedure {
    Procedure { panel: sop::panel }
}
