//! The supply of tasks: when more are asked for, so that moving on waits for nothing.
//!
//! Tasks come in pages that name the next one, from an address that gives one at a time, or from the
//! host. They are asked for while there is still work on the page. Whoever gives one at a time may know
//! the open one as open and give it again: that ends nothing before there is no work left.

/// How many tasks wait behind the open one before no more are asked for: moving on waits for nothing, and
/// what the annotator has just seen still counts in what is wished for.
const AHEAD: usize = 1;

/// What comes after what was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Then {
    /// Nothing.
    #[default]
    End,
    /// What has not been given yet: another page.
    Further,
    /// Whatever there is when the same is asked again.
    Again,
}

/// What happens to the supply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SupplyMessage {
    /// Work begins anew.
    Begin(Then),
    /// So many unfinished tasks wait behind the open one.
    Left(usize),
    /// There is no unfinished task.
    Exhausted,
    /// What was asked for is here.
    Gave {
        /// How many unfinished tasks of it are new.
        new: usize,
        /// What comes after it.
        then: Then,
    },
    /// What was asked for did not come.
    Failed,
}

/// What has to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SupplyEffect {
    /// Ask for more.
    Ask {
        /// While there is work: nobody waits for it.
        ahead: bool,
    },
    /// Somebody waits, and now there is something: go on.
    Next,
    /// There is no more.
    Over,
    /// Somebody waits, and it did not come.
    Failed,
}

/// The supply.
#[derive(Debug, Clone, Default)]
pub struct Supply {
    then: Then,
    /// What was asked for and is not here yet: whether ahead.
    asked: Option<bool>,
    /// Asking ahead gave nothing new: it is not tried again before somebody waits.
    fruitless: bool,
    waiting: bool,
}

impl Supply {
    /// Takes what happened and says what has to be done.
    pub fn update(&mut self, message: SupplyMessage) -> Option<SupplyEffect> {
        match message {
            SupplyMessage::Begin(then) => {
                *self = Self { then, ..Self::default() };
                None
            }
            SupplyMessage::Left(left) => {
                let wanted = left < AHEAD && self.then != Then::End && !self.fruitless;
                (wanted && self.asked.is_none()).then(|| self.ask())
            }
            SupplyMessage::Exhausted => {
                self.waiting = true;
                self.asked.is_none().then(|| self.ask_or_end())
            }
            SupplyMessage::Gave { new, then } => {
                let ahead = self.asked.take();
                self.then = then;
                if new > 0 {
                    self.fruitless = false;
                    return std::mem::take(&mut self.waiting).then_some(SupplyEffect::Next);
                }
                self.gave_nothing(ahead == Some(true))
            }
            SupplyMessage::Failed => {
                let ahead = self.asked.take() == Some(true);
                self.fruitless = true;
                match (self.waiting, ahead) {
                    (false, _) => None,
                    (true, true) => Some(self.ask()),
                    (true, false) => {
                        self.waiting = false;
                        Some(SupplyEffect::Failed)
                    }
                }
            }
        }
    }

    /// Whether there may be more than is known.
    pub fn has_more(&self) -> bool {
        self.then != Then::End
    }

    fn gave_nothing(&mut self, ahead: bool) -> Option<SupplyEffect> {
        match self.then {
            Then::Further => Some(self.ask()),
            // Nobody waited for this; now somebody does, and what was judged since may count.
            Then::Again if self.waiting && ahead => Some(self.ask()),
            _ if self.waiting => Some(self.end()),
            Then::Again | Then::End => {
                self.fruitless = true;
                None
            }
        }
    }

    fn ask(&mut self) -> SupplyEffect {
        let ahead = !self.waiting;
        self.asked = Some(ahead);
        SupplyEffect::Ask { ahead }
    }

    fn ask_or_end(&mut self) -> SupplyEffect {
        if self.has_more() { self.ask() } else { self.end() }
    }

    fn end(&mut self) -> SupplyEffect {
        self.waiting = false;
        SupplyEffect::Over
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use SupplyEffect::{Ask, Next, Over};
    use SupplyMessage::{Begin, Exhausted, Failed, Gave, Left};

    fn run(messages: &[SupplyMessage]) -> Vec<SupplyEffect> {
        let mut supply = Supply::default();
        messages.iter().filter_map(|message| supply.update(*message)).collect()
    }

    const AHEAD_OF_NEED: SupplyEffect = Ask { ahead: true };
    const NEEDED: SupplyEffect = Ask { ahead: false };

    #[test]
    fn more_is_asked_for_while_there_is_work_and_once_at_a_time() {
        let page = Gave { new: 5, then: Then::Further };
        let messages = [Begin(Then::Further), Left(9), Left(2), Left(1), Left(0), page, Left(5)];
        assert_eq!(run(&messages), [AHEAD_OF_NEED]);
        assert_eq!(run(&[Begin(Then::End), Left(0), Exhausted]), [Over]);
    }

    #[test]
    fn whoever_waits_goes_on_when_it_comes() {
        let page = Gave { new: 1, then: Then::End };
        assert_eq!(run(&[Begin(Then::Further), Left(0), Exhausted, page]), [AHEAD_OF_NEED, Next]);
        assert_eq!(run(&[Begin(Then::Further), Exhausted, page, Exhausted]), [NEEDED, Next, Over]);
    }

    #[test]
    fn a_page_of_what_is_done_leads_to_the_next() {
        let done = Gave { new: 0, then: Then::Further };
        let last = Gave { new: 0, then: Then::End };
        let messages = [Begin(Then::Further), Exhausted, done, done, last];
        assert_eq!(run(&messages), [NEEDED, NEEDED, NEEDED, Over]);
    }

    #[test]
    fn the_open_task_given_again_ends_nothing_until_somebody_waits() {
        let again = Gave { new: 0, then: Then::Again };
        let one = Gave { new: 1, then: Then::Again };
        let messages = [Begin(Then::Again), Left(0), again, Left(0), Exhausted, one];
        assert_eq!(run(&messages), [AHEAD_OF_NEED, NEEDED, Next]);
        assert_eq!(run(&[Begin(Then::Again), Exhausted, again]), [NEEDED, Over]);
        // It was asked for ahead, and comes when somebody waits already.
        let messages = [Begin(Then::Again), Left(0), Exhausted, again, again];
        assert_eq!(run(&messages), [AHEAD_OF_NEED, NEEDED, Over]);
    }

    #[test]
    fn what_does_not_come_is_told_to_nobody_who_does_not_wait() {
        let messages = [Begin(Then::Further), Left(0), Failed, Left(0), Exhausted, Failed];
        assert_eq!(run(&messages), [AHEAD_OF_NEED, NEEDED, SupplyEffect::Failed]);
        let messages = [Begin(Then::Further), Left(0), Exhausted, Failed];
        assert_eq!(run(&messages), [AHEAD_OF_NEED, NEEDED]);
    }
}
