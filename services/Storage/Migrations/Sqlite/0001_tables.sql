-- The first schema. Every table carries its owner's name; nobody writes another's. Times are microseconds since
-- 1970-01-01 UTC, identifiers of messages lower-case GUIDs, hashes bytes unless the contracts show them as text.

-- Ingestion ---------------------------------------------------------------------------------------------------

-- Documents as they came, each once, by what they hold.
CREATE TABLE ingestion_raw (
    seq INTEGER PRIMARY KEY,
    sha256 BLOB NOT NULL UNIQUE,
    create_time INTEGER NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE ingestion_dispatch (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source_uri TEXT NOT NULL,
    newest_revision INTEGER NOT NULL,
    create_time INTEGER NOT NULL
) STRICT;

-- The text stands last: whoever wants only the metadata reads no page of it.
CREATE TABLE ingestion_revision (
    seq INTEGER PRIMARY KEY,
    dispatch_id TEXT NOT NULL REFERENCES ingestion_dispatch (id),
    revision INTEGER NOT NULL,
    text_sha256 TEXT NOT NULL,
    raw_sha256 BLOB NOT NULL REFERENCES ingestion_raw (sha256),
    published_time INTEGER NULL,
    create_time INTEGER NOT NULL,
    metadata BLOB NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (dispatch_id, revision)
) STRICT;

CREATE INDEX ix_ingestion_revision_raw ON ingestion_revision (raw_sha256);

CREATE TABLE ingestion_request (
    seq INTEGER PRIMARY KEY,
    request_id TEXT NOT NULL UNIQUE,
    request_sha256 BLOB NOT NULL,
    create_time INTEGER NOT NULL,
    answer BLOB NOT NULL
) STRICT;

-- state: 0 pending, 1 sent, 2 dead.
CREATE TABLE ingestion_outbox (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    trace_parent TEXT NULL,
    create_time INTEGER NOT NULL,
    state INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    due_time INTEGER NOT NULL,
    lease_id TEXT NULL,
    sent_time INTEGER NULL,
    error TEXT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX ix_ingestion_outbox_due ON ingestion_outbox (due_time, seq, create_time) WHERE state = 0;
CREATE INDEX ix_ingestion_outbox_dead ON ingestion_outbox (seq) WHERE state = 2;

-- Worker ------------------------------------------------------------------------------------------------------

CREATE TABLE worker_inbox (
    seq INTEGER PRIMARY KEY,
    message_id TEXT NOT NULL,
    consumer TEXT NOT NULL,
    handle_time INTEGER NOT NULL,
    UNIQUE (message_id, consumer)
) STRICT;

-- The newest revision that was attributed; its row is the lock under which runs of one dispatch succeed each other.
CREATE TABLE worker_dispatch (
    seq INTEGER PRIMARY KEY,
    dispatch_id TEXT NOT NULL UNIQUE,
    newest_revision INTEGER NOT NULL
) STRICT;

-- One attribution of one revision; its payload holds what is neither statement nor communication.
CREATE TABLE worker_run (
    seq INTEGER PRIMARY KEY,
    dispatch_id TEXT NOT NULL REFERENCES worker_dispatch (dispatch_id),
    revision INTEGER NOT NULL,
    engine TEXT NOT NULL,
    model TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    superseded_time INTEGER NULL,
    payload BLOB NOT NULL,
    UNIQUE (dispatch_id, revision, engine, model)
) STRICT;

CREATE TABLE worker_statement (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    run_seq INTEGER NOT NULL REFERENCES worker_run (seq),
    position INTEGER NOT NULL,
    is_current INTEGER NOT NULL,
    dispatch_id TEXT NOT NULL,
    published_time INTEGER NULL,
    kind INTEGER NOT NULL,
    modality INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    confidence REAL NOT NULL,
    speaker_key TEXT NULL,
    holder_key TEXT NULL,
    payload BLOB NOT NULL,
    UNIQUE (run_seq, position)
) STRICT;

-- A search reads one of these backwards from where the page begins. The first covers the filters that are ranges.
CREATE INDEX ix_worker_statement_current ON worker_statement (is_current, seq, published_time, confidence);
CREATE INDEX ix_worker_statement_dispatch ON worker_statement (dispatch_id, is_current, seq);
CREATE INDEX ix_worker_statement_speaker ON worker_statement (speaker_key, is_current, seq);
CREATE INDEX ix_worker_statement_holder ON worker_statement (holder_key, is_current, seq);
CREATE INDEX ix_worker_statement_channel ON worker_statement (channel, is_current, seq);
CREATE INDEX ix_worker_statement_modality ON worker_statement (modality, is_current, seq);
CREATE INDEX ix_worker_statement_kind ON worker_statement (kind, is_current, seq);

CREATE TABLE worker_statement_addressee (
    name_key TEXT NOT NULL,
    statement_seq INTEGER NOT NULL REFERENCES worker_statement (seq),
    PRIMARY KEY (name_key, statement_seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE worker_statement_term (
    word TEXT NOT NULL,
    statement_seq INTEGER NOT NULL REFERENCES worker_statement (seq),
    PRIMARY KEY (word, statement_seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE worker_communication (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    run_seq INTEGER NOT NULL REFERENCES worker_run (seq),
    position INTEGER NOT NULL,
    is_current INTEGER NOT NULL,
    dispatch_id TEXT NOT NULL,
    channel INTEGER NOT NULL,
    payload BLOB NOT NULL,
    UNIQUE (run_seq, position)
) STRICT;

CREATE INDEX ix_worker_communication_current ON worker_communication (is_current, seq);
CREATE INDEX ix_worker_communication_dispatch ON worker_communication (dispatch_id, is_current, seq);
CREATE INDEX ix_worker_communication_channel ON worker_communication (channel, is_current, seq);

-- role: 1 sender, 2 addressee.
CREATE TABLE worker_communication_party (
    role INTEGER NOT NULL,
    name_key TEXT NOT NULL,
    communication_seq INTEGER NOT NULL REFERENCES worker_communication (seq),
    PRIMARY KEY (role, name_key, communication_seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE worker_outbox (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    trace_parent TEXT NULL,
    create_time INTEGER NOT NULL,
    state INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    due_time INTEGER NOT NULL,
    lease_id TEXT NULL,
    sent_time INTEGER NULL,
    error TEXT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX ix_worker_outbox_due ON worker_outbox (due_time, seq, create_time) WHERE state = 0;
CREATE INDEX ix_worker_outbox_dead ON worker_outbox (seq) WHERE state = 2;
