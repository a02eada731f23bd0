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
proofs-wait = Proofs wait until the text can be read.
proofs-begin = Proving…
proofs-run = Proved { $done } of { $total }
proofs-done = All proved
proofs-unavailable = Proofs cannot run here.

### the preview

preview-language = Language of the preview
narrow = Narrow
dark = Dark
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
