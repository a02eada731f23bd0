//! Which part of the guideline a place of its text is in, by indentation and brackets.

use crate::source::Source;
use gradeglass_engine::document::Position;

/// The keys whose values are conditions.
const CONDITIONS: [&str; 5] = ["when", "require", "rule", "shown", "messageExpression"];

/// One step from the document to a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Into the value of a key.
    Key(String),
    /// Into an item of a list.
    Item,
}

/// Where a place is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// The way to the part. Where a value is written the last step is its key.
    pub path: Vec<Step>,
    /// What stands before the place in the value; none where a key is written.
    pub value: Option<String>,
    /// The line and column of the first key beside the one that is written: where its siblings stand.
    column: usize,
    line: u32,
}

impl Context {
    /// The same place, seen from what holds the part that the way leads to.
    pub fn holder(&self, path: &[Step]) -> Self {
        Self { path: path.to_vec(), ..self.clone() }
    }

    /// Whether a condition is written.
    pub fn is_condition(&self) -> bool {
        let key =
            |step: &Step| matches!(step, Step::Key(key) if CONDITIONS.contains(&key.as_str()));
        self.value.is_some() && self.path.last().is_some_and(key)
    }

    /// The value of another key of the same map, as far as it stands on a line of its own or beside.
    pub fn sibling(&self, source: &Source<'_>, key: &str) -> Option<String> {
        let here = beside(source.line(self.line), key);
        let own = |line: u32| {
            let found = Line::of(source.line(line));
            (found.column == self.column && found.key.as_deref() == Some(key))
                .then(|| found.value.trim().trim_matches(['"', '\'']).to_owned())
        };
        let inside = |line: &u32| {
            source.is_blank(*line) || Line::of(source.line(*line)).column >= self.column
        };
        let mut up = self.line;
        while up > 1 && inside(&up) && !Line::of(source.line(up)).starts_at(self.column) {
            up -= 1;
        }
        let starts = |line: u32| line > up && Line::of(source.line(line)).starts_at(self.column);
        let lines = (up..=source.len()).take_while(|line| inside(line) && !starts(*line));
        own(self.line).or_else(|| lines.filter_map(own).next()).or(here)
    }
}

/// A key on the same line, inside brackets.
fn beside(line: &str, key: &str) -> Option<String> {
    let (_, after) = line.split_once(&format!("{key}:"))?;
    let word: String =
        after.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!word.is_empty()).then_some(word)
}

/// A line as YAML has it.
struct Line {
    /// Where dashes stand.
    dashes: Vec<usize>,
    /// Where what follows them begins.
    column: usize,
    key: Option<String>,
    value: String,
}

impl Line {
    fn of(line: &str) -> Self {
        let mut rest = line.trim_start_matches(' ');
        let mut column = line.len() - rest.len();
        let mut dashes = Vec::new();
        while let Some(after) =
            rest.strip_prefix('-').filter(|it| it.is_empty() || it.starts_with(' '))
        {
            dashes.push(column);
            let next = after.trim_start_matches(' ');
            column += rest.len() - next.len();
            rest = next;
        }
        let (key, value) = key(rest).unwrap_or((None, rest.to_owned()));
        Self { dashes, column, key, value }
    }

    /// Whether an item begins here whose keys stand at a column.
    fn starts_at(&self, column: usize) -> bool {
        self.dashes.last().is_some_and(|dash| *dash < column) && self.column <= column
    }
}

/// A key with its colon, and what follows.
fn key(text: &str) -> Option<(Option<String>, String)> {
    let bare = text.trim_start_matches(['"', '\'']);
    let is_name = |c: char| c.is_alphanumeric() || "_$-".contains(c);
    let end = bare.find(|c: char| !is_name(c)).filter(|end| *end > 0)?;
    let (name, rest) = bare.split_at_checked(end)?;
    let rest = rest.trim_start_matches(['"', '\'']).strip_prefix(':')?;
    let fits = rest.is_empty() || rest.starts_with(' ');
    fits.then(|| (Some(name.to_owned()), rest.to_owned()))
}

