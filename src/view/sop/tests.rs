//! The reader of procedures beside `pulldown-cmark`, and what an author would notice.

use super::{Block, Inline, read};
use proptest::prelude::*;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// A text as tags and words, for comparing: `<p>one <em>two</em></p>`.
fn ours(blocks: &[Block]) -> String {
    blocks.iter().map(our_block).collect()
}

fn our_block(block: &Block) -> String {
    match block {
        Block::Heading { level, id, text } => {
            format!("<h{level} {}>{}</h>", id.as_deref().unwrap_or_default(), our_inlines(text))
        }
        Block::Paragraph(text) => format!("<p>{}</p>", our_inlines(text)),
        Block::Code(text) => format!("<pre>{}</pre>", text.trim_end()),
        Block::Quote(blocks) => format!("<q>{}</q>", ours(blocks)),
        Block::List { start, items } => {
            let items: String =
                items.iter().map(|item| format!("<li>{}</li>", ours(item))).collect();
            format!("<l {}>{items}</l>", start.map_or(String::new(), |start| start.to_string()))
        }
        Block::Table(rows) => {
            let cell = |cell: &Vec<Inline>| format!("<td>{}</td>", our_inlines(cell));
            let rows: String =
                rows.iter().map(|row| row.iter().map(cell).collect::<String>() + "</tr>").collect();
            format!("<t>{rows}</t>")
        }
        Block::Rule => "<hr>".into(),
    }
}

fn our_inlines(parts: &[Inline]) -> String {
    parts
        .iter()
        .map(|part| match part {
            Inline::Text(text) => text.clone(),
            Inline::Code(text) => format!("<c>{text}</c>"),
            Inline::Emphasis(inside) => format!("<em>{}</em>", our_inlines(inside)),
            Inline::Strong(inside) => format!("<b>{}</b>", our_inlines(inside)),
            Inline::Link { address, text } => format!("<a {address}>{}</a>", our_inlines(text)),
            Inline::Break => "<br>".into(),
        })
        .collect()
}

/// The same by `pulldown-cmark`, with a paragraph in tight list items as ours has it.
fn theirs(text: &str) -> String {
    let options = Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_TABLES;
    let mut out = String::new();
    let mut tight: Vec<bool> = Vec::new();
    let close = |out: &mut String, tight: &mut Vec<bool>| {
        if let Some(open) = tight.last_mut().filter(|open| **open) {
            *open = false;
            out.push_str("</p>");
        }
    };
    for event in Parser::new_ext(text, options) {
        let inline = matches!(
            event,
            Event::Text(_)
                | Event::Code(_)
                | Event::SoftBreak
                | Event::HardBreak
                | Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. })
        );
        match (&event, tight.last_mut()) {
            (_, Some(open))
                if inline && !*open && (out.ends_with("<li>") || out.ends_with("</l>")) =>
            {
                *open = true;
                out.push_str("<p>");
            }
            (
                Event::Start(
                    Tag::List(_) | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::Heading { .. },
                )
                | Event::Rule
                | Event::End(TagEnd::Item),
                Some(_),
            ) => {
                close(&mut out, &mut tight);
            }
            _ => {}
        }
        match event {
            Event::Start(Tag::Paragraph) => out.push_str("<p>"),
            Event::End(TagEnd::Paragraph) => out.push_str("</p>"),
            Event::Start(Tag::Heading { level, id, .. }) => {
                let level = match level {
                    HeadingLevel::H1 => 1,
                    HeadingLevel::H2 => 2,
                    HeadingLevel::H3 => 3,
                    HeadingLevel::H4 => 4,
                    HeadingLevel::H5 => 5,
                    HeadingLevel::H6 => 6,
                };
                out.push_str(&format!("<h{level} {}>", id.as_deref().unwrap_or_default()));
            }
            Event::End(TagEnd::Heading(_)) => out.push_str("</h>"),
            Event::Start(Tag::CodeBlock(_)) => out.push_str("<pre>"),
            Event::End(TagEnd::CodeBlock) => {
                out.truncate(out.trim_end().len());
                out.push_str("</pre>");
            }
            Event::Start(Tag::BlockQuote(_)) => out.push_str("<q>"),
            Event::End(TagEnd::BlockQuote(_)) => out.push_str("</q>"),
            Event::Start(Tag::List(start)) => {
                out.push_str(&format!(
                    "<l {}>",
                    start.map_or(String::new(), |start| start.to_string())
                ));
            }
            Event::End(TagEnd::List(_)) => out.push_str("</l>"),
            Event::Start(Tag::Item) => {
                tight.push(false);
                out.push_str("<li>");
            }
            Event::End(TagEnd::Item) => {
                tight.pop();
                out.push_str("</li>");
            }
            Event::Start(Tag::Table(_)) => out.push_str("<t>"),
            Event::End(TagEnd::Table) => out.push_str("</t>"),
            Event::End(TagEnd::TableRow | TagEnd::TableHead) => out.push_str("</tr>"),
            Event::Start(Tag::TableCell) => out.push_str("<td>"),
            Event::End(TagEnd::TableCell) => out.push_str("</td>"),
            Event::Start(Tag::Emphasis) => out.push_str("<em>"),
            Event::End(TagEnd::Emphasis) => out.push_str("</em>"),
            Event::Start(Tag::Strong) => out.push_str("<b>"),
            Event::End(TagEnd::Strong) => out.push_str("</b>"),
            Event::Start(Tag::Link { dest_url, .. }) => out.push_str(&format!("<a {dest_url}>")),
            Event::End(TagEnd::Link) => out.push_str("</a>"),
            Event::Text(text) => out.push_str(&text),
            Event::Code(text) => out.push_str(&format!("<c>{text}</c>")),
            Event::SoftBreak => out.push(' '),
            Event::HardBreak => out.push_str("<br>"),
            Event::Rule => out.push_str("<hr>"),
            _ => {}
        }
    }
    out
}

