//! What messages do: to the session, to the page, to the runtime.

use super::{Finder, Own, Root, Selection, Stage, Wish};
use crate::card::stop_film;
use crate::catalog::Argument;
use crate::contract::{ComfortSettings, HostRequest, Idle, Notice, NoticeKind, Settings};
use crate::dialog::Open;
use crate::list::{Goal, viewport};
use crate::project;
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::judging::{
    Answer, Client, Command, Draft, DraftNote, Effect, KeyPress, Message, Phase, Place, Session,
    SessionOptions, SpanMark, span_text,
};
use gradeglass_engine::protection::{Comfort, Exposure, Level, Levels, Surface};
use gradeglass_engine::records::Sight;
use gradeglass_engine::task::Task;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlVideoElement};

/// Signs of life closer together than this are one, in milliseconds.
const ACTIVITY: f64 = 1_000.0;

impl Root {
    fn now_ms(&self) -> u64 {
        self.now.emit(()).max(0.0) as u64
    }

    /// The session, if a task is open.
    pub(super) fn open_session(&self) -> Option<Rc<RefCell<Session>>> {
        match &self.stage {
            Stage::Task(session) => Some(session.clone()),
            _ => None,
        }
    }

    pub(super) fn take_guideline(&mut self, guideline: Arc<Guideline>) {
        let now = self.now_ms();
        self.guideline = Some(guideline.clone());
        if let Some(session) = self.open_session() {
            let effects = session.borrow_mut().change_guideline(guideline, now);
            effects.into_iter().for_each(|effect| self.effect(&session, effect));
            self.tell_draft_notes();
        }
    }

    pub(super) fn open_task(
        &mut self,
        task: Arc<Task>,
        draft: Option<Draft>,
        options: SessionOptions,
    ) {
        let Some(guideline) = self.guideline.clone() else {
            self.host
                .emit(HostRequest::Log("a task was opened before its guideline was there".into()));
            return;
        };
        let had_focus = self.has_focus();
        self.options = options;
        let session = Session::new(guideline, task, draft, self.session_options(), self.now_ms());
        self.stage = Stage::Task(Rc::new(RefCell::new(session)));
        self.finder = None;
        self.selection = None;
        self.notices.retain(|notice| {
            !matches!(notice.kind, NoticeKind::DraftReduced | NoticeKind::NotStored)
        });
        self.tell_draft_notes();
        if had_focus {
            self.focus_cursor();
        }
    }

    /// Other words or keys: what was answered, and what can be taken back, stays.
    pub(super) fn reopen(&mut self) {
        let Some(session) = self.open_session() else { return };
        let SessionOptions { locale, keymap, comfort, .. } = self.session_options();
        let now = self.now_ms();
        let mut held = session.borrow_mut();
        held.set_locale(locale);
        held.set_keymap(keymap);
        let effects = held.set_comfort(comfort, now);
        drop(held);
        effects.into_iter().for_each(|effect| self.effect(&session, effect));
    }

    /// How much of the page a part fills that is open still: it is drawn anew after this.
    fn sight(&self, session: &Session, exposure: &Exposure) -> Sight {
        let part = match exposure.surface {
            Surface::Image => "image",
            Surface::Video => "video",
            Surface::Text => "text",
        };
        let rect = index_of(session, &exposure.result).and_then(|index| {
            let selector = format!("[data-index=\"{index}\"] [data-part={part}]");
            let found = self.page.cast::<Element>()?.query_selector(&selector).ok()??;
            Some(found.get_bounding_client_rect())
        });
        let side = |side: Result<JsValue, JsValue>| side.ok().and_then(|it| it.as_f64());
        let window = web_sys::window();
        let window = window.and_then(|it| side(it.inner_width()).zip(side(it.inner_height())));
        let grain = self.settings.comfort.grain;
        let (Some(rect), Some((width, height))) = (rect, window) else {
            return Sight { grain, ..Sight::default() };
        };
        let within = |from: f64, to: f64, most: f64| (to.min(most) - from.max(0.0)).max(0.0);
        let seen =
            within(rect.left(), rect.right(), width) * within(rect.top(), rect.bottom(), height);
        let viewport_fraction = (seen / (width * height).max(1.0) * 1_000.0).round() / 1_000.0;
        Sight { visible_px: seen as u64, viewport_fraction, grain }
    }

