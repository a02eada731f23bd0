//! Types, as the checker knows them.

use super::fault::say;
use std::sync::Arc;

/// A type of the profile.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// `null`
    Null,
    /// `true` or `false`
    Bool,
    /// A 64-bit whole number.
    Int,
    /// A 64-bit floating point number.
    Double,
    /// A text.
    String,
    /// A text that can only be one of these.
    Choice(Arc<[Arc<str>]>),
    /// A list of items of one type.
    List(Arc<Type>),
    /// A map: type of the keys, type of the values. Any key may be absent.
    Map(Arc<Type>, Arc<Type>),
    /// A map with these fields and no others.
    Record(Arc<Record>),
    /// Anything: checked when it runs.
    Dyn,
}

/// The fields of a record type.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Record {
    /// The fields, in the order in which people know them.
    pub fields: Vec<RecordField>,
}

/// A field of a record type.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordField {
    /// Its name.
    pub name: Arc<str>,
    /// The type of its value.
    pub type_: Type,
    /// Whether it may be absent, so that a rule has to ask `has` first.
    pub optional: bool,
}

impl RecordField {
    /// A field that is always there.
    pub fn present(name: impl Into<Arc<str>>, type_: Type) -> Self {
        Self { name: name.into(), type_, optional: false }
    }

    /// A field that may be absent.
    pub fn optional(name: impl Into<Arc<str>>, type_: Type) -> Self {
        Self { name: name.into(), type_, optional: true }
    }
}

impl Record {
    /// The field with this name.
    pub fn field(&self, name: &str) -> Option<&RecordField> {
        self.fields.iter().find(|field| field.name.as_ref() == name)
    }
}

impl Type {
    /// A text that can only be one of these.
    pub fn choice<S: Into<Arc<str>>>(options: impl IntoIterator<Item = S>) -> Self {
        Self::Choice(options.into_iter().map(Into::into).collect())
    }

    /// A list of items of one type.
    pub fn list(item: Type) -> Self {
        Self::List(Arc::new(item))
    }

    /// A map with text keys.
    pub fn map(value: Type) -> Self {
        Self::Map(Arc::new(Self::String), Arc::new(value))
    }

    /// A map with these fields and no others.
    pub fn record(fields: impl IntoIterator<Item = RecordField>) -> Self {
        Self::Record(Arc::new(Record { fields: fields.into_iter().collect() }))
    }

    /// The type of an item of a list of this type.
    pub fn item(&self) -> Type {
        match self {
            Self::List(item) => item.as_ref().clone(),
            _ => Self::Dyn,
        }
    }

    /// The type of what stands under a text key in a map of this type.
    pub fn under(&self, key: &str) -> Type {
        match self {
            Self::Map(_, value) => value.as_ref().clone(),
            Self::Record(record) => {
                record.field(key).map_or(Self::Dyn, |field| field.type_.clone())
            }
            _ => Self::Dyn,
        }
    }

    /// Whether it is a text, free or one of several.
    pub fn is_string(&self) -> bool {
        matches!(self, Self::String | Self::Choice(_))
    }

    /// The type in words, for people.
    pub fn describe(&self) -> String {
        match self {
            Self::Null => "null".into(),
            Self::Bool => "true or false".into(),
            Self::Int => "a whole number".into(),
            Self::Double => "a decimal number".into(),
            Self::String => "a text".into(),
            Self::Choice(_) => "an option".into(),
            Self::List(item) if **item == Self::Dyn => "a list".into(),
            Self::List(item) => say!["a list, each item ", item.describe()],
            Self::Map(..) | Self::Record(_) => "a map".into(),
            Self::Dyn => "anything".into(),
        }
    }
}
