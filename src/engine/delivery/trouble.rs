//! Why a judgment has not been delivered yet, or never will be as it is.

/// The kinds of trouble. The interface has words for each, under `delivery-<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TroubleKind {
    /// The receiver could not be reached.
    Network,
    /// The receiver did not answer in time.
    TimedOut,
    /// The receiver says that it cannot take anything now (408, 425, 429, 5xx).
    Unavailable,
    /// The receiver answered 2xx without saying that it stored the judgment.
    Unconfirmed,
    /// The receiver sends elsewhere. Redirects are not followed: most lead to a login page, and
    /// a judgment must not travel to an address that nobody named.
    Redirected,
    /// The receiver wants to know who is there, and does not take what `authorize` gave.
    Unauthorized,
    /// The receiver refuses this judgment (any other 4xx).
    Refused,
}

/// What is in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What kind.
    pub kind: TroubleKind,
    /// The receiver's status code, where it answered.
    pub status: Option<u16>,
    /// The receiver's own words, or the host's, at most [`DETAIL_LIMIT`] characters.
    pub detail: Option<String>,
}

/// How many characters of a receiver's words are kept.
pub const DETAIL_LIMIT: usize = 500;

impl TroubleKind {
    const ALL: [Self; 7] = [
        Self::Network,
        Self::TimedOut,
        Self::Unavailable,
        Self::Unconfirmed,
        Self::Redirected,
        Self::Unauthorized,
        Self::Refused,
    ];

    /// A stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::TimedOut => "timed-out",
            Self::Unavailable => "unavailable",
            Self::Unconfirmed => "unconfirmed",
            Self::Redirected => "redirected",
            Self::Unauthorized => "unauthorized",
            Self::Refused => "refused",
        }
    }

    /// The kind with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl Trouble {
    /// Trouble of a kind, without a status or words.
    pub fn new(kind: TroubleKind) -> Self {
        Self { kind, status: None, detail: None }
    }

    /// With the receiver's status code.
    pub fn status(self, status: u16) -> Self {
        Self { status: Some(status), ..self }
    }

    /// With somebody's own words, cut to [`DETAIL_LIMIT`].
    pub fn detail(self, detail: Option<&str>) -> Self {
        let detail = detail.map(str::trim).filter(|detail| !detail.is_empty());
        Self { detail: detail.map(|detail| detail.chars().take(DETAIL_LIMIT).collect()), ..self }
    }

    /// One English sentence, for logs and for portals; annotators read the interface's own words.
    pub fn sentence(&self) -> String {
        let status = self.status.unwrap_or_default();
        let what = match self.kind {
            TroubleKind::Network => "the receiver could not be reached".to_owned(),
            TroubleKind::TimedOut => "the receiver did not answer in time".to_owned(),
            TroubleKind::Unavailable => format!("the receiver answered {status}: not now"),
            TroubleKind::Unconfirmed => {
                format!("the receiver answered {status} without saying it stored the judgment")
            }
            TroubleKind::Redirected => {
                "the receiver redirects, and redirects are not followed: name the final address as the connection's `url`"
                    .to_owned()
            }
            TroubleKind::Unauthorized => "the receiver does not accept the credentials".to_owned(),
            TroubleKind::Refused => format!("the receiver refused the judgment ({status})"),
        };
        self.detail.as_ref().map_or(what.clone(), |detail| format!("{what}: {detail}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_again_by_its_code() {
        for kind in TroubleKind::ALL {
            assert_eq!(TroubleKind::from_code(kind.code()), Some(kind));
        }
    }

    #[test]
    fn a_receivers_words_are_cut_between_characters() {
        let trouble = Trouble::new(TroubleKind::Refused).detail(Some(&"é".repeat(900)));
        assert_eq!(trouble.detail.map(|detail| detail.chars().count()), Some(DETAIL_LIMIT));
    }
}
