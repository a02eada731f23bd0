//! Free texts: their length is a number, and whether one equals, contains, begins or ends with a
//! constant is a statement of its own. The statements of one text are tied to each other as far as
//! is cheap; the rest stays open, so a proof may call possible what is not, never the reverse.

use crate::gates::Gates;
use crate::model::Model;
use crate::numbers::Numbers;
use crate::solver::Lit;
use crate::symbol::{NumberId, TextId, Truth};
use gradeglass_engine::expression::{Function, Operator, Value};
use std::collections::HashMap;

/// One text.
struct Text {
    size: NumberId,
    /// That it has letters and not only blanks.
    says_something: Option<Lit>,
    equal: Vec<(String, Lit)>,
    asked: Vec<(Function, String, Lit)>,
}

/// All texts of one guideline.
#[derive(Default)]
pub struct Texts {
    texts: Vec<Text>,
    relations: HashMap<(TextId, TextId), Lit>,
}

/// What a text must be like for a model, as far as statements go.
#[derive(Debug, Default)]
pub struct Wanted {
    /// Its very words.
    pub equal: Option<String>,
    /// How many characters.
    pub size: usize,
    /// It begins so.
    pub start: String,
    /// It ends so.
    pub end: String,
    /// It holds these.
    pub parts: Vec<String>,
    /// It has letters.
    pub says_something: bool,
    /// Some condition asks for its words.
    pub is_asked_of: bool,
}

impl Texts {
    /// A text of which nothing is known.
    pub fn fresh(&mut self, gates: &mut Gates, numbers: &mut Numbers) -> TextId {
        let size = numbers.fresh(true);
        if let Some(some) = numbers.compare(gates, size, Operator::GreaterEqual, &Value::Int(0)) {
            gates.state(&[some.holds]);
        }
        self.texts.push(Text { size, says_something: None, equal: Vec::new(), asked: Vec::new() });
        TextId(self.texts.len() - 1)
    }

    /// Its length in characters.
    pub fn size(&self, id: TextId) -> NumberId {
        self.texts.get(id.0).map_or(NumberId(usize::MAX), |text| text.size)
    }

    /// That it has at least one character.
    pub fn is_some(&self, gates: &mut Gates, numbers: &mut Numbers, id: TextId) -> Lit {
        let more = numbers.compare(gates, self.size(id), Operator::Greater, &Value::Int(0));
        more.map_or(Lit::TRUE, |more| more.holds)
    }

    /// That it has a character that is not a blank.
    pub fn says_something(&mut self, gates: &mut Gates, numbers: &mut Numbers, id: TextId) -> Lit {
        let some = self.is_some(gates, numbers, id);
        let Some(text) = self.texts.get_mut(id.0) else { return Lit::TRUE };
        if let Some(known) = text.says_something {
            return known;
        }
        let lit = gates.fresh();
        gates.implies(lit, some);
        for (constant, equal) in &text.equal {
            gates.state(&[!*equal, if constant.trim().is_empty() { !lit } else { lit }]);
        }
        text.says_something = Some(lit);
        lit
    }

    /// Whether a text that has a value equals a constant.
    pub fn equals(
        &mut self,
        gates: &mut Gates,
        numbers: &mut Numbers,
        id: TextId,
        constant: &str,
    ) -> Lit {
        let size = self.size(id);
        let Some(text) = self.texts.get_mut(id.0) else { return gates.fresh() };
        if let Some((_, known)) = text.equal.iter().find(|(other, _)| other == constant) {
            return *known;
        }
        let length = Value::Int(i64::try_from(constant.chars().count()).unwrap_or(i64::MAX));
        let fits = numbers.compare(gates, size, Operator::Equal, &length);
        let fits = fits.map_or(Lit::TRUE, |fits| fits.holds);
        // The empty text is known by its length alone.
        let lit = if constant.is_empty() { fits } else { gates.fresh() };
        gates.implies(lit, fits);
        for (_, other) in &text.equal {
            gates.state(&[!lit, !*other]);
        }
        for (function, part, asked) in &text.asked {
            let is_so = tells(*function, constant, part);
            gates.state(&[!lit, if is_so { *asked } else { !*asked }]);
        }
        if let Some(says) = text.says_something {
            gates.state(&[!lit, if constant.trim().is_empty() { !says } else { says }]);
        }
        text.equal.push((constant.to_owned(), lit));
        lit
    }

