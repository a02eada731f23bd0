# The words of the interface. Syntax: https://projectfluent.org
### the page

page = Judging
query = Query
results = Results
result-number = Result { $number }
whole-task = About all results
progress = { $current } of { $total }
progress-open = Task { $current }
guideline = Guideline
settings = Settings
help = Keys and help
close = Close
cancel = Cancel
dismiss = Put away
try-again = Try again
field-optional = (optional)
link-opens = opens in a new tab
key-space = Space

### the ways out, and submit

ways-out = Without a judgment
skip = Skip
cannot-judge = Cannot judge
escalate = Escalate
submit = Submit
storing = Storing…
answered = { $answered } of { $total } answered
to-mend = { $count ->
     [0] Nothing to mend
     [one] { $count } to mend
    *[other] { $count } to mend
}
to-confirm = { $count ->
     [one] { $count } to confirm
    *[other] { $count } to confirm
}
reason-skip = Skip this task
reason-skip-help = You can leave the reason empty. The task goes to somebody else.
reason-cannot-judge = This cannot be judged
reason-cannot-judge-help = Say what is missing or broken, if you know.
reason-escalate = Hand this on
reason-escalate-help = Somebody with more help at hand will take it. You need not have looked at it.
reason-label = Reason
overrides-title = Is this meant so?
overrides-help = The guideline asks for your word on what follows.
overrides-back = Go back
override-reason = Reason

### findings

severity-error = To mend
severity-warning = To confirm
severity-info = Note
finding-see = See the guideline
finding-confirm = It is meant so
finding-required = This still needs an answer.
finding-bounds-count-min = { $min ->
     [one] Choose at least { $min }.
    *[other] Choose at least { $min }.
}
finding-bounds-count-max = { $max ->
     [one] Choose at most { $max }.
    *[other] Choose at most { $max }.
}
finding-bounds-scale = Choose a step from { $min } to { $max }.
finding-bounds-number-min = The number must be { $min } or more.
finding-bounds-number-max = The number must be { $max } or less.
finding-bounds-length-max = { $max ->
     [one] Write at most { $max } character.
    *[other] Write at most { $max } characters.
}
finding-invalid-kind = This answer does not fit the question; answer again.
finding-invalid-line-break = Write this on one line.
finding-invalid-number = Write a number.
finding-invalid-option = This option is no longer there; choose again.
finding-invalid-repeated = Something is chosen twice; choose again.
finding-withheld = What this rule says quotes covered text. Show the result to read it.
finding-invalid-span = A mark no longer fits the text; mark it again.

### what is said to assistive technology

announce-undone = Undone.
announce-redone = Done again.
announce-nothing-left = Nothing left to undo or redo.
announce-ready = Everything is answered. Enter submits.
announce-to-mend = { $count ->
     [one] { $count } answer is missing or wrong. This is it.
    *[other] { $count } answers are missing or wrong. This is the first.
}
announce-to-confirm = { $count ->
     [one] { $count } answer waits for your word.
    *[other] { $count } answers wait for your word.
}
announce-not-stored = Not stored: { $reason } Your answers are still here.
announce-covered = Everything is covered.
announce-limited = Nothing more is shown for now: the limit of your project is reached.
announce-cannot-open = This cannot be opened here.

### answering

taxonomy-search = Search
taxonomy-none = Nothing is called so.
span-text = markable text
span-hint = Text to mark: arrows choose words, with Shift more words, with Alt single characters; Enter marks, Delete takes a mark away
span-mark = Mark what is selected
span-list = Marks
span-remove = Take the mark { $quote } away
span-covered = Show the text to mark it.
span-marks = { $count ->
     [one] { $count } mark
    *[other] { $count } marks
}
span-no-text = This task does not bring the text.
span-select-first = Select some of the text first.

### content

data-yes = yes
data-no = no
data-in-stock = In stock
data-out-of-stock = Out of stock
data-rating = Rated { $rating }
data-views = { $views } views
media-none = No picture
media-broken-picture = The picture could not be shown.
media-broken-video = The video could not be played.
media-play = Play
media-captions = Captions
media-uncaptioned = The captions could not be read.
media-player = Player
media-pause = Pause
media-back = Back 5 seconds
media-forward = Forward 5 seconds
media-previousFrame = Previous frame
media-nextFrame = Next frame
media-position = Position
media-speed = Speed
media-mute = Sound off
media-unmute = Sound on
media-volume = Volume
media-undrawn = No drawing can be made of this picture: it is shown without colour.
media-enlarge = Enlarge
media-shrink = Make smaller
media-lens = Lens: move the pointer, or use arrow keys and Space
media-tile = tile

