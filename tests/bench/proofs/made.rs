//! A guideline of a wanted size, made of choices and of rules as `when a == x && b in S, c in T`
//! over fields that are drawn by lot: harder than real guidelines, whose rules speak of neighbours.
//! One rule in twelve only repeats another with more room.

use gradeglass_engine::guideline::Guideline;
use gradeglass_wire::{Format, guideline_from_text};

/// A guideline to be proved, as JSON.
pub struct Made {
    /// The guideline.
    pub text: String,
    /// The same after an edit of the rule in the middle.
    pub edited: String,
}

impl Made {
    /// So many fields of so many options, and so many rules.
    pub fn new(fields: u32, options: u32, rules: u32) -> Self {
        let text = text(fields, options, rules);
        let start = text.find(&format!(r#""id":"r{}""#, rules / 2)).unwrap_or_default();
        let (before, after) = text.split_at(start);
        let edited = [before, &after.replacen("== 'o1'", "== 'o2'", 1)].concat();
        Self { text, edited }
    }
}

/// Reads a guideline.
///
/// # Errors
/// When the guideline cannot be read.
pub fn read(text: &str) -> Result<Guideline, String> {
    let (guideline, problems) = guideline_from_text(text, Format::Json);
    let reason = || problems.first().map_or_else(String::new, |first| first.message.clone());
    guideline.ok_or_else(reason)
}

/// Numbers by lot, the same each time.
struct Lot(u64);

impl Lot {
    fn below(&mut self, most: u32) -> u32 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % u64::from(most.max(1))) as u32
    }

    fn several(&mut self, options: u32, count: u32) -> String {
        let mut chosen: Vec<u32> = (0..options).collect();
        while chosen.len() > count as usize {
            let index = self.below(chosen.len() as u32) as usize;
            chosen.remove(index);
        }
        chosen.iter().map(|option| format!("'o{option}'")).collect::<Vec<_>>().join(", ")
    }
}

fn text(fields: u32, options: u32, rules: u32) -> String {
    let mut lot = Lot(7);
    let option = |at: u32| format!(r#"{{"id":"o{at}","label":{{"en":"O"}}}}"#);
    let options_text = (0..options).map(option).collect::<Vec<_>>().join(",");
    let field = |at: u32| {
        format!(
            r#"{{"id":"f{at}","kind":"choice","required":true,"label":{{"en":"F"}},"options":[{options_text}]}}"#
        )
    };
    let fields_text = (0..fields).map(field).collect::<Vec<_>>().join(",");
    let mut made: Vec<String> = Vec::new();
    let mut before = (0, 0, String::new(), 0, String::new());
    for at in 0..rules {
        let (a, b, c) = (lot.below(fields), lot.below(fields), lot.below(fields));
        let (some, wide) = (lot.several(options, 2), lot.several(options, options / 2 + 1));
        let parts = (a, b, some, c, wide);
        let (a, b, some, c, wide) = if at % 12 == 11 { &before } else { &parts };
        // The repeated rule has one more part in its condition.
        let more = if at % 12 == 11 { " && answer.f0 != 'o0'" } else { "" };
        made.push(format!(
            r#"{{"id":"r{at}","message":{{"en":"M"}},"when":"answer.f{a} == 'o1' && answer.f{b} in [{some}]{more}","require":"answer.f{c} in [{wide}]"}}"#
        ));
        if at % 12 != 11 {
            before = parts;
        }
    }
    format!(
        r#"{{"gradeglass":1,"id":"g","version":"1.0.0","title":{{"en":"G"}},"languages":["en"],"judge":"results","fields":[{fields_text}],"rules":[{}]}}"#,
        made.join(",")
    )
}
