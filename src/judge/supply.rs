//! More tasks: from the address that a document of tasks names, or from the host. Asked for while there
//! is still work, so that moving on waits for nothing. Only data is brought: what it shows is fetched
//! when it is shown.

use crate::app::App;
use crate::documents::{Document, Fault, absolute};
use crate::host::call;
use gradeglass_browser::{node_from_js, node_to_js};
use gradeglass_engine::document::{Content, Node};
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::judging::{BatchMessage, SupplyEffect, SupplyMessage, Then};
use gradeglass_engine::task::Task;
use gradeglass_view::{Idle, Msg, NoticeKind};
use std::rc::Rc;

/// What tasks are called that the host hands out one by one.
const NEXT_TASK: &str = "`nextTask`";

/// Where more tasks are.
#[derive(Default)]
pub struct Source {
    /// The next address.
    address: Option<String>,
    /// Those that were asked: pages that lead around in a circle end.
    asked: Vec<String>,
}

impl App {
    /// Begins with a document of tasks, which may name where there are more.
    pub fn begin_supply(&self, tasks: Option<&Document>) {
        let address = tasks.and_then(next_of);
        let then = match &address {
            Some(_) => Then::Further,
            None if self.properties.borrow().next_task.is_some() => Then::Again,
            None => Then::End,
        };
        self.source.replace(Source { address, asked: Vec::new() });
        self.supply.borrow_mut().update(SupplyMessage::Begin(then));
    }

    /// Tells the supply, and does what it asks for. Whether somebody waits for what did not come.
    pub fn supply(self: &Rc<Self>, message: SupplyMessage) -> bool {
        let effect = self.supply.borrow_mut().update(message);
        match effect {
            Some(SupplyEffect::Ask { ahead }) => {
                if !ahead {
                    self.send(Msg::Idle(Idle::Loading));
                }
                self.spawn(move |app| async move { app.ask(ahead).await });
            }
            Some(SupplyEffect::Next) => self.advance(BatchMessage::Next),
            Some(SupplyEffect::Over) => self.end(),
            Some(SupplyEffect::Failed) => return true,
            None => {}
        }
        false
    }

    /// What it gives counts whatever was loaded meanwhile: a host may never give that task again.
    async fn ask(self: Rc<Self>, ahead: bool) {
        let run = self.run();
        let address = self.source.borrow().address.clone();
        let given = match address {
            Some(address) => self.ask_address(address, ahead).await,
            None => self.ask_host(ahead).await,
        };
        match given {
            Ok((Some(document), then)) => self.arrived(&document, then, ahead, run),
            Ok((None, then)) if self.is_current(run) => {
                self.supply(SupplyMessage::Gave { new: 0, then });
            }
            Ok(_) => {}
            Err(fault) if self.is_current(run) => {
                if self.supply(SupplyMessage::Failed) {
                    self.fail(NoticeKind::TasksFailed, "tasks", fault);
                }
            }
            Err(_) => {}
        }
    }

    async fn ask_host(&self, ahead: bool) -> Result<(Option<Document>, Then), Fault> {
        let next = self.properties.borrow().next_task.clone();
        let Some(next) = next else { return Ok((None, Then::End)) };
        let prefer = if self.exposures.wants_benign() { "benign" } else { "any" };
        let wish = [("ahead", Node::bool(ahead)), ("prefer", Node::text(prefer))];
        let asked = node_to_js(&Node::map(wish));
        let value = call(&next, &asked).await.map_err(Fault::Missing)?;
        if value.is_null() || value.is_undefined() {
            // Asked ahead, a host may say that there is nothing beside the open task.
            return Ok((None, if ahead { Then::Again } else { Then::End }));
        }
        let name = NEXT_TASK.to_owned();
        match node_from_js(self.host.json(&value)) {
            Ok(node) => {
                self.handed.borrow_mut().push(node.clone());
                Ok((Some(Document { name, node, base: None }), Then::Again))
            }
            Err(problems) => Err(Fault::Unreadable { name, problems }),
        }
    }

    /// An address that gives a document of tasks leads on to where that says; one that gives tasks
    /// alone is asked again until it has none.
    async fn ask_address(
        self: &Rc<Self>,
        address: String,
        ahead: bool,
    ) -> Result<(Option<Document>, Then), Fault> {
        let pulled = self.source.borrow().asked.contains(&address);
        if pulled && !ahead {
            // What was judged counts before the next is asked for.
            self.flushed().await;
        }
        let Some(document) = self.more(&address).await? else {
            let again = ahead && pulled;
            return Ok((None, if again { Then::Again } else { Then::End }));
        };
        let is_page = document.node.get("tasks").is_some();
        let next = next_of(&document);
        let mut source = self.source.borrow_mut();
        if !source.asked.contains(&address) {
            source.asked.push(address);
        }
        if !is_page {
            self.handed.borrow_mut().push(document.node.clone());
            return Ok((Some(document), Then::Again));
        }
        let next = next.filter(|next| !source.asked.contains(next));
        let then = if next.is_some() { Then::Further } else { Then::End };
        source.address = next;
        Ok((Some(document), then))
    }

    fn arrived(self: &Rc<Self>, document: &Document, then: Then, ahead: bool, run: u32) {
        if !self.is_current(run) {
            return;
        }
        let Some(guideline) = self.work.borrow().guideline.clone() else { return };
        let tasks = self.read(&document.name, &document.node, &guideline, ahead);
        let Some(tasks) = tasks else { return };
        let new = self.work.borrow_mut().add(tasks);
        self.work.borrow_mut().batch.update(BatchMessage::Arrived(new.clone()));
        let unfinished = self.work.borrow_mut().recall(&new);
        if new.is_empty() && !ahead && then == Then::Again {
            let message = [&document.name, " gave no task that is new"].concat();
            self.tell_error("tasks-repeated", &message, &[]);
        }
        self.supply(SupplyMessage::Gave { new: unfinished, then });
        self.show_progress();
    }

    /// What was handed out one by one, for work that begins again.
    pub fn handed_out(&self, guideline: &Guideline) -> Vec<Task> {
        let handed = self.handed.borrow();
        handed.iter().flat_map(|node| self.taken_in(node, guideline).0).collect()
    }

    fn end(&self) {
        self.release_claim();
        let empty = self.work.borrow().batch.tasks().is_empty();
        self.send(Msg::Idle(if empty { Idle::Empty } else { Idle::Finished }));
    }
}

/// Where a document says that there are more.
fn next_of(document: &Document) -> Option<String> {
    match &document.node.get("next")?.content {
        Content::Text(next) => absolute(next, document.base.as_deref()),
        _ => None,
    }
}
