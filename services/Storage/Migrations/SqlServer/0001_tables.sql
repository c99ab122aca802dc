-- The first schema. Every table carries its owner's name; nobody writes another's. Times are UTC. Names and identifiers
-- are compared binary, as SQLite does and whatever the database's own collation is; folding is done before they come here.
-- Clustered keys grow; the two inverted lists are clustered by what they are read by. T-SQL common to SQL Server 2022 and
-- Babelfish.

-- Ingestion ---------------------------------------------------------------------------------------------------

-- Documents as they came, each once, by what they hold.
CREATE TABLE ingestion_raw (
    seq bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_ingestion_raw PRIMARY KEY,
    sha256 varbinary(32) NOT NULL CONSTRAINT uq_ingestion_raw_sha256 UNIQUE,
    create_time datetime2(6) NOT NULL,
    content varbinary(max) NOT NULL
);

CREATE TABLE ingestion_dispatch (
    seq bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_ingestion_dispatch PRIMARY KEY,
    id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT uq_ingestion_dispatch_id UNIQUE,
    source_uri nvarchar(2048) COLLATE Latin1_General_100_BIN2 NOT NULL,
    newest_revision int NOT NULL,
    create_time datetime2(6) NOT NULL
);

CREATE TABLE ingestion_revision (
    seq bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_ingestion_revision PRIMARY KEY,
    dispatch_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL
        CONSTRAINT fk_ingestion_revision_dispatch REFERENCES ingestion_dispatch (id),
    revision int NOT NULL,
    text_sha256 nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    raw_sha256 varbinary(32) NOT NULL CONSTRAINT fk_ingestion_revision_raw REFERENCES ingestion_raw (sha256),
    published_time datetime2(6) NULL,
    create_time datetime2(6) NOT NULL,
    metadata varbinary(max) NOT NULL,
    text nvarchar(max) NOT NULL,
    CONSTRAINT uq_ingestion_revision UNIQUE (dispatch_id, revision)
);

CREATE INDEX ix_ingestion_revision_raw ON ingestion_revision (raw_sha256);

CREATE TABLE ingestion_request (
    seq bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_ingestion_request PRIMARY KEY,
    request_id nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT uq_ingestion_request_id UNIQUE,
    request_sha256 varbinary(32) NOT NULL,
    create_time datetime2(6) NOT NULL,
    answer varbinary(max) NOT NULL
);

-- state: 0 pending, 1 sent, 2 dead.
CREATE TABLE ingestion_outbox (
    seq bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_ingestion_outbox PRIMARY KEY,
    id uniqueidentifier NOT NULL CONSTRAINT uq_ingestion_outbox_id UNIQUE,
    type nvarchar(64) NOT NULL,
    trace_parent nvarchar(64) NULL,
    create_time datetime2(6) NOT NULL,
    state int NOT NULL CONSTRAINT df_ingestion_outbox_state DEFAULT 0,
    attempts int NOT NULL CONSTRAINT df_ingestion_outbox_attempts DEFAULT 0,
    due_time datetime2(6) NOT NULL,
    lease_id uniqueidentifier NULL,
    sent_time datetime2(6) NULL,
    error nvarchar(1000) NULL,
    body nvarchar(max) NOT NULL
);

CREATE INDEX ix_ingestion_outbox_due ON ingestion_outbox (due_time, seq) INCLUDE (create_time, state) WHERE state = 0;
CREATE INDEX ix_ingestion_outbox_dead ON ingestion_outbox (seq) INCLUDE (state) WHERE state = 2;
GO

-- Worker ------------------------------------------------------------------------------------------------------

CREATE TABLE worker_inbox (
    seq bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_worker_inbox PRIMARY KEY,
    message_id uniqueidentifier NOT NULL,
    consumer nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    handle_time datetime2(6) NOT NULL,
    CONSTRAINT uq_worker_inbox UNIQUE (message_id, consumer)
);

-- The newest revision that was attributed; its row is the lock under which runs of one dispatch succeed each other.
CREATE TABLE worker_dispatch (
    seq bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_worker_dispatch PRIMARY KEY,
    dispatch_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT uq_worker_dispatch_id UNIQUE,
    newest_revision int NOT NULL
);

-- One attribution of one revision; its payload holds what is neither statement nor communication.
CREATE TABLE worker_run (
    seq bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_worker_run PRIMARY KEY,
    dispatch_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL
        CONSTRAINT fk_worker_run_dispatch REFERENCES worker_dispatch (dispatch_id),
    revision int NOT NULL,
    engine nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    model nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    create_time datetime2(6) NOT NULL,
    superseded_time datetime2(6) NULL,
    payload varbinary(max) NOT NULL,
    CONSTRAINT uq_worker_run UNIQUE (dispatch_id, revision, engine, model)
);

CREATE TABLE worker_statement (
    seq bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_worker_statement PRIMARY KEY,
    id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT uq_worker_statement_id UNIQUE,
    run_seq bigint NOT NULL CONSTRAINT fk_worker_statement_run REFERENCES worker_run (seq),
    position int NOT NULL,
    is_current bit NOT NULL,
    dispatch_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    published_time datetime2(6) NULL,
    kind int NOT NULL,
    modality int NOT NULL,
    channel int NOT NULL,
    confidence real NOT NULL,
    speaker_key nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
    holder_key nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
    payload varbinary(max) NOT NULL,
    CONSTRAINT uq_worker_statement_position UNIQUE (run_seq, position)
);

