//! What stands inside a paragraph: emphasis, code, links, breaks.

/// A part of a line of text.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Code, as it is.
    Code(String),
    /// Stressed.
    Emphasis(Vec<Inline>),
    /// Strongly stressed.
    Strong(Vec<Inline>),
    /// A link. Its address is http, https or `#` and the id of a section; nothing else is linked.
    Link { address: String, text: Vec<Inline> },
    /// A line break that the author asked for.
    Break,
}

/// Between characters and tree: runs of `*` and `_` that may yet open or close emphasis.
#[derive(Debug)]
enum Piece {
    Done(Inline),
    Run { mark: char, length: usize, opens: bool, closes: bool },
}

/// How deep links may lie in brackets; deeper ones are text.
const DEPTH: u8 = 8;

/// Reads a text.
pub fn read(text: &str) -> Vec<Inline> {
    let lines: Vec<&str> = text.split('\n').collect();
    let mut joined = String::new();
    for (index, line) in lines.iter().enumerate() {
        let last = index + 1 == lines.len();
        let start = line.trim_start();
        let trimmed = start.trim_end();
        joined.push_str(trimmed);
        if !last {
            let hard = start.len() >= trimmed.len() + 2;
            joined.push_str(if hard { "\\\n" } else { "\n" });
        }
    }
    parts(&joined.chars().collect::<Vec<_>>(), DEPTH)
}

fn parts(chars: &[char], depth: u8) -> Vec<Inline> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(character) = chars.get(at) {
        let taken = match character {
            '\\' => escape(chars, at, &mut pieces),
            '`' => code(chars, at, &mut pieces),
            '*' | '_' => run(chars, at, &mut pieces),
            '!' if chars.get(at + 1) == Some(&'[') => image(chars, at, depth, &mut pieces),
            '[' => link(chars, at, depth, &mut pieces),
            '<' => autolink(chars, at, &mut pieces),
            '\n' => Some(1).inspect(|_| push(&mut pieces, ' ')),
            _ => None,
        };
        at += taken.unwrap_or_else(|| {
            push(&mut pieces, *character);
            1
        });
    }
    emphasis(pieces)
}

fn push(pieces: &mut Vec<Piece>, character: char) {
    if let Some(Piece::Done(Inline::Text(text))) = pieces.last_mut() {
        text.push(character);
    } else {
        pieces.push(Piece::Done(Inline::Text(character.into())));
    }
}

fn escape(chars: &[char], at: usize, pieces: &mut Vec<Piece>) -> Option<usize> {
    match chars.get(at + 1)? {
        '\n' => pieces.push(Piece::Done(Inline::Break)),
        mark if mark.is_ascii_punctuation() => push(pieces, *mark),
        _ => return None,
    }
    Some(2)
}

fn code(chars: &[char], at: usize, pieces: &mut Vec<Piece>) -> Option<usize> {
    let rest = chars.get(at..)?;
    let ticks = rest.iter().take_while(|c| **c == '`').count();
    let mut end = ticks;
    while end < rest.len() {
        let run = rest.get(end..)?.iter().take_while(|c| **c == '`').count();
        if run == ticks {
            let text: String =
                rest.get(ticks..end)?.iter().map(|c| if *c == '\n' { ' ' } else { *c }).collect();
            let inner = text.strip_prefix(' ').and_then(|text| text.strip_suffix(' '));
            let text = inner.filter(|inner| !inner.trim().is_empty()).unwrap_or(&text).to_owned();
            pieces.push(Piece::Done(Inline::Code(text)));
            return Some(end + ticks);
        }
        end += run.max(1);
    }
    (0..ticks).for_each(|_| push(pieces, '`'));
    Some(ticks)
}

// Left- and right-flanking runs: CommonMark 0.31, section 6.2.
fn run(chars: &[char], at: usize, pieces: &mut Vec<Piece>) -> Option<usize> {
    let mark = *chars.get(at)?;
    let length = chars.get(at..)?.iter().take_while(|c| **c == mark).count();
    let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied().unwrap_or(' ');
    let after = chars.get(at + length).copied().unwrap_or(' ');
    let mark_like = |c: char| c.is_ascii_punctuation() || is_symbol(c);
    let flanks = |near: char, far: char| {
        !near.is_whitespace() && (!mark_like(near) || far.is_whitespace() || mark_like(far))
    };
    let (left, right) = (flanks(after, before), flanks(before, after));
    let (opens, closes) = if mark == '*' {
        (left, right)
    } else {
        (left && (!right || mark_like(before)), right && (!left || mark_like(after)))
    };
    pieces.push(Piece::Run { mark, length, opens, closes });
    Some(length)
}

fn is_symbol(character: char) -> bool {
    !character.is_ascii() && !character.is_alphanumeric() && !character.is_whitespace()
}

