//! The clauses of a form: what is asked, how it compares, with what.

use super::icon::icon;
use crate::app::{Msg, Studio};
use crate::phrase::{label, options_of};
use crate::words::Words;
use gradeglass_engine::guideline::{Field, FieldKind, Guideline, Scope};
use gradeglass_studio::Message;
use gradeglass_studio::form::{Clause, Comparison, Form, Join};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// Which expression a form is of: the rule's index, its key, and the rule's scope.
pub type At = (usize, &'static str, Scope);

/// One clause, in its form.
struct Row<'a> {
    studio: &'a Studio,
    ctx: &'a Context<Studio>,
    guideline: &'a Guideline,
    at: At,
    form: &'a Form,
    index: usize,
    clause: &'a Clause,
}

/// The change of a form into another.
fn set((rule, key, _): At, form: &Form) -> Msg {
    Msg::Desk(Message::SetKey { path: format!("rules[{rule}]"), key, text: form.source() })
}

fn with(form: &Form, index: usize, clause: Clause) -> Form {
    let mut form = form.clone();
    if let Some(own) = form.clauses.get_mut(index) {
        *own = clause;
    }
    form
}

pub fn list(
    studio: &Studio,
    ctx: &Context<Studio>,
    guideline: &Guideline,
    at: At,
    form: &Form,
) -> Html {
    let words = &studio.words;
    let joint = words.text(if form.join == Join::All { "and" } else { "or" });
    let other =
        Form { join: if form.join == Join::All { Join::Any } else { Join::All }, ..form.clone() };
    let switch = ctx.link().callback(move |_: MouseEvent| set(at, &other));
    let row = |(index, clause): (usize, &Clause)| {
        let joint = (index > 0).then(|| html! { <button type="button" class="joint" onclick={switch.clone()} title={words.text("change-joint")}>{ joint.clone() }</button> });
        html! { <li key={index}>{ joint }{ row(&Row { studio, ctx, guideline, at, form, index, clause }) }</li> }
    };
    let first = guideline.fields_of(at.2).next().cloned();
    let mut more = form.clone();
    more.clauses.extend(first.map(|field| usual(&field)));
    let add = ctx.link().callback(move |_: MouseEvent| set(at, &more));
    html! {
        <>
            <ul class="clauses" role="list">{ for form.clauses.iter().enumerate().map(row) }</ul>
            { super::button(words.text("add-clause"), "small quiet", add) }
        </>
    }
}

/// The clause that a field begins with.
fn usual(field: &Field) -> Clause {
    let path = format!("answer.{}", field.id);
    let options = options_of(field, "");
    match &field.kind {
        FieldKind::Choice { .. } => {
            let first = options.into_iter().take(1).map(|(id, _)| id).collect();
            Clause::OneOf { path, options: first, not: false }
        }
        FieldKind::Choices { .. } | FieldKind::Taxonomy { .. } => {
            let option = options.into_iter().next().map(|(id, _)| id).unwrap_or_default();
            Clause::Includes { path, option, not: false }
        }
        FieldKind::Scale { min, .. } => {
            Clause::Number { path, comparison: Comparison::AtLeast, number: min.to_string() }
        }
        FieldKind::Number { .. } => {
            Clause::Number { path, comparison: Comparison::AtLeast, number: "0.0".to_owned() }
        }
        FieldKind::Text { .. } | FieldKind::Span { .. } => {
            Clause::Count { path, comparison: Comparison::More, number: 0 }
        }
    }
}

fn row(row: &Row<'_>) -> Html {
    let Row { studio, ctx, guideline, at, form, index, clause } = *row;
    let words = &studio.words;
    let mut less = form.clone();
    less.clauses.remove(index);
    let take = ctx.link().callback(move |_: MouseEvent| set(at, &less));
    let out = html! {
        <button type="button" class="take-out" onclick={take} aria-label={words.text("take-clause")} title={words.text("take-clause")}>{ icon("broken") }</button>
    };
    let Some(path) = clause.path() else {
        return html! { <div class="clause code"><code dir="ltr">{ clause.source() }</code>{ out }</div> };
    };
    let field = path
        .strip_prefix("answer.")
        .and_then(|id| guideline.field(id))
        .filter(|field| field.scope == at.2);
    let own = form.clone();
    let fields: Vec<Field> = guideline.fields_of(at.2).cloned().collect();
    let known = fields.clone();
    let choose = ctx.link().batch_callback(move |event: Event| {
        let chosen = event.target_dyn_into::<HtmlSelectElement>()?.value();
        let field = known.iter().find(|field| field.id == chosen)?;
        Some(set(at, &with(&own, index, usual(field))))
    });
    let option = |each: &Field| {
        let name = label(guideline, words.locale(), &format!("answer.{}", each.id));
        html! { <option key={each.id.clone()} value={each.id.clone()} selected={field.is_some_and(|field| field.id == each.id)}>{ name }</option> }
    };
    html! {
        <div class="clause">
            <select onchange={choose} aria-label={words.text("clause-what")}>
                { for fields.iter().map(option) }
                { field.is_none().then(|| html! { <option value="" selected={true}>{ path.to_owned() }</option> }) }
            </select>
            { ways(row) }
            { value(row, field) }
            { out }
        </div>
    }
}

