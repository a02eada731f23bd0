//! Which types can stand for one another, and what two have in common.

use crate::expression::Type;

/// Whether a value of one type can stand where another is needed. Options are texts, and a text
/// may be an option: which one is checked where it is written out.
pub(super) fn fits(found: &Type, wanted: &Type) -> bool {
    match (found, wanted) {
        (Type::Dyn, _) | (_, Type::Dyn) => true,
        (Type::List(found), Type::List(wanted)) => fits(found, wanted),
        (Type::Map(found_key, found), Type::Map(wanted_key, wanted)) => {
            fits(found_key, wanted_key) && fits(found, wanted)
        }
        (Type::Record(_), Type::Map(key, _)) | (Type::Map(key, _), Type::Record(_)) => {
            fits(&Type::String, key)
        }
        (Type::Record(_), Type::Record(_)) => true,
        _ if found.is_string() => wanted.is_string(),
        _ => found == wanted,
    }
}

/// The type of what may be one or the other.
pub(super) fn join(left: &Type, right: &Type) -> Type {
    match (left, right) {
        _ if left == right => left.clone(),
        (Type::List(left), Type::List(right)) => Type::list(join(left, right)),
        _ if left.is_string() && right.is_string() => Type::String,
        _ => Type::Dyn,
    }
}
