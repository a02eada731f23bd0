//! What the runtime tells the view, and what the view asks of the runtime: nothing else crosses.
//!
//! The view holds the session and shows it; the runtime fetches, stores, delivers, persists
//! settings and reads clocks. Everything here is plain data.

use crate::catalog::Catalog;
use crate::parts::{Loaded, Part};
use gradeglass_engine::delivery::TroubleKind;
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::judging::{self, Draft, Judgment, SessionOptions};
use gradeglass_engine::problem::Problem;
use gradeglass_engine::protection::{Exposure, Figures};
use gradeglass_engine::records::Sight;
use gradeglass_engine::task::Task;
use std::sync::Arc;

/// What the runtime tells [`crate::Root`].
#[derive(Debug, Clone)]
pub enum Msg {
    /// The guideline to judge by. Tasks that are opened from now on are judged by it.
    Guideline(Arc<Guideline>),
    /// The guideline, or a task, cannot be used: everything that is wrong with it.
    Unusable {
        /// What was read: a URL or a name that its author knows.
        name: String,
        /// All that is wrong.
        problems: Arc<[Problem]>,
    },
    /// Something the page cannot do without did not come: said in words, with a way to try again.
    Failed(Notice),
    /// The next task, with what was answered before, if anything was.
    Open {
        /// The task.
        task: Arc<Task>,
        /// What was kept of earlier work on it.
        draft: Option<Box<Draft>>,
        /// Who judges, since when, by which keys. The page sets `locale` and `single_letters`
        /// itself: both are settings that can change while the task is open.
        options: Box<SessionOptions>,
    },
    /// There is no task on the page.
    Idle(Idle),
    /// Something for the session: a method of the element, the answer of the store, visibility.
    Session(judging::Message),
    /// How far the batch is.
    Progress(Progress),
    /// How delivery stands.
    Delivery(Arc<DeliveryStatus>),
    /// Something to say until it is taken back or dismissed.
    Notice(Notice),
    /// Takes the notice of this kind back.
    Resolved(NoticeKind),
    /// The interface's words.
    Locale(Arc<Catalog>),
    /// A part of the page has come.
    Part(Loaded),
    /// A part that was asked for did not come.
    PartMissing(Part),
    /// What the annotator has chosen before.
    Settings(Settings),
    /// What the annotator has seen today.
    Figures(Figures),
    /// What the page itself does; the runtime never sends it.
    #[doc(hidden)]
    Own(crate::root::Own),
}

/// What the view asks of the runtime, through [`crate::Props::host`].
#[derive(Debug, Clone)]
pub enum HostRequest {
    /// Keep this draft of the open task. Sent on every change: the runtime debounces, and never drops.
    SaveDraft(Box<Draft>),
    /// Store this judgment with the end of its draft in one transaction, then send
    /// [`judging::Message::Stored`] or [`judging::Message::StoreFailed`]. The runtime fills in what
    /// only it knows and what is empty here: `id`, `timing.submitted_at`, `client`.
    Store(Box<Judgment>),
    /// Answers changed.
    Changed,
    /// Covered content was open for a while, and so it could be seen.
    Exposure(Box<Exposure>, Sight),
    /// Send [`judging::Message::Tick`] at this time, and at no earlier one; none takes it back.
    Wake(Option<u64>),
    /// The judgment is stored: open the next task, or say [`Msg::Idle`].
    Finished,
    /// Try to send what waits, or what was refused.
    Retry(Option<String>),
    /// Save everything that is unsent to a file.
    Export,
    /// Try again what [`Msg::Failed`] said did not come.
    Reload,
    /// The annotator changed a setting: keep it, and send the words of another locale.
    Settings(Settings),
    /// Bring a part of the page: [`Msg::Part`] or [`Msg::PartMissing`] answers.
    Bring(Part),
    /// The session threw something away or found something that a log should keep.
    Log(String),
}

/// Why there is no task on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Idle {
    /// Guideline or task is on its way.
    #[default]
    Loading,
    /// There was nothing to judge in the first place.
    Empty,
    /// All of the batch is judged.
    Finished,
    /// The host ended the session.
    Over,
}

/// How far the batch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Which task of the batch is open, from 1.
    pub current: u32,
    /// How many tasks there are, where that is known.
    pub total: Option<u32>,
}

/// How delivery stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DeliveryStatus {
    /// Of each receiver; all get every judgment.
    pub receivers: Vec<Receiver>,
}

