// The documents of Gradeglass. Made by `gradeglass schema`; do not edit.

/** A text in several languages, by language tag (BCP 47). */
export type Localized = { [language: string]: string };

/** The answers of one judgment. */
export interface Answers {
  /** Fields of scope task, by field id. */
  task?: { [key: string]: string | number | Array<string> | Array<SpanMark> };
  /** Fields of scope result, by result id. */
  results?: { [key: string]: { [key: string]: string | number | Array<string> | Array<SpanMark> } };
}

/** Exactly one of the options. */
export interface ChoiceField {
  /** Its name in answers and rules. */
  id: string;
  /** What kind of answer it takes. */
  kind: "choice";
  /** Asked for each result (the default), or once for the task. */
  scope?: "result" | "task";
  /** The question. */
  label: Localized;
  /** More about the question. */
  help?: Localized;
  /** Whether a judgment must answer it where it is shown; `false` by default. */
  required?: boolean;
  /** The condition (CEL) under which it is shown; always, without one. */
  shown?: string;
  /** What can be chosen. */
  options: Array<Option>;
}

/** Any number of the options. */
export interface ChoicesField {
  /** Its name in answers and rules. */
  id: string;
  /** What kind of answer it takes. */
  kind: "choices";
  /** Asked for each result (the default), or once for the task. */
  scope?: "result" | "task";
  /** The question. */
  label: Localized;
  /** More about the question. */
  help?: Localized;
  /** Whether a judgment must answer it where it is shown; `false` by default. */
  required?: boolean;
  /** The condition (CEL) under which it is shown; always, without one. */
  shown?: string;
  /** What can be chosen. */
  options: Array<Option>;
  /** At least so many, once answered. */
  min?: number;
  /** At most so many. */
  max?: number;
}

/** The program that made a judgment. */
export interface Client {
  /** `gradeglass`. */
  name: string;
  /** Its version. */
  version: string;
  /** The language of its interface. */
  locale: string;
}

/** Where judgments go. Secrets never lie in it: the host gives an `authorize` callback. */
export interface Connection {
  /** The schema's address, for editors that complete from it. */
  $schema?: string;
  /** The format version: 1. */
  gradeglass?: 1;
  /** Tells it from others, where there are several: annotators read it, and judgments for one are kept apart from those for another. */
  name?: string;
  /** The receiver's dialect; `json` by default. */
  preset?: "json" | "json-lines" | "cloudevents" | "label-studio" | "argilla" | "quepid" | "kafka" | "upload" | "mturk" | "sagemaker" | "message";
  /** Where judgments are posted. */
  url: string;
  /** `POST` by default. */
  method?: "POST" | "PUT" | "PATCH";
  /** Headers that are no secret. */
  headers?: { [key: string]: string };
  /** What the preset has to know besides. */
  options?: { [key: string]: unknown } | null;
  /** How a judgment is laid out in the body, for the preset `json`: a template; the judgment itself by default. */
  body?: unknown | null;
  /** At most so many judgments in one request, for presets that can send several; 1 by default. */
  batch?: number;
  /** Whether cookies go along, as `fetch` takes it; `same-origin` by default. */
  credentials?: "omit" | "same-origin" | "include";
  /** How long an answer may take, in milliseconds; 30000 by default. */
  timeout_ms?: number;
  /** What proves that a judgment was stored: a JSON body that names its id (`{"stored": [id]}` or `{"id": id}`), or any 2xx that is not a web page. `body` by default. */
  confirm?: "body" | "status";
}

