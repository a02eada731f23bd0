//! Documents through serde: JavaScript values by `serde-wasm-bindgen`, JSON bodies by `serde_json`.

use crate::limits::DEEPEST;
use crate::number::{number, whole};
use gradeglass_engine::document::{Content, Entry, Node};
use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A document that serde can read and write.
#[derive(Debug, Clone, PartialEq)]
pub struct Document(pub Node);

/// A borrowed document that serde can write.
#[derive(Debug, Clone, Copy)]
pub struct DocumentRef<'a>(pub &'a Node);

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Depth(0).deserialize(deserializer).map(Document)
    }
}

/// Reads one value at a depth. A JavaScript object can hold itself: the depth ends that.
#[derive(Clone, Copy)]
struct Depth(usize);

impl Depth {
    fn deeper<E: serde::de::Error>(self) -> Result<Self, E> {
        if self.0 < DEEPEST {
            return Ok(Self(self.0 + 1));
        }
        Err(E::custom(format_args!("lists and maps stand more than {DEEPEST} deep in each other")))
    }
}

impl<'de> DeserializeSeed<'de> for Depth {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Depth {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("null, true, false, a number, a text, a list or a map")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::new(Content::Null))
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::new(Content::Null))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::new(Content::Bool(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::new(whole(value)))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::new(number(value as f64)))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Node, E> {
        if value.is_finite() {
            return Ok(Node::new(number(value)));
        }
        Err(E::custom(format_args!("`{value}` is not a number that JSON has")))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::text(text))
    }

    fn visit_string<E>(self, text: String) -> Result<Node, E> {
        Ok(Node::text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let deeper = self.deeper()?;
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(deeper)? {
            items.push(item);
        }
        Ok(Node::list(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let deeper = self.deeper()?;
        let mut entries = Vec::new();
        while let Some(key) = map.next_key_seed(Depth(0))? {
            let Content::Text(key) = key.content else {
                return Err(A::Error::custom("a key of a map must be a text"));
            };
            entries.push(Entry { key, key_span: None, value: map.next_value_seed(deeper)? });
        }
        Ok(Node::new(Content::Map(entries)))
    }
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        DocumentRef(&self.0).serialize(serializer)
    }
}

impl Serialize for DocumentRef<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0.content {
            Content::Null => serializer.serialize_unit(),
            Content::Bool(value) => serializer.serialize_bool(*value),
            Content::Int(value) => serializer.serialize_i64(*value),
            Content::Double(value) => serializer.serialize_f64(*value),
            Content::Text(text) => serializer.serialize_str(text),
            Content::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(&DocumentRef(item))?;
                }
                list.end()
            }
            Content::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for entry in entries {
                    map.serialize_entry(&entry.key, &DocumentRef(&entry.value))?;
                }
                map.end()
            }
        }
    }
}
