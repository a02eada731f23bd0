//! The default table says what it is meant to say, and every name leads into it.

use super::*;
use Level::{Open, Seal, Soften, Vault, Veil};

#[test]
fn the_default_table_covers_each_kind_of_harm_as_specified() {
    let expected = [
        ("reasonChildSafetyCSAM", [Vault, Vault, Vault]),
        ("reasonChildSafetyGroom", [Seal, Seal, Seal]),
        ("reasonSelfHarmContent", [Seal, Seal, Veil]),
        ("reasonSelfHarmED", [Veil, Veil, Veil]),
        ("reasonViolenceGraphicContent", [Seal, Seal, Veil]),
        ("reasonViolenceThreats", [Veil, Seal, Veil]),
        ("reasonViolenceAnimal", [Seal, Seal, Veil]),
        ("reasonHarassmentHateSpeech", [Veil, Veil, Veil]),
        ("reasonHarassmentTargeted", [Veil, Veil, Veil]),
        ("reasonSexualUnlabeled", [Veil, Veil, Soften]),
        ("reasonSexualNCII", [Seal, Seal, Veil]),
        ("nudity", [Soften, Veil, Open]),
        ("reasonSelfHarmStunts", [Soften, Veil, Open]),
        ("something new", [Seal, Seal, Seal]),
    ];
    for (category, row) in expected {
        assert_eq!(levels(&[label(category)]), row, "{category}");
    }
}

#[test]
fn every_reason_of_the_vocabulary_has_exactly_one_row() {
    let mut ids: Vec<&str> =
        crate::protection::table::ROWS.iter().flat_map(|(ids, _)| ids.iter().copied()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
    // `reasonAppeal` and `reasonOther` name no harm: they are unknown, and sealed.
    assert_eq!(ids.iter().filter(|id| id.starts_with("reason")).count(), 38);
}

#[test]
fn other_vocabularies_lead_to_the_same_category() {
    let expected = [
        ("porn", "tools.ozone.report.defs#reasonSexualUnlabeled"),
        ("gore", "tools.ozone.report.defs#reasonViolenceGraphicContent"),
        ("graphic-media", "tools.ozone.report.defs#reasonViolenceGraphicContent"),
        (
            "STATEMENT_CATEGORY_ANIMAL_WELFARE/KEYWORD_ANIMAL_HARM",
            "tools.ozone.report.defs#reasonViolenceAnimal",
        ),
        ("KEYWORD_HATE_SPEECH", "tools.ozone.report.defs#reasonHarassmentHateSpeech"),
        ("self-harm/intent", "tools.ozone.report.defs#reasonSelfHarmContent"),
        ("sexual/minors", "tools.ozone.report.defs#reasonChildSafetyCSAM"),
        ("child_sexual_exploitation", "tools.ozone.report.defs#reasonChildSafetyCSAM"),
        ("IDENTITY_ATTACK", "tools.ozone.report.defs#reasonHarassmentHateSpeech"),
        ("reasonViolenceThreats", "tools.ozone.report.defs#reasonViolenceThreats"),
        ("nudity", "nudity"),
    ];
    for (name, id) in expected {
        assert_eq!(canonical_category(name).as_deref(), Some(id), "{name}");
    }
}

#[test]
fn every_other_name_leads_to_a_row_and_no_name_leads_to_two() {
    let mut seen = std::collections::BTreeMap::new();
    for (id, names) in crate::protection::category::ALIASES {
        assert!(crate::protection::table::ROWS.iter().any(|(ids, _)| ids.contains(id)), "{id}");
        for name in *names {
            assert_eq!(
                seen.insert(crate::protection::category::plain(name).collect::<String>(), id),
                None,
                "{name}"
            );
        }
    }
}

#[test]
fn a_careless_spelling_of_the_worst_category_is_still_that_category() {
    for spelling in ["CSAM", " csam ", "C.S.A.M.", "reasonchildsafetycsam", "Sexual / Minors"] {
        assert_eq!(decided(&[label(spelling)]).top(), Vault, "{spelling}");
    }
}

#[test]
fn what_a_host_wrote_as_an_unknown_category_is_never_shown() {
    assert_eq!(category_slug("<b>rude words</b>"), "unknown");
    assert_eq!(decided(&[label("rude words")]).causes, ["unknown"]);
}

#[test]
fn slugs_are_plain_and_unique() {
    let mut slugs = cover_slugs();
    let plain = |slug: &String| slug.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    assert!(slugs.iter().all(plain), "{slugs:?}");
    let all = slugs.len();
    slugs.sort();
    slugs.dedup();
    assert_eq!(slugs.len(), all);
    assert_eq!(category_slug("self-harm"), "self-harm-content");
}

#[test]
fn the_published_table_read_back_is_the_table() {
    let (read, problems) = Policy::read(&policy_to_node(&Policy::default()));
    assert_eq!(problems, []);
    assert_eq!(read, Policy::default());
}