/** How a category is covered, column by column. */
export interface Cover {
  /** The level of pictures. */
  image?: "open" | "soften" | "veil" | "seal" | "vault" | "C0" | "C1" | "C2" | "C3" | "C4";
  /** The level of video, and of pictures that move. */
  video?: "open" | "soften" | "veil" | "seal" | "vault" | "C0" | "C1" | "C2" | "C3" | "C4";
  /** The level of texts. */
  text?: "open" | "soften" | "veil" | "seal" | "vault" | "C0" | "C1" | "C2" | "C3" | "C4";
  /** What may become audible. */
  sound?: "pressed" | "off" | "never";
  /** Whether a reveal shows pictures in grayscale first. */
  grayscale?: boolean;
  /** Whether a reveal is asked for once more. */
  confirm?: boolean;
  /** Whether a pointer that is held down reveals. */
  hold?: boolean;
  /** For how many seconds a reveal lasts at most; 0 is without an end. */
  max_open?: number | MaxOpen;
  /** What may be fetched before a reveal. */
  fetch?: "yes" | "preview" | "no" | "never";
  /** Labels that are less sure than this, from 0 to 1, say nothing. */
  threshold?: number;
}

/** A stretch of time in which one part of a result was revealed to one step. No two of a part overlap, none begins without a gesture, and none holds content. */
export interface Exposure {
  /** The version of the record. */
  v: number;
  /** One visit: a random id. */
  session: string;
  /** The task. */
  task: string;
  /** The result. */
  result: string;
  /** The hash of the result. */
  content_hash: string;
  /** The guideline and its version, and the hash of the page's own policy. */
  policy_version: string;
  /** What it is labelled as. */
  categories: Array<string>;
  /** Who says so first. */
  label_source: string | null;
  /** How sure that source is. */
  confidence: number | null;
  /** How bad that source calls it. */
  severity: "low" | "medium" | "high" | null;
  /** How it is covered. */
  decided_level: "open" | "soften" | "veil" | "seal" | "vault";
  /** Which part of it. */
  medium: "image" | "video" | "text";
  /** How far it was revealed. */
  step: "covered" | "preview" | "lens" | "softened" | "full";
  /** Whether content was open, and not only a preview. */
  revealed: boolean;
  /** How it was asked for; no script can. */
  gesture: "toggle" | "key" | "hold" | "lens";
  /** When it began, by a clock that cannot be set. */
  t_start: number;
  /** When it ended. */
  t_end: number;
  /** How long it lasted. */
  duration_ms: number;
  /** How many pixels of the page it filled. */
  visible_px: number;
  /** How much of the window, from 0 to 1. */
  viewport_fraction: number;
  /** Whether it had no colour. */
  grayscale: boolean;
  /** Pixels on the short side of a preview. */
  grain: number;
  /** How long media played meanwhile. */
  played_ms: number;
  /** How long it could be heard. */
  sound_ms: number;
  /** How fast it was played last. */
  rate: number;
  /** What ended it. */
  ended_by: "next_step" | "cover" | "release" | "cover_all" | "timer" | "idle" | "scroll" | "moved_on" | "submit" | "hidden" | "blur" | "left" | "print" | "fullscreen" | "relabelled" | "task_changed" | "limit" | "error";
  /** Whether the annotator took it back within half a second. */
  undone_within_500ms: boolean;
  /** How much of the result had been seen when it got its first label meanwhile. */
  judged_at: "metadata" | "preview" | "paraphrase" | "lens" | "softened" | "full" | "full_sound" | null;
  /** How long after this began that label was given. */
  label_latency_ms: number | null;
  /** What went wrong meanwhile: media or captions that could not be read, what draws them or the style sheet that did not come, the page itself. */
  faults: Array<"media" | "captions" | "part" | "style" | "page">;
  /** The sums of the day, this included. */
  today: ExposureFigures;
}

/** What one annotator has seen today (UTC), on one device. */
export interface ExposureFigures {
  /** Reveals of covered content. */
  reveals: number;
  /** How long they were. */
  ms: number;
  /** How much of that was sealed. */
  high_ms: number;
  /** Reveals that were taken back within half a second. */
  undone: number;
  /** Results judged. */
  judged: number;
  /** Results judged without a full reveal of what was covered. */
  judged_without_full_reveal: number;
  /** Work on tasks with sealed content. */
  work_ms: number;
  /** Pauses that were suggested. */
  pauses_prompted: number;
  /** Pauses that were taken. */
  pauses_taken: number;
  /** How long they were. */
  paused_ms: number;
}

