//! The ledger of exposures: exact sums for today, prompts for a pause, and the host's limits.
//!
//! Records are only ever added, and hold no content. The numbers at which a pause is suggested are
//! engineering defaults, not evidence: nobody knows a safe dose.

use super::Exposure;

/// When a pause is suggested, and what is the most that a host allows. Zero is never.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// A pause is suggested after so many minutes of work on sealed content …
    pub work_min: u16,
    /// … or after so many full reveals …
    pub reveals: u16,
    /// … or after so many seconds of full reveals within five minutes.
    pub exposed_s: u16,
    /// A pause is at least so long, in minutes.
    pub pause_min: u16,
    /// The most minutes of work on sealed content without a pause.
    pub most_at_once_min: u16,
    /// The most minutes of work on sealed content a day.
    pub most_a_day_min: u16,
    /// One task in so many is without sealed content, where there is such a task.
    pub benign_one_in: u16,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            work_min: 20,
            reveals: 25,
            exposed_s: 90,
            pause_min: 10,
            most_at_once_min: 0,
            most_a_day_min: 0,
            benign_one_in: 3,
        }
    }
}

impl Limits {
    /// The stricter of two, number by number.
    #[must_use]
    pub fn stricter(self, other: Self) -> Self {
        let least = |a: u16, b: u16| if a == 0 || b == 0 { a.max(b) } else { a.min(b) };
        Self {
            work_min: least(self.work_min, other.work_min),
            reveals: least(self.reveals, other.reveals),
            exposed_s: least(self.exposed_s, other.exposed_s),
            pause_min: self.pause_min.max(other.pause_min),
            most_at_once_min: least(self.most_at_once_min, other.most_at_once_min),
            most_a_day_min: least(self.most_a_day_min, other.most_a_day_min),
            benign_one_in: least(self.benign_one_in, other.benign_one_in),
        }
    }
}

/// What an annotator has seen today. Only ever grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// Reveals of covered content.
    pub reveals: u64,
    /// For how long, each part of a result counted by itself.
    pub ms: u64,
    /// How much of that was sealed.
    pub high_ms: u64,
    /// Reveals that were taken back within half a second.
    pub undone: u64,
    /// Results judged.
    pub judged: u64,
    /// Results judged without a full reveal of what was covered.
    pub spared: u64,
    /// Time at work on tasks with sealed content.
    pub work_ms: u64,
    /// Pauses that were suggested.
    pub prompted: u64,
    /// Pauses that were taken.
    pub paused: u64,
    /// How long they were.
    pub paused_ms: u64,
}

impl Figures {
    /// As one line, to be kept between visits.
    pub fn to_line(self) -> String {
        self.numbers().map(|number| number.to_string()).join(" ")
    }

    /// From such a line; nothing that is not a whole line of numbers counts.
    pub fn of_line(line: &str) -> Option<Self> {
        let mut numbers = line.split(' ').map(|number| number.parse().ok());
        let mut take = || numbers.next().flatten();
        let figures = Self {
            reveals: take()?,
            ms: take()?,
            high_ms: take()?,
            undone: take()?,
            judged: take()?,
            spared: take()?,
            work_ms: take()?,
            prompted: take()?,
            paused: take()?,
            paused_ms: take()?,
        };
        numbers.next().is_none().then_some(figures)
    }

    fn numbers(self) -> [u64; 10] {
        [
            self.reveals,
            self.ms,
            self.high_ms,
            self.undone,
            self.judged,
            self.spared,
            self.work_ms,
            self.prompted,
            self.paused,
            self.paused_ms,
        ]
    }
}

/// Work that was done on one task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Work {
    /// How long it took.
    pub ms: u64,
    /// Whether any of it was sealed.
    pub sealed: bool,
    /// Results judged.
    pub judged: u64,
    /// Those judged without a full reveal.
    pub spared: u64,
}

/// What the ledger asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pause {
    /// A pause, quietly.
    Suggested(Why),
    /// The host's limit: nothing more is revealed until a pause was made, or for today.
    Limit(Why),
    /// The limit is over, since a pause was made.
    Over,
}

/// Why a pause is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Time at work on sealed content.
    Work,
    /// Full reveals.
    Reveals,
    /// A lot within minutes.
    Exposed,
    /// The most a day.
    Day,
}

impl Why {
    /// Its word in events.
    pub fn name(self) -> &'static str {
        match self {
            Self::Work => "work",
            Self::Reveals => "reveals",
            Self::Exposed => "exposure",
            Self::Day => "day",
        }
    }
}

const MINUTE_MS: u64 = 60_000;

/// Exposures within this time are taken together.
const WINDOW_MS: u64 = 5 * MINUTE_MS;

/// The ledger.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// Today's sums.
    pub today: Figures,
    limits: Limits,
    /// Since the last pause or prompt.
    work_ms: u64,
    reveals: u64,
    /// Since the last pause.
    at_once_ms: u64,
    /// Full reveals of the last minutes: when they ended, and how long they were.
    recent: Vec<(u64, u64)>,
    last_ms: Option<u64>,
    limited: bool,
    /// Tasks with sealed content, one after the other.
    sealed_in_a_row: u16,
}

