//! The forms that texts can have. The pattern is published; the function decides. A test compares
//! the two.

use crate::document::shape::{Form, doc};

/// A field's id: it is a name in expressions.
pub static FIELD_ID: Form = Form {
    name: "a field id (letters, digits and `_`, at most 64, not beginning with a digit)",
    pattern: doc("^[A-Za-z_][A-Za-z0-9_]{0,63}$"),
    example: "grade",
    holds: |text| {
        let first = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        first && is_made_of(text, 64, |c| c.is_ascii_alphanumeric() || c == '_')
    },
};

/// An option's id: it stands in answers, spreadsheets and qrels.
pub static OPTION_ID: Form = Form {
    name: "an option id (letters, digits, `_`, `.` and `-`, at most 64)",
    pattern: doc("^[A-Za-z0-9_.-]{1,64}$"),
    example: "exact",
    holds: |text| is_made_of(text, 64, is_plain),
};

/// A rule's id.
pub static RULE_ID: Form = Form {
    name: "a rule id (letters, digits, `_`, `.` and `-`, at most 64)",
    pattern: doc("^[A-Za-z0-9_.-]{1,64}$"),
    example: "exact-cites-evidence",
    holds: |text| is_made_of(text, 64, is_plain),
};

/// A guideline's id.
pub static GUIDELINE_ID: Form = Form {
    name: "a guideline id (letters, digits, `_`, `.` and `-`, at most 64)",
    pattern: doc("^[A-Za-z0-9_.-]{1,64}$"),
    example: "product-search",
    holds: |text| is_made_of(text, 64, is_plain),
};

/// The id of a task, result or annotator: somebody else made it, so nearly anything goes.
pub static PLAIN_ID: Form = Form {
    name: "an id (1 to 512 characters, none of them a control character)",
    pattern: doc("^[^\\u0000-\\u001f\\u007f-\\u009f]{1,512}$"),
    example: "q17",
    holds: |text| is_made_of(text, 512, |c| !c.is_control()),
};

/// A language tag (BCP 47; its outline, not its registry).
pub static LANGUAGE: Form = Form {
    name: "a language tag",
    pattern: doc("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"),
    example: "pt-BR",
    holds: |text| {
        let mut parts = text.split('-');
        let primary = parts.next().unwrap_or_default();
        (2..=8).contains(&primary.len())
            && primary.bytes().all(|c| c.is_ascii_alphabetic())
            && parts.all(|part| {
                (1..=8).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_alphanumeric())
            })
    },
};

/// A semantic version (semver.org 2.0.0).
pub static SEMANTIC_VERSION: Form = Form {
    name: "a version of three numbers",
    pattern: doc(
        "^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$",
    ),
    example: "3.1.0",
    holds: is_semantic_version,
};

/// A UUID (RFC 9562), in lower case as its section 4 wants it written.
pub static UUID: Form = Form {
    name: "a UUID",
    pattern: doc("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"),
    example: "01890a5d-ac96-774b-bcce-b302099a8057",
    holds: |text| {
        let parts: Vec<&str> = text.split('-').collect();
        let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
        lengths == [8, 4, 4, 4, 12] && parts.iter().all(|part| is_hexadecimal(part))
    },
};

/// A content hash: SHA-256 over the canonical JSON (RFC 8785).
pub static CONTENT_HASH: Form = Form {
    name: "a content hash (`sha256:` and 64 hexadecimal digits)",
    pattern: doc("^sha256:[0-9a-f]{64}$"),
    example: "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    holds: |text| {
        text.strip_prefix("sha256:").is_some_and(|hash| hash.len() == 64 && is_hexadecimal(hash))
    },
};

/// A moment in UTC (RFC 3339).
pub static MOMENT: Form = Form {
    name: "a date and time in UTC",
    pattern: doc("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$"),
    example: "2026-03-01T09:30:00.000Z",
    holds: is_moment,
};

fn is_made_of(text: &str, longest: usize, allowed: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(allowed) && text.chars().count() <= longest
}

fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-')
}

fn is_hexadecimal(text: &str) -> bool {
    text.bytes().all(|c| matches!(c, b'0'..=b'9' | b'a'..=b'f'))
}

fn is_semantic_version(text: &str) -> bool {
    let (rest, build) = text.split_once('+').map_or((text, None), |(rest, end)| (rest, Some(end)));
    let (core, pre) = rest.split_once('-').map_or((rest, None), |(core, end)| (core, Some(end)));
    let is_tail = |tail: Option<&str>| {
        tail.is_none_or(|tail| {
            !tail.is_empty()
                && tail.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'.' || c == b'-')
        })
    };
    let numbers: Vec<&str> = core.split('.').collect();
    let is_number = |number: &&str| {
        !number.is_empty()
            && number.bytes().all(|c| c.is_ascii_digit())
            && (number.len() == 1 || !number.starts_with('0'))
    };
    numbers.len() == 3 && numbers.iter().all(is_number) && is_tail(pre) && is_tail(build)
}

fn is_moment(text: &str) -> bool {
    let Some(text) = text.strip_suffix('Z') else { return false };
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(a, b)| (a, Some(b)));
    let fits = |(c, form): (u8, u8)| if form == b'0' { c.is_ascii_digit() } else { c == form };
    let outline = b"0000-00-00T00:00:00";
    whole.len() == outline.len()
        && whole.bytes().zip(outline.iter().copied()).all(fits)
        && fraction.is_none_or(|digits| {
            (1..=9).contains(&digits.len()) && digits.bytes().all(|c| c.is_ascii_digit())
        })
}
