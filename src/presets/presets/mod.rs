//! One receiver a file. Each reads its options into a dialect, and begins an exchange.

mod argilla;
mod cloudevents;
mod json;
mod kafka;
mod label_studio;
mod message;
mod mturk;
mod quepid;
mod sagemaker;
mod upload;

use crate::exchange::{Exchange, Request};
use crate::judged::Judged;
use crate::plan::{Options, Page, Plan};
use gradeglass_engine::document::At;
use gradeglass_engine::problem::Problem;

/// A preset with its options.
#[derive(Debug, Clone, PartialEq)]
pub enum Dialect {
    /// The judgment, or a list of them, as JSON.
    Json,
    /// One judgment a line.
    JsonLines,
    /// CloudEvents 1.0.
    CloudEvents(cloudevents::CloudEvents),
    /// Label Studio.
    LabelStudio(label_studio::LabelStudio),
    /// Argilla.
    Argilla(argilla::Argilla),
    /// Quepid.
    Quepid(quepid::Quepid),
    /// A REST proxy before Kafka.
    Kafka,
    /// An object store, by signed addresses.
    Upload(upload::Upload),
    /// Mechanical Turk.
    MTurk,
    /// SageMaker Ground Truth and A2I.
    SageMaker(sagemaker::SageMaker),
    /// The window that holds this one.
    Message(message::Message),
}

/// Reads a preset's options. None where the preset is unknown, or cannot work with what it is given.
pub fn read(preset: &str, root: At<'_>, problems: &mut Vec<Problem>) -> Option<Dialect> {
    let at = root.given("options");
    let mut options = |known: &[&str], read: &dyn Fn(&mut Options<'_>) -> Dialect| {
        read(&mut Options::of(&root, at.as_ref(), known, problems))
    };
    Some(match preset {
        "json" => options(&[], &|_| Dialect::Json),
        "json-lines" => options(&[], &|_| Dialect::JsonLines),
        "kafka" => options(&[], &|_| Dialect::Kafka),
        "mturk" => options(&[], &|_| Dialect::MTurk),
        "cloudevents" => options(&cloudevents::OPTIONS, &cloudevents::read),
        "label-studio" => options(&label_studio::OPTIONS, &label_studio::read),
        "argilla" => options(&argilla::OPTIONS, &argilla::read),
        "quepid" => options(&quepid::OPTIONS, &quepid::read),
        "upload" => options(&upload::OPTIONS, &upload::read),
        "sagemaker" => options(&sagemaker::OPTIONS, &sagemaker::read),
        "message" => {
            let url = root.get("url").and_then(|url| url.text()).unwrap_or_default();
            options(&[], &|options| message::read(url, options))
        }
        _ => return None,
    })
}

/// Begins to send.
pub fn begin(plan: &Plan, judged: Vec<Judged>, page: &Page) -> Exchange {
    match &plan.dialect {
        Dialect::Json => json::begin(plan, &judged),
        Dialect::JsonLines => json::begin_lines(plan, &judged),
        Dialect::CloudEvents(events) => cloudevents::begin(plan, events, &judged),
        Dialect::LabelStudio(studio) => label_studio::begin(plan, studio, &judged),
        Dialect::Argilla(argilla) => argilla::begin(plan, argilla, &judged),
        Dialect::Quepid(quepid) => quepid::begin(plan, quepid, judged),
        Dialect::Kafka => kafka::begin(plan, &judged),
        Dialect::Upload(upload) => upload::begin(plan, upload, &judged),
        Dialect::MTurk => mturk::begin(plan, &judged, page),
        Dialect::SageMaker(sagemaker) => sagemaker::begin(plan, sagemaker, &judged),
        Dialect::Message(message) => message::begin(plan, message, &judged),
    }
}

/// See [`Plan::draft`].
pub fn draft(plan: &Plan, unfinished: &Judged, known: Option<u32>) -> Option<Request> {
    match &plan.dialect {
        Dialect::LabelStudio(studio) => label_studio::draft(plan, studio, unfinished, known),
        _ => None,
    }
}

/// The ids of judgments.
fn ids(judged: &[Judged]) -> Vec<String> {
    judged.iter().map(|judged| judged.id().to_owned()).collect()
}

/// The judgment that is sent, for presets that send one at a time.
fn only(judged: &[Judged]) -> Judged {
    judged.first().cloned().unwrap_or(Judged { node: gradeglass_engine::document::Node::null() })
}
