//! The page: head, notices, procedure, cards, foot, and what is open above them.

use super::{Own, Root, Stage};
use crate::classes::{classes, when};
use crate::contract::{Theme, Tint};
use crate::control::{self, Answers};
use crate::dialog::{self, Open, Overrides, Reason};
use crate::event::field_of;
use crate::footer::{self, Foot};
use crate::header::{self, Head};
use crate::icon::icon;
use crate::list::{Results, States};
use crate::sop::PanelProps;
use crate::ui::Shared;
use crate::{finding, keys, notice, project, state};
use gradeglass_engine::guideline::{Guideline, Severity};
use gradeglass_engine::judging::{Command, Session};
use gradeglass_engine::protection::Shown;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

impl Root {
    /// Draws the page. It is one region of whatever page it stands in.
    pub(super) fn draw(&self) -> Html {
        let words = &self.ui.words;
        let theme = match self.settings.theme {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        };
        let comfort = &self.settings.comfort;
        let tint = match comfort.tint {
            Tint::None => "",
            Tint::Sepia => "sepia",
            Tint::Pale => "pale",
        };
        let active = self.ui.own.reform(|_: PointerEvent| Own::Active);
        let wheel = self.ui.own.reform(|_: WheelEvent| Own::Active);
        html! {
            <section ref={self.page.clone()} class={classes(&["page", theme.unwrap_or_default(), tint, when(comfort.small, "small")])} part="page" lang={words.locale().to_owned()}
                dir={words.direction()} aria-label={words.text("page")} onkeydown={self.on_key()}
                onpointerdown={active.clone()} onpointermove={active} onwheel={wheel}>
                <div class="sr" role="status" aria-live="polite">{ self.said.polite.clone() }</div>
                <div class="sr" role="alert">{ self.said.alert.clone() }</div>
                <div class="top">
                    { self.head() }
                    { notice::draw(&self.ui, &self.notices) }
                    { self.finder() }
                </div>
                { self.foot(footer::ways_out) }
                <div class={classes(&["middle", when(self.procedure_open(), "with-guideline")])}>
                    { self.procedure() }
                    <div class="main" part="main">{ self.stage() }</div>
                </div>
                { self.foot(footer::draw) }
                <div class="above">{ self.above() }</div>
            </section>
        }
    }

    fn head(&self) -> Html {
        let session = self.open_session();
        let task = session.as_ref().map(|session| session.borrow().task().clone());
        let has_procedure =
            self.guideline.as_ref().is_some_and(|guideline| guideline.sop.is_some());
        header::draw(&Head {
            ui: &self.ui,
            task: task.as_deref(),
            progress: self.progress,
            delivery: &self.delivery,
            title: self.guideline.as_ref().map(|guideline| &guideline.title),
            guideline: (has_procedure && session.is_some()).then(|| self.procedure_open()),
        })
    }

    pub(super) fn procedure_open(&self) -> bool {
        let asked = self.open_session().is_some_and(|session| session.borrow().guideline_open());
        asked && self.guideline.as_ref().is_some_and(|guideline| guideline.sop.is_some())
    }

    fn procedure(&self) -> Html {
        let Some(guideline) = self.guideline.clone().filter(|_| self.procedure_open()) else {
            return html! { <div key="no-guideline" hidden=true></div> };
        };
        match self.ui.parts.procedure {
            Some(procedure) => (procedure.panel)(self.panel(guideline)),
            None => {
                html! { <aside key="guideline-late" class="guideline" aria-busy="true"></aside> }
            }
        }
    }

    fn panel(&self, guideline: Arc<Guideline>) -> PanelProps {
        let section = self.section.clone();
        PanelProps { ui: self.ui.clone(), guideline: Shared(guideline), section }
    }