    fn session_options(&self) -> SessionOptions {
        let mut options = self.options.clone();
        options.locale = self.ui.words.locale().to_owned();
        options.keymap.single_letters = self.settings.single_keys;
        options.comfort = comfort(&self.settings.comfort);
        options
    }

    fn tell_draft_notes(&mut self) {
        let Some(session) = self.open_session() else { return };
        let notes = session.borrow().draft_notes().to_vec();
        let kinds = notes.iter().map(|note| match note {
            DraftNote::GuidelineChanged => NoticeKind::GuidelineChanged,
            _ => NoticeKind::DraftReduced,
        });
        for kind in kinds.collect::<Vec<_>>() {
            self.notice(Notice { kind, detail: None });
        }
    }

    pub(super) fn notice(&mut self, notice: Notice) {
        self.notices.retain(|known| known.kind != notice.kind);
        self.said.polite = crate::notice::words(&self.ui, notice.kind);
        self.notices.push(notice);
    }

    pub(super) fn show(&mut self, stage: Stage) {
        if self.has_focus() && !matches!(stage, Stage::Idle(Idle::Loading)) {
            self.wish = Some(Wish::State);
        }
        self.stage = stage;
        self.open = None;
    }

    /// Gives a message to the session. Says whether the page has to be drawn again.
    pub(super) fn session(&mut self, message: Message) -> bool {
        let Some(session) = self.open_session() else { return false };
        let quiet = message == Message::Activity;
        let now = self.now_ms();
        let effects = session.borrow_mut().update(message, now);
        let silent = quiet && effects.iter().all(|effect| matches!(effect, Effect::Wake(_)));
        for effect in effects {
            self.effect(&session, effect);
        }
        !silent
    }

    /// Says something to assistive technology. The same words twice are told apart by a space that
    /// nobody hears, so that they are said twice.
    fn say(&mut self, words: String) {
        let again = self.said.polite == words;
        self.said.polite = if again { words + "\u{a0}" } else { words };
    }

    fn effect(&mut self, session: &Rc<RefCell<Session>>, effect: Effect) {
        match effect {
            Effect::SaveDraft => {
                self.host.emit(HostRequest::SaveDraft(Box::new(session.borrow().draft())))
            }
            Effect::Store => self.store(&session.borrow()),
            Effect::Changed => self.host.emit(HostRequest::Changed),
            Effect::Exposure(exposure) => {
                let sight = self.sight(&session.borrow(), &exposure);
                self.host.emit(HostRequest::Exposure(exposure, sight));
            }
            Effect::Wake(due) => self.host.emit(HostRequest::Wake(due)),
            Effect::Finished => self.host.emit(HostRequest::Finished),
            Effect::FocusResult(result) => self.focus_result(session, result.as_deref()),
            Effect::FocusField(place) => self.focus_field(session, &place),
            Effect::FocusSubmit => self.wish = Some(Wish::Submit),
            Effect::MarkSelection(place, label) => self.mark(place, label),
            Effect::AnnounceFinding(finding) => {
                let words = project::finding(&self.ui, &session.borrow(), &finding).text;
                self.say(words);
            }
            Effect::Announce(key, arguments) => self.announce(key, &arguments),
            Effect::Guideline { open, section } => {
                if let Some(section) = section.filter(|_| open) {
                    self.section = Some((self.next(), section));
                }
            }
            Effect::Find => {
                self.finder = Some(Finder::default());
                self.wish = Some(Wish::Finder);
            }
            Effect::CoverAll => self.silence(),
            // These are read from the session when the page is drawn.
            Effect::Help(_) | Effect::AskReason(_) | Effect::AskOverrides => self.open = None,
        }
    }