/// How delivery to one receiver stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Receiver {
    /// What annotators call it.
    pub name: String,
    /// Stored here, and not yet taken by the receiver.
    pub waiting: u32,
    /// What the receiver refused, newest first.
    pub refused: Vec<Refused>,
    /// Whether the receiver cannot be reached.
    pub offline: bool,
    /// Why the last try failed, if it did. The interface has the words, under `trouble-<code>`.
    pub trouble: Option<TroubleKind>,
    /// Seconds until the next try, where one is planned.
    pub retry_in: Option<u32>,
}

impl DeliveryStatus {
    /// How many judgments have still to reach somebody. They go out in one order, so that those that
    /// wait for one receiver are among those that wait for the one that is furthest behind.
    pub fn waiting(&self) -> u32 {
        self.receivers.iter().map(|receiver| receiver.waiting).max().unwrap_or_default()
    }

    /// How often a judgment was refused.
    pub fn refused(&self) -> usize {
        self.receivers.iter().map(|receiver| receiver.refused.len()).sum()
    }
}

/// One judgment that the receiver refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The judgment's id.
    pub id: String,
    /// The task's id.
    pub task: String,
    /// Why, in the receiver's words.
    pub reason: String,
}

/// Something the annotator has to know of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What kind: the interface has the words.
    pub kind: NoticeKind,
    /// The rest of the story, in words that the interface does not have: a URL, a status, a reason.
    pub detail: Option<String>,
}

/// The kinds of notice. Each has its words under `notice-…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoticeKind {
    /// The browser lets nothing be stored: judgments last only as long as the page.
    StorageDenied,
    /// What is stored was sealed with a key that the host does not give.
    StorageLocked,
    /// The browser's storage is full.
    StorageFull,
    /// The judgment could not be stored; the answers are still on the page.
    NotStored,
    /// The guideline did not load.
    GuidelineFailed,
    /// Tasks did not load.
    TasksFailed,
    /// A task was left out because it cannot be read.
    TaskRefused,
    /// The guideline changed while a draft was open.
    GuidelineChanged,
    /// Parts of a stored draft no longer fit the guideline and were set aside.
    DraftReduced,
    /// The same task is open in another tab.
    OpenElsewhere,
    /// The receiver wants a new sign-in.
    SignIn,
    /// A part of the page did not load.
    PartFailed,
    /// Everything was covered because the policy could not be read.
    SafeMode,
    /// A pause is suggested.
    Pause,
    /// The host's limit for hard content is reached.
    Limit,
}

/// What an annotator can choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Whether single letters and digits are keys.
    pub single_keys: bool,
    /// Light, dark, or as the system has it.
    pub theme: Theme,
    /// The interface's language; none follows the element's `locale`.
    pub locale: Option<String>,
    /// Languages that the interface has, each by tag.
    pub locales: Vec<String>,
    /// How covered content looks, and what was revealed.
    pub comfort: ComfortSettings,
}

/// How covered content looks, and what was revealed. Nothing here covers less than the policy does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComfortSettings {
    /// Everything is covered first, what nobody has flagged as well.
    pub cover_all: bool,
    /// Pictures are revealed without colour first, whatever the policy says.
    pub gray_first: bool,
    /// Pictures are revealed as drawings first, where their pixels can be read.
    pub drawn_first: bool,
    /// How revealed pictures are tinted.
    pub tint: Tint,
    /// Whether revealed pictures are small.
    pub small: bool,
    /// Pixels on the short side of a preview: one of [`ComfortSettings::GRAINS`].
    pub grain: u8,
    /// How fast media plays to begin with, in hundredths: one of [`ComfortSettings::RATES`].
    pub rate: u16,
}

impl ComfortSettings {
    /// From coarse to fine.
    pub const GRAINS: [u8; 6] = [8, 12, 16, 24, 32, 48];
    /// From slow to fast.
    pub const RATES: [u16; 6] = [50, 75, 100, 125, 150, 200];

    /// With previews one step finer, or coarser.
    #[must_use]
    pub fn grained(self, finer: bool) -> Self {
        let at = Self::GRAINS.iter().position(|grain| *grain >= self.grain).unwrap_or(2);
        let at = if finer { at + 1 } else { at.saturating_sub(1) };
        Self { grain: Self::GRAINS.get(at).copied().unwrap_or(self.grain), ..self }
    }
}

impl Default for ComfortSettings {
    fn default() -> Self {
        Self {
            cover_all: false,
            gray_first: false,
            drawn_first: false,
            tint: Tint::None,
            small: false,
            grain: 16,
            rate: 100,
        }
    }
}

/// How revealed pictures are tinted, once their colour is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tint {
    /// Not at all.
    #[default]
    None,
    /// In sepia.
    Sepia,
    /// Pale.
    Pale,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            single_keys: true,
            theme: Theme::System,
            locale: None,
            locales: Vec::new(),
            comfort: ComfortSettings::default(),
        }
    }
}

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}