#[test]
fn what_procedures_are_written_in_reads_as_pulldown_cmark_reads_it() {
    let samples = [
        "# Exact matches {#exact-matches}\n\nThe words *and* the **kind** fit.\nOne line on.\n",
        "Title\n=====\nsub\n---\n\ntext",
        "- one\n- two\n  - deep\n  - deeper\n- three\n\nafter",
        "1. first\n2. second\n\n   with a paragraph\n3. third",
        "> quoted\nlazy line\n>\n> - a list\n> - in it\n\nout",
        "```\ncode *is* code\n  indented\n```\n\n    also code\n\n    and more\n",
        "a `b` ``c ` d`` *e **f** g* ***h*** __i__ snake_case_name 2*3*4",
        "[site](https://example.org \"t\") <https://example.org/a> \\*not\\*",
        "| a | b |\n|---|:-:|\n| 1 | *2* |\n| 3 | x \\| y |\n\nend",
        "hard  \nbreak\\\nagain\n\n***\n\n* * *\n",
        "price is 14. next\n14. not a list\n\n* item\n\n  second paragraph\n",
        "**strong *both*** and *open **closed** in*",
        "## Wrong product type\n- A *case* for a phone\n- **Never** exact\n\n### Then",
    ];
    for sample in samples {
        assert_eq!(ours(&read(sample)), theirs(sample), "{sample}");
    }
}

#[test]
fn an_address_that_runs_something_is_no_link() {
    for text in
        ["[x](javascript:alert(1))", "[x](JAVASCRIPT:1)", "[x](data:text/html,1)", "<javascript:1>"]
    {
        assert!(!ours(&read(text)).contains("<a "), "{text}");
    }
}

#[test]
fn markup_of_html_is_text() {
    let blocks = read("<script>alert(1)</script>\n\n<img src=x onerror=1>");
    assert_eq!(blocks.len(), 2);
    assert_eq!(ours(&blocks), "<p><script>alert(1)</script></p><p><img src=x onerror=1></p>");
}

#[test]
fn text_that_nests_a_thousand_deep_comes_to_an_end() {
    read(&">".repeat(5_000));
    read(&"- ".repeat(5_000));
    read(&"[".repeat(2_000));
    read(&"*a ".repeat(2_000));
}

proptest! {
    #[test]
    fn any_text_is_read_to_its_end(text in "[ab*_`\\[\\]()<>#|\\-1. \n>]{0,120}") {
        read(&text);
    }
}