### covers: their buttons

cover-show = Show
cover-hide = Cover
cover-preview = Preview
cover-lift = Lift the cover
cover-confirm = Show in full
cover-colour = Show colour
cover-paraphrase = In other words, not its own:
cover-vault = This is not shown here.
cover-broken = The page failed at this result and went on without it. Your answers are kept.
cover-part-text = Words
cover-part-image = Picture
cover-part-video = Video
cover-lens = Lens
cover-more = More time
cover-keep = Keep open
cover-closes = Covered again after { $seconds } seconds
cover-grain = Preview
cover-coarser = Coarser preview
cover-finer = Finer preview

### finding in the results

find = Find in results
find-count = { $at } of { $count }
find-none = Not found in what is open

### delivery

unsent-none = All sent
unsent-waiting = { $count ->
     [one] { $count } waiting
    *[other] { $count } waiting
}
unsent-offline = { $count ->
     [0] Offline
     [one] Offline · { $count } waiting
    *[other] Offline · { $count } waiting
}
unsent-refused = { $count ->
     [one] { $count } refused
    *[other] { $count } refused
}
outbox-title = Sending
outbox-all-sent = Everything is sent.
outbox-waiting = { $count ->
     [0] Nothing waits to be sent.
     [one] { $count } judgment waits to be sent.
    *[other] { $count } judgments wait to be sent.
}
outbox-offline = There is no connection.
trouble-network = The server that takes judgments cannot be reached.
trouble-timed-out = The server that takes judgments does not answer in time.
trouble-unavailable = The server that takes judgments cannot take any at the moment.
trouble-unconfirmed = The server answers, but does not say that it stored the judgment.
trouble-redirected = The server sends to another address.
trouble-unauthorized = The server asks for a new sign-in.
outbox-retry-in = { $seconds ->
     [one] Next try in { $seconds } second.
    *[other] Next try in { $seconds } seconds.
}
outbox-kept = They are stored in this browser and stay until they are taken.
outbox-refused = { $count ->
     [one] { $count } was refused
    *[other] { $count } were refused
}
outbox-retry = Send again
outbox-send = Send now
outbox-export = Save to a file

### settings

settings-title = Settings
settings-keys = Single letters and digits as keys
settings-keys-help = Off: press Alt with them.
settings-theme = Colours
theme-system = As the system
theme-light = Light
theme-dark = Dark
settings-locale = Language
comfort-title = Covered content
comfort-help = How it looks here. Nothing of this shows more than the policy of your project does.
comfort-sample = A drawing of a meadow, covered, revealed and in colour
sample-covered = Covered
sample-revealed = Shown
sample-colour = In colour
comfort-cover-all = Cover everything first
comfort-cover-all-help = Also what nobody has flagged.
comfort-gray-first = Show pictures without colour first
comfort-gray-first-help = Colour takes one more step.
comfort-drawn-first = Show pictures as drawings first
comfort-drawn-first-help = Their edges, before the picture itself. Not every site lets that be made.
comfort-small = Small pictures
comfort-small-help = What was revealed is at most 160 pixels wide.
comfort-tint = Tint of pictures in colour
tint-none = None
tint-sepia = Sepia
tint-pale = Pale
comfort-grain = Fineness of previews, in pixels
comfort-rate = Speed of video at first
today-title = Seen today
today-help = For you. It is no measure of your work.
today-reveals = Reveals: { $count }
today-minutes = Minutes open: { $count }
today-spared = Judged without a full reveal: { $count }
today-judged = Results judged: { $count }
today-undone = Taken back at once: { $count }
today-pauses = Pauses: { $count }
language-en = English
language-pt-BR = Português (Brasil)
language-ar = العربية

### help

help-title = Keys
help-commands = Everywhere
help-pointer = The pointer and touch do the same. Keys work while this page has focus.
command-next = Next result
command-previous = Previous result
command-confirm = Go on; submit when all is answered
command-submit = Submit
command-skip = Skip
command-cannot-judge = Cannot judge
command-escalate = Escalate
command-undo = Undo
command-redo = Redo
command-guideline = Open or close the guideline
command-reveal = Show or cover the current result
command-cover-all = Cover everything
command-help = This list
command-first-finding = Go to the first thing to mend
command-find = Find in results
command-cancel = Close a question

