//! What the proofs have to say: one plain sentence each, with a place, those to blame, and an
//! example or a mend where there is one.

use crate::formula::Blame;
use crate::witness::Witness;
use crate::world::Frame;
use gradeglass_engine::guideline::{Field, Guideline};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Good to know; may well be meant so.
    Note,
    /// Hardly meant so.
    Warning,
    /// Judgments cannot be finished because of it.
    Error,
}

/// The kinds of finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Nobody can finish a judgment.
    CannotFinish,
    /// With an option chosen, nobody can finish a judgment.
    DeadOption,
    /// One rule refuses an option outright.
    RefusedOption,
    /// Rules ask for what is hidden, or a field is required and never shown.
    HiddenButRequired,
    /// Rules contradict one another where one of them applies.
    Contradiction,
    /// A rule never applies.
    NeverApplies,
    /// A rule can never be broken.
    AlwaysTrue,
    /// A rule is broken whatever is answered.
    AlwaysFalse,
    /// A rule adds nothing to others.
    Implied,
    /// A field is never shown.
    NeverShown,
    /// A field has a condition that always holds.
    AlwaysShown,
    /// A field can only have one answer.
    Forced,
    /// No rule speaks of a field or an option.
    Unspoken,
    /// A rule fails on some answers.
    CanFail,
    /// A clause of a rule adds nothing to it.
    Redundant,
    /// A field declares wider bounds than its rules leave.
    Bounds,
    /// A rule has no test.
    MissingTest,
}

/// What a mend does to the guideline, by path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mend {
    /// Takes the part out.
    Remove(String),
    /// Gives a key of a part another text.
    Set {
        /// The part.
        path: String,
        /// The key.
        key: &'static str,
        /// Its text.
        text: String,
    },
    /// Gives a bound of a field another number.
    Bound {
        /// The field.
        path: String,
        /// Which bound.
        key: &'static str,
        /// The number, as it is written.
        number: String,
    },
}

impl Mend {
    /// A rule tells and does not block.
    pub fn let_warn(rule: usize) -> Self {
        Self::Set { path: format!("rules[{rule}]"), key: "severity", text: "warning".to_owned() }
    }
}

/// One finding.
#[derive(Debug, Clone)]
pub struct Finding {
    /// What kind.
    pub kind: Kind,
    /// How much it matters.
    pub level: Level,
    /// Where it is in the guideline, as `rules[3].when`.
    pub path: String,
    /// One plain sentence.
    pub message: String,
    /// What could be done about it.
    pub help: Option<String>,
    /// The other places that are to blame.
    pub blames: Vec<String>,
    /// An example.
    pub witness: Option<Witness>,
    /// It is possible as far as texts and numbers were told apart, and not confirmed.
    pub is_possible_only: bool,
    /// A change that mends it.
    pub mend: Option<Mend>,
}

impl Kind {
    /// A stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::CannotFinish => "cannot-finish",
            Self::DeadOption => "dead-option",
            Self::RefusedOption => "refused-option",
            Self::HiddenButRequired => "hidden-but-required",
            Self::Contradiction => "contradiction",
            Self::NeverApplies => "never-applies",
            Self::AlwaysTrue => "always-true",
            Self::AlwaysFalse => "always-false",
            Self::Implied => "implied",
            Self::NeverShown => "never-shown",
            Self::AlwaysShown => "always-shown",
            Self::Forced => "forced",
            Self::Unspoken => "unspoken",
            Self::CanFail => "can-fail",
            Self::Redundant => "redundant-clause",
            Self::Bounds => "wide-bounds",
            Self::MissingTest => "missing-test",
        }
    }
}

impl Finding {
    /// A finding without those to blame, example or mend.
    pub fn new(kind: Kind, level: Level, path: String, message: String) -> Self {
        Self {
            kind,
            level,
            path,
            message,
            help: None,
            blames: Vec::new(),
            witness: None,
            is_possible_only: false,
            mend: None,
        }
    }

    /// The same with those to blame.
    #[must_use]
    pub fn blaming(self, guideline: &Guideline, core: &[Blame]) -> Self {
        let blames = core.iter().map(|blame| path(guideline, *blame));
        let blames = blames.filter(|path| *path != self.path).collect();
        Self { blames, ..self }
    }

    /// The same with something to do about it.
    #[must_use]
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// The same with a change that mends it.
    #[must_use]
    pub fn mend(self, mend: Mend) -> Self {
        Self { mend: Some(mend), ..self }
    }
}

/// Where what is to blame stands.
pub fn path(guideline: &Guideline, blame: Blame) -> String {
    match blame {
        Blame::Rule(index) => format!("rules[{index}]"),
        Blame::Field(index, Frame::Shown) => format!("fields[{index}].shown"),
        Blame::Field(index, Frame::Required) => format!("fields[{index}].required"),
        Blame::Field(index, Frame::Bounds) => {
            use gradeglass_engine::guideline::FieldKind;
            let kind = guideline.fields.get(index).map(|field| &field.kind);
            match kind {
                Some(
                    FieldKind::Choices { max: None, .. } | FieldKind::Number { max: None, .. },
                ) => {
                    format!("fields[{index}].min")
                }
                Some(FieldKind::Text { .. }) => format!("fields[{index}].max_length"),
                _ => format!("fields[{index}].max"),
            }
        }
    }
}

/// The rules that are to blame by name, and what is so of fields that are.
fn blamed(guideline: &Guideline, core: &[Blame]) -> (Vec<String>, Vec<String>) {
    let all = || core.iter().copied();
    let rules = all().filter_map(|blame| rule_name(guideline, blame)).collect();
    let fields = all().filter_map(|blame| field_words(guideline, blame)).collect();
    (rules, fields)
}

/// Why something cannot be, in a sentence without its beginning: who cannot be kept together.
pub fn because(guideline: &Guideline, core: &[Blame]) -> String {
    let (rules, fields) = blamed(guideline, core);
    let rules = match rules.as_slice() {
        [] => String::new(),
        [one] => format!("{one} cannot be kept"),
        [_, _] => format!("{} cannot both be kept", listed(&rules)),
        _ => format!("{} cannot all be kept", listed(&rules)),
    };
    match (rules.is_empty(), fields.is_empty()) {
        (true, true) => "that is so whatever is answered".to_owned(),
        (true, false) => listed(&fields),
        (false, true) => rules,
        (false, false) => format!("{rules}, since {}", listed(&fields)),
    }
}

/// What something rests on, as the end of a sentence.
pub fn given(guideline: &Guideline, core: &[Blame]) -> String {
    let (rules, fields) = blamed(guideline, core);
    let part = |word: &str, names: &[String]| match names {
        [] => String::new(),
        names => format!(", {word} {}", listed(names)),
    };
    [part("given", &rules), part("since", &fields)].concat()
}

fn rule_name(guideline: &Guideline, blame: Blame) -> Option<String> {
    let Blame::Rule(index) = blame else { return None };
    Some(format!("`{}`", guideline.rules.get(index)?.id))
}

fn field_words(guideline: &Guideline, blame: Blame) -> Option<String> {
    let Blame::Field(index, frame) = blame else { return None };
    let Field { id, .. } = guideline.fields.get(index)?;
    Some(match frame {
        Frame::Shown => format!("`{id}` is not shown there"),
        Frame::Required => format!("`{id}` must be answered"),
        Frame::Bounds => format!("`{id}` has its bounds"),
    })
}

/// As `a`, `b` and `c`.
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [start @ .., last] => format!("{} and {last}", start.join(", ")),
    }
}
