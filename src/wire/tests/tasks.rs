//! What becomes of tasks: good ones are kept, bad ones are told.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // a panic is a failed test

use gradeglass_engine::document::{Content, Node};
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::problem::Problem;
use gradeglass_engine::task::Task;
use gradeglass_wire::{Format, guideline_from_text, read_tasks, read_text};

fn guideline() -> Guideline {
    guideline_from_text(include_str!("sound.yaml"), Format::Yaml).0.unwrap()
}

fn read(json: &str) -> (Vec<Task>, Vec<Problem>) {
    read_tasks(&read_text(json, Format::Json).node.unwrap(), Some(&guideline()))
}

fn codes(problems: &[Problem]) -> Vec<&str> {
    problems.iter().map(|problem| problem.code).collect()
}

fn task(id: &str, data: &str, rest: &str) -> String {
    format!(
        "{{\"id\": \"{id}\", \"query\": {{\"text\": \"q\"}},
          \"results\": [{{\"id\": \"r1\", \"card\": \"product\", \"data\": {{{data}}}{rest}}}]}}"
    )
}

fn media(url: &str, kind: &str) -> String {
    let url = serde_json::to_string(url).unwrap();
    task(
        "q1",
        "\"title\": \"t\"",
        &format!(", \"media\": [{{\"kind\": \"{kind}\", \"url\": {url}}}]"),
    )
}

#[test]
fn one_bad_task_does_not_take_the_others_down() {
    let good = |id| task(id, "\"title\": \"t\"", "");
    let json = format!(
        "{{\"gradeglass\": 1, \"tasks\": [{}, {}, {}, {}, 7]}}",
        good("a"),
        task("b", "", ""),
        good("c"),
        good("a")
    );
    let (tasks, problems) = read(&json);
    let ids: Vec<&str> = tasks.iter().map(|task| task.id.as_str()).collect();
    assert_eq!(ids, ["a", "c"]);
    assert_eq!(codes(&problems), ["missing-input", "duplicate-id", "wrong-type"]);
    assert!(problems[0].message.starts_with("Task `b`:"), "{}", problems[0].message);
    assert_eq!(problems[0].path, "tasks[1].results[0].data");
}

#[test]
fn a_list_a_document_and_a_single_task_are_all_read() {
    let one = task("a", "\"title\": \"t\"", "");
    for json in [one.clone(), format!("[{one}]"), format!("{{\"gradeglass\":1,\"tasks\":[{one}]}}")]
    {
        assert_eq!(read(&json).0.len(), 1, "{json}");
    }
    assert_eq!(
        codes(&read(&format!("{{\"gradeglass\":2,\"tasks\":[{one}]}}")).1),
        ["later-format"]
    );
    assert_eq!(
        codes(&read(&format!("{{\"tasks\":[{one}], \"more\": 1}}")).1),
        ["unknown-key", "missing-key"]
    );
    assert_eq!(codes(&read("\"x\"").1), ["wrong-type"]);
}

#[test]
fn addresses_that_could_do_harm_are_refused_by_name() {
    #[rustfmt::skip]
    let refused = [
        ("javascript:alert(1)", "image", "javascript:"), ("JaVaScRiPt:alert(1)", "image", "javascript:"),
        (" \u{1}java\nscript:alert(1)", "image", "javascript:"), ("java\tscript:x", "video", "javascript:"),
        ("vbscript:x", "image", "vbscript:"), ("file:///etc/passwd", "image", "file:"),
        ("ftp://example.org/a.png", "image", "ftp:"), ("about:blank", "image", "about:"),
        ("data:text/html,<script>", "image", "text/html"), ("data:image/svg+xml,<svg/>", "image", "image/svg+xml"),
        ("data:,x", "image", "nothing"), ("data:video/mp4;base64,AA", "image", "video/mp4"),
        ("data:image/png;base64,AA", "video", "image/png"), ("", "image", "empty"),
    ];
    for (url, kind, named) in refused {
        let (tasks, problems) = read(&media(url, kind));
        assert!(tasks.is_empty(), "{url:?}");
        assert_eq!(codes(&problems), ["refused-address"], "{url:?}");
        assert!(problems[0].message.contains(named), "{url:?}: {}", problems[0].message);
    }
}

#[test]
fn addresses_of_media_are_kept() {
    #[rustfmt::skip]
    let kept = [
        ("https://example.org/a.png", "image"), ("http://example.org/a.mp4", "video"), ("media/a.png", "image"),
        ("/a.png?x=y:z", "image"), ("//example.org/a.png", "image"), ("blob:https://example.org/1", "image"),
        ("data:image/webp;base64,AA", "image"), ("DATA:IMAGE/PNG,AA", "image"), ("data:audio/ogg,AA", "audio"),
    ];
    for (url, kind) in kept {
        assert_eq!(read(&media(url, kind)).1, [], "{url:?}");
    }
}

#[test]
fn links_in_data_are_addresses_of_pages_only() {
    for key in ["url", "link", "image_url", "productUrl", "href"] {
        let link =
            |url: &str| read(&task("q1", &format!("\"title\": \"t\", \"{key}\": \"{url}\""), ""));
        assert_eq!(codes(&link("javascript:alert(1)").1), ["refused-address"], "{key}");
        assert_eq!(codes(&link("data:text/html,x").1), ["refused-address"], "{key}");
        assert_eq!(link("https://example.org").1, [], "{key}");
        assert_eq!(link("").1, [], "{key}");
    }
}

