//! The blocks of a CommonMark text.

use super::inline::{self, Inline};

/// One block.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading, with the id that rules point at.
    Heading { level: u8, id: Option<String>, text: Vec<Inline> },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// Code, as it is.
    Code(String),
    /// A quotation.
    Quote(Vec<Block>),
    /// A list; with a first number where it is ordered.
    List { start: Option<u32>, items: Vec<Vec<Block>> },
    /// A table: rows of cells, the first row is its head.
    Table(Vec<Vec<Vec<Inline>>>),
    /// A thematic break.
    Rule,
}

/// How deep quotations and lists may lie in one another; deeper ones are text.
const DEPTH: u8 = 16;

/// Reads a text.
pub fn read(text: &str) -> Vec<Block> {
    let lines: Vec<String> = text.lines().map(|line| line.replace('\t', "    ")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    blocks(&lines, DEPTH)
}

fn blocks(lines: &[&str], depth: u8) -> Vec<Block> {
    let mut reader = Reader { lines, at: 0, depth, blocks: Vec::new(), paragraph: Vec::new() };
    while reader.at < lines.len() {
        reader.line();
    }
    reader.end_paragraph();
    reader.blocks
}

struct Reader<'a> {
    lines: &'a [&'a str],
    at: usize,
    depth: u8,
    blocks: Vec<Block>,
    paragraph: Vec<&'a str>,
}

impl<'a> Reader<'a> {
    fn line(&mut self) {
        let Some(line) = self.lines.get(self.at).copied() else { return };
        let indent = indent(line);
        let text = line.trim_start();
        if text.is_empty() {
            self.end_paragraph();
            self.at += 1;
        } else if indent >= 4 && self.paragraph.is_empty() {
            self.indented_code();
        } else if indent >= 4 {
            self.continue_paragraph(line);
        } else if let Some(fence) = Fence::read(text) {
            self.end_paragraph();
            self.fenced_code(fence, indent);
        } else if let Some(level) = setext(text).filter(|_| !self.paragraph.is_empty()) {
            let words = std::mem::take(&mut self.paragraph).join("\n");
            self.blocks.push(heading(level, &words));
            self.at += 1;
        } else if is_rule(text) {
            self.end_paragraph();
            self.blocks.push(Block::Rule);
            self.at += 1;
        } else if let Some((level, words)) = atx(text) {
            self.end_paragraph();
            self.blocks.push(heading(level, words));
            self.at += 1;
        } else if text.starts_with('>') && self.depth > 0 {
            self.end_paragraph();
            self.quote();
        } else if let Some(marker) = Marker::read(line).filter(|marker| self.may_start(marker)) {
            self.end_paragraph();
            self.list(marker);
        } else if self.paragraph.is_empty() && self.table() {
        } else {
            self.continue_paragraph(line);
        }
    }

    fn continue_paragraph(&mut self, line: &'a str) {
        self.paragraph.push(line);
        self.at += 1;
    }

    fn end_paragraph(&mut self) {
        if !self.paragraph.is_empty() {
            let words = std::mem::take(&mut self.paragraph).join("\n");
            self.blocks.push(Block::Paragraph(inline::read(&words)));
        }
    }

    // A list breaks into a paragraph only with a bullet or a 1, and never with an empty item: a
    // line that happens to start with "14." stays text (CommonMark 0.31, example 304).
    fn may_start(&self, marker: &Marker) -> bool {
        let interrupts = !self.paragraph.is_empty();
        self.depth > 0 && !(interrupts && (marker.empty || marker.number.is_some_and(|n| n != 1)))
    }

    fn indented_code(&mut self) {
        let mut code = Vec::new();
        while let Some(line) = self.lines.get(self.at) {
            if !line.trim().is_empty() && indent(line) < 4 {
                break;
            }
            code.push(line.get(4..).unwrap_or_default());
            self.at += 1;
        }
        while code.last().is_some_and(|line| line.trim().is_empty()) {
            code.pop();
        }
        self.blocks.push(Block::Code(code.join("\n")));
    }

