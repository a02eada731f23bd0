//! Blocks to elements. No markup of the author's reaches the page: every element is made here.

use super::{Block, Inline};
use yew::prelude::*;

/// The elements of a text. Headings start at `<h3>`: the page's own stand above them. `go` takes
/// the id of a section that a link inside the text points at.
pub fn draw(blocks: &[Block], go: &Callback<String>) -> Html {
    html! { <>{ for blocks.iter().map(|block| draw_block(block, go)) }</> }
}

fn draw_block(block: &Block, go: &Callback<String>) -> Html {
    match block {
        Block::Heading { level, id, text } => {
            draw_heading(*level, id.as_deref(), inlines(text, go))
        }
        Block::Paragraph(text) => html! { <p>{ inlines(text, go) }</p> },
        Block::Code(text) => html! { <pre tabindex="0"><code>{ text.clone() }</code></pre> },
        Block::Quote(blocks) => html! { <blockquote>{ draw(blocks, go) }</blockquote> },
        Block::List { start, items } => {
            let items = items.iter().map(|item| html! { <li>{ draw_item(item, go) }</li> });
            match start {
                Some(start) => html! { <ol start={start.to_string()}>{ for items }</ol> },
                None => html! { <ul>{ for items }</ul> },
            }
        }
        Block::Table(rows) => draw_table(rows, go),
        Block::Rule => html! { <hr /> },
    }
}

// An item that is one paragraph is drawn without it, as tight lists are.
fn draw_item(item: &[Block], go: &Callback<String>) -> Html {
    match item {
        [Block::Paragraph(text)] => inlines(text, go),
        [Block::Paragraph(text), Block::List { .. }] => {
            html! { <>{ inlines(text, go) }{ draw(item.get(1..).unwrap_or_default(), go) }</> }
        }
        _ => draw(item, go),
    }
}

fn draw_heading(level: u8, id: Option<&str>, text: Html) -> Html {
    let section = id.map(str::to_owned);
    let tag = format!("h{}", level.saturating_add(2).clamp(3, 6));
    html! { <@{tag} data-section={section} tabindex="-1">{ text }</@> }
}

fn draw_table(rows: &[Vec<Vec<Inline>>], go: &Callback<String>) -> Html {
    let (head, body) = rows.split_first().map_or((None, rows), |(head, body)| (Some(head), body));
    let heads =
        head.into_iter().flatten().map(|cell| html! { <th scope="col">{ inlines(cell, go) }</th> });
    let rows = body.iter().map(|row| {
        html! { <tr>{ for row.iter().map(|cell| html! { <td>{ inlines(cell, go) }</td> }) }</tr> }
    });
    html! { <div class="scroll-x" tabindex="0"><table><thead><tr>{ for heads }</tr></thead><tbody>{ for rows }</tbody></table></div> }
}

fn inlines(parts: &[Inline], go: &Callback<String>) -> Html {
    html! { <>{ for parts.iter().map(|part| draw_inline(part, go)) }</> }
}

fn draw_inline(part: &Inline, go: &Callback<String>) -> Html {
    match part {
        Inline::Text(text) => html! { { text.clone() } },
        Inline::Code(text) => html! { <code>{ text.clone() }</code> },
        Inline::Emphasis(inside) => html! { <em>{ inlines(inside, go) }</em> },
        Inline::Strong(inside) => html! { <strong>{ inlines(inside, go) }</strong> },
        Inline::Break => html! { <br /> },
        Inline::Link { address, text } => draw_link(address, inlines(text, go), go),
    }
}

fn draw_link(address: &str, text: Html, go: &Callback<String>) -> Html {
    match address.strip_prefix('#') {
        // An address would leave the host's page; sections are found inside this panel.
        Some(section) => {
            let (go, section) = (go.clone(), section.to_owned());
            html! { <button type="button" class="link" onclick={move |_| go.emit(section.clone())}>{ text }</button> }
        }
        None => html! {
            <a href={address.to_owned()} target="_blank" rel="noopener noreferrer">{ text }</a>
        },
    }
}
