//! The ledger at work: entered for today, told to the host, kept between visits; and the timer that
//! ends what has been open long enough.

use crate::app::App;
use gloo::timers::callback::Timeout;
use gradeglass_browser::{now_ms, read_setting, rfc3339, uuid_v7, write_setting};
use gradeglass_engine::document::Node;
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::judging::{JudgedAt, Judgment, Message};
use gradeglass_engine::protection::{
    Comfort, CoverMessage, Exposure, Fault, Figures, Ledger, Level, Pause, Why, Work, decide,
};
use gradeglass_engine::records::{Sight, exposure_to_node};
use gradeglass_engine::task::{ResultItem, Task};
use gradeglass_view::{Msg, NoticeKind};
use std::cell::RefCell;
use std::rc::Rc;

/// Where the figures of today are kept.
const TODAY: &str = "exposure-today";

/// The ledger of this page, and its timer.
pub struct Exposures {
    ledger: RefCell<Ledger>,
    day: RefCell<String>,
    /// Names the records of one visit; says nothing of who it was.
    session: String,
    timer: RefCell<Option<Timeout>>,
}

impl Exposures {
    /// The ledger, with what is known of today.
    pub fn begin() -> Self {
        let day = today();
        let known = read_setting(TODAY).and_then(|line| {
            let (of, figures) = line.split_once(' ')?;
            Figures::of_line(figures).filter(|_| of == day)
        });
        Self {
            ledger: RefCell::new(Ledger::new(known.unwrap_or_default())),
            day: RefCell::new(day),
            session: uuid_v7(),
            timer: RefCell::default(),
        }
    }

    /// Whether the next task had better be without sealed content.
    pub fn wants_benign(&self) -> bool {
        self.ledger.borrow().wants_benign()
    }

    /// The figures of today.
    pub fn figures(&self) -> Figures {
        self.ledger.borrow().today
    }

    fn begin_day(&self) {
        let day = today();
        if *self.day.borrow() != day {
            self.ledger.borrow_mut().begin_day();
            self.day.replace(day);
        }
    }

    fn keep(&self) {
        let line = format!("{} {}", self.day.borrow(), self.figures().to_line());
        write_setting(TODAY, Some(&line));
    }
}

/// The day by universal time: the same wherever the ledger is read.
fn today() -> String {
    rfc3339().chars().take(10).collect()
}

impl App {
    /// Enters an exposure, and tells the host.
    pub fn enter_exposure(self: &Rc<Self>, mut exposure: Exposure, sight: Sight) {
        if !self.host.styled() {
            exposure.faults.add(Fault::Style);
        }
        self.exposures.begin_day();
        let pauses = self.exposures.ledger.borrow_mut().enter(&exposure);
        self.exposures.keep();
        let open = self.work.borrow().open_task();
        if let Some((guideline, task)) = open {
            let policy = self.policy_version(&guideline);
            let (session, today) = (&self.exposures.session, self.exposures.figures());
            let record = exposure_to_node(&exposure, sight, &task, &policy, session, &today);
            self.host.tell("exposure", &record);
        }
        self.after_entry(pauses);
    }

    /// Enters the work that a judgment ends.
    pub fn enter_work(self: &Rc<Self>, judgment: &Judgment) {
        let Some((guideline, task)) = self.work.borrow().open_task() else { return };
        self.exposures.begin_day();
        let work = work(&guideline, &task, judgment);
        let pauses = self.exposures.ledger.borrow_mut().enter_work(work, now_ms() as u64);
        self.exposures.keep();
        self.after_entry(pauses);
    }

    /// The limits of a guideline that came; a limit that is reached already holds.
    pub fn set_limits(self: &Rc<Self>, guideline: &Guideline) {
        self.exposures.ledger.borrow_mut().set_limits(guideline.policy.limits());
        self.send(Msg::Figures(self.exposures.figures()));
    }

    /// After a while away, or with another task: a pause may have been made, a limit may hold.
    pub fn look_at_limits(self: &Rc<Self>) {
        self.exposures.begin_day();
        let pauses = self.exposures.ledger.borrow_mut().tick(now_ms() as u64);
        self.after_entry(pauses);
        let limited = self.exposures.ledger.borrow().is_limited();
        self.session(Message::Cover(CoverMessage::Limited(limited)));
    }

    fn after_entry(self: &Rc<Self>, pauses: Vec<Pause>) {
        self.send(Msg::Figures(self.exposures.figures()));
        for pause in pauses {
            let (kind, why, limit) = match pause {
                Pause::Suggested(why) => (NoticeKind::Pause, why, false),
                Pause::Limit(why) => (NoticeKind::Limit, why, true),
                Pause::Over => {
                    self.session(Message::Cover(CoverMessage::Limited(false)));
                    self.send(Msg::Resolved(NoticeKind::Limit));
                    continue;
                }
            };
            if limit {
                self.session(Message::Cover(CoverMessage::Limited(true)));
            }
            self.notice(kind, None);
            self.tell_pause(why, limit);
        }
    }

    fn tell_pause(&self, why: Why, limit: bool) {
        let minutes = self.exposures.ledger.borrow().limits().pause_min;
        let detail = Node::map([
            ("reason", Node::text(why.name())),
            ("limit", Node::bool(limit)),
            ("suggested_minutes", Node::int(i64::from(minutes))),
        ]);
        self.host.tell("break", &detail);
    }

    /// Sends a tick at this time, if no other comes before it.
    pub fn wake(self: &Rc<Self>, due_ms: Option<u64>) {
        let app = Rc::downgrade(self);
        let timer = due_ms.map(|due| {
            // A timer may be early by a fraction of a millisecond, and then nothing is due yet.
            let wait = (due as f64 - now_ms()).max(0.0) as u32 + 1;
            Timeout::new(wait, move || {
                if let Some(app) = app.upgrade() {
                    app.session(Message::Tick);
                }
            })
        });
        self.exposures.timer.replace(timer);
    }
}

/// Whether any result of a task is sealed.
pub fn is_sealed(guideline: &Guideline, task: &Task) -> bool {
    task.results.iter().any(|result| level(guideline, result) >= Level::Seal)
}

/// How strictly the policy alone covers a result.
fn level(guideline: &Guideline, result: &ResultItem) -> Level {
    decide(&guideline.policy, result, &Comfort::default()).top()
}

/// What a judgment says of the work that it ends.
fn work(guideline: &Guideline, task: &Task, judgment: &Judgment) -> Work {
    let mut work = Work { ms: judgment.timing.active_ms, ..Work::default() };
    for result in &task.results {
        let level = level(guideline, result);
        let seen = judgment.viewing.get(&result.id).map(|viewing| viewing.judged_at);
        let spared = level >= Level::Soften && seen.is_none_or(|seen| seen < JudgedAt::Softened);
        work.sealed |= level >= Level::Seal;
        work.judged += 1;
        work.spared += u64::from(spared);
    }
    work
}