### the page without a task

idle-loading = Loading the guideline and tasks…
idle-empty = Nothing to judge yet
idle-empty-help = There are no tasks here. They appear as soon as somebody adds some.
idle-finished = All judged
idle-finished-help = { $count ->
     [0] Thank you. You can close this page once everything is sent.
     [one] { $count } task is done. You can close this page once everything is sent.
    *[other] { $count } tasks are done. You can close this page once everything is sent.
}
idle-over = This session is over
idle-over-help = What you judged is stored. Sign in again to go on.
unusable = { $name } cannot be used
unusable-help = { $count ->
     [one] There is { $count } problem. Its author has to mend it; nothing of yours is lost.
    *[other] There are { $count } problems. Their author has to mend them; nothing of yours is lost.
}

### notices

notice-storage-denied = This browser does not let judgments be stored. They are sent at once; what is not sent is lost when the page closes.
notice-storage-locked = Some work in this browser is locked with another key. It is kept until the page is given that key.
notice-storage-full = The browser's storage is full. Send or save what waits, then go on.
notice-not-stored = The judgment was not stored. Your answers are still here: submit again.
notice-guideline-failed = The guideline did not load.
notice-tasks-failed = The tasks did not load.
notice-task-refused = A task was left out because it cannot be read.
notice-guideline-changed = The guideline has changed since you began. Answers that still fit were kept.
notice-draft-reduced = Some earlier answers no longer fit and were left out.
notice-open-elsewhere = This task is open in another tab as well.
notice-sign-in = Sending needs a new sign-in. Judgments are kept until then.
notice-part-failed = A part of the page did not load. Check the connection, and open it again.
notice-safe-mode = The cover settings could not be read: everything that was not checked is covered.
notice-pause = This is a good moment for a pause of ten minutes or more. Your work is kept.
notice-limit = The limit of your project for such content is reached. You can go on judging what is covered, or stop here.

### covers: what is said of covered content, calmly and briefly, in place of it

cover-category-child-safety-csam = Sexual abuse of children
cover-category-child-safety-groom = An adult approaching a child
cover-category-child-safety-privacy = Private details of a child
cover-category-child-safety-harassment = Harassment of a child
cover-category-child-safety-other = Safety of a child
cover-category-self-harm-content = Self-harm or suicide
cover-category-self-harm-ed = Disordered eating
cover-category-self-harm-stunts = A dangerous challenge
cover-category-self-harm-substances = Drugs or other substances
cover-category-self-harm-other = Harm to oneself
cover-category-violence-graphic-content = Graphic violence or injury
cover-category-violence-threats = A threat of violence
cover-category-violence-glorification = Praise of violence
cover-category-violence-extremist-content = Extremist content
cover-category-violence-animal = Harm to an animal
cover-category-violence-trafficking = Trade in people
cover-category-violence-other = Violence or harm to others
cover-category-sexual-unlabeled = Sexual content for adults
cover-category-sexual-ncii = Intimate images shared without consent
cover-category-sexual-deepfake = Sexual images of somebody, made artificially
cover-category-sexual-abuse-content = Sexual abuse
cover-category-sexual-animal = Sexual abuse of an animal
cover-category-sexual-other = Sexual content of another kind
cover-category-nudity = Nudity
cover-category-harassment-hate-speech = Hateful words or signs about a group
cover-category-harassment-targeted = Bullying of a person
cover-category-harassment-troll = Insults or provocation
cover-category-harassment-doxxing = Private details of a person
cover-category-harassment-other = Harassment
cover-category-misleading-bot = An automated account
cover-category-misleading-impersonation = Somebody posing as somebody else
cover-category-misleading-spam = Unwanted advertising
cover-category-misleading-scam = A suspected scam
cover-category-misleading-elections = Misleading claims about an election
cover-category-misleading-other = Misleading content
cover-category-rule-site-security = A risk to accounts or devices
cover-category-rule-prohibited-sales = Sale of something prohibited
cover-category-rule-ban-evasion = An account that was banned
cover-category-rule-other = Breach of a site's rules
cover-category-hide = Hidden by a moderation service
cover-category-warn = Flagged by a moderation service
cover-category-unknown = Flagged with a category that is not known here
cover-category-unclassified = Nobody has checked this yet
cover-category-comfort = Covered by your own settings
cover-category-all = You covered everything
cover-category-broken = Could not be shown