export type Field =
  | ChoiceField
  | ChoicesField
  | TaxonomyField
  | ScaleField
  | NumberField
  | TextField
  | SpanField;

/** The known answers of a task. */
export interface Gold {
  /** Answers, as in a judgment. */
  answers: unknown;
  /** Why these are the answers. */
  explain?: Localized;
}

/** What annotators are asked, the rules that guard their answers, and the words around both. */
export interface Guideline {
  /** The schema's address, for editors that complete from it. */
  $schema?: string;
  /** The format version: 1. */
  gradeglass: 1;
  /** Names the guideline through all its versions. */
  id: string;
  /** Semantic version, as `3.1.0`. */
  version: string;
  /** What people call it. */
  title: Localized;
  /** Every text exists in each of these; the first is the fallback. */
  languages: Array<string>;
  /** What is judged: `results`, each result of a task. */
  judge?: string;
  /** The data that a task brings, typed, so that rules are checked before any task exists. */
  inputs?: Inputs;
  /** What is asked, in the order in which it is shown. */
  fields: Array<Field>;
  /** What must hold. */
  rules?: Array<Rule>;
  /** The guideline's own tests. */
  tests?: Array<GuidelineTest>;
  /** The operating procedure, as CommonMark; a heading's `{#name}` names a section. */
  sop?: Localized;
  /** Changes to the default cover policy. */
  protection?: Protection;
}

/** The guideline that a judgment was made under. */
export interface GuidelineReference {
  /** Its id. */
  id: string;
  /** Its version. */
  version: string;
  /** Its content hash. */
  hash: string;
}

/** These answers make exactly these rules fire. */
export interface GuidelineTest {
  /** What it shows. */
  name: string;
  /** A task; what it leaves out is filled in. */
  task?: unknown;
  /** Answers, as in a judgment. */
  answers: unknown;
  /** The rules that must fire, and no others. */
  expect: Array<string>;
}

/** The types of what a task brings: `string`, `int`, `double`, `bool`, `list<…>`, `map<…>`; a `?` at the end for what may be absent. */
export interface Inputs {
  /** Parts of the query, by name. */
  query?: { [key: string]: string };
  /** What each result brings. */
  result?: ResultInputs;
  /** Other parts of the task, by name. */
  task?: { [key: string]: string };
}

/** One judgment of one task: all its results, whether it holds one or a page of them. */
export interface Judgment {
  /** The format version: 1. */
  gradeglass: 1;
  /** UUIDv7, also the idempotency key. */
  id: string;
  /** What it was made under. */
  guideline: GuidelineReference;
  /** What it is of. */
  task: TaskReference;
  /** Who made it: an opaque id. */
  annotator: string;
  /** `judge`, and later `train`, `review`, `adjudicate`. */
  mode: string;
  /** How the task ended. */
  outcome: "judged" | "skipped" | "cannot_judge" | "escalated";
  /** Why it was skipped, could not be judged, or was escalated. */
  reason?: string | null;
  /** The answers, of shown fields only. */
  answers: Answers;
  /** The rules that were broken when it was submitted. */
  findings: Array<StoredFinding>;
  /** How each result was viewed, by result id. */
  viewing: { [key: string]: Viewing };
  /** When, and how long. */
  timing: Timing;
  /** The judgment that this one corrects. */
  supersedes?: string | null;
  /** The program that made it. */
  client: Client;
}

