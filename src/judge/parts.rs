//! Parts of the page that are not in the first download: brought when they are needed.

use crate::app::App;
use crate::documents::Fault;
use gradeglass_engine::guideline::Guideline;
use gradeglass_view::parts::needs_controls;
use gradeglass_view::{Msg, NoticeKind, Part};

impl App {
    /// Brings a part that the page asks for.
    pub async fn bring(&self, part: Part) {
        match gradeglass_parts::bring(part).await {
            Ok(loaded) => self.send(Msg::Part(loaded)),
            Err(_) => self.send(Msg::PartMissing(part)),
        }
    }

    /// Brings the controls that this guideline cannot be answered without: no task opens before them.
    /// Says whether the work can go on.
    pub async fn bring_controls(&self, guideline: &Guideline, run: u32) -> bool {
        if !needs_controls(guideline) {
            return true;
        }
        match gradeglass_parts::bring(Part::Controls).await {
            _ if !self.is_current(run) => return false,
            Ok(loaded) => self.send(Msg::Part(loaded)),
            Err(_) => {
                let fault = Fault::Missing("the controls of its fields did not load".to_owned());
                self.fail(NoticeKind::GuidelineFailed, "guideline", fault);
                return false;
            }
        }
        true
    }
}