    /// Whether a text that has a value contains, begins or ends with a constant.
    pub fn asks(
        &mut self,
        gates: &mut Gates,
        numbers: &mut Numbers,
        id: TextId,
        function: Function,
        part: &str,
    ) -> Lit {
        if part.is_empty() {
            return Lit::TRUE;
        }
        let size = self.size(id);
        let Some(text) = self.texts.get_mut(id.0) else { return gates.fresh() };
        let known = text.asked.iter().find(|(f, p, _)| (*f, p.as_str()) == (function, part));
        if let Some((_, _, known)) = known {
            return *known;
        }
        let lit = gates.fresh();
        let length = Value::Int(i64::try_from(part.chars().count()).unwrap_or(i64::MAX));
        if let Some(fits) = numbers.compare(gates, size, Operator::GreaterEqual, &length) {
            gates.implies(lit, fits.holds);
        }
        for (constant, equal) in &text.equal {
            let is_so = tells(function, constant, part);
            gates.state(&[!*equal, if is_so { lit } else { !lit }]);
        }
        for (other, words, asked) in &text.asked {
            tie(gates, (function, part, lit), (*other, words, *asked));
            tie(gates, (*other, words, *asked), (function, part, lit));
        }
        text.asked.push((function, part.to_owned(), lit));
        lit
    }

    /// Whether two texts that both have values are equal.
    pub fn relate(&mut self, gates: &mut Gates, one: TextId, other: TextId) -> Truth {
        if one == other {
            return Truth::constant(true);
        }
        let pair = (one.min(other), one.max(other));
        let lit = *self.relations.entry(pair).or_insert_with(|| gates.fresh());
        Truth { holds: lit, broken: !lit }
    }

    /// What a model wants of a text.
    pub fn wanted(&self, numbers: &[Value], id: TextId, model: &Model) -> Wanted {
        let Some(text) = self.texts.get(id.0) else { return Wanted::default() };
        let equal = text.equal.iter().find(|(_, lit)| model.holds(*lit));
        let holding = |wanted: Function| {
            let asked = text.asked.iter().filter(move |(function, ..)| *function == wanted);
            asked.filter(|(_, _, lit)| model.holds(*lit)).map(|(_, part, _)| part.clone())
        };
        let longest = |function| holding(function).max_by_key(String::len).unwrap_or_default();
        let size = match numbers.get(text.size.0) {
            Some(Value::Int(size)) => usize::try_from(*size).unwrap_or(0),
            _ => 0,
        };
        Wanted {
            equal: equal.map(|(words, _)| words.clone()),
            size,
            start: longest(Function::StartsWith),
            end: longest(Function::EndsWith),
            parts: holding(Function::Contains).collect(),
            says_something: text.says_something.is_none_or(|lit| model.holds(lit)),
            is_asked_of: !text.equal.is_empty() || !text.asked.is_empty(),
        }
    }
}

fn tells(function: Function, text: &str, part: &str) -> bool {
    match function {
        Function::StartsWith => text.starts_with(part),
        Function::EndsWith => text.ends_with(part),
        _ => text.contains(part),
    }
}

/// What one question about a text says of another.
fn tie(gates: &mut Gates, one: (Function, &str, Lit), other: (Function, &str, Lit)) {
    let ((function, part, lit), (asked, words, answer)) = (one, other);
    let implied = match asked {
        Function::StartsWith => function == asked && part.starts_with(words),
        Function::EndsWith => function == asked && part.ends_with(words),
        _ => part.contains(words),
    };
    if implied {
        gates.implies(lit, answer);
    }
    // No text begins in two ways, unless one beginning is the start of the other.
    let clash = function == asked
        && match function {
            Function::StartsWith => !part.starts_with(words) && !words.starts_with(part),
            Function::EndsWith => !part.ends_with(words) && !words.ends_with(part),
            _ => false,
        };
    if clash {
        gates.state(&[!lit, !answer]);
    }
}

impl Wanted {
    /// A text that tries to be so.
    pub fn text(&self) -> String {
        if let Some(equal) = &self.equal {
            return equal.clone();
        }
        let mut text = self.start.clone();
        for part in &self.parts {
            if !text.contains(part.as_str()) && !self.end.contains(part.as_str()) {
                text.push_str(part);
            }
        }
        let letter = if self.says_something { 'x' } else { ' ' };
        let have = text.chars().count() + self.end.chars().count();
        text.extend(std::iter::repeat_n(letter, self.size.saturating_sub(have).min(10_000)));
        text + &self.end
    }
}