/** What somebody or something said of a result. */
export interface Label {
  /** A category id, or an alias of one. */
  category: string;
  /** How bad. */
  severity?: "low" | "medium" | "high";
  /** How sure, from 0 to 1; anything else counts as 1. */
  confidence?: number;
  /** Who says so. */
  source?: string;
  /** What is there, in at most twelve neutral words, for the cover to say. */
  description?: string;
  /** Takes the label of the same source and category back. */
  negated?: boolean;
  /** The hash of the content that was labelled: the result's own, or the label speaks of something else. */
  content_hash?: string;
}

/** For how many seconds a reveal lasts at most; 0 is without an end. */
export interface MaxOpen {
  /** Pictures. */
  image?: number;
  /** Video. */
  video?: number;
  /** Texts. */
  text?: number;
}

/** A picture, video or sound. */
export interface Media {
  /** What it is. */
  kind: "image" | "video" | "audio";
  /** http(s), blob, or data of an allowed media type. */
  url: string;
  /** What it shows, in words. */
  alt?: string;
  /** A data URI of at most 2 KB, a BlurHash or a ThumbHash, to stand in its place. */
  preview?: string;
  /** Up to eight previews of a video, from its beginning to its end: a strip stands in its place. */
  keyframes?: Array<string>;
  /** The address of WebVTT captions. */
  captions?: string;
  /** Width in pixels, so that its room is kept. */
  width?: number;
  /** Height in pixels. */
  height?: number;
  /** Whether a picture moves. */
  animated?: boolean;
}

/** A number. */
export interface NumberField {
  /** Its name in answers and rules. */
  id: string;
  /** What kind of answer it takes. */
  kind: "number";
  /** Asked for each result (the default), or once for the task. */
  scope?: "result" | "task";
  /** The question. */
  label: Localized;
  /** More about the question. */
  help?: Localized;
  /** Whether a judgment must answer it where it is shown; `false` by default. */
  required?: boolean;
  /** The condition (CEL) under which it is shown; always, without one. */
  shown?: string;
  /** The lowest allowed. */
  min?: number;
  /** The highest allowed. */
  max?: number;
  /** What it is measured in. */
  unit?: Localized;
}

/** One option of a choice. */
export interface Option {
  /** Its name in answers and rules. */
  id: string;
  /** What people read. */
  label: Localized;
  /** More about it. */
  help?: Localized;
  /** The key that chooses it: one character. */
  key?: string;
  /** What it is worth in qrels. */
  gain?: number;
}

/** What the annotator said to a warning; without a reason, that it is meant so. */
export interface Overridden {
  /** Why it is meant so. */
  reason?: string;
  /** It is meant so. */
  confirmed?: boolean;
}

/** When a pause is suggested, and the most that is allowed; 0 is never. Engineering defaults, not evidence. */
export interface Pauses {
  /** Minutes of work on sealed content; 20 by default. */
  work?: number;
  /** Full reveals; 25 by default. */
  reveals?: number;
  /** Seconds of full reveals in five minutes; 90 by default. */
  exposed?: number;
  /** Minutes away that are a pause; 10 by default. */
  pause?: number;
  /** The most minutes on sealed content without a pause; no limit by default. */
  most_at_once?: number;
  /** The most minutes on sealed content a day; no limit by default. */
  most_a_day?: number;
  /** One task in so many is without sealed content, where there is one: tasks change places for that. 3 by default; 0 keeps their order. */
  benign_one_in?: number;
}

/** Changes to the default cover policy. Rows are raised freely, and lowered only where they allow it. */
export interface Protection {
  /** Results that nobody has classified. `open` shows them; anything else can only cover more. */
  unclassified?: "open" | "soften" | "veil" | "seal" | "vault" | "C0" | "C1" | "C2" | "C3" | "C4" | Cover;
  /** Categories that the policy does not know. */
  unknown?: "open" | "soften" | "veil" | "seal" | "vault" | "C0" | "C1" | "C2" | "C3" | "C4" | Cover;
  /** Categories, by id or by any other name. */
  categories?: { [key: string]: "open" | "soften" | "veil" | "seal" | "vault" | "C0" | "C1" | "C2" | "C3" | "C4" | Cover };
  /** A line on covers that helps to look, as “Look only for what you need to judge”. None by default. */
  prompt?: Localized;
  /** When a pause is suggested, and limits. */
  pauses?: Pauses;
}

