# The words of the studio. Syntax: https://projectfluent.org
### panes

panes = Panes
pane-guideline = Guideline
pane-task = Sample task
pane-preview = Annotator’s view
pane-verdict = Verdict

### the bar

untitled = A guideline without a name
new = New
open = Open
save = Save
share = Share
undo = Undo
redo = Redo
publish = Publish
errors-block = Errors stand against publication: mend them first.
not-proved-yet = Publication waits for the proofs.
published = Published. Its hash is { $what }
link-copied = A link that holds this guideline is copied.
link-not-copied = The link stands in the address bar now; it could not be copied.
cannot-open = This file cannot be opened.
cannot-change = This cannot be changed here; change it in the text.
template-product-relevance = Product relevance
template-product-relevance-about = Four grades, evidence in the title, prices and stock
template-needs-met = Needs met and page quality
template-needs-met-about = Two scales of a web result, with flags
template-esci = Exact, substitute, complement, irrelevant
template-esci-about = The four grades of shopping queries
template-safety-severity = Safety with severity
template-safety-severity-about = What is harmful, how severe, and whom it concerns
template-language-identification = Language identification
template-language-identification-about = In which language a text is, and how sure that is

### problems

problems = Problems
errors = { $count ->
     [one] { $count } error
    *[other] { $count } errors
}
warnings = { $count ->
     [one] { $count } warning
    *[other] { $count } warnings
}
notes = { $count ->
     [one] { $count } note
    *[other] { $count } notes
}
level-error = Error:
level-warning = Warning:
level-note = Note:
line = line { $count }
nothing-wrong = Nothing is wrong here.
and-more = and { $count } more
show-me = Show me
mend = Mend
mend-remove = Take it out
mend-test = Add this test
take-out = Take { $what } out of the guideline
proved-anew = This is just being proved anew: once more, in a moment.
proofs-wait = Proofs wait until the text can be read.
proofs-begin = Proving…
proofs-run = Proved { $done } of { $total }
proofs-done = All proved
proofs-unavailable = Proofs cannot run here.

### the preview

preview-language = Language of the preview
narrow = Narrow
dark = Dark
untranslated = { $count } missing
untranslated-about = Texts that are missing in a language
preview-only = This is a preview: the judgment is shown in the verdict and posted nowhere.

### the verdict

side-rules = Rules
side-tests = Tests { $passed }/{ $total }
side-judgment = Judgment
verdict-none = The verdict comes when guideline and sample task can be read.
verdict-stale = Judged by the last text that could be read.
verdict-as = Judged as
as-working = While working
as-submitted = When submitted
would-be-taken = This judgment would be taken.
not-finished = { $count ->
     [one] Not finished: { $count } answer is still missing.
    *[other] Not finished: { $count } answers are still missing.
}
would-be-refused = This judgment would be refused.
add-case = Add this case as a test
on-result = on { $result }
is-broken = is broken
is-broken-because = is broken because
is = is
waits-for = waits for { $paths }
group-waits = { $count } waiting
group-undecided = { $count } cannot be decided
group-holds = { $count ->
     [one] { $count } holds
    *[other] { $count } hold
}
group-rests = { $count ->
     [one] { $count } does not apply
    *[other] { $count } do not apply
}
no-tests = This guideline has no tests yet. Answer in the annotator’s view, and add the case.
missing-tests = { $count ->
     [one] { $count } test is missing.
    *[other] { $count } tests are missing.
}
add-missing = Write them
test-passes = Passes:
test-fails = Fails:
judgment-would-be = As it would be posted. What only the submission knows is left open.
judgment-posted = As the annotator’s view posted it.

### ways to look at the guideline

