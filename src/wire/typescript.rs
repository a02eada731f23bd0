//! TypeScript types from the tables that documents are checked with.

use gradeglass_engine::document::shape::{Key, Object, Shape, Tagged};
use gradeglass_engine::document::tables;
use gradeglass_engine::guideline::FORMAT;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The types of all published documents, as one declaration file.
pub fn typescript() -> String {
    let mut types = Types::default();
    for (_, object) in &tables::PUBLISHED {
        types.object(object);
    }
    let mut out = String::from(
        "// The documents of Gradeglass. Made by `gradeglass schema`; do not edit.\n\n\
         /** A text in several languages, by language tag (BCP 47). */\n\
         export type Localized = { [language: string]: string };\n",
    );
    for declaration in types.found.into_values() {
        let _ = write!(out, "\n{declaration}");
    }
    out
}

#[derive(Default)]
struct Types {
    found: BTreeMap<&'static str, String>,
}

impl Types {
    fn object(&mut self, object: &'static Object) -> String {
        self.declare(object.name, |this| {
            let mut text = documented(object.doc, "");
            let _ = writeln!(text, "export interface {} {{", object.name);
            for key in object.keys {
                text.push_str(&this.key(key));
            }
            text.push_str("}\n");
            text
        })
    }

    fn key(&mut self, key: &'static Key) -> String {
        let mark = if key.required { "" } else { "?" };
        let is_plain =
            key.name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '$'));
        let name = if is_plain { key.name.to_owned() } else { format!("{:?}", key.name) };
        format!("{}  {name}{mark}: {};\n", documented(key.doc, "  "), self.shape(&key.shape))
    }

    fn tagged(&mut self, tagged: &'static Tagged) -> String {
        self.declare(tagged.name, |this| {
            let cases: Vec<String> =
                tagged.cases.iter().map(|(_, object)| this.object(object)).collect();
            format!("export type {} =\n  | {};\n", tagged.name, cases.join("\n  | "))
        })
    }

    fn shape(&mut self, shape: &'static Shape) -> String {
        match shape {
            Shape::Any => "unknown".to_owned(),
            Shape::Bool => "boolean".to_owned(),
            Shape::Int(..) | Shape::Number => "number".to_owned(),
            Shape::Text | Shape::Form(_) => "string".to_owned(),
            Shape::Word(words) => {
                words.iter().map(|word| format!("{word:?}")).collect::<Vec<_>>().join(" | ")
            }
            Shape::Version => FORMAT.to_string(),
            Shape::Localized => "Localized".to_owned(),
            Shape::List(item) => format!("Array<{}>", self.shape(item)),
            Shape::Map(value) => format!("{{ [key: string]: {} }}", self.shape(value)),
            Shape::Object(object) => self.object(object),
            Shape::Tagged(tagged) => self.tagged(tagged),
            Shape::Nullable(inner) => format!("{} | null", self.shape(inner)),
            Shape::Either(_, shapes) => {
                shapes.iter().map(|shape| self.shape(shape)).collect::<Vec<_>>().join(" | ")
            }
        }
    }

    /// The name of a type, which is declared when it is met first.
    fn declare(&mut self, name: &'static str, make: impl FnOnce(&mut Self) -> String) -> String {
        if !self.found.contains_key(name) {
            self.found.insert(name, String::new());
            let made = make(self);
            self.found.insert(name, made);
        }
        name.to_owned()
    }
}

fn documented(doc: &str, indent: &str) -> String {
    if doc.is_empty() { String::new() } else { format!("{indent}/** {doc} */\n") }
}