/** One result to be judged. */
export interface Result {
  /** Unique in its task. */
  id: string;
  /** Its rank in the list that is judged, from 1. */
  position?: number;
  /** The card kind: `product`, `web`, `passage`, `image`, `video`, `ad`, `answer`; others are shown as a table. */
  card: string;
  /** The card's data. */
  data?: { [key: string]: unknown };
  /** Pictures, videos and sounds. */
  media?: Array<Media>;
  /** What classifiers or people said of it. Absent: nobody has classified it yet, and it is covered. */
  labels?: Array<Label>;
  /** The host's own hash of the content, to tell labels of this content from labels of another. */
  content_hash?: string;
  /** Its text in milder words. It stands in place of the text where a veil covers that, and is called what it is. */
  paraphrase?: string;
  /** Language of its text (BCP 47). */
  language?: string;
  /** Direction of its text; detected without it. */
  dir?: "ltr" | "rtl";
}

/** What each result brings. */
export interface ResultInputs {
  /** The card kind that is expected. */
  card?: string;
  /** Parts of the result's data, by name. */
  data?: { [key: string]: string };
}

/** What must hold: `when` with `require`, or a single `rule`. */
export interface Rule {
  /** Its name in findings and tests. */
  id: string;
  /** Once for each result (the default), or once over all. */
  scope?: "result" | "task";
  /** When this (CEL) holds, `require` must hold. */
  when?: string;
  /** What must hold (CEL) when `when` does. */
  require?: string;
  /** What must hold (CEL). */
  rule?: string;
  /** Errors block, warnings ask, infos tell; `error` by default. */
  severity?: "error" | "warning" | "info";
  /** For a warning: what it takes to submit in spite of it; `none` by default. */
  override?: "none" | "confirm" | "reason";
  /** The fields it concerns: where its finding is shown. */
  fields?: Array<string>;
  /** What is said; `{answer.grade}` stands for an answer, shown by its label. */
  message?: Localized;
  /** An expression (CEL) that gives the message. */
  messageExpression?: string;
  /** A section of the operating procedure. */
  see?: string;
}

/** A whole number from `min` to `max`. */
export interface ScaleField {
  /** Its name in answers and rules. */
  id: string;
  /** What kind of answer it takes. */
  kind: "scale";
  /** Asked for each result (the default), or once for the task. */
  scope?: "result" | "task";
  /** The question. */
  label: Localized;
  /** More about the question. */
  help?: Localized;
  /** Whether a judgment must answer it where it is shown; `false` by default. */
  required?: boolean;
  /** The condition (CEL) under which it is shown; always, without one. */
  shown?: string;
  /** The lowest step. */
  min: number;
  /** The highest step. */
  max: number;
  /** Words for some of the steps, by step. */
  labels?: { [key: string]: Localized };
}

/** Marked stretches of a text that the task brings. */
export interface SpanField {
  /** Its name in answers and rules. */
  id: string;
  /** What kind of answer it takes. */
  kind: "span";
  /** Asked for each result (the default), or once for the task. */
  scope?: "result" | "task";
  /** The question. */
  label: Localized;
  /** More about the question. */
  help?: Localized;
  /** Whether a judgment must answer it where it is shown; `false` by default. */
  required?: boolean;
  /** The condition (CEL) under which it is shown; always, without one. */
  shown?: string;
  /** The text that is marked, as `result.title` or `query.text`. */
  of: string;
  /** Labels that a stretch can carry. */
  labels?: Array<Option>;
  /** At most so many. */
  max?: number;
}

/** A marked stretch of a text. Offsets are UTF-16 code units. */
export interface SpanMark {
  /** First UTF-16 code unit. */
  start: number;
  /** Just after the last UTF-16 code unit. */
  end: number;
  /** The very text between the two. */
  quote: string;
  /** A label, where the field has labels. */
  label?: string;
}

