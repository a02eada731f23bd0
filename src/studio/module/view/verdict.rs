//! The verdict: what the rules make of what is answered, as sentences.

use super::icon::icon;
use super::{judgment, tests};
use crate::app::{Msg, Side, Studio};
use gradeglass_engine::guideline::Severity;
use gradeglass_engine::judging::{Finding, Standing};
use gradeglass_studio::{Message, PartSeen, RuleSeen, Seen};
use yew::prelude::*;

/// So many rules of one kind are listed.
const MOST: usize = 50;

pub fn pane(studio: &Studio, ctx: &Context<Studio>) -> Html {
    let body = match studio.side {
        Side::Rules => rules(studio, ctx),
        Side::Tests => tests::list(studio, ctx),
        Side::Judgment => judgment::shown(studio),
    };
    html! {
        <section class="pane verdict" aria-label={studio.words.text("pane-verdict")}>
            { sides(studio, ctx) }
            <div class="verdict-body" tabindex="0" role="group" aria-label={studio.words.text("pane-verdict")}>{ body }</div>
        </section>
    }
}

fn sides(studio: &Studio, ctx: &Context<Studio>) -> Html {
    let failed = studio.desk.tests.iter().filter(|test| !test.reasons.is_empty()).count();
    let all = studio.desk.tests.len();
    let tests = studio.words.with(
        "side-tests",
        &[("passed", crate::words::number(all - failed)), ("total", crate::words::number(all))],
    );
    let sides = [
        (Side::Rules, "rules", studio.words.text("side-rules")),
        (Side::Tests, "tests", tests),
        (Side::Judgment, "judgment", studio.words.text("side-judgment")),
    ];
    let side = |(side, name, words): (Side, &'static str, String)| {
        let chosen = studio.side == side;
        let press = ctx.link().callback(move |_: MouseEvent| Msg::Side(side));
        let red = name == "tests" && failed > 0;
        html! {
            <button key={name} type="button" class={classes!("side", format!("to-{name}"), chosen.then_some("chosen"), red.then_some("red"))}
                aria-pressed={chosen.to_string()} onclick={press}>{ words }</button>
        }
    };
    html! { <header class="head sides">{ for sides.into_iter().map(side) }</header> }
}

fn rules(studio: &Studio, ctx: &Context<Studio>) -> Html {
    let words = &studio.words;
    let Some(seen) = &studio.desk.seen else {
        return html! { <p class="nothing">{ words.text("verdict-none") }</p> };
    };
    let of = |wanted: fn(&Standing) -> bool| -> Vec<&RuleSeen> {
        seen.rules.iter().filter(|rule| wanted(&rule.standing)).collect()
    };
    let waits = of(|it| matches!(it, Standing::Waits(_)));
    let undecided = of(|it| matches!(it, Standing::Undecided(_) | Standing::Failed(_)));
    let broken = of(|it| *it == Standing::Broken);
    let others = seen.others.iter().enumerate();
    html! {
        <div class="rules">
            { summary(studio, ctx, seen) }
            <ul class="broken-list" role="list" hidden={broken.is_empty() && seen.others.is_empty()}>
                { for others.map(|(index, finding)| other(studio, index, finding)) }
                { for broken.iter().take(MOST).map(|rule| rule_row(studio, ctx, rule)) }
            </ul>
            { group(studio, ctx, "waits", &waits) }
            { group(studio, ctx, "undecided", &undecided) }
            { group(studio, ctx, "holds", &of(|it| *it == Standing::Holds)) }
            { group(studio, ctx, "rests", &of(|it| *it == Standing::Rests)) }
        </div>
    }
}

fn summary(studio: &Studio, ctx: &Context<Studio>, seen: &Seen) -> Html {
    let words = &studio.words;
    let stale = studio.desk.reading.guideline.is_none();
    let mode = |submitted: bool, name: &'static str| {
        let on = studio.desk.submitted == submitted;
        let press =
            ctx.link().callback(move |_: MouseEvent| Msg::Desk(Message::Submitted(submitted)));
        html! { <button type="button" class={classes!("toggle", on.then_some("on"))} aria-pressed={on.to_string()} onclick={press}>{ words.text(name) }</button> }
    };
    let add = ctx.link().callback(|_: MouseEvent| Msg::Desk(Message::AddCase));
    let (mark, class, said) = match standing(studio, seen) {
        Taken::Yes => ("holds", "yes", words.text("would-be-taken")),
        Taken::No => ("broken", "no", words.text("would-be-refused")),
        Taken::NotYet(missing) => ("waits", "not-yet", words.count("not-finished", missing)),
    };
    html! {
        <div class="summary">
            <p class={classes!("taken", class)} role="status">{ icon(mark) }{ said }</p>
            <p class="stale" hidden={!stale}>{ words.text("verdict-stale") }</p>
            <div class="modes" role="group" aria-label={words.text("verdict-as")}>
                { mode(false, "as-working") }
                { mode(true, "as-submitted") }
                { super::button(words.text("add-case"), "small add-case", add) }
            </div>
        </div>
    }
}

/// Whether a receiver would take the judgment.
enum Taken {
    Yes,
    No,
    /// So many answers are not there yet: that is not wrong yet.
    NotYet(usize),
}