    fn fenced_code(&mut self, fence: Fence, indent_of_fence: usize) {
        self.at += 1;
        let mut code = Vec::new();
        while let Some(line) = self.lines.get(self.at) {
            self.at += 1;
            if indent(line) < 4 && fence.closes(line.trim()) {
                break;
            }
            code.push(line.get(indent(line).min(indent_of_fence)..).unwrap_or_default());
        }
        self.blocks.push(Block::Code(code.join("\n")));
    }

    fn quote(&mut self) {
        let mut inside = Vec::new();
        while let Some(line) = self.lines.get(self.at).copied() {
            let text = line.trim_start();
            if let Some(rest) = text.strip_prefix('>').filter(|_| indent(line) < 4) {
                inside.push(rest.strip_prefix(' ').unwrap_or(rest));
            } else if text.is_empty() || starts_block(line) || !ends_in_paragraph(&inside) {
                break;
            } else {
                inside.push(text);
            }
            self.at += 1;
        }
        self.blocks.push(Block::Quote(blocks(&inside, self.depth - 1)));
    }

    fn list(&mut self, first: Marker) {
        let mut items = Vec::new();
        let mut next = Some(first.clone());
        while let Some(marker) = next {
            items.push(self.item(&marker));
            while self.lines.get(self.at).is_some_and(|line| line.trim().is_empty()) {
                self.at += 1;
            }
            let line = self.lines.get(self.at).copied().unwrap_or_default();
            next = Marker::read(line)
                .filter(|next| next.kind == first.kind && !is_rule(line.trim_start()));
        }
        self.blocks.push(Block::List { start: first.number, items });
    }

    fn item(&mut self, marker: &Marker) -> Vec<Block> {
        let first = self.lines.get(self.at).copied().unwrap_or_default();
        let mut inside = vec![first.get(marker.width..).unwrap_or_default()];
        self.at += 1;
        while let Some(line) = self.lines.get(self.at).copied() {
            let blank = line.trim().is_empty();
            if blank && !self.goes_on_after_blank(marker.width) {
                break;
            } else if !blank && indent(line) < marker.width {
                let sibling = Marker::read(line).is_some_and(|next| next.kind == marker.kind);
                if sibling || starts_block(line) || !ends_in_paragraph(&inside) {
                    break;
                }
                inside.push(line.trim_start());
            } else {
                inside.push(line.get(marker.width..).unwrap_or_default());
            }
            self.at += 1;
        }
        blocks(&inside, self.depth - 1)
    }

    fn goes_on_after_blank(&self, width: usize) -> bool {
        let rest = self.lines.get(self.at..).unwrap_or_default();
        rest.iter().find(|line| !line.trim().is_empty()).is_some_and(|line| indent(line) >= width)
    }