/** A rule that was broken at submission, and what was said to that. */
export interface StoredFinding {
  /** The rule. */
  rule: string;
  /** How much it matters. */
  severity: "error" | "warning" | "info";
  /** The result it spoke of. */
  result?: string | null;
  /** What the annotator said to it. */
  override?: Overridden | null;
}

/** A query, its context, and the results to be judged. Texts are texts, never markup. */
export interface Task {
  /** The schema's address, for editors that complete from it. */
  $schema?: string;
  /** The format version: 1. */
  gradeglass?: 1;
  /** Names the task; what a judgment refers to. */
  id: string;
  /** The query (`text`) and its context (`market`, `language`, …). */
  query?: { [key: string]: unknown };
  /** Whatever else the task brings: `task` in expressions. */
  data?: { [key: string]: unknown };
  /** The results, at most 1,000, in the order in which they are shown. */
  results: Array<Result>;
  /** The known answers, for calibration. */
  gold?: Gold;
}

/** The task that a judgment is of. */
export interface TaskReference {
  /** Its id. */
  id: string;
  /** Its content hash. */
  hash: string;
}

/** Several tasks in one document. */
export interface Tasks {
  /** The schema's address, for editors that complete from it. */
  $schema?: string;
  /** The format version: 1. */
  gradeglass: 1;
  /** The tasks, in order. */
  tasks: Array<Task>;
  /** Where there are more, from this document's address: another document of tasks, or an address that gives one task each time until it answers 204. */
  next?: string | null;
}

/** Any number of nodes of a tree. */
export interface TaxonomyField {
  /** Its name in answers and rules. */
  id: string;
  /** What kind of answer it takes. */
  kind: "taxonomy";
  /** Asked for each result (the default), or once for the task. */
  scope?: "result" | "task";
  /** The question. */
  label: Localized;
  /** More about the question. */
  help?: Localized;
  /** Whether a judgment must answer it where it is shown; `false` by default. */
  required?: boolean;
  /** The condition (CEL) under which it is shown; always, without one. */
  shown?: string;
  /** The roots of the tree. */
  nodes: Array<TaxonomyNode>;
  /** At most so many. */
  max?: number;
}

/** One node of a taxonomy. */
export interface TaxonomyNode {
  /** Its name in answers and rules, unique in the tree. */
  id: string;
  /** What people read. */
  label: Localized;
  /** More about it. */
  help?: Localized;
  /** What lies under it. */
  children?: Array<TaxonomyNode>;
}

/** A text. */
export interface TextField {
  /** Its name in answers and rules. */
  id: string;
  /** What kind of answer it takes. */
  kind: "text";
  /** Asked for each result (the default), or once for the task. */
  scope?: "result" | "task";
  /** The question. */
  label: Localized;
  /** More about the question. */
  help?: Localized;
  /** Whether a judgment must answer it where it is shown; `false` by default. */
  required?: boolean;
  /** The condition (CEL) under which it is shown; always, without one. */
  shown?: string;
  /** At most so many characters. */
  max_length?: number;
  /** Whether line breaks are allowed; `false` by default. */
  multiline?: boolean;
}

/** When, and how long. */
export interface Timing {
  /** When the task was first shown. */
  opened_at: string;
  /** When the judgment was submitted. */
  submitted_at: string;
  /** Time of work; idle time is not counted. */
  active_ms: number;
}

/** How one result was viewed. */
export interface Viewing {
  /** The most that was seen of it. */
  judged_at: "metadata" | "preview" | "paraphrase" | "lens" | "softened" | "full" | "full_sound";
  /** How long covered content was open. */
  revealed_ms: number;
  /** How long media was played. */
  played_ms: number;
  /** How long after covered content was first open the first label was given. */
  label_latency_ms?: number;
}