#[test]
fn previews_are_small_and_never_fetched() {
    let preview = |preview: &str| {
        let rest = format!(
            ", \"media\": [{{\"kind\": \"image\", \"url\": \"a.png\", \"preview\": \"{preview}\"}}]"
        );
        read(&task("q1", "\"title\": \"t\"", &rest)).1
    };
    assert_eq!(preview("LEHV6nWB2yk8pyo0adR*.7kCMdnj"), []);
    assert_eq!(preview("data:image/png;base64,AAAA"), []);
    assert_eq!(codes(&preview("https://example.org/a.png")), ["refused-address"]);
    assert_eq!(
        codes(&preview(&format!("data:image/png;base64,{}", "A".repeat(2048)))),
        ["too-long"]
    );
}

#[test]
fn a_video_has_at_most_eight_keyframes_and_each_is_a_preview() {
    let frames = |frames: &str| {
        let rest = format!(
            ", \"media\": [{{\"kind\": \"video\", \"url\": \"a.webm\", \"keyframes\": [{frames}]}}]"
        );
        let (tasks, problems) = read(&task("q1", "\"title\": \"t\"", &rest));
        let kept = tasks.first().map(|task| task.results[0].media[0].keyframes.len());
        (kept, codes(&problems).join(","))
    };
    let nine = ["\"LEHV6nWB2yk8pyo0adR*.7kCMdnj\""; 9].join(", ");
    assert_eq!(frames(&nine), (Some(8), String::new()));
    assert_eq!(frames("\"https://example.org/a.png\"").1, "refused-address");
}

#[test]
fn a_description_for_a_cover_is_brief_or_it_is_left_out() {
    let said = |words: &str| {
        let rest = format!(
            ", \"labels\": [{{\"category\": \"hate\", \"source\": \"x\", \"description\": \"{words}\"}}]"
        );
        let (tasks, problems) = read(&task("q1", "\"title\": \"t\"", &rest));
        let labels = tasks[0].results[0].labels.as_ref().unwrap();
        (labels[0].description.clone(), codes(&problems).join(","))
    };
    assert_eq!(
        said("A comment below a video"),
        (Some("A comment below a video".into()), String::new())
    );
    assert_eq!(said(&"word ".repeat(13)), (None, "too-long".to_owned()));
}

#[test]
fn data_has_the_types_that_the_guideline_gives_it() {
    let (tasks, problems) = read(&task("q1", "\"title\": \"t\", \"price\": 3", ""));
    assert_eq!(problems, []);
    assert_eq!(tasks[0].results[0].data.get("price").unwrap().content, Content::Double(3.0));
    let (tasks, problems) =
        read(&task("q1", "\"title\": \"t\", \"price\": null, \"more\": [1]", ""));
    assert_eq!(problems, []);
    assert!(tasks[0].results[0].data.get("price").is_none());
    assert!(tasks[0].results[0].data.get("more").is_some());
    for data in ["\"title\": 3", "\"title\": \"t\", \"price\": \"3\"", "\"title\": null"] {
        assert_eq!(codes(&read(&task("q1", data, "")).1), ["wrong-type"], "{data}");
    }
}

#[test]
fn texts_are_kept_whatever_they_hold() {
    let text = format!("<b>\u{202e}\u{7}\u{2028}{}\u{1f600}", "é".repeat(100_000));
    let json = serde_json::to_string(&text).unwrap();
    let (tasks, problems) = read(&task("q1", &format!("\"title\": {json}"), ""));
    assert_eq!(problems, []);
    assert_eq!(
        tasks[0].results[0].data.get("title").unwrap(),
        &Node { span: tasks[0].results[0].data.get("title").unwrap().span, ..Node::text(text) }
    );
    let (tasks, _) = read(&task("q1", "\"title\": \"a\\u0000b\"", ""));
    let Content::Text(title) = &tasks[0].results[0].data.get("title").unwrap().content else {
        panic!()
    };
    assert_eq!(title, "a\u{fffd}b");
}

#[test]
fn a_thousand_results_are_taken_and_one_more_is_not() {
    let results = |count: usize| {
        let result =
            |n| format!("{{\"id\":\"r{n}\",\"card\":\"product\",\"data\":{{\"title\":\"t\"}}}}");
        let results: Vec<String> = (0..count).map(result).collect();
        format!("{{\"id\":\"q\",\"query\":{{\"text\":\"q\"}},\"results\":[{}]}}", results.join(","))
    };
    let (tasks, problems) = read(&results(1000));
    assert_eq!((tasks[0].results.len(), problems.len()), (1000, 0));
    assert_eq!(tasks[0].results[999].position, 1000);
    assert_eq!(codes(&read(&results(1001)).1), ["too-many-results"]);
    assert_eq!(codes(&read(&results(0)).1), ["empty"]);
}

#[test]
fn results_with_one_id_are_refused() {
    let result = "{\"id\":\"r\",\"card\":\"product\",\"data\":{\"title\":\"t\"}}";
    let json =
        format!("{{\"id\":\"q\",\"query\":{{\"text\":\"q\"}},\"results\":[{result},{result}]}}");
    assert_eq!(codes(&read(&json).1), ["duplicate-id"]);
}

#[test]
fn wrong_known_answers_are_told_and_the_task_is_kept() {
    let gold = "\"gold\": {\"answers\": {\"results\": {\"r1\": {\"grade\": \"gone\"}}}}, \"query\"";
    let json = task("q1", "\"title\": \"t\"", "").replace("\"query\"", gold);
    let (tasks, problems) = read(&json);
    assert_eq!(tasks.len(), 1, "{problems:?}");
    assert_eq!(codes(&problems), ["unknown-option"]);
}
