-- Every version of a guideline that was ever served, so that a judgment begun under an older one
-- can still be checked and taken. `current` marks the one that is handed out.
create table guidelines (
    sequence integer primary key,
    hash     text not null unique,
    id       text not null,
    version  text not null,
    current  integer not null,
    document text not null
) strict;

create index guidelines_by_id on guidelines (id, current);

-- Every version of a task. `hash` is that of the task as it is handed out, without its gold;
-- `whole_hash` is that of the task as its file had it: a page that was given the file refers to that.
create table tasks (
    sequence   integer primary key,
    guideline  text not null,
    id         text not null,
    hash       text not null,
    whole_hash text not null,
    current    integer not null,
    document   text not null,
    whole      text not null,
    unique (guideline, id, whole_hash)
) strict;

create index tasks_in_order on tasks (guideline, current, sequence);

-- Judgments are only ever added. `content` is the hash of the canonical text: the same id with the
-- same content is the same judgment sent again, with other content it is a conflict.
create table judgments (
    sequence       integer primary key,
    id             text not null unique,
    content        text not null,
    guideline      text not null,
    guideline_hash text not null,
    task           text not null,
    task_hash      text not null,
    annotator      text not null,
    supersedes     text,
    document       text not null
) strict;

create index judgments_by_annotator on judgments (guideline, annotator, task);
create index judgments_by_superseded on judgments (supersedes) where supersedes is not null;
