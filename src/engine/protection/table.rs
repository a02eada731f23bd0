//! The default cover policy: the one table that says how each category is covered.
//!
//! Category ids are those of Bluesky's moderation service (`tools.ozone.report.defs`, written
//! without that prefix) and, where it has none, the label values of the AT Protocol. The numbers
//! are engineering defaults to be measured with annotators, not evidence.

use super::Level::{Open, Seal, Soften, Vault, Veil};
use super::policy::{Fetch, MaxOpen, Row, Sound};
use super::{Level, Levels};

/// For a category that this table does not know: the opposite of failing open.
#[rustfmt::skip]
pub(super) const UNKNOWN: Row =
    row([Seal,   Seal,   Seal],   Sound::Off,     [GRAY,   CONFIRM, TOGGLE], [10, 10, 10], Fetch::No,      FIXED);
/// For a result without labels. A host may open it, but only in so many words.
#[rustfmt::skip]
pub(super) const UNCLASSIFIED: Row =
    row([Veil,   Seal,   Veil],   Sound::Off,     [GRAY,   ONCE,    TOGGLE], [10, 10, 10], Fetch::No,      FIXED);
/// For a result that a named source calls safe.
#[rustfmt::skip]
pub(super) const SAFE: Row =
    row([Open,   Open,   Open],   Sound::Pressed, [COLOUR, ONCE,    HOLD],   [0, 0, 0],    Fetch::Yes,     FIXED);

/// Every category, row by row.
#[rustfmt::skip]
pub(super) const ROWS: &[(&[&str], Row)] = &[
    //    image   video   text    sound           reveal in, asked once more, by holding, seconds open, fetched before, lowered
    // Sexual abuse of children, known or suspected: escalated, never opened here.
    (&["reasonChildSafetyCSAM"],
    row([Vault,  Vault,  Vault],  Sound::Never,   [GRAY,   CONFIRM, TOGGLE], [0, 0, 0],    Fetch::Never,   FIXED)),
    // Grooming, privacy and harassment of children.
    (&["reasonChildSafetyGroom", "reasonChildSafetyPrivacy", "reasonChildSafetyHarassment", "reasonChildSafetyOther"],
    row([Seal,   Seal,   Seal],   Sound::Off,     [GRAY,   CONFIRM, TOGGLE], [20, 20, 20], Fetch::No,      FIXED)),
    // Self-harm and suicide.
    (&["reasonSelfHarmContent", "reasonSelfHarmOther"],
    row([Seal,   Seal,   Veil],   Sound::Off,     [GRAY,   ONCE,    HOLD],   [10, 30, 60], Fetch::No,      FIXED)),
    (&["reasonSelfHarmED"],
    row([Veil,   Veil,   Veil],   Sound::Off,     [GRAY,   ONCE,    HOLD],   [10, 30, 60], Fetch::Preview, LOWERABLE)),
    // Graphic violence and harm to others.
    (&["reasonViolenceGraphicContent", "reasonViolenceOther"],
    row([Seal,   Seal,   Veil],   Sound::Off,     [GRAY,   ONCE,    HOLD],   [10, 30, 60], Fetch::No,      FIXED)),
    // Threats, glorification, extremism.
    (&["reasonViolenceThreats", "reasonViolenceGlorification", "reasonViolenceExtremistContent"],
    row([Veil,   Seal,   Veil],   Sound::Off,     [GRAY,   ONCE,    HOLD],   [10, 30, 60], Fetch::Preview, LOWERABLE)),
    // Harm to animals.
    (&["reasonViolenceAnimal", "reasonSexualAnimal"],
    row([Seal,   Seal,   Veil],   Sound::Off,     [GRAY,   ONCE,    HOLD],   [10, 30, 60], Fetch::No,      FIXED)),
    (&["reasonHarassmentHateSpeech"],
    row([Veil,   Veil,   Veil],   Sound::Off,     [GRAY,   ONCE,    TOGGLE], [60, 60, 60], Fetch::Preview, LOWERABLE)),
    // Bullying, targeted harassment, publishing of private data.
    (&["reasonHarassmentTargeted", "reasonHarassmentTroll", "reasonHarassmentDoxxing", "reasonHarassmentOther"],
    row([Veil,   Veil,   Veil],   Sound::Off,     [COLOUR, ONCE,    TOGGLE], [60, 60, 60], Fetch::Preview, LOWERABLE)),
    // Adult sexual content.
    (&["reasonSexualUnlabeled"],
    row([Veil,   Veil,   Soften], Sound::Off,     [GRAY,   ONCE,    HOLD],   [15, 60, 60], Fetch::Preview, LOWERABLE)),
    // Sexual content without consent, abuse, exploitation.
    (&["reasonSexualNCII", "reasonSexualDeepfake", "reasonSexualAbuseContent", "reasonSexualOther", "reasonViolenceTrafficking"],
    row([Seal,   Seal,   Veil],   Sound::Off,     [GRAY,   CONFIRM, TOGGLE], [10, 10, 10], Fetch::No,      FIXED)),
    (&["nudity"],
    row([Soften, Veil,   Open],   Sound::Off,     [GRAY,   ONCE,    HOLD],   [0, 0, 0],    Fetch::Preview, LOWERABLE)),
    // Dangerous challenges and substances.
    (&["reasonSelfHarmStunts", "reasonSelfHarmSubstances"],
    row([Soften, Veil,   Open],   Sound::Off,     [COLOUR, ONCE,    TOGGLE], [0, 0, 0],    Fetch::Preview, LOWERABLE)),
    // Deception and breaches of a site's rules: not harmful to look at, but flagged all the same.
    (&["reasonMisleadingBot", "reasonMisleadingImpersonation", "reasonMisleadingSpam", "reasonMisleadingScam",
       "reasonMisleadingElections", "reasonMisleadingOther", "reasonRuleSiteSecurity", "reasonRuleProhibitedSales",
       "reasonRuleBanEvasion", "reasonRuleOther"],
    row([Soften, Veil,   Open],   Sound::Off,     [COLOUR, ONCE,    HOLD],   [0, 0, 0],    Fetch::Preview, LOWERABLE)),
    // A moderation service's own orders: hide, warn.
    (&["!hide"],
    row([Seal,   Seal,   Seal],   Sound::Off,     [GRAY,   CONFIRM, TOGGLE], [10, 10, 10], Fetch::No,      FIXED)),
    (&["!warn"],
    row([Veil,   Seal,   Veil],   Sound::Off,     [GRAY,   ONCE,    HOLD],   [10, 30, 60], Fetch::No,      LOWERABLE)),
];

const GRAY: bool = true;
const COLOUR: bool = false;
const CONFIRM: bool = true;
const ONCE: bool = false;
const HOLD: bool = true;
const TOGGLE: bool = false;
const FIXED: bool = false;
const LOWERABLE: bool = true;

/// One row, written as a line of the table.
const fn row(
    [image, video, text]: [Level; 3],
    sound: Sound,
    [grayscale, confirm, hold]: [bool; 3],
    [image_s, video_s, text_s]: [u16; 3],
    fetch: Fetch,
    host_lower: bool,
) -> Row {
    let levels = Levels { image, video, text };
    let max_open = MaxOpen { image_s, video_s, text_s };
    Row { levels, sound, grayscale, confirm, hold, max_open, fetch, host_lower, threshold: 0.0 }
}
