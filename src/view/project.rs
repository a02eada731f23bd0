//! From the session to what cards and lists show.

use crate::catalog::Argument;
use crate::contract::ComfortSettings;
use crate::keys;
use crate::model::{CardState, CoverState, FieldState, FindingState, PartState};
use crate::ui::Ui;
use gradeglass_engine::judging::{Finding, FindingMessage, Phase, Place, Session};
use gradeglass_engine::protection::{Shown, Step, Surface, Ways};
use gradeglass_engine::task::ResultItem;

/// What a card shows.
pub fn card(ui: &Ui, session: &Session, comfort: &ComfortSettings, index: usize) -> CardState {
    let Some(item) = session.task().results.get(index) else { return nothing() };
    let cursor = session.cursor();
    let current = cursor.result.as_deref() == Some(item.id.as_str());
    CardState {
        current,
        answered: session.answered(&item.id),
        cover: cover(session, item, comfort),
        fields: fields(ui, session, Some(&item.id)),
        frozen: frozen(session),
    }
}

// A card without a result: nothing of anything may be in the page.
fn nothing() -> CardState {
    let hidden = PartState {
        shown: Shown::Nothing,
        next: None,
        open: false,
        vanishes: false,
        ways: Ways::default(),
    };
    let cover = CoverState {
        image: hidden,
        video: hidden,
        text: hidden,
        slug: Some("unknown".into()),
        open: false,
        vault: true,
        audible: None,
        shrinks: false,
        drawn: false,
        grain: 0,
        rate: 100,
    };
    CardState { current: false, answered: false, cover, fields: Vec::new(), frozen: true }
}

/// Whether nothing can be changed, since the judgment is being stored.
pub fn frozen(session: &Session) -> bool {
    matches!(session.phase(), Phase::Storing | Phase::Stored)
}

fn cover(session: &Session, item: &ResultItem, comfort: &ComfortSettings) -> CoverState {
    let covers = session.covers();
    let part = |surface| PartState {
        shown: covers.shows(item, surface),
        next: covers.next(&item.id, surface),
        open: covers.step(&item.id, surface) != Step::Covered,
        vanishes: covers.vanishes(&item.id, surface),
        ways: covers.ways(&item.id, surface),
    };
    let (image, video, text) = (part(Surface::Image), part(Surface::Video), part(Surface::Text));
    let plain = |part: &PartState| part.shown == Shown::Full && !part.open && part.next.is_none();
    let ever = ![image, video, text].iter().all(plain);
    CoverState {
        image,
        video,
        text,
        slug: ever.then(|| covers.slug(&item.id).to_owned()),
        open: covers.is_open(&item.id),
        vault: covers.decision(&item.id).is_none_or(|decision| decision.is_vault()),
        audible: covers.audible(&item.id),
        shrinks: covers.decision(&item.id).is_some_and(|decision| decision.may_shrink()),
        drawn: comfort.drawn_first,
        grain: comfort.grain,
        rate: comfort.rate,
    }
}

/// The fields shown at a result, or the task's own, each with its findings. A finding that names
/// none of them stands at the last.
pub fn fields(ui: &Ui, session: &Session, result: Option<&str>) -> Vec<FieldState> {
    let guideline = session.guideline();
    let cursor = session.cursor();
    let here = cursor.result.as_deref() == result;
    let shown = session.shown_fields(result);
    let findings = session.findings_of(result);
    let at_field = |finding: &Finding| {
        let place = shown.iter().position(|field| finding.fields.contains(&field.id));
        place.unwrap_or_else(|| shown.len().saturating_sub(1))
    };
    let state = |(at, field): (usize, &&gradeglass_engine::guideline::Field)| {
        let place = Place { result: result.map(str::to_owned), field: field.id.clone() };
        let keys = session.option_keys(field).into_iter();
        FieldState {
            index: guideline
                .fields
                .iter()
                .position(|known| known.id == field.id)
                .unwrap_or(usize::MAX),
            current: here && cursor.field.as_deref() == Some(field.id.as_str()),
            answer: session.answer(&place).cloned(),
            findings: findings
                .iter()
                .filter(|finding| at_field(finding) == at)
                .map(|one| finding(ui, session, one))
                .collect(),
            keys: keys.map(|(option, chord)| (option, keys::written(ui, &chord))).collect(),
        }
    };
    shown.iter().enumerate().map(state).collect()
}

/// A finding in words.
pub fn finding(ui: &Ui, session: &Session, finding: &Finding) -> FindingState {
    let (text, language) = match &finding.message {
        FindingMessage::Said { text, language } => (text.clone(), language.clone()),
        FindingMessage::Builtin { key, arguments } => {
            let arguments: Vec<(&str, Argument)> =
                arguments.iter().map(|(name, number)| (*name, Argument::Number(*number))).collect();
            (ui.words.with(&format!("finding-{key}"), &arguments), ui.words.locale().to_owned())
        }
    };
    FindingState {
        rule: finding.rule.clone(),
        severity: finding.severity,
        text,
        language,
        see: finding.see.clone(),
        overriding: finding.overriding,
        overridden: session.override_of(finding).cloned(),
        result: finding.result.clone(),
        field: finding.fields.first().cloned(),
    }
}

/// Where a finding is, in words: "Result 3 · Grade".
pub fn place(ui: &Ui, session: &Session, finding: &Finding) -> String {
    let results = &session.task().results;
    let number =
        finding.result.as_ref().and_then(|id| results.iter().position(|item| item.id == *id));
    let field = finding.fields.first().and_then(|id| session.guideline().field(id));
    let result = number.map(|number| ui.count("result-number", "number", number + 1));
    let field = field.map(|field| ui.plain(&field.label).to_owned());
    [result, field].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
