//! Which of many cards are near the viewport, and where each one lies.
//!
//! Heights become known as cards are drawn; until then a card counts as high as those known are on
//! average. The list corrects the scroll position by [`Layout::anchor`], so that what the annotator
//! looks at stays where it is while heights above it become known.

use std::ops::Range;

/// The heights of a list, in CSS pixels, those that are known.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    heights: Vec<Option<f64>>,
    /// `offsets[i]` is where card `i` starts; one more than there are cards, the last is the total.
    offsets: Vec<f64>,
    guess: f64,
}

/// A card, and how far below its top edge the viewport starts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Anchor {
    /// The card's index.
    pub index: usize,
    /// From its top edge to the viewport's, in pixels; negative where the card starts below it.
    pub delta: f64,
}

impl Layout {
    /// A list of `count` cards of which nothing is known but that one is about `guess` pixels high.
    pub fn new(count: usize, guess: f64) -> Self {
        let mut layout = Self { heights: vec![None; count], offsets: Vec::new(), guess };
        layout.lay_out();
        layout
    }

    /// How many cards there are.
    pub fn len(&self) -> usize {
        self.heights.len()
    }

    /// Takes measured heights. Says whether anything moved.
    pub fn measure(&mut self, measured: impl IntoIterator<Item = (usize, f64)>) -> bool {
        let mut moved = false;
        for (index, height) in measured {
            let Some(known) = self.heights.get_mut(index) else { continue };
            // Half a pixel is rounding of the browser's, not a change; and nothing has no height.
            let same = known.is_some_and(|known| (known - height).abs() < 0.5);
            if !same && height.is_finite() && height >= 1.0 {
                *known = Some(height);
                moved = true;
            }
        }
        if moved {
            self.lay_out();
        }
        moved
    }

    /// Forgets all heights, since the width changed; keeps their average as the guess.
    pub fn forget(&mut self) {
        self.guess = self.average();
        self.heights.fill(None);
        self.lay_out();
    }

    /// Where card `index` starts; the total for an index past the end.
    pub fn offset(&self, index: usize) -> f64 {
        self.offsets.get(index).copied().unwrap_or_else(|| self.total())
    }

    /// The height of the whole list.
    pub fn total(&self) -> f64 {
        self.offsets.last().copied().unwrap_or(0.0)
    }

    /// The card at `y`: the first or last one where `y` is outside of the list.
    pub fn at(&self, y: f64) -> usize {
        let starts_at_or_above = self.offsets.partition_point(|offset| *offset <= y);
        starts_at_or_above.saturating_sub(1).min(self.len().saturating_sub(1))
    }

    /// The cards from `top` to `bottom`, with `spare` pixels more on each side.
    pub fn range(&self, top: f64, bottom: f64, spare: f64) -> Range<usize> {
        if self.len() == 0 {
            return 0..0;
        }
        let first = self.at(top - spare);
        let last = self.at(bottom.max(top) + spare);
        first..last + 1
    }

    /// What the viewport that starts at `top` holds on to.
    pub fn anchor(&self, top: f64) -> Anchor {
        let index = self.at(top);
        Anchor { index, delta: top - self.offset(index) }
    }

    /// Where the viewport has to start to hold on to `anchor`.
    pub fn top_of(&self, anchor: Anchor) -> f64 {
        self.offset(anchor.index) + anchor.delta
    }

    fn average(&self) -> f64 {
        let known = self.heights.iter().flatten();
        let (count, sum) =
            known.fold((0.0, 0.0), |(count, sum), height| (count + 1.0, sum + height));
        if count > 0.0 { sum / count } else { self.guess }
    }

    fn lay_out(&mut self) {
        let average = self.average();
        let mut at = 0.0;
        self.offsets.clear();
        self.offsets.push(0.0);
        for height in &self.heights {
            at += height.unwrap_or(average);
            self.offsets.push(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn layouts() -> impl Strategy<Value = Layout> {
        (1usize..1000, prop::collection::vec((0usize..1000, 20.0..900.0f64), 0..60)).prop_map(
            |(count, measured)| {
                let mut layout = Layout::new(count, 180.0);
                layout.measure(measured);
                layout
            },
        )
    }

    proptest! {
        #[test]
        fn every_card_that_touches_the_viewport_is_in_the_range(
            layout in layouts(), share in 0.0..1.0f64, height in 1.0..2000.0f64,
        ) {
            let top = share * layout.total();
            let range = layout.range(top, top + height, 0.0);
            for index in 0..layout.len() {
                let (start, end) = (layout.offset(index), layout.offset(index + 1));
                if end > top && start < top + height {
                    prop_assert!(range.contains(&index), "{index} of {range:?}");
                }
            }
        }

        #[test]
        fn what_is_looked_at_stays_while_heights_become_known(
            mut layout in layouts(), share in 0.0..1.0f64,
            measured in prop::collection::vec((0usize..1000, 20.0..900.0f64), 0..30),
        ) {
            let anchor = layout.anchor(share * layout.total());
            layout.measure(measured);
            let top = layout.top_of(anchor);
            prop_assert!((top - layout.offset(anchor.index) - anchor.delta).abs() < 1e-6);
        }

        #[test]
        fn a_range_is_never_much_longer_than_what_it_shows(layout in layouts(), share in 0.0..1.0f64) {
            let top = share * layout.total();
            // Cards are at least 20 pixels high.
            prop_assert!(layout.range(top, top + 800.0, 400.0).len() <= 1600 / 20 + 2);
        }
    }

    #[test]
    fn an_empty_list_shows_nothing() {
        let layout = Layout::new(0, 180.0);
        assert_eq!((layout.range(0.0, 500.0, 300.0), layout.total()), (0..0, 0.0));
    }

    #[test]
    fn a_card_that_says_it_has_no_height_is_not_believed() {
        let mut layout = Layout::new(3, 100.0);
        assert!(!layout.measure([(0, 0.0), (1, f64::NAN), (9, 50.0)]));
        assert_eq!(layout.total(), 300.0);
    }
}
