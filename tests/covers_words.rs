//! Every cover can say what it covers, in every language of the interface, briefly and calmly.

use gradeglass_engine::protection::cover_slugs;

const LOCALES: [(&str, &str); 3] = [
    ("en", include_str!("../www/locales/en.ftl")),
    ("pt-BR", include_str!("../www/locales/pt-BR.ftl")),
    ("ar", include_str!("../www/locales/ar.ftl")),
];

fn words<'a>(locale: &'a str, slug: &str) -> Option<&'a str> {
    let key = format!("cover-category-{slug} = ");
    locale.lines().find_map(|line| line.strip_prefix(key.as_str()))
}

#[test]
fn every_category_is_described_in_every_language_of_the_interface() {
    for (tag, locale) in LOCALES {
        for slug in cover_slugs() {
            assert!(words(locale, &slug).is_some(), "{tag} has no words for `{slug}`");
        }
    }
}

#[test]
fn descriptions_are_at_most_twelve_words_and_do_not_shout() {
    for (tag, locale) in LOCALES {
        for slug in cover_slugs() {
            let said = words(locale, &slug).unwrap_or_default();
            assert!(said.split_whitespace().count() <= 12, "{tag} `{slug}`: {said}");
            assert!(!said.contains(['!', '<', '{']), "{tag} `{slug}`: {said}");
        }
    }
}

#[test]
fn no_description_is_left_over_from_a_category_that_is_gone() {
    for (tag, locale) in LOCALES {
        let keys = locale.lines().filter_map(|line| line.strip_prefix("cover-category-"));
        for key in keys.filter_map(|line| line.split(" = ").next()) {
            assert!(cover_slugs().iter().any(|slug| slug == key), "{tag} describes `{key}`");
        }
    }
}