view-text = Text
view-rules = Rules
view-table = Table
view-versions = Versions
view-waits = This comes when the text can be read.
rules-about = A rule says what must hold. It is broken where that does not hold.
rule-when = When { $when }, it must hold that { $then }.
rule-always = It must always hold that { $then }.
change-rule = Change
form-when = When
form-require = Then this must hold
form-rule = This must always hold
over-all-results = over all results
severity-of = What { $what } does when it is broken
does-error = blocks
does-warning = asks
does-info = tells
and = and
or = or
change-joint = All of them, or one of them
add-clause = Add a clause
take-clause = Take this clause out
clause-what = What is asked
clause-how = How it compares
clause-with = With what
is-not = is not
includes = includes
lacks = does not include
is-given = is answered
is-not-given = is not answered
count-equal = has exactly
count-not-equal = has not exactly
count-at-least = has at least
count-at-most = has at most
count-more = has more than
count-less = has fewer than
characters = { $count ->
     [one] { $count } character
    *[other] { $count } characters
}
number-equal = equals
number-not-equal = does not equal
number-at-least = is at least
number-at-most = is at most
number-more = is more than
number-less = is less than
table-about = { $count ->
     [0] Each rule over choices is a row; an empty cell means any.
     [one] Each rule over choices is a row; an empty cell means any. { $count } rule speaks of something else.
    *[other] Each rule over choices is a row; an empty cell means any. { $count } rules speak of something else.
}
table-rule = Rule
table-also = and { $what }
any = any
compare = Compare with…
cannot-compare = One of the two guidelines cannot be read; mend it first.
comparing = Comparing… { $done } of { $total } rules
versions-broke = Comparing broke off. Choose the files again.
whole-equivalent = It takes the same judgments as { $version }.
whole-stricter = It is stricter than { $version }: it refuses judgments that { $version } takes.
whole-looser = It is looser than { $version }: it takes judgments that { $version } refuses.
whole-neither = It is neither stricter nor looser than { $version }: each takes judgments that the other refuses.
not-confirmed = As far as texts and numbers can be told apart.
newly-refused = Newly refused, by
newly-taken = Newly taken; it was refused by
change-added = new
change-removed = gone
change-scope = speaks of another scope
change-severity = blocks now, or does so no longer
equivalent = the same
stricter = stricter
looser = looser
neither = neither stricter nor looser

### versions and past judgments

other-version = Another version
versions-about = Compare this guideline with a file that has another version of it.
past = Past judgments
past-about = Judgments that were made are checked again under this version. Where there is no other version to compare with, they count as taken before.
past-files = Judgments and tasks from files…
collector = or from a collector
token = Token
fetch = Fetch
fetching = Fetching…
nothing-past = There are neither judgments nor tasks in these files.
collector-wants-token = This collector asks for its token.
collector-refuses-token = This collector does not take this token.
collector-lacks = This collector has no guideline of this id.
collector-silent = This collector cannot be reached from this page. Where it is on another address, it has to be started with --allow-origin, and this page’s own policy has to allow it.
lacks-tasks = { $count ->
     [one] { $count } judgment is here; the file of its task is still missing.
    *[other] { $count } judgments are here; the file of their tasks is still missing.
}
lacks-judgments = { $count ->
     [one] { $count } task is here; the file of its judgments is still missing.
    *[other] { $count } tasks are here; the file of their judgments is still missing.
}
past-progress = Checked { $done } of { $total }…
past-summary = { $count ->
     [one] { $count } judgment checked again: { $refused } newly refused, { $taken } newly taken.
    *[other] { $count } judgments checked again: { $refused } newly refused, { $taken } newly taken.
}
past-without-task = { $count ->
     [one] Of { $count } more the task is not among those given.
    *[other] Of { $count } more the tasks are not among those given.
}
past-without-verdict = { $count ->
     [one] { $count } more judged nothing: it was skipped or passed on.
    *[other] { $count } more judged nothing: they were skipped or passed on.
}
past-unreadable = { $count ->
     [one] { $count } more cannot be read.
    *[other] { $count } more cannot be read. The first:
}
past-groups = Counts by market and language
past-refused = Newly refused
past-taken = Newly taken
market = Market
language = Language
all = All
unchanged = Unchanged
plain = { $count }
