//! Which database is meant by what somebody wrote.

use super::StoreError;

/// Where the database is.
#[derive(Clone, PartialEq, Eq)]
pub enum Place {
    /// A SQLite file.
    Sqlite {
        /// Its path.
        path: String,
    },
    /// A PostgreSQL server.
    Postgres {
        /// Its address, password and all: never to be shown.
        url: String,
    },
}

impl Place {
    /// A path as it is, or behind `sqlite:`; or `postgres://…`, `postgresql://…`.
    ///
    /// # Errors
    /// When it is of another kind.
    pub fn of(location: &str) -> Result<Self, StoreError> {
        if location.starts_with("postgres://") || location.starts_with("postgresql://") {
            return Ok(Self::Postgres { url: location.to_owned() });
        }
        let path = location.strip_prefix("sqlite:").unwrap_or(location);
        let path = path.strip_prefix("//").unwrap_or(path);
        if path.contains("://") || path.is_empty() || path == ":memory:" {
            return Err(StoreError::Unsupported(shown(location)));
        }
        Ok(Self::Sqlite { path: path.to_owned() })
    }

    /// What sqlx opens.
    pub fn url(&self, create: bool) -> String {
        match self {
            Self::Postgres { url } => url.clone(),
            Self::Sqlite { path } => {
                let mode = if create { "rwc" } else { "rw" };
                format!("sqlite:{}?mode={mode}", escaped(path))
            }
        }
    }

    /// Why it cannot be opened, without its password.
    pub fn unopenable(&self, why: &str) -> StoreError {
        let location = match self {
            Self::Sqlite { path } => path.clone(),
            Self::Postgres { url } => shown(url),
        };
        StoreError::Unopenable { location, why: why.to_owned() }
    }
}

/// A path inside an address: what would end it, or begin an escape, is escaped.
fn escaped(path: &str) -> String {
    path.replace('%', "%25").replace('?', "%3F").replace('#', "%23")
}

/// An address without the password and the parameters, which may hold one too.
fn shown(url: &str) -> String {
    let url = url.split('?').next().unwrap_or_default();
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    match rest.rsplit_once('@') {
        Some((_, host)) => format!("{scheme}://…@{host}"),
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        for url in [
            "postgres://ann:s3cr@t@db.example/judgments?sslmode=require",
            "postgresql://ann:s3cr@t@db.example/judgments?password=s3cr",
        ] {
            let error = Place::of(url).map(|place| place.unopenable("no")).unwrap();
            let said = error.to_string();
            assert!(!said.contains("s3cr") && said.contains("db.example"), "{said}");
        }
        let error = Place::of("mysql://ann:s3cret@db.example/judgments").err().unwrap();
        assert!(!error.to_string().contains("s3cret"));
    }

    #[test]
    fn a_path_may_hold_what_ends_an_address() {
        let place = Place::of("sqlite:/tmp/50%?#.sqlite").ok().unwrap();
        assert_eq!(place.url(true), "sqlite:/tmp/50%25%3F%23.sqlite?mode=rwc");
        assert!(Place::of(":memory:").is_err());
    }
}