/// How it compares: each way is the same clause, otherwise.
fn ways(row: &Row<'_>) -> Html {
    let Row { studio, ctx, at, form, index, clause, .. } = *row;
    let words = &studio.words;
    let all: Vec<(String, Clause)> =
        match clause {
            Clause::OneOf { path, options, .. } => either(words, ["is", "is-not"], |not| {
                Clause::OneOf { path: path.clone(), options: options.clone(), not }
            }),
            Clause::Includes { path, option, .. } => either(words, ["includes", "lacks"], |not| {
                Clause::Includes { path: path.clone(), option: option.clone(), not }
            }),
            Clause::Answered { path, .. } => either(words, ["is-given", "is-not-given"], |not| {
                Clause::Answered { path: path.clone(), not }
            }),
            Clause::Count { path, number, .. } => every(words, "count", |comparison| {
                Clause::Count { path: path.clone(), comparison, number: *number }
            }),
            Clause::Number { path, number, .. } => every(words, "number", |comparison| {
                Clause::Number { path: path.clone(), comparison, number: number.clone() }
            }),
            Clause::Code(_) => Vec::new(),
        };
    let (own, others) = (form.clone(), all.clone());
    let choose = ctx.link().batch_callback(move |event: Event| {
        let chosen = event.target_dyn_into::<HtmlSelectElement>()?.selected_index();
        let (_, clause) = others.get(usize::try_from(chosen).ok()?)?;
        Some(set(at, &with(&own, index, clause.clone())))
    });
    let option = |(word, each): &(String, Clause)| html! { <option selected={each == clause}>{ word }</option> };
    html! { <select onchange={choose} aria-label={words.text("clause-how")}>{ for all.iter().map(option) }</select> }
}

/// A clause as it is said, and the opposite.
fn either(
    words: &Words,
    said: [&str; 2],
    clause: impl Fn(bool) -> Clause,
) -> Vec<(String, Clause)> {
    said.into_iter().zip([false, true]).map(|(said, not)| (words.text(said), clause(not))).collect()
}

/// A clause by every comparison.
fn every(words: &Words, of: &str, clause: impl Fn(Comparison) -> Clause) -> Vec<(String, Clause)> {
    let said = |comparison: Comparison| words.text(&format!("{of}-{}", comparison.word()));
    Comparison::ALL.into_iter().map(|comparison| (said(comparison), clause(comparison))).collect()
}

/// With what it compares.
fn value(row: &Row<'_>, field: Option<&Field>) -> Html {
    let Row { studio, ctx, at, form, index, clause, .. } = *row;
    let words = &studio.words;
    let known = field.map(|field| options_of(field, words.locale())).unwrap_or_default();
    match clause {
        Clause::OneOf { path, options, not } => {
            let chip = |(id, name): &(String, String)| {
                let on = options.contains(id);
                let mut chosen = options.clone();
                if on {
                    chosen.retain(|one| one != id)
                } else {
                    chosen.push(id.clone())
                }
                let clause =
                    Clause::OneOf { path: path.clone(), options: chosen.clone(), not: *not };
                let new = with(form, index, clause);
                let press = ctx.link().batch_callback(move |_: MouseEvent| {
                    (!chosen.is_empty()).then(|| set(at, &new))
                });
                html! { <button key={id.clone()} type="button" class={classes!("toggle", on.then_some("on"))} aria-pressed={on.to_string()} onclick={press}>{ name }</button> }
            };
            let known = if known.is_empty() {
                options.iter().map(|id| (id.clone(), id.clone())).collect()
            } else {
                known
            };
            html! { <span class="chips">{ for known.iter().map(chip) }</span> }
        }
        Clause::Includes { path, option, not } => {
            let (own, path, not) = (form.clone(), path.clone(), *not);
            let choose = ctx.link().batch_callback(move |event: Event| {
                let option = event.target_dyn_into::<HtmlSelectElement>()?.value();
                Some(set(
                    at,
                    &with(&own, index, Clause::Includes { path: path.clone(), option, not }),
                ))
            });
            let each = |(id, name): &(String, String)| html! { <option value={id.clone()} selected={id == option}>{ name }</option> };
            html! { <select onchange={choose} aria-label={words.text("clause-with")}>{ for known.iter().map(each) }</select> }
        }
        Clause::Count { number, .. } => number_input(row, number.to_string()),
        Clause::Number { number, .. } => number_input(row, number.clone()),
        Clause::Answered { .. } | Clause::Code(_) => html! {},
    }
}

fn number_input(row: &Row<'_>, shown: String) -> Html {
    let Row { studio, ctx, at, form, index, .. } = *row;
    let own = form.clone();
    let whole = !shown.contains('.');
    let change = ctx.link().batch_callback(move |event: Event| {
        let typed = event.target_dyn_into::<HtmlInputElement>()?.value();
        let clause = match own.clauses.get(index)?.clone() {
            Clause::Count { path, comparison, .. } => {
                Clause::Count { path, comparison, number: typed.parse().ok()? }
            }
            Clause::Number { path, comparison, .. } => {
                let number: f64 = typed.parse().ok()?;
                let number = if whole { format!("{number:.0}") } else { format!("{number:?}") };
                Clause::Number { path, comparison, number }
            }
            other => other,
        };
        Some(set(at, &with(&own, index, clause)))
    });
    html! { <input type="number" step={if whole { "1" } else { "any" }} value={shown} onchange={change} aria-label={studio.words.text("clause-with")} /> }
}
