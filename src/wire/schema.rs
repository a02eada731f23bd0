//! JSON Schemas (draft 2020-12) from the tables that documents are checked with.

use gradeglass_engine::document::shape::{Key, Object, Shape, Tagged};
use gradeglass_engine::document::{Node, tables};
use gradeglass_engine::guideline::FORMAT;
use std::collections::BTreeMap;

/// Every published schema: the document's name, and its schema.
pub fn schemas() -> Vec<(&'static str, Node)> {
    tables::PUBLISHED.iter().map(|(name, object)| (*name, schema(name, object))).collect()
}

fn schema(name: &str, root: &'static Object) -> Node {
    let mut definitions = Definitions::default();
    let body = definitions.object(root);
    let head = [
        ("$schema", Node::text("https://json-schema.org/draft/2020-12/schema")),
        ("$id", Node::text(format!("{name}.schema.json"))),
        ("title", Node::text(root.name)),
    ];
    let definitions =
        definitions.found.into_iter().map(|(name, node)| (name, node.unwrap_or(Node::null())));
    let defs = [("$defs", Node::map(definitions))];
    Node::map(head.into_iter().chain(body).chain(defs))
}

/// The parts that a schema refers to by name.
#[derive(Default)]
struct Definitions {
    /// A part that is being written has no schema yet.
    found: BTreeMap<&'static str, Option<Node>>,
}

type Pairs = Vec<(&'static str, Node)>;

impl Definitions {
    fn object(&mut self, object: &'static Object) -> Pairs {
        let properties: Vec<(&str, Node)> =
            object.keys.iter().map(|key| (key.name, self.key(key))).collect();
        let required =
            object.keys.iter().filter(|key| key.required).map(|key| Node::text(key.name));
        let mut pairs = vec![
            ("description", Node::text(object.doc)),
            ("type", Node::text("object")),
            ("properties", Node::map(properties)),
            ("required", Node::list(required)),
            ("additionalProperties", Node::bool(false)),
        ];
        if !object.one_of.is_empty() {
            pairs.push(("allOf", Node::list(object.one_of.iter().map(|group| one_of(group)))));
        }
        pairs
    }

    fn key(&mut self, key: &'static Key) -> Node {
        let described = [("description", Node::text(key.doc))];
        Node::map(described.into_iter().chain(self.shape(&key.shape)))
    }

    fn shape(&mut self, shape: &'static Shape) -> Pairs {
        let typed = |name: &str| vec![("type", Node::text(name))];
        match shape {
            Shape::Any => Vec::new(),
            Shape::Bool => typed("boolean"),
            Shape::Number => typed("number"),
            Shape::Text => typed("string"),
            Shape::Int(min, max) => {
                [typed("integer"), vec![("minimum", Node::int(*min)), ("maximum", Node::int(*max))]]
                    .concat()
            }
            Shape::Form(form) => {
                [typed("string"), vec![("pattern", Node::text(form.pattern))]].concat()
            }
            Shape::Word([word]) => vec![("const", Node::text(*word))],
            Shape::Word(words) => {
                vec![("enum", Node::list(words.iter().map(|word| Node::text(*word))))]
            }
            Shape::Version => vec![("const", Node::int(FORMAT))],
            Shape::Localized => self.localized(),
            Shape::List(item) => {
                [typed("array"), vec![("items", Node::map(self.shape(item)))]].concat()
            }
            Shape::Map(value) => {
                [typed("object"), vec![("additionalProperties", Node::map(self.shape(value)))]]
                    .concat()
            }
            Shape::Object(object) => self.reference(object.name, |this| this.object(object)),
            Shape::Tagged(tagged) => self.reference(tagged.name, |this| this.tagged(tagged)),
            Shape::Nullable(inner) => {
                let null = Node::map([("type", Node::text("null"))]);
                vec![("anyOf", Node::list([Node::map(self.shape(inner)), null]))]
            }
            Shape::Either(_, shapes) => {
                let shapes = shapes.iter().map(|shape| Node::map(self.shape(shape)));
                vec![("anyOf", Node::list(shapes.collect::<Vec<_>>()))]
            }
        }
    }

    fn tagged(&mut self, tagged: &'static Tagged) -> Pairs {
        let cases: Vec<Node> = tagged
            .cases
            .iter()
            .map(|(_, object)| Node::map(self.reference(object.name, |this| this.object(object))))
            .collect();
        vec![("oneOf", Node::list(cases))]
    }

    fn localized(&mut self) -> Pairs {
        self.reference("Localized", |_| {
            vec![
                (
                    "description",
                    Node::text("A text in several languages, by language tag (BCP 47)."),
                ),
                ("type", Node::text("object")),
                ("additionalProperties", Node::map([("type", Node::text("string"))])),
                ("minProperties", Node::int(1)),
            ]
        })
    }

    fn reference(&mut self, name: &'static str, make: impl FnOnce(&mut Self) -> Pairs) -> Pairs {
        if !self.found.contains_key(name) {
            self.found.insert(name, None);
            let made = Node::map(make(self));
            self.found.insert(name, Some(made));
        }
        vec![("$ref", Node::text(format!("#/$defs/{name}")))]
    }
}

/// Exactly one of several sets of keys, and no key of the others.
fn one_of(group: &'static [&'static [&'static str]]) -> Node {
    let alternative = |names: &&[&'static str]| {
        let all = group.iter().flat_map(|names| names.iter());
        let allowed = all.map(|name| (*name, Node::bool(names.contains(name))));
        Node::map([
            ("properties", Node::map(allowed)),
            ("required", Node::list(names.iter().map(|name| Node::text(*name)))),
        ])
    };
    Node::map([("oneOf", Node::list(group.iter().map(alternative)))])
}
