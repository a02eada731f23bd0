//! The ids of categories, and the other names that they go by.
//!
//! Ids are `tools.ozone.report.defs#reason…`. Hosts label in many vocabularies, so each category
//! also answers to the label values of the AT Protocol, the keywords of the EU's DSA Transparency
//! Database, the hazards of MLCommons AILuminate (by name: its numbers changed between releases),
//! the categories of OpenAI's moderation and the attributes of Perspective. A name that is not
//! here is unknown, and what is unknown is sealed.

use super::table;

/// The prefix of the ids in the table.
const PREFIX: &str = "tools.ozone.report.defs#";

/// The label that calls a result safe.
pub(super) const SAFE: &str = "safe";

/// The label of what the page has failed at.
pub(super) const BROKEN: &str = "broken";

/// A category of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Category(&'static str);

impl Category {
    /// The category with this id or other name. Case, spaces and punctuation do not count, so that
    /// `KEYWORD_HATE_SPEECH` and `hate speech` are found, and `CSAM ` is not merely unknown.
    pub(super) fn find(name: &str) -> Option<Self> {
        let name = name.trim();
        let name = name.strip_prefix(PREFIX).unwrap_or(name);
        let name = name.find("KEYWORD_").and_then(|at| name.get(at..)).unwrap_or(name);
        let by_id = || ids().find(|id| is_same(id, name));
        let alias =
            ALIASES.iter().find(|(_, names)| names.iter().any(|other| is_same(other, name)));
        alias.map(|(id, _)| *id).or_else(by_id).map(Self)
    }

    /// Its key in the table.
    pub(super) fn id(self) -> &'static str {
        self.0
    }
}

/// Whether a label says that there is nothing to cover.
pub(super) fn is_safe(name: &str) -> bool {
    is_same(name, SAFE)
}

/// The full id of a category that is given by id or by any other name; none if it is unknown.
pub fn canonical_category(name: &str) -> Option<String> {
    let id = Category::find(name)?.id();
    Some(if id.starts_with("reason") { format!("{PREFIX}{id}") } else { id.to_owned() })
}

/// The short name under which the interface describes a category: its locales have
/// `cover-category-<slug>`. An unknown category has the slug `unknown`: what a host wrote there is
/// never shown.
pub fn category_slug(name: &str) -> String {
    Category::find(name).map_or_else(|| "unknown".to_owned(), |known| slug(known.id()))
}

/// Every slug that a cover can carry: one for each category, and `unknown`, `unclassified`,
/// `comfort` (covered by the annotator's own settings), `all` (everything was covered) and `broken`
/// (the page has failed at it).
pub fn cover_slugs() -> Vec<String> {
    let special = ["unknown", "unclassified", "comfort", "all", BROKEN].map(str::to_owned);
    ids().map(slug).chain(special).collect()
}

/// `reasonSelfHarmContent` to `self-harm-content`.
pub(super) fn slug(id: &str) -> String {
    let mut slug = String::new();
    let mut after_small = false;
    for letter in id.strip_prefix("reason").unwrap_or(id).chars() {
        if letter.is_ascii_uppercase() && after_small {
            slug.push('-');
        }
        after_small = letter.is_ascii_lowercase();
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        }
    }
    slug
}

/// The keys of the table.
fn ids() -> impl Iterator<Item = &'static str> {
    table::ROWS.iter().flat_map(|(ids, _)| ids.iter().copied())
}

/// Whether two names differ only in case, spaces and punctuation; the mark of an order (`!hide`)
/// counts.
fn is_same(one: &str, other: &str) -> bool {
    plain(one).eq(plain(other))
}

pub(super) fn plain(name: &str) -> impl Iterator<Item = char> {
    let counts =
        |letter: &char| letter.is_ascii_alphanumeric() || *letter == '!' || !letter.is_ascii();
    name.chars().filter(counts).map(|letter| letter.to_ascii_lowercase())
}

/// The other names of each category.
#[rustfmt::skip]
pub(super) const ALIASES: &[(&str, &[&str])] = &[
    ("reasonChildSafetyCSAM", &[
        "csam", "sexual/minors", "child sexual exploitation", "child sexual abuse material",
        "KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL", "KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE",
    ]),
    ("reasonChildSafetyGroom", &["grooming", "KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS"]),
    ("reasonSelfHarmContent", &[
        "self-harm", "self-harm/intent", "self-harm/instructions", "suicide", "suicide and self-harm",
        "suicide & self-harm", "KEYWORD_SELF_MUTILATION", "KEYWORD_SUICIDE",
    ]),
    ("reasonSelfHarmED", &["eating disorders", "KEYWORD_CONTENT_PROMOTING_EATING_DISORDERS"]),
    ("reasonSelfHarmStunts", &["dangerous challenges", "KEYWORD_UNSAFE_CHALLENGES"]),
    ("reasonSelfHarmSubstances", &["substances", "drugs"]),
    ("reasonViolenceGraphicContent", &["graphic-media", "gore", "violence/graphic", "graphic violence"]),
    ("reasonViolenceOther", &["violence", "violent crimes", "illicit/violent", "harm to others"]),
    ("reasonViolenceThreats", &[
        "threat", "threats", "harassment/threatening", "KEYWORD_INCITEMENT_VIOLENCE_HATRED",
    ]),
    ("reasonViolenceExtremistContent", &["extremism", "indiscriminate weapons", "terrorism"]),
    ("reasonViolenceAnimal", &["animal harm", "animal cruelty", "harm to animals", "KEYWORD_ANIMAL_HARM"]),
    ("reasonHarassmentHateSpeech", &[
        "hate", "hate speech", "hate/threatening", "IDENTITY_ATTACK", "SEVERE_TOXICITY", "KEYWORD_HATE_SPEECH",
    ]),
    ("reasonHarassmentTargeted", &[
        "harassment", "bullying", "KEYWORD_CYBER_BULLYING_INTIMIDATION", "KEYWORD_CYBER_HARASSMENT",
    ]),
    ("reasonHarassmentTroll", &["toxicity", "insult", "profanity"]),
    ("reasonHarassmentDoxxing", &["doxxing", "doxing", "privacy"]),
    ("reasonHarassmentOther", &["defamation"]),
    ("reasonSexualUnlabeled", &["porn", "sexual", "sexual content", "nsfw", "suggestive", "adult"]),
    ("reasonSexualNCII", &["ncii", "KEYWORD_NON_CONSENSUAL_IMAGE_SHARING"]),
    ("reasonSexualDeepfake", &["deepfake", "KEYWORD_NON_CONSENSUAL_MATERIAL_DEEPFAKE"]),
    ("reasonSexualAbuseContent", &["sex-related crimes", "sex crimes"]),
    ("reasonMisleadingBot", &["bot"]),
    ("reasonMisleadingSpam", &["spam"]),
    ("reasonMisleadingScam", &["scam", "fraud"]),
    ("reasonMisleadingElections", &["elections"]),
    ("reasonRuleProhibitedSales", &["illicit", "nonviolent crimes"]),
    ("reasonRuleOther", &["intellectual property", "specialized advice"]),
];
