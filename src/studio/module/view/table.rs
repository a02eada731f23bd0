//! The rules over choices as a decision table: a row a rule, a column a question, in each cell the
//! options that the rule speaks of. A cell that is empty speaks of any.

use crate::app::{Msg, Studio};
use crate::phrase::{self, label, options_of};
use gradeglass_engine::guideline::{Condition, Field, FieldKind, Guideline, Rule};
use gradeglass_studio::Message;
use gradeglass_studio::form::{Clause, Form, Join, form};
use yew::prelude::*;

pub fn shown(studio: &Studio, ctx: &Context<Studio>) -> Html {
    let words = &studio.words;
    let Some(guideline) = studio.desk.reading.guideline.clone() else {
        return html! { <p class="nothing">{ words.text("view-waits") }</p> };
    };
    let rows: Vec<(usize, &Rule, Form)> = guideline
        .rules
        .iter()
        .enumerate()
        .filter_map(|(index, rule)| Some((index, rule, over_choices(rule)?)))
        .collect();
    let is_asked = |field: &&Field| {
        let path = format!("answer.{}", field.id);
        matches!(field.kind, FieldKind::Choice { .. })
            && rows.iter().any(|(_, _, form)| form.choice(&path).is_some())
    };
    let columns: Vec<&Field> = guideline.fields.iter().filter(is_asked).collect();
    let left_out = guideline.rules.len() - rows.len();
    let head = columns.iter().map(|field| html! { <th scope="col">{ label(&guideline, words.locale(), &format!("answer.{}", field.id)) }</th> });
    html! {
        <div class="decisions" tabindex="0" role="group" aria-label={words.text("view-table")}>
            <p class="nothing">{ words.count("table-about", left_out) }</p>
            <table hidden={rows.is_empty()}>
                <thead><tr><th scope="col">{ words.text("table-rule") }</th>{ for head }<th scope="col">{ words.text("form-require") }</th></tr></thead>
                <tbody>{ for rows.iter().map(|row| line(studio, ctx, &guideline, &columns, row)) }</tbody>
            </table>
        </div>
    }
}

/// The `when` of a rule, where it speaks of choices.
fn over_choices(rule: &Rule) -> Option<Form> {
    let Condition::WhenRequire { when, .. } = &rule.condition else { return None };
    let form = form(when);
    let is_choice = |clause: &Clause| matches!(clause, Clause::OneOf { path, not: false, .. } if path.starts_with("answer."));
    (form.join == Join::All && form.clauses.iter().any(is_choice)).then_some(form)
}

fn line(
    studio: &Studio,
    ctx: &Context<Studio>,
    guideline: &Guideline,
    columns: &[&Field],
    (index, rule, form): &(usize, &Rule, Form),
) -> Html {
    let words = &studio.words;
    let span = studio.place_of_rule(*index);
    let jump = ctx
        .link()
        .batch_callback(move |_: MouseEvent| span.map(|span| Msg::Reveal("guideline", span)));
    let is_column = |clause: &Clause| {
        clause
            .path()
            .is_some_and(|path| columns.iter().any(|field| path == format!("answer.{}", field.id)))
    };
    let rest: Vec<String> = form
        .clauses
        .iter()
        .filter(|clause| !is_column(clause))
        .map(|clause| phrase::clause(words, guideline, clause))
        .collect();
    let rest = (!rest.is_empty()).then(
        || html! { <p class="also">{ words.of("table-also", "what", &rest.join(", ")) }</p> },
    );
    let then = phrase::then(words, guideline, rule);
    html! {
        <tr key={rule.id.clone()} data-rule={rule.id.clone()}>
            <th scope="row"><button type="button" class="link" onclick={jump}><code>{ &rule.id }</code></button>{ rest }</th>
            { for columns.iter().map(|field| cell(studio, ctx, field, *index, rule, form)) }
            <td>{ then }</td>
        </tr>
    }
}

fn cell(
    studio: &Studio,
    ctx: &Context<Studio>,
    field: &Field,
    index: usize,
    rule: &Rule,
    form: &Form,
) -> Html {
    let words = &studio.words;
    if field.scope != rule.scope {
        return html! { <td key={field.id.clone()} class="none">{ "–" }</td> };
    }
    let path = format!("answer.{}", field.id);
    let chosen = form.choice(&path).unwrap_or_default().to_vec();
    let chip = |(id, name): (String, String)| {
        let on = chosen.contains(&id);
        let new = form.clone().with_choice(&path, &id, !on);
        let press = ctx.link().callback(move |_: MouseEvent| {
            let path = format!("rules[{index}]");
            Msg::Desk(Message::SetKey { path, key: "when", text: new.source() })
        });
        html! { <button key={id.clone()} type="button" class={classes!("toggle", on.then_some("on"))} aria-pressed={on.to_string()} data-option={id} onclick={press}>{ name }</button> }
    };
    let any = chosen.is_empty().then(|| html! { <span class="any">{ words.text("any") }</span> });
    html! { <td key={field.id.clone()}>{ any }<span class="chips">{ for options_of(field, words.locale()).into_iter().map(chip) }</span></td> }
}