    fn finder(&self) -> Html {
        let Some(finder) = &self.finder else {
            return html! { <div key="no-find" hidden=true></div> };
        };
        let ui = &self.ui;
        let own = ui.own.clone();
        let oninput = move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                own.emit(Own::Find(input.value()));
            }
        };
        let own = ui.own.clone();
        let onkeydown = move |event: KeyboardEvent| {
            let forward = match event.key().as_str() {
                "Enter" => !event.shift_key(),
                "ArrowDown" => true,
                "ArrowUp" => false,
                _ => return,
            };
            event.prevent_default();
            own.emit(Own::FindNext(forward));
        };
        let count = match finder.at {
            Some(at) => ui.words.with(
                "find-count",
                &[
                    ("at", crate::Argument::Number((at + 1) as f64)),
                    ("count", crate::Argument::Number(finder.found.len() as f64)),
                ],
            ),
            None if finder.wanted.trim().is_empty() => String::new(),
            None => ui.text("find-none"),
        };
        html! {
            <div key="find" class="finder" role="search">
                { icon("find") }
                <input id="find" class="input" type="text" dir="auto" autocomplete="off" value={finder.wanted.clone()}
                    aria-label={ui.text("find")} placeholder={ui.text("find")} {oninput} {onkeydown} />
                <span class="quiet" role="status">{ count }</span>
            </div>
        }
    }

    fn stage(&self) -> Html {
        match &self.stage {
            Stage::Idle(idle) => {
                state::idle(&self.ui, *idle, self.progress.total.unwrap_or(self.progress.current))
            }
            Stage::Failed(notice) => state::failed(&self.ui, notice),
            Stage::Unusable { name, problems } => state::unusable(&self.ui, name, problems),
            Stage::Task(session) => self.task(session),
        }
    }

    fn task(&self, session: &Rc<RefCell<Session>>) -> Html {
        let held = session.borrow();
        let cursor = held.cursor();
        let current = cursor
            .result
            .as_ref()
            .and_then(|id| held.task().results.iter().position(|item| item.id == *id));
        let (ui, states) = (self.ui.clone(), session.clone());
        let comfort = self.settings.comfort;
        let states =
            States(Rc::new(move |index| project::card(&ui, &states.borrow(), &comfort, index)));
        html! {
            <div class="task" key="task">
                <Results ui={self.ui.clone()} guideline={Shared(held.guideline().clone())} task={Shared(held.task().clone())}
                    {current} goal={self.goal.clone()} underway={self.underway.clone()} {states} />
                { self.task_fields(&held) }
            </div>
        }
    }

    fn task_fields(&self, session: &Session) -> Html {
        let fields = project::fields(&self.ui, session, None);
        let loose: Vec<_> = if fields.is_empty() {
            session
                .findings_of(None)
                .iter()
                .map(|one| project::finding(&self.ui, session, one))
                .collect()
        } else {
            Vec::new()
        };
        let empty = fields.is_empty() && loose.is_empty();
        let (guideline, task) =
            (Shared(session.guideline().clone()), Shared(session.task().clone()));
        let answers = Answers {
            ui: &self.ui,
            guideline: &guideline,
            task: &task,
            result: None,
            fields: &fields,
            text: Shown::Full,
            frozen: project::frozen(session),
            in_body: |_, _| false,
        };
        let current = session.cursor().result.is_none();
        html! {
            <section class={classes(&["task-fields", when(current, "current")])} part="task-fields" tabindex="-1" hidden={empty}
                aria-label={self.ui.text("whole-task")} onfocusin={self.ui.own.reform(|event| Own::TaskFocus(field_of(&event)))}>
                <h3>{ self.ui.text("whole-task") }</h3>
                <div class="fields">{ control::fields(&answers) }</div>
                { finding::line(&self.ui, "task-findings", &loose) }
            </section>
        }
    }

    fn foot(&self, draw: fn(&Foot) -> Html) -> Html {
        let Some(session) = self.open_session() else {
            return html! { <div key="no-foot" hidden=true></div> };
        };
        let session = session.borrow();
        let keymap = &session.options().keymap;
        let key = |command: Command| {
            keymap.keys_of(command).next().map(|chord| keys::written(&self.ui, &chord))
        };
        draw(&Foot {
            ui: &self.ui,
            errors: session
                .findings()
                .filter(|finding| finding.severity == Severity::Error)
                .count(),
            warnings: session.pending_overrides().len(),
            progress: session.progress(),
            ready: session.ready(),
            storing: project::frozen(&session),
            key: &key,
            submit: self.submit.clone(),
        })
    }

    fn above(&self) -> Html {
        let ui = &self.ui;
        match self.dialog() {
            None => html! {},
            Some(Open::Outbox) => dialog::outbox(ui, &self.delivery),
            Some(Open::Settings) => match ui.parts.dialogs {
                Some(dialogs) => (dialogs.settings)(ui, &self.settings, &self.figures),
                None => html! {},
            },
            Some(Open::Reason(outcome)) => html! { <Reason ui={ui.clone()} {outcome} /> },
            Some(Open::Help) => self.help(),
            Some(Open::Overrides) => self.overrides(),
        }
    }

    fn help(&self) -> Html {
        let Some(session) = self.open_session() else { return html! {} };
        let Some(dialogs) = self.ui.parts.dialogs else { return html! {} };
        let session = session.borrow();
        (dialogs.help)(&self.ui, session.guideline(), &session.options().keymap)
    }

    fn overrides(&self) -> Html {
        let Some(session) = self.open_session() else { return html! {} };
        let session = session.borrow();
        // All that ask for a word, those that have it included: what was said can be seen and changed.
        let asking = session.findings().filter(|finding| {
            finding.severity == Severity::Warning
                && finding.overriding != gradeglass_engine::guideline::Override::None
        });
        let findings: Vec<_> = asking
            .map(|one| {
                (project::finding(&self.ui, &session, one), project::place(&self.ui, &session, one))
            })
            .collect();
        html! { <Overrides ui={self.ui.clone()} {findings} /> }
    }
}
