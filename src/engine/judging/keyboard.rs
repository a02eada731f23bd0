//! The keys of a guideline: which key chooses which option, which keys clash, and the list of all
//! for the help panel.

use super::chord::Chord;
use super::keymap::Keymap;
use super::session::Command;
use crate::guideline::{ChoiceOption, Field, FieldKind, Guideline, TaxonomyNode};

/// A key that would mean two things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The key.
    pub key: Chord,
    /// The field whose option has the key.
    pub field: String,
    /// The option that asks for the key.
    pub option: String,
    /// What has the key already.
    pub with: KeyUse,
}

/// What a key is used for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyUse {
    /// A command.
    Command(Command),
    /// An option of a field.
    Option {
        /// The field.
        field: String,
        /// The option's id, or the step of a scale.
        option: String,
    },
}

/// One line of the list of keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyHelp {
    /// The keys, any of which does.
    pub keys: Vec<Chord>,
    /// What they do.
    pub does: KeyUse,
}

/// The command that has this single key unless the host remaps it: an option cannot take the key.
pub fn reserved_key(key: &str) -> Option<Command> {
    let key = Chord::plain(key);
    let keymap = Keymap::default();
    let bound = keymap.bindings.into_iter().find(|(chord, _)| *chord == key);
    bound.map(|(_, command)| command)
}

/// The keys of a field's options, by option id (for a scale, the step; for a span field, the label).
///
/// An option that names a key has it. The others get the digits from 1 on that are free, in order.
/// The steps of a scale within 0 to 9 are their own digits, and 10 is 0 where 0 is no step. A
/// taxonomy of more than nine nodes has no keys: it is searched.
pub fn option_keys(field: &Field) -> Vec<(String, Chord)> {
    match &field.kind {
        FieldKind::Choice { options } | FieldKind::Choices { options, .. } => of_options(options),
        FieldKind::Span { labels, .. } => of_options(labels),
        FieldKind::Scale { min, max, .. } => of_steps(*min, *max),
        FieldKind::Taxonomy { nodes, .. } => of_nodes(nodes),
        _ => Vec::new(),
    }
}

fn of_options(options: &[ChoiceOption]) -> Vec<(String, Chord)> {
    let own = |option: &ChoiceOption| option.key.as_deref().and_then(Chord::parse);
    let taken: Vec<Chord> = options.iter().filter_map(own).collect();
    let mut free = (1..=9)
        .map(|digit: u8| Chord::plain(&digit.to_string()))
        .filter(|digit| !taken.contains(digit));
    let keyed = options.iter().filter_map(|option| {
        let key = own(option).or_else(|| free.next())?;
        Some((option.id.clone(), key))
    });
    keyed.collect()
}

fn of_steps(min: i64, max: i64) -> Vec<(String, Chord)> {
    if min >= 0 && max <= 10 && (max < 10 || min > 0) {
        let digit = |step: i64| Chord::plain(&(step % 10).to_string());
        return (min..=max).map(|step| (step.to_string(), digit(step))).collect();
    }
    let steps = (min..=max).zip(1..=9);
    steps.map(|(step, digit)| (step.to_string(), Chord::plain(&digit.to_string()))).collect()
}

fn of_nodes(nodes: &[TaxonomyNode]) -> Vec<(String, Chord)> {
    let mut ids = Vec::new();
    collect_ids(nodes, &mut ids);
    if ids.len() > 9 {
        return Vec::new();
    }
    let digits = (1..=9).map(|digit: u8| Chord::plain(&digit.to_string()));
    ids.into_iter().zip(digits).collect()
}

/// The ids of a tree's nodes, each before what lies under it.
pub(super) fn collect_ids(nodes: &[TaxonomyNode], ids: &mut Vec<String>) {
    for node in nodes {
        ids.push(node.id.clone());
        collect_ids(&node.children, ids);
    }
}

impl Keymap {
    /// The options of a guideline whose keys clash with each other, within one field, or with
    /// commands. (Options of two fields may share a key: the current field has it.)
    pub fn clashes(&self, guideline: &Guideline) -> Vec<Clash> {
        guideline.fields.iter().flat_map(|field| self.clashes_of(field)).collect()
    }