    fn store(&self, session: &Session) {
        let client = Client {
            name: "gradeglass".into(),
            version: env!("CARGO_PKG_VERSION").into(),
            locale: self.ui.words.locale().into(),
        };
        let judgment = session.judgment(String::new(), String::new(), client);
        self.host.emit(HostRequest::Store(Box::new(judgment)));
    }

    fn announce(&mut self, key: &str, arguments: &[(&'static str, String)]) {
        // What counts arrives as text too: a whole number is one, so that plurals agree.
        let arguments: Vec<(&str, Argument)> = arguments
            .iter()
            .map(|(name, value)| match value.parse::<u32>() {
                Ok(number) => (*name, Argument::Number(f64::from(number))),
                Err(_) => (*name, Argument::Text(value.clone())),
            })
            .collect();
        let words = self.ui.words.with(key, &arguments);
        if key == gradeglass_engine::judging::announce::TO_MEND {
            self.said.alert = words;
        } else {
            self.say(words);
        }
        if key == gradeglass_engine::judging::announce::NOT_STORED {
            let detail = arguments.into_iter().find_map(|(_, value)| match value {
                Argument::Text(text) => Some(text),
                Argument::Number(_) => None,
            });
            self.notice(Notice { kind: NoticeKind::NotStored, detail });
        }
    }

    /// Stops everything that plays, at once: the elements go with the next drawing.
    fn silence(&self) {
        let Some(page) = self.page.cast::<Element>() else { return };
        let Ok(videos) = page.query_selector_all("video") else { return };
        for at in 0..videos.length() {
            if let Some(video) =
                videos.item(at).and_then(|node| node.dyn_into::<HtmlVideoElement>().ok())
            {
                stop_film(&video);
            }
        }
    }

    pub(super) fn next(&mut self) -> u32 {
        self.count = self.count.wrapping_add(1);
        self.count
    }

    fn focus_cursor(&mut self) {
        let Some(session) = self.open_session() else { return };
        let result = session.borrow().cursor().result.clone();
        self.focus_result(&session, result.as_deref());
    }

    fn focus_result(&mut self, session: &Rc<RefCell<Session>>, result: Option<&str>) {
        let index = result.and_then(|id| index_of(&session.borrow(), id));
        match index {
            Some(index) => {
                self.goal = Some(Goal { number: self.next(), index, inside: None, focus: true })
            }
            None => self.wish = Some(Wish::Task),
        }
    }

    fn focus_field(&mut self, session: &Rc<RefCell<Session>>, place: &Place) {
        let held = session.borrow();
        let field = held.guideline().fields.iter().position(|field| field.id == place.field);
        let result = place.result.as_deref().map(|id| index_of(&held, id));
        drop(held);
        let Some(field) = field else { return };
        let (id, index) = match result {
            Some(Some(index)) => (format!("f{index}-{field}"), Some(index)),
            Some(None) => return,
            None => (format!("ft-{field}"), None),
        };
        let inside = format!("input#{id},textarea#{id},#{id} [tabindex=\"0\"],#{id} button");
        match index {
            Some(index) => {
                self.goal =
                    Some(Goal { number: self.next(), index, inside: Some(inside), focus: true })
            }
            None => {
                self.wish = None;
                self.focus_now(&inside);
            }
        }
    }

    fn focus_now(&mut self, selector: &str) {
        let found = self
            .page
            .cast::<Element>()
            .and_then(|page| page.query_selector(selector).ok().flatten());
        if let Some(found) = found {
            viewport::into_view(&found);
            viewport::focus(&found);
        }
    }

    /// Gives focus to what was wished for, now that it is drawn.
    pub(super) fn grant(&mut self) {
        match self.wish.take() {
            Some(Wish::Submit) => {
                if let Some(button) = self.submit.cast::<Element>() {
                    viewport::focus(&button);
                }
            }
            Some(Wish::Finder) => self.focus_now("#find"),
            Some(Wish::Task) => self.focus_now(".task-fields,.state h2"),
            Some(Wish::State) => self.focus_now(".state h2"),
            None => {}
        }
    }

    /// Focus that was on something which is covered now goes to its card: it is never lost.
    pub(super) fn keep_focus(&mut self) {
        let lost = std::mem::take(&mut self.within) && !self.is_within() && self.has_focus();
        if lost && self.goal.as_ref().is_none_or(|goal| goal.number != self.count) {
            self.focus_now(".card.current,.task-fields.current,.state h2");
        }
    }

    /// Whether focus is in the page.
    pub(super) fn is_within(&self) -> bool {
        let page = self.page.cast::<Element>();
        page.is_some_and(|page| page.matches(":focus-within").unwrap_or(false))
    }

    /// Whether focus is in the page, or nowhere in the document: then a new task may take it.
    fn has_focus(&self) -> bool {
        let Some(page) = self.page.cast::<Element>() else { return false };
        let document = page.owner_document();
        let active = document.as_ref().and_then(|document| document.active_element());
        self.is_within()
            || active.is_none_or(|active| active.tag_name().eq_ignore_ascii_case("body"))
    }

    pub(super) fn own(&mut self, own: Own) -> bool {
        match own {
            Own::Key { press, escape } => return self.key(press, escape),
            Own::Active => return self.active(),
            Own::Open(open) => self.open = Some(open),
            Own::Close => return self.close(),
            Own::Host(request) => self.host.emit(*request),
            Own::Set(settings) => self.set(settings),
            Own::Grain(finer) => {
                let mut settings = self.settings.clone();
                settings.comfort = settings.comfort.grained(finer);
                self.set(settings);
            }
            Own::Section(section) => return self.open_section(section),
            Own::Finding(result, field) => return self.go_to(result, field),
            Own::Select(selection) => {
                self.selection = Some(selection);
                return false;
            }
            Own::Mark(place, label) => self.mark(place, label),
            Own::Dismiss(kind) => self.notices.retain(|notice| notice.kind != kind),
            Own::Find(wanted) => self.find(wanted),
            Own::FindNext(forward) => return self.find_next(forward),
            Own::TaskFocus(field) => return self.task_focus(field),
        }
        true
    }

    fn set(&mut self, settings: Settings) {
        self.settings = settings.clone();
        self.reopen();
        self.host.emit(HostRequest::Settings(settings));
    }

    fn key(&mut self, press: Option<KeyPress>, escape: bool) -> bool {
        if escape && (self.open.is_some() || self.finder.is_some()) {
            self.open = None;
            self.finder = None;
            self.focus_cursor();
        }
        match press.filter(|_| self.open_session().is_some()) {
            Some(press) => self.session(Message::Key(press)),
            None => escape,
        }
    }

    fn active(&mut self) -> bool {
        let now = self.now.emit(());
        if now - self.active_at < ACTIVITY {
            return false;
        }
        self.active_at = now;
        self.session(Message::Activity)
    }

    fn close(&mut self) -> bool {
        if self.open.take().is_some() {
            return true;
        }
        let Some(session) = self.open_session() else { return true };
        let (help, phase) = (session.borrow().help_open(), session.borrow().phase());
        match phase {
            _ if help => self.session(Message::Do(Command::Help)),
            Phase::AskingOverrides | Phase::AskingReason(_) => {
                self.session(Message::Do(Command::Cancel))
            }
            _ => true,
        }
    }

    fn open_section(&mut self, section: String) -> bool {
        self.section = Some((self.next(), section));
        let open = self.open_session().is_some_and(|session| session.borrow().guideline_open());
        open || self.session(Message::Do(Command::ToggleGuideline))
    }

    // From the dialog of warnings to one of them: the question is left first.
    fn go_to(&mut self, result: Option<String>, field: Option<String>) -> bool {
        self.session(Message::Do(Command::Cancel));
        let Some(session) = self.open_session() else { return true };
        match field {
            Some(field) => {
                let place = Place { result, field };
                self.session(Message::FocusField(place.clone()));
                self.focus_field(&session, &place);
            }
            None => {
                self.session(Message::FocusResult(result.clone()));
                self.focus_result(&session, result.as_deref());
            }
        }
        true
    }

    fn mark(&mut self, place: Place, label: Option<String>) {
        let Some(session) = self.open_session() else { return };
        let marks = self
            .selection
            .as_ref()
            .and_then(|selection| with_mark(&session.borrow(), selection, &place, label));
        match marks {
            Some(marks) => {
                self.selection = None;
                self.session(Message::Set(place, Some(Answer::Spans(marks))));
            }
            None => {
                let words = self.ui.text("span-select-first");
                self.say(words);
            }
        }
    }

    fn find(&mut self, wanted: String) {
        let Some(session) = self.open_session() else { return };
        let found =
            if wanted.trim().is_empty() { Vec::new() } else { session.borrow().find(&wanted) };
        self.finder = Some(Finder { wanted, found, at: None });
        self.find_next(true);
    }

    fn find_next(&mut self, forward: bool) -> bool {
        let (Some(session), Some(finder)) = (self.open_session(), self.finder.as_mut()) else {
            return false;
        };
        let count = finder.found.len();
        if count == 0 {
            return true;
        }
        let at = match finder.at {
            None => 0,
            Some(at) if forward => (at + 1) % count,
            Some(at) => (at + count - 1) % count,
        };
        finder.at = Some(at);
        let Some(id) = finder.found.get(at).cloned() else { return true };
        self.session(Message::FocusResult(Some(id.clone())));
        let index = index_of(&session.borrow(), &id);
        if let Some(index) = index {
            self.goal = Some(Goal { number: self.next(), index, inside: None, focus: false });
        }
        true
    }

    fn task_focus(&mut self, field: Option<String>) -> bool {
        let Some(session) = self.open_session() else { return false };
        let cursor = session.borrow().cursor().clone();
        if cursor.result.is_none() && (field.is_none() || field == cursor.field) {
            return false;
        }
        self.session(match field {
            Some(field) => Message::FocusField(Place { result: None, field }),
            None => Message::FocusResult(None),
        })
    }
}

/// What an annotator's settings ask of the covers.
fn comfort(settings: &ComfortSettings) -> Comfort {
    let least = if settings.cover_all { Level::Veil } else { Level::Open };
    Comfort { at_least: Levels::all(least), grayscale: settings.gray_first }
}

fn index_of(session: &Session, id: &str) -> Option<usize> {
    session.task().results.iter().position(|item| item.id == id)
}

/// The marks of a field with what is selected added, if that lies in the text that the field marks.
fn with_mark(
    session: &Session,
    selection: &Selection,
    place: &Place,
    label: Option<String>,
) -> Option<Vec<SpanMark>> {
    use gradeglass_engine::guideline::FieldKind;
    let FieldKind::Span { of, .. } = &session.guideline().field(&place.field)?.kind else {
        return None;
    };
    let item = place
        .result
        .as_ref()
        .and_then(|id| session.task().results.iter().find(|item| item.id == *id));
    let text = span_text(session.task(), item, of)?;
    let here =
        selection.text == text && (selection.result.is_none() || selection.result == place.result);
    let mark = SpanMark::new(text, selection.start, selection.end, label).filter(|_| here)?;
    let mut marks = match session.answer(place) {
        Some(Answer::Spans(marks)) => marks.clone(),
        _ => Vec::new(),
    };
    if !marks.contains(&mark) {
        marks.push(mark);
    }
    gradeglass_engine::order::sort(&mut marks, &|one, other| {
        (one.start, one.end).cmp(&(other.start, other.end))
    });
    Some(marks)
}

impl Root {
    /// The dialog that is open: the session's own question first.
    pub(super) fn dialog(&self) -> Option<Open> {
        let asked = self.open_session().and_then(|session| {
            let session = session.borrow();
            match session.phase() {
                Phase::AskingOverrides => Some(Open::Overrides),
                Phase::AskingReason(outcome) => Some(Open::Reason(outcome)),
                _ => session.help_open().then_some(Open::Help),
            }
        });
        asked.or_else(|| self.open.clone())
    }
}