fn link(chars: &[char], at: usize, depth: u8, pieces: &mut Vec<Piece>) -> Option<usize> {
    let (text, address, end) = bracket(chars, at)?;
    let inside = parts(text, depth.checked_sub(1)?);
    match allowed(&address) {
        Some(address) => pieces.push(Piece::Done(Inline::Link { address, text: inside })),
        None => pieces.extend(inside.into_iter().map(Piece::Done)),
    }
    Some(end - at)
}

// A picture is its words: the procedure is text, and nothing is fetched for it.
fn image(chars: &[char], at: usize, depth: u8, pieces: &mut Vec<Piece>) -> Option<usize> {
    let (text, _, end) = bracket(chars, at + 1)?;
    pieces.extend(parts(text, depth.checked_sub(1)?).into_iter().map(Piece::Done));
    Some(end - at)
}

/// `[text](address)` at `at`: the text, the address, and where it ends.
fn bracket(chars: &[char], at: usize) -> Option<(&[char], String, usize)> {
    let close = matching(chars, at, '[', ']')?;
    if chars.get(close + 1) != Some(&'(') {
        return None;
    }
    let end = matching(chars, close + 1, '(', ')')?;
    let inside: String = chars.get(close + 2..end)?.iter().collect();
    let inside = inside.trim();
    let address = match inside.strip_prefix('<') {
        Some(rest) => rest.split_once('>')?.0,
        None => inside.split_whitespace().next().unwrap_or_default(),
    };
    Some((chars.get(at + 1..close)?, address.to_owned(), end + 1))
}

fn matching(chars: &[char], at: usize, open: char, close: char) -> Option<usize> {
    let mut depth = 0usize;
    let mut index = at;
    while let Some(character) = chars.get(index) {
        match *character {
            '\\' => index += 1,
            c if c == open => depth += 1,
            c if c == close => {
                depth -= 1;
                if depth == 0 {
                    return Some(index);
                }
            }
            _ => {}
        }
        index += 1;
    }
    None
}

fn autolink(chars: &[char], at: usize, pieces: &mut Vec<Piece>) -> Option<usize> {
    let length = chars.get(at..)?.iter().position(|c| *c == '>')?;
    let address: String = chars.get(at + 1..at + length)?.iter().collect();
    let address = allowed(&address)
        .filter(|address| !address.starts_with('#') && !address.contains(char::is_whitespace))?;
    pieces.push(Piece::Done(Inline::Link { text: vec![Inline::Text(address.clone())], address }));
    Some(length + 1)
}

fn allowed(address: &str) -> Option<String> {
    let lower = address.to_ascii_lowercase();
    let fits =
        lower.starts_with("https://") || lower.starts_with("http://") || lower.starts_with('#');
    fits.then(|| address.to_owned())
}

// Each closing run looks back for the nearest run that it can close. A run that closes nothing
// and is closed by nothing is text.
fn emphasis(pieces: Vec<Piece>) -> Vec<Inline> {
    let mut done: Vec<Piece> = Vec::new();
    for piece in pieces {
        let Piece::Run { mark, mut length, opens, closes } = piece else {
            done.push(piece);
            continue;
        };
        while closes && length > 0 {
            let Some(taken) = close(&mut done, mark, length, opens) else { break };
            length -= taken;
        }
        if length > 0 {
            done.push(Piece::Run { mark, length, opens, closes });
        }
    }
    merge(done)
}

fn close(done: &mut Vec<Piece>, mark: char, length: usize, both: bool) -> Option<usize> {
    let at = done.iter().rposition(|piece| match piece {
        Piece::Run { mark: other, length: other_length, opens: true, closes } => {
            // The rule of three: CommonMark 0.31, rules 9 and 10.
            let thirds = (both || *closes)
                && (length + other_length).is_multiple_of(3)
                && !(length.is_multiple_of(3) && other_length.is_multiple_of(3));
            *other == mark && !thirds
        }
        _ => false,
    })?;
    let inside = merge(done.split_off(at + 1));
    let Some(Piece::Run { length: open, .. }) = done.last_mut() else { return None };
    let taken = if length >= 2 && *open >= 2 { 2 } else { 1 };
    *open -= taken;
    if *open == 0 {
        done.pop();
    }
    let made = if taken == 2 { Inline::Strong(inside) } else { Inline::Emphasis(inside) };
    done.push(Piece::Done(made));
    Some(taken)
}

fn merge(pieces: Vec<Piece>) -> Vec<Inline> {
    let mut merged: Vec<Inline> = Vec::new();
    for piece in pieces {
        let inline = match piece {
            Piece::Done(inline) => inline,
            Piece::Run { mark, length, .. } => Inline::Text(mark.to_string().repeat(length)),
        };
        match (merged.last_mut(), inline) {
            (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
            (_, inline) => merged.push(inline),
        }
    }
    merged
}