fn standing(studio: &Studio, seen: &Seen) -> Taken {
    let is_error =
        |rule: &RuleSeen| rule.severity == Severity::Error && rule.standing == Standing::Broken;
    let wrong = seen.rules.iter().any(is_error) || !seen.others.is_empty();
    let waits = |rule: &&RuleSeen| matches!(rule.standing, Standing::Waits(_));
    match (seen.is_taken, wrong || studio.desk.submitted) {
        (true, _) => Taken::Yes,
        (false, true) => Taken::No,
        (false, false) => {
            let missing = seen.missing.len();
            Taken::NotYet(if missing > 0 {
                missing
            } else {
                seen.rules.iter().filter(waits).count()
            })
        }
    }
}

/// What the engine itself says.
fn other(studio: &Studio, index: usize, finding: &Finding) -> Html {
    let field = finding.fields.first().map_or("", String::as_str);
    html! {
        <li key={format!("other-{index}")} class="rule broken">
            { icon("broken") }
            <div>
                <p class="sentence"><code>{ field }</code>{ place(studio, finding.result.as_deref()) }{ ": " }{ studio.words.finding(&finding.message) }</p>
            </div>
        </li>
    }
}

fn place(studio: &Studio, result: Option<&str>) -> Html {
    match result {
        Some(result) => {
            html! { <span class="on">{ studio.words.of("on-result", "result", result) }</span> }
        }
        None => html! {},
    }
}

fn key(rule: &RuleSeen) -> String {
    format!("{}-{}", rule.index, rule.result.as_deref().unwrap_or_default())
}

/// A rule that is broken, as a sentence, with the part that decided it marked.
fn rule_row(studio: &Studio, ctx: &Context<Studio>, rule: &RuleSeen) -> Html {
    let severity = match rule.severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Info => "severity-info",
    };
    html! {
        <li key={key(rule)} class={classes!("rule", "broken", severity)} data-rule={rule.id.clone()}>
            { icon("broken") }
            <div>
                <p class="sentence">{ sentence(studio, rule) }{ place(studio, rule.result.as_deref()) }</p>
                { for rule.because.iter().enumerate().map(|(index, part)| condition(ctx, index, part)) }
                { rule.said.as_ref().map(|said| html! { <p class="said-words" dir="auto">{ studio.words.finding(said) }</p> }) }
            </div>
        </li>
    }
}

fn sentence(studio: &Studio, rule: &RuleSeen) -> Html {
    let values = rule.because.iter().flat_map(|part| &part.values);
    let is = |(name, value): &(String, String)| {
        html! { <span class="value"><code>{ name }</code>{ studio.words.text("is") }<code>{ value }</code></span> }
    };
    let values: Vec<Html> = values.map(is).collect();
    let because = if values.is_empty() { "is-broken" } else { "is-broken-because" };
    html! {
        <>
            <code class="rule-id">{ &rule.id }</code>
            { " " }{ studio.words.text(because) }{ " " }
            { for values }
        </>
    }
}

/// An expression with the part that failed marked; a press leads to it.
fn condition(ctx: &Context<Studio>, index: usize, part: &PartSeen) -> Html {
    let cut = |from: usize, to: usize| part.whole.get(from..to).unwrap_or_default().to_owned();
    let (start, end) = (part.range.start, part.range.end);
    let span = part.span;
    let press = ctx
        .link()
        .batch_callback(move |_: MouseEvent| span.map(|span| Msg::Reveal("guideline", span)));
    html! {
        <button key={index} type="button" class="condition" onclick={press} dir="ltr">
            <code>{ cut(0, start) }<mark>{ cut(start, end) }</mark>{ cut(end, part.whole.len()) }</code>
        </button>
    }
}

/// Rules of which there is less to say.
fn group(studio: &Studio, ctx: &Context<Studio>, name: &'static str, rules: &[&RuleSeen]) -> Html {
    let words = &studio.words;
    let open = matches!(name, "waits" | "undecided");
    let row = |rule: &&RuleSeen| {
        let reveal = studio.place_of_rule(rule.index);
        let press = ctx
            .link()
            .batch_callback(move |_: MouseEvent| reveal.map(|span| Msg::Reveal("guideline", span)));
        let why = match &rule.standing {
            Standing::Waits(paths) => words.of("waits-for", "paths", &paths.join(", ")),
            Standing::Undecided(why) | Standing::Failed(why) => why.clone(),
            _ => String::new(),
        };
        html! {
            <li key={key(rule)} class="rule" data-rule={rule.id.clone()}>
                <button type="button" class="link" onclick={press}><code>{ &rule.id }</code></button>
                { place(studio, rule.result.as_deref()) }
                <span class="why">{ super::ticked(&why) }</span>
            </li>
        }
    };
    html! {
        <details class={classes!("group", name)} open={open} hidden={rules.is_empty()}>
            <summary>{ icon(name) }{ words.count(&format!("group-{name}"), rules.len()) }</summary>
            <ul role="list">{ for rules.iter().take(MOST).map(row) }</ul>
            <p class="nothing" hidden={rules.len() <= MOST}>{ words.count("and-more", rules.len().saturating_sub(MOST)) }</p>
        </details>
    }
}