    fn table(&mut self) -> bool {
        let (Some(head), Some(rule)) = (self.lines.get(self.at), self.lines.get(self.at + 1))
        else {
            return false;
        };
        let columns = cells(head);
        let is_rule = |cell: &String| {
            let dashes = cell.trim_start_matches(':').trim_end_matches(':');
            !dashes.is_empty() && dashes.bytes().all(|byte| byte == b'-')
        };
        let rules = cells(rule);
        let fits = head.contains('|') && rules.len() == columns.len() && rules.iter().all(is_rule);
        if !fits {
            return false;
        }
        let read = |cells: Vec<String>| cells.iter().map(|cell| inline::read(cell)).collect();
        let mut rows: Vec<Vec<Vec<Inline>>> = vec![read(columns.clone())];
        self.at += 2;
        while let Some(line) = self.lines.get(self.at).filter(|line| !line.trim().is_empty()) {
            if starts_block(line) {
                break;
            }
            let mut row = cells(line);
            row.resize(columns.len(), String::new());
            rows.push(read(row));
            self.at += 1;
        }
        self.blocks.push(Block::Table(rows));
        true
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

// Whether this line cannot be the lazy continuation of a paragraph.
fn starts_block(line: &str) -> bool {
    let text = line.trim_start();
    indent(line) < 4
        && (text.starts_with('>')
            || is_rule(text)
            || atx(text).is_some()
            || Fence::read(text).is_some()
            || Marker::read(line)
                .is_some_and(|marker| !marker.empty && marker.number.is_none_or(|n| n == 1)))
}

fn ends_in_paragraph(lines: &[&str]) -> bool {
    let last = lines.last().copied().unwrap_or_default();
    !last.trim().is_empty()
        && atx(last.trim_start()).is_none()
        && Fence::read(last.trim_start()).is_none()
}

fn is_rule(text: &str) -> bool {
    let marks: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    marks.len() >= 3 && ["*", "-", "_"].iter().any(|mark| marks.replace(mark, "").is_empty())
}

fn setext(text: &str) -> Option<u8> {
    let text = text.trim_end();
    let all = |mark: char| !text.is_empty() && text.chars().all(|c| c == mark);
    if all('=') { Some(1) } else { all('-').then_some(2) }
}

fn atx(text: &str) -> Option<(u8, &str)> {
    let rest = text.trim_start_matches('#');
    let level =
        u8::try_from(text.len() - rest.len()).ok().filter(|level| (1..=6).contains(level))?;
    if !rest.is_empty() && !rest.starts_with(' ') {
        return None;
    }
    let rest = rest.trim();
    let open = rest.trim_end_matches('#');
    Some((level, if open.is_empty() || open.ends_with(' ') { open.trim_end() } else { rest }))
}

fn heading(level: u8, words: &str) -> Block {
    let words = words.trim();
    let named = words.strip_suffix('}').and_then(|open| open.rsplit_once("{#"));
    let (words, id) = match named {
        Some((before, id)) if !id.is_empty() && !id.contains([' ', '{', '}']) => {
            (before.trim_end(), Some(id.to_owned()))
        }
        _ => (words, None),
    };
    Block::Heading { level, id, text: inline::read(words) }
}

fn cells(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = line.strip_suffix('|').filter(|_| !line.ends_with("\\|")).unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for character in line.chars() {
        if character == '|' && !escaped {
            cells.push(String::new());
        } else if let Some(cell) = cells.last_mut() {
            if character == '|' {
                cell.pop();
            }
            cell.push(character);
        }
        escaped = character == '\\' && !escaped;
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// The opening of fenced code.
struct Fence {
    mark: char,
    length: usize,
}

impl Fence {
    fn read(text: &str) -> Option<Self> {
        let mark = text.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
        let rest = text.trim_start_matches(mark);
        let length = text.len() - rest.len();
        (length >= 3 && !(mark == '`' && rest.contains('`'))).then_some(Self { mark, length })
    }

    fn closes(&self, text: &str) -> bool {
        text.len() >= self.length && text.chars().all(|c| c == self.mark)
    }
}

/// The start of a list item.
#[derive(Debug, Clone)]
struct Marker {
    kind: char,
    number: Option<u32>,
    /// From the line's start to the item's text.
    width: usize,
    empty: bool,
}

impl Marker {
    fn read(line: &str) -> Option<Self> {
        let indent = indent(line);
        let text = line.get(indent..).filter(|_| indent < 4)?;
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let number =
            text.get(..digits).filter(|_| (1..=9).contains(&digits)).and_then(|n| n.parse().ok());
        let kind = text.get(digits..)?.chars().next()?;
        let fits = if number.is_some() {
            matches!(kind, '.' | ')')
        } else {
            digits == 0 && matches!(kind, '-' | '*' | '+')
        };
        let rest = text
            .get(digits + 1..)
            .filter(|rest| fits && (rest.is_empty() || rest.starts_with(' ')))?;
        let empty = rest.trim().is_empty();
        let spaces = rest.len() - rest.trim_start_matches(' ').len();
        // Five spaces and more are one space and indented code (CommonMark 0.31, section 5.2).
        let spaces = if empty || spaces > 4 { 1 } else { spaces };
        Some(Self { kind, number, width: indent + digits + 1 + spaces, empty })
    }
}