impl Ledger {
    /// The ledger of a day of which this much is known.
    pub fn new(today: Figures) -> Self {
        Self { today, ..Self::default() }
    }

    /// The limits from now on.
    pub fn set_limits(&mut self, limits: Limits) {
        self.limits = limits;
    }

    /// The limits in force.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// Whether nothing more may be revealed: until a pause was made, or today.
    pub fn is_limited(&self) -> bool {
        self.limited || self.is_day_over()
    }

    /// Whether the next task had better be without sealed content.
    pub fn wants_benign(&self) -> bool {
        let one_in = self.limits.benign_one_in;
        self.is_limited() || (one_in > 0 && self.sealed_in_a_row + 1 >= one_in)
    }

    /// Another day begins.
    pub fn begin_day(&mut self) {
        *self = Self { limits: self.limits, last_ms: self.last_ms, ..Self::default() };
    }

    /// Enters a record.
    pub fn enter(&mut self, exposure: &Exposure) -> Vec<Pause> {
        let mut said = self.return_from_pause(exposure.from_ms, exposure.to_ms);
        let duration = exposure.duration_ms();
        if exposure.revealed {
            self.today.reveals += 1;
            self.today.ms += duration;
            self.today.high_ms += if exposure.is_high() { duration } else { 0 };
            self.today.undone += u64::from(exposure.is_undone());
        }
        if exposure.is_full() {
            self.reveals += 1;
            self.recent.retain(|(end, _)| end + WINDOW_MS > exposure.to_ms);
            self.recent.push((exposure.to_ms, duration));
        }
        said.extend(self.judge());
        said
    }

    /// Enters work on one task, when it ends.
    pub fn enter_work(&mut self, work: Work, now_ms: u64) -> Vec<Pause> {
        let mut said = self.return_from_pause(now_ms.saturating_sub(work.ms), now_ms);
        self.today.judged += work.judged;
        self.today.spared += work.spared;
        self.sealed_in_a_row = if work.sealed { self.sealed_in_a_row.saturating_add(1) } else { 0 };
        if work.sealed {
            self.today.work_ms += work.ms;
            self.work_ms += work.ms;
            self.at_once_ms += work.ms;
        }
        said.extend(self.judge());
        said
    }

    /// Whether the annotator was away long enough for a pause, told when time has passed.
    pub fn tick(&mut self, now_ms: u64) -> Vec<Pause> {
        let last = self.last_ms;
        let said = self.return_from_pause(now_ms, now_ms);
        self.last_ms = last.filter(|_| said.is_empty()).or(self.last_ms);
        said
    }

    fn return_from_pause(&mut self, from_ms: u64, to_ms: u64) -> Vec<Pause> {
        let away_ms = self.last_ms.map_or(0, |last| from_ms.saturating_sub(last));
        self.last_ms = Some(self.last_ms.unwrap_or(0).max(to_ms));
        if away_ms < u64::from(self.limits.pause_min) * MINUTE_MS {
            return Vec::new();
        }
        self.today.paused += 1;
        self.today.paused_ms += away_ms;
        self.begin_stretch();
        self.at_once_ms = 0;
        let over = self.limited && !self.is_day_over();
        self.limited &= !over;
        if over { vec![Pause::Over] } else { Vec::new() }
    }

    fn begin_stretch(&mut self) {
        (self.work_ms, self.reveals) = (0, 0);
        self.recent.clear();
    }

    fn is_day_over(&self) -> bool {
        is_reached(self.today.work_ms, self.limits.most_a_day_min)
    }

    fn judge(&mut self) -> Option<Pause> {
        let at_once = is_reached(self.at_once_ms, self.limits.most_at_once_min);
        if !self.limited && (at_once || self.is_day_over()) {
            self.limited = true;
            self.begin_stretch();
            return Some(Pause::Limit(if self.is_day_over() { Why::Day } else { Why::Work }));
        }
        let why = self.due()?;
        self.today.prompted += 1;
        self.begin_stretch();
        Some(Pause::Suggested(why))
    }

    fn due(&self) -> Option<Why> {
        let Limits { work_min, reveals, exposed_s, .. } = self.limits;
        let exposed_ms: u64 = self.recent.iter().map(|(_, ms)| ms).sum();
        let reasons = [
            (is_reached(self.work_ms, work_min), Why::Work),
            (reveals > 0 && self.reveals >= u64::from(reveals), Why::Reveals),
            (exposed_s > 0 && exposed_ms >= u64::from(exposed_s) * 1_000, Why::Exposed),
        ];
        reasons.into_iter().find(|(holds, _)| *holds).map(|(_, why)| why)
    }
}

fn is_reached(ms: u64, minutes: u16) -> bool {
    minutes > 0 && ms >= u64::from(minutes) * MINUTE_MS
}
