//! Steps through a text by word or by character, in UTF-16 code units.
//!
//! The browser's Intl.Segmenter knows words of Chinese, Japanese and Thai, and what one character
//! is to its reader (Unicode TR29). Natively, where only tests run, plain rules stand in.

/// Where the units of a text start, and its end: ascending, in UTF-16 code units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Units {
    /// Stretches that are worth a mark: words, not the space between them.
    pub words: Vec<(u32, u32)>,
    /// Characters as a reader counts them.
    pub characters: Vec<(u32, u32)>,
}

/// What of a text is selected: from `anchor` to `head`, whichever comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selected {
    /// Where the selection was begun.
    pub anchor: u32,
    /// Where it is now; moves.
    pub head: u32,
}

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Towards the end of the text.
    pub forward: bool,
    /// Keep what is selected and go on from there.
    pub extend: bool,
    /// One character instead of one word.
    pub fine: bool,
}

impl Selected {
    /// First and just after last, in order.
    pub fn range(self) -> (u32, u32) {
        (self.anchor.min(self.head), self.anchor.max(self.head))
    }
}

impl Units {
    /// The selection after a step; the first or last unit where nothing was selected.
    pub fn step(&self, from: Option<Selected>, step: Step) -> Option<Selected> {
        let units = if step.fine { &self.characters } else { &self.words };
        let Some(from) = from else {
            let unit = if step.forward { units.first() } else { units.last() };
            return unit.map(|(start, end)| Selected { anchor: *start, head: *end });
        };
        if step.extend {
            self.extend(units, from, step.forward)
        } else {
            self.go(units, from, step.forward)
        }
    }

    // Extending moves the head over whole units, and never lets the selection become empty.
    fn extend(&self, units: &[(u32, u32)], from: Selected, forward: bool) -> Option<Selected> {
        let edge = if forward {
            units
                .iter()
                .map(|unit| if from.head >= from.anchor { unit.1 } else { unit.0 })
                .find(|edge| *edge > from.head)
        } else {
            units
                .iter()
                .rev()
                .map(|unit| if from.head > from.anchor { unit.1 } else { unit.0 })
                .find(|edge| *edge < from.head)
        };
        let head = edge.unwrap_or(from.head);
        if head != from.anchor {
            return Some(Selected { anchor: from.anchor, head });
        }
        // The head came to the anchor: the selection turns round to the unit on the other side.
        let (start, end) = from.range();
        let turned = if forward {
            units
                .iter()
                .find(|unit| unit.0 >= end)
                .map(|unit| Selected { anchor: start, head: unit.1 })
        } else {
            units
                .iter()
                .rev()
                .find(|unit| unit.1 <= start)
                .map(|unit| Selected { anchor: end, head: unit.0 })
        };
        turned.or(Some(from))
    }

    fn go(&self, units: &[(u32, u32)], from: Selected, forward: bool) -> Option<Selected> {
        let (start, end) = from.range();
        let unit = if forward {
            units.iter().find(|unit| unit.0 >= end)
        } else {
            units.iter().rev().find(|unit| unit.1 <= start)
        };
        unit.map_or(Some(from), |(start, end)| Some(Selected { anchor: *start, head: *end }))
    }
}

/// The units of a text.
pub fn units(text: &str, language: &str) -> Units {
    Units { words: here::words(text, language), characters: here::characters(text, language) }
}

