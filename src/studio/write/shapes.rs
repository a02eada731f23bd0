//! What a part of a guideline can hold, from the tables that the reader itself goes by.

use super::context::{Context, Step};
use crate::source::Source;
use gradeglass_engine::document::shape::{Key, Object, Shape};
use gradeglass_engine::document::tables::GUIDELINE;

/// The shape of what stands at a place: of the map in which a key is written, or of the value.
pub fn shape(context: &Context, source: &Source<'_>) -> Option<Shape> {
    let mut shape = Shape::Object(&GUIDELINE);
    for step in &context.path {
        shape = match (inner(shape), step) {
            (Shape::List(item), Step::Item) => *item,
            (Shape::Map(value), Step::Key(_)) => *value,
            (Shape::Localized, Step::Key(_)) => Shape::Text,
            (shape, Step::Key(name)) => key_of(shape, name, context, source)?.shape,
            _ => return None,
        };
    }
    Some(inner(shape))
}

/// The key that stands last on the way to a place.
pub fn key(context: &Context, source: &Source<'_>) -> Option<&'static Key> {
    let (Step::Key(name), before) = context.path.split_last()? else { return None };
    let holder = context.holder(before);
    key_of(shape(&holder, source)?, name, context, source)
}

fn key_of(
    shape: Shape,
    name: &str,
    context: &Context,
    source: &Source<'_>,
) -> Option<&'static Key> {
    object(shape, context, source)?.key(name)
}

/// The keys that a map can have.
pub fn object(shape: Shape, context: &Context, source: &Source<'_>) -> Option<&'static Object> {
    match shape {
        Shape::Object(object) => Some(object),
        Shape::Tagged(tagged) => {
            let kind = context.sibling(source, tagged.tag);
            let of_kind = tagged.cases.iter().find(|(name, _)| Some(*name) == kind.as_deref());
            of_kind.or_else(|| tagged.cases.first()).map(|(_, object)| *object)
        }
        _ => None,
    }
}

fn inner(shape: Shape) -> Shape {
    match shape {
        Shape::Nullable(shape) => inner(*shape),
        other => other,
    }
}
