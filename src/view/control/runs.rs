//! A markable text as runs: each knows where it starts, and those that are marked are marked.

use crate::model::FieldState;
use gradeglass_engine::judging::{Answer, SpanMark};
use yew::prelude::*;

/// The text cut where marks start and end. Where marks overlap, a run says of how many it is part.
pub fn runs(text: &str, fields: &[FieldState]) -> Vec<Html> {
    let all: Vec<&SpanMark> = fields
        .iter()
        .flat_map(|state| match &state.answer {
            Some(Answer::Spans(marks)) => marks.as_slice(),
            _ => &[],
        })
        .collect();
    let length = text.encode_utf16().count() as u32;
    let mut cuts: Vec<u32> =
        all.iter().flat_map(|mark| [mark.start, mark.end]).chain([0, length]).collect();
    gradeglass_engine::order::sort(&mut cuts, &Ord::cmp);
    cuts.dedup();
    let pairs = cuts.iter().zip(cuts.iter().skip(1));
    pairs
        .filter_map(|(start, end)| {
            let run = gradeglass_engine::judging::utf16_slice(text, *start, *end)?;
            let over = all.iter().filter(|mark| mark.start <= *start && mark.end >= *end).count();
            let (key, start) = (start.to_string(), start.to_string());
            Some(match over {
                0 => html! { <span {key} data-start={start}>{ run.to_owned() }</span> },
                1 => html! { <mark {key} data-start={start}>{ run.to_owned() }</mark> },
                _ => {
                    html! { <mark {key} class="over" data-start={start}>{ run.to_owned() }</mark> }
                }
            })
        })
        .collect()
}