/// Where a place is.
pub fn context(source: &Source<'_>, at: Position) -> Context {
    let before = source.before(at);
    let line = Line::of(before);
    let mut path = Vec::new();
    let mut value = None;
    if let Some(key) = &line.key {
        path.push(Step::Key(key.clone()));
        value = Some(line.value.clone());
    } else if let Some((key, text, column, start)) = folded(source, at) {
        let mut path = above(source, start, column, &Line::of(source.line(start)).dashes);
        path.push(Step::Key(key));
        return Context { path, value: Some(text), column, line: start };
    }
    let mut whole = above(source, at.line, line.column, &line.dashes);
    whole.append(&mut path);
    let context = Context { path: whole, value, column: line.column, line: at.line };
    inside_brackets(context, &line.value)
}

/// The steps to what stands at a column of a line. A key that holds it stands further out; a dash that
/// holds it too, but a list may stand right under its key.
fn above(source: &Source<'_>, line: u32, column: usize, dashes: &[usize]) -> Vec<Step> {
    let mut way = Way { steps: Vec::new(), keys: column, dashes: column };
    dashes.iter().rev().for_each(|dash| way.dash(*dash));
    for number in (1..line).rev() {
        if way.keys == 0 {
            break;
        }
        let text = source.line(number);
        if text.trim().is_empty() || text.trim_start().starts_with('#') {
            continue;
        }
        let found = Line::of(text);
        if let Some(key) = found.key.filter(|_| found.column < way.keys) {
            way.steps.push(Step::Key(key));
            (way.keys, way.dashes) = (found.column, found.column);
        }
        found.dashes.iter().rev().for_each(|dash| way.dash(*dash));
    }
    way.steps.reverse();
    way.steps
}

/// The steps so far, from within; and how far out the next key and dash must stand.
struct Way {
    steps: Vec<Step>,
    keys: usize,
    dashes: usize,
}

impl Way {
    fn dash(&mut self, dash: usize) {
        if dash < self.dashes {
            self.steps.push(Step::Item);
            (self.keys, self.dashes) = (dash + 1, dash);
        }
    }
}

/// The key whose text goes on in lines of their own here: the key, the text so far, the key's place.
fn folded(source: &Source<'_>, at: Position) -> Option<(String, String, usize, u32)> {
    let indent =
        if source.is_blank(at.line) { source.before(at).len() } else { source.indent(at.line) };
    let mut number = at.line;
    while number > 1 {
        number -= 1;
        if source.is_blank(number) || source.indent(number) >= indent {
            continue;
        }
        let line = Line::of(source.line(number));
        let key = line.key?;
        if !line.value.trim_start().starts_with(['|', '>']) {
            return None;
        }
        let lines = (number + 1..at.line).map(|line| source.line(line).trim());
        let text = lines.chain([source.before(at).trim_start()]).collect::<Vec<&str>>().join(" ");
        return Some((key, text, line.column, number));
    }
    None
}

/// Goes on into brackets that are open at the end of a value.
fn inside_brackets(mut context: Context, value: &str) -> Context {
    let trimmed = value.trim_start();
    if !trimmed.starts_with(['{', '[']) || context.is_condition() {
        return context;
    }
    let mut part = String::new();
    let mut quote = None;
    let mut steps: Vec<Vec<Step>> = Vec::new();
    for c in trimmed.chars() {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if part.trim().is_empty() || part.trim_end().ends_with(':') => {
                quote = Some(c)
            }
            (None, '{') => {
                steps.push(step_of(&part));
                part.clear();
                continue;
            }
            (None, '[') => {
                let mut into = step_of(&part);
                into.push(Step::Item);
                steps.push(into);
                part.clear();
                continue;
            }
            (None, '}' | ']') => {
                steps.pop();
                part.clear();
                continue;
            }
            (None, ',') => {
                part.clear();
                continue;
            }
            _ => {}
        }
        part.push(c);
    }
    if steps.is_empty() {
        return context;
    }
    context.path.extend(steps.into_iter().flatten());
    context.value = match key(part.trim_start()) {
        Some((Some(key), rest)) => {
            context.path.push(Step::Key(key));
            Some(rest)
        }
        _ if context.path.last() == Some(&Step::Item) => Some(part),
        _ => None,
    };
    context
}

fn step_of(part: &str) -> Vec<Step> {
    match key(part.trim_start()) {
        Some((Some(key), _)) => vec![Step::Key(key)],
        _ => Vec::new(),
    }
}