    fn clashes_of(&self, field: &Field) -> Vec<Clash> {
        let mut clashes = Vec::new();
        let mut taken: Vec<(String, Chord)> = Vec::new();
        for (option, key) in option_keys(field) {
            let command = self.bindings.iter().find(|(chord, _)| *chord == key);
            let command = command.map(|(_, command)| KeyUse::Command(*command));
            let other = taken.iter().find(|(_, chord)| *chord == key);
            let other = other.map(|(option, _)| KeyUse::Option {
                field: field.id.clone(),
                option: option.clone(),
            });
            let field = field.id.clone();
            let clash = |with| Clash { key: key.clone(), field, option: option.clone(), with };
            clashes.extend(command.or(other).map(clash));
            taken.push((option, key));
        }
        clashes
    }

    /// Every key that does something under a guideline: options by field, then commands.
    pub fn help(&self, guideline: &Guideline) -> Vec<KeyHelp> {
        let options = guideline.fields.iter().flat_map(|field| {
            option_keys(field).into_iter().map(|(option, key)| KeyHelp {
                keys: vec![self.in_force(&key)],
                does: KeyUse::Option { field: field.id.clone(), option },
            })
        });
        let mut lines: Vec<KeyHelp> = options.collect();
        for (_, command) in &self.bindings {
            let does = KeyUse::Command(*command);
            if lines.iter().all(|line| line.does != does) {
                lines.push(KeyHelp { keys: self.keys_of(*command).collect(), does });
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guideline::Scope;
    use crate::judging::samples::{choice, field, guideline, scale};

    fn keys(kind: FieldKind) -> Vec<(String, String)> {
        let keys = option_keys(&field("grade", Scope::Result, true, kind));
        keys.into_iter().map(|(option, key)| (option, key.to_string())).collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected.iter().map(|(one, other)| ((*one).into(), (*other).into())).collect()
    }

    #[test]
    fn options_without_a_key_get_the_free_digits_in_order() {
        let kind = choice(&[("a", None), ("b", Some("1")), ("c", Some("x")), ("d", None)]);
        assert_eq!(keys(kind), pairs(&[("a", "2"), ("b", "1"), ("c", "x"), ("d", "3")]));
    }

    #[test]
    fn the_tenth_option_without_a_key_has_none() {
        let ids: Vec<String> = (0..12).map(|id| format!("o{id}")).collect();
        let options: Vec<(&str, Option<&str>)> = ids.iter().map(|id| (&**id, None)).collect();
        assert_eq!(keys(choice(&options)).len(), 9);
    }

    #[test]
    fn steps_are_their_own_digits_where_they_can_be() {
        assert_eq!(keys(scale(0, 2)), pairs(&[("0", "0"), ("1", "1"), ("2", "2")]));
        assert_eq!(keys(scale(-1, 1)), pairs(&[("-1", "1"), ("0", "2"), ("1", "3")]));
        assert_eq!(keys(scale(1, 10)).last(), pairs(&[("10", "0")]).last());
        assert_eq!(keys(scale(0, 100)).len(), 9);
        assert_eq!(keys(scale(i64::MIN, i64::MAX)).len(), 9);
    }

    #[test]
    fn clashes_name_the_option_and_what_has_its_key() {
        let kind = choice(&[("skip", Some("s")), ("a", Some("1")), ("b", Some("1"))]);
        let guideline = guideline(vec![field("grade", Scope::Result, true, kind)]);
        let clashes = Keymap::default().clashes(&guideline);
        assert_eq!(clashes.len(), 2);
        assert_eq!(clashes[0].option, "skip");
        assert_eq!(clashes[0].with, KeyUse::Command(Command::Skip));
        let first = KeyUse::Option { field: "grade".into(), option: "a".into() };
        assert_eq!((clashes[1].option.as_str(), &clashes[1].with), ("b", &first));
    }

    #[test]
    fn help_lists_each_option_and_each_command_once() {
        let kind = choice(&[("a", None), ("b", None)]);
        let guideline = guideline(vec![field("grade", Scope::Result, true, kind)]);
        let help = Keymap::default().help(&guideline);
        assert_eq!(help[0].keys, [Chord::plain("1")]);
        let next = help.iter().find(|line| line.does == KeyUse::Command(Command::NextResult));
        assert_eq!(next.unwrap().keys.len(), 3);
        assert_eq!(help.iter().filter(|line| matches!(line.does, KeyUse::Command(_))).count(), 14);
    }

    #[test]
    fn letters_of_commands_are_reserved_and_digits_are_free() {
        for key in ["s", "C", "e", "u", "g", "j", "k", "?", "/", "!"] {
            assert!(reserved_key(key).is_some(), "{key}");
        }
        for key in ["1", "0", "x", "é"] {
            assert_eq!(reserved_key(key), None);
        }
    }
}
