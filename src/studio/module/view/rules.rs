//! Each rule as a sentence and as a form: when this, then that must hold. A change goes to the text
//! and touches nothing else there.

use super::clause;
use crate::app::{Msg, Studio};
use crate::phrase;
use gradeglass_engine::guideline::{Condition, Guideline, Rule, Scope, Severity};
use gradeglass_studio::Message;
use gradeglass_studio::form::form;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

pub fn list(studio: &Studio, ctx: &Context<Studio>) -> Html {
    let words = &studio.words;
    let Some(guideline) = studio.desk.reading.guideline.clone() else {
        return html! { <p class="nothing">{ words.text("view-waits") }</p> };
    };
    let rules = guideline.rules.iter().enumerate();
    html! {
        <div class="rule-forms" tabindex="0" role="group" aria-label={words.text("view-rules")}>
            <p class="nothing">{ words.text("rules-about") }</p>
            { for rules.map(|(index, rule)| card(studio, ctx, &guideline, index, rule)) }
        </div>
    }
}

fn card(
    studio: &Studio,
    ctx: &Context<Studio>,
    guideline: &Guideline,
    index: usize,
    rule: &Rule,
) -> Html {
    let words = &studio.words;
    let span = studio.place_of_rule(index);
    let jump = ctx
        .link()
        .batch_callback(move |_: MouseEvent| span.map(|span| Msg::Reveal("guideline", span)));
    let scope =
        if rule.scope == Scope::Task { words.text("over-all-results") } else { String::new() };
    let part = |key: &'static str, expression| {
        let form = form(expression);
        html! {
            <div class="form-part">
                <h2>{ words.text(&format!("form-{key}")) }</h2>
                { clause::list(studio, ctx, guideline, (index, key, rule.scope), &form) }
            </div>
        }
    };
    let parts = match &rule.condition {
        Condition::Rule(rule) => html! { { part("rule", rule) } },
        Condition::WhenRequire { when, require } => {
            html! { <>{ part("when", when) }{ part("require", require) }</> }
        }
    };
    html! {
        <article key={rule.id.clone()} class="rule-form" data-rule={rule.id.clone()}>
            <header>
                <button type="button" class="link" onclick={jump}><code>{ &rule.id }</code></button>
                <span class="on">{ scope }</span>
                { severity(studio, ctx, index, rule) }
            </header>
            <p class="in-words">{ phrase::rule(words, guideline, rule) }</p>
            <details><summary>{ words.text("change-rule") }</summary>{ parts }</details>
        </article>
    }
}

fn severity(studio: &Studio, ctx: &Context<Studio>, index: usize, rule: &Rule) -> Html {
    let all =
        [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Info, "info")];
    let choose = ctx.link().batch_callback(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>()?;
        let (path, key) = (format!("rules[{index}]"), "severity");
        Some(Msg::Desk(Message::SetKey { path, key, text: select.value() }))
    });
    let option = |(own, word): (Severity, &'static str)| {
        html! { <option value={word} selected={own == rule.severity}>{ studio.words.text(&format!("does-{word}")) }</option> }
    };
    html! {
        <select onchange={choose} aria-label={studio.words.of("severity-of", "what", &rule.id)}>{ for all.into_iter().map(option) }</select>
    }
}