#[cfg(target_arch = "wasm32")]
mod here {
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = Intl)]
        type Segmenter;
        #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
        fn new(locale: &str, options: &JsValue) -> Result<Segmenter, JsValue>;
        #[wasm_bindgen(method)]
        fn segment(this: &Segmenter, text: &str) -> JsValue;
    }

    pub fn words(text: &str, language: &str) -> Vec<(u32, u32)> {
        // Languages without spaces between words are marked by character: where a dictionary cuts
        // is not where an answer starts.
        let primary = language.split('-').next().unwrap_or_default();
        let by_character = matches!(primary, "zh" | "ja" | "yue");
        if by_character { characters(text, language) } else { segments(text, language, "word") }
    }

    pub fn characters(text: &str, language: &str) -> Vec<(u32, u32)> {
        segments(text, language, "grapheme")
    }

    fn segments(text: &str, language: &str, granularity: &str) -> Vec<(u32, u32)> {
        let get = |of: &JsValue, key: &str| js_sys::Reflect::get(of, &key.into()).ok();
        let options = js_sys::Object::new();
        let set = js_sys::Reflect::set(&options, &"granularity".into(), &granularity.into());
        let segmenter =
            Segmenter::new(language, &options).or_else(|_| Segmenter::new("en", &options));
        let (Ok(_), Ok(segmenter)) = (set, segmenter) else {
            return super::plain(text, granularity);
        };
        let Ok(Some(iterator)) = js_sys::try_iter(&segmenter.segment(text)) else {
            return super::plain(text, granularity);
        };
        let mut found = Vec::new();
        for segment in iterator.flatten() {
            let start =
                get(&segment, "index").and_then(|at| at.as_f64()).unwrap_or_default() as u32;
            let length = get(&segment, "segment")
                .and_then(|part| part.dyn_into::<js_sys::JsString>().ok())
                .map_or(0, |part| part.length());
            let word = get(&segment, "isWordLike").and_then(|word| word.as_bool()).unwrap_or(true);
            if word {
                found.push((start, start + length));
            }
        }
        found
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod here {
    pub fn words(text: &str, _language: &str) -> Vec<(u32, u32)> {
        super::plain(text, "word")
    }

    pub fn characters(text: &str, _language: &str) -> Vec<(u32, u32)> {
        super::plain(text, "grapheme")
    }
}

/// Words between white space, or single characters: for browsers without Intl.Segmenter.
fn plain(text: &str, granularity: &str) -> Vec<(u32, u32)> {
    let (mut found, mut at, mut start) = (Vec::new(), 0, None);
    for character in text.chars() {
        let next = at + character.len_utf16() as u32;
        if granularity == "grapheme" {
            found.push((at, next));
        } else if character.is_alphanumeric() {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            found.push((start, at));
        }
        at = next;
    }
    if let Some(start) = start {
        found.push((start, at));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use gradeglass_engine::judging::utf16_slice as slice_utf16;
    use proptest::prelude::*;

    const WORD: Step = Step { forward: true, extend: false, fine: false };

    fn quote(text: &str, steps: &[Step]) -> String {
        let units = units(text, "en");
        let selected = steps.iter().fold(None, |from, step| units.step(from, *step)).unwrap();
        let (start, end) = selected.range();
        slice_utf16(text, start, end).unwrap().to_owned()
    }

    #[test]
    fn steps_select_word_by_word_and_shift_selects_on() {
        let more = Step { extend: true, ..WORD };
        assert_eq!(quote("a salon chair, black", &[WORD, WORD]), "salon");
        assert_eq!(quote("a salon chair, black", &[WORD, WORD, more]), "salon chair");
        assert_eq!(quote("a salon chair, black", &[WORD, WORD, more, more]), "salon chair, black");
    }

    #[test]
    fn shift_goes_back_over_what_it_selected() {
        let more = Step { extend: true, ..WORD };
        let less = Step { forward: false, ..more };
        assert_eq!(quote("one two three", &[WORD, more, more, less]), "one two");
    }

    #[test]
    fn fine_steps_select_characters_outside_the_basic_plane() {
        let fine = Step { fine: true, ..WORD };
        assert_eq!(quote("a😀b", &[fine, fine]), "😀");
    }

    proptest! {
        #[test]
        fn whatever_is_pressed_the_selection_is_a_real_stretch_of_the_text(
            text in "\\PC{1,40}",
            steps in prop::collection::vec((any::<bool>(), any::<bool>(), any::<bool>()), 1..30),
        ) {
            let units = units(&text, "en");
            let mut selected = None;
            for (forward, extend, fine) in steps {
                selected = units.step(selected, Step { forward, extend, fine });
                if let Some((start, end)) = selected.map(Selected::range) {
                    prop_assert!(start < end);
                    prop_assert!(slice_utf16(&text, start, end).is_some());
                }
            }
        }
    }
}