-- A search reads one of these backwards from where the page begins. The first covers the filters that are ranges.
CREATE INDEX ix_worker_statement_current ON worker_statement (is_current, seq) INCLUDE (published_time, confidence);
CREATE INDEX ix_worker_statement_dispatch ON worker_statement (dispatch_id, is_current, seq);
CREATE INDEX ix_worker_statement_speaker ON worker_statement (speaker_key, is_current, seq);
CREATE INDEX ix_worker_statement_holder ON worker_statement (holder_key, is_current, seq);
CREATE INDEX ix_worker_statement_channel ON worker_statement (channel, is_current, seq);
CREATE INDEX ix_worker_statement_modality ON worker_statement (modality, is_current, seq);
CREATE INDEX ix_worker_statement_kind ON worker_statement (kind, is_current, seq);

CREATE TABLE worker_statement_addressee (
    name_key nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    statement_seq bigint NOT NULL CONSTRAINT fk_worker_statement_addressee REFERENCES worker_statement (seq),
    CONSTRAINT pk_worker_statement_addressee PRIMARY KEY (name_key, statement_seq)
);

CREATE TABLE worker_statement_term (
    word nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    statement_seq bigint NOT NULL CONSTRAINT fk_worker_statement_term REFERENCES worker_statement (seq),
    CONSTRAINT pk_worker_statement_term PRIMARY KEY (word, statement_seq)
);

CREATE TABLE worker_communication (
    seq bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_worker_communication PRIMARY KEY,
    id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT uq_worker_communication_id UNIQUE,
    run_seq bigint NOT NULL CONSTRAINT fk_worker_communication_run REFERENCES worker_run (seq),
    position int NOT NULL,
    is_current bit NOT NULL,
    dispatch_id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    channel int NOT NULL,
    payload varbinary(max) NOT NULL,
    CONSTRAINT uq_worker_communication_position UNIQUE (run_seq, position)
);

CREATE INDEX ix_worker_communication_current ON worker_communication (is_current, seq);
CREATE INDEX ix_worker_communication_dispatch ON worker_communication (dispatch_id, is_current, seq);
CREATE INDEX ix_worker_communication_channel ON worker_communication (channel, is_current, seq);

-- role: 1 sender, 2 addressee.
CREATE TABLE worker_communication_party (
    role int NOT NULL,
    name_key nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    communication_seq bigint NOT NULL CONSTRAINT fk_worker_communication_party REFERENCES worker_communication (seq),
    CONSTRAINT pk_worker_communication_party PRIMARY KEY (role, name_key, communication_seq)
);

CREATE TABLE worker_outbox (
    seq bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_worker_outbox PRIMARY KEY,
    id uniqueidentifier NOT NULL CONSTRAINT uq_worker_outbox_id UNIQUE,
    type nvarchar(64) NOT NULL,
    trace_parent nvarchar(64) NULL,
    create_time datetime2(6) NOT NULL,
    state int NOT NULL CONSTRAINT df_worker_outbox_state DEFAULT 0,
    attempts int NOT NULL CONSTRAINT df_worker_outbox_attempts DEFAULT 0,
    due_time datetime2(6) NOT NULL,
    lease_id uniqueidentifier NULL,
    sent_time datetime2(6) NULL,
    error nvarchar(1000) NULL,
    body nvarchar(max) NOT NULL
);

CREATE INDEX ix_worker_outbox_due ON worker_outbox (due_time, seq) INCLUDE (create_time, state) WHERE state = 0;
CREATE INDEX ix_worker_outbox_dead ON worker_outbox (seq) INCLUDE (state) WHERE state = 2;
GO

-- Rows of a batch. Parameters of a table type are bound by position: the order is that of BulkInsert's columns.
CREATE TYPE worker_statement_rows AS TABLE (
    id nvarchar(64) NOT NULL,
    run_seq bigint NOT NULL,
    position int NOT NULL,
    is_current bit NOT NULL,
    dispatch_id nvarchar(64) NOT NULL,
    published_time datetime2(6) NULL,
    kind int NOT NULL,
    modality int NOT NULL,
    channel int NOT NULL,
    confidence real NOT NULL,
    speaker_key nvarchar(256) NULL,
    holder_key nvarchar(256) NULL,
    payload varbinary(max) NOT NULL
);

CREATE TYPE worker_statement_addressee_rows AS TABLE (name_key nvarchar(256) NOT NULL, statement_seq bigint NOT NULL);

CREATE TYPE worker_statement_term_rows AS TABLE (word nvarchar(64) NOT NULL, statement_seq bigint NOT NULL);

CREATE TYPE worker_communication_rows AS TABLE (
    id nvarchar(64) NOT NULL,
    run_seq bigint NOT NULL,
    position int NOT NULL,
    is_current bit NOT NULL,
    dispatch_id nvarchar(64) NOT NULL,
    channel int NOT NULL,
    payload varbinary(max) NOT NULL
);

CREATE TYPE worker_communication_party_rows AS TABLE (role int NOT NULL, name_key nvarchar(256) NOT NULL, communication_seq bigint NOT NULL);
