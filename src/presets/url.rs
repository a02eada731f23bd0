//! Addresses: put together, and compared by origin.

/// `base` with `path` behind it, one slash between them.
pub fn join(base: &str, path: &str) -> String {
    let (base, query) =
        base.split_once('?').map_or((base, None), |(base, query)| (base, Some(query)));
    let query = query.map(|query| ["?", query].concat()).unwrap_or_default();
    [base.trim_end_matches('/'), "/", path.trim_start_matches('/'), &query].concat()
}

/// One step of a path, with everything escaped that is not unreserved (RFC 3986, section 2.3).
pub fn escaped(step: &str) -> String {
    let mut out = String::new();
    for byte in step.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => {
                out.push('%');
                push_hex(byte, &mut out);
            }
        }
    }
    out
}

/// Two upper-case hexadecimal digits.
pub fn push_hex(byte: u8, out: &mut String) {
    for digit in [byte >> 4, byte & 15] {
        out.extend(char::from_digit(u32::from(digit), 16).map(|c| c.to_ascii_uppercase()));
    }
}

/// Scheme, host and port of a whole http(s) address, in lower case and without a default port.
pub fn origin(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let host = rest.split(['/', '?', '#']).next()?.to_ascii_lowercase();
    let default = match scheme.as_str() {
        "http" => ":80",
        "https" => ":443",
        _ => return None,
    };
    let host = host.strip_suffix(default).unwrap_or(&host);
    let is_sound = !host.is_empty() && !host.contains(['@', '\\', ' ']);
    is_sound.then(|| [&scheme, "://", host].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_before_the_query() {
        assert_eq!(join("https://a.example/", "/api/x"), "https://a.example/api/x");
        assert_eq!(join("https://a.example/b?c=1", "api"), "https://a.example/b/api?c=1");
        assert_eq!(escaped("a b/é"), "a%20b%2F%C3%A9");
    }

    #[test]
    fn origins_are_compared_without_what_does_not_matter() {
        assert_eq!(origin("HTTPS://A.example:443/x").as_deref(), Some("https://a.example"));
        assert_eq!(origin("http://127.0.0.1:8080?x").as_deref(), Some("http://127.0.0.1:8080"));
        for url in ["/x", "ftp://a", "https://me@a/x", "https://", "javascript:alert(1)"] {
            assert_eq!(origin(url), None, "{url}");
        }
    }
}
