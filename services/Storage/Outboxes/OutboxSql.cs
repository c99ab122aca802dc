using DiploMesh.Storage.Engines;

namespace DiploMesh.Storage.Outboxes;

/// <summary>
/// The statements of one outbox table. State 0 is pending, 1 sent, 2 dead; a leased message is a pending one that is not
/// due before its lease ends, so that a relay which dies gives its messages back without anyone's help.
/// </summary>
internal sealed class OutboxSql
{
    /// <summary>The outbox of Ingestion.</summary>
    public static readonly OutboxSql Ingestion = new("ingestion_outbox");

    /// <summary>The outbox of the Worker.</summary>
    public static readonly OutboxSql Worker = new("worker_outbox");

    private OutboxSql(string table)
    {
        Insert = new SqlText(
            $"""
            INSERT INTO {table} (id, type, trace_parent, create_time, due_time, body)
            VALUES (@id, @type, @traceParent, @now, @now, @body)
            """);

        AnyDue = new SqlText(
            $"SELECT CASE WHEN EXISTS (SELECT 1 FROM {table} WHERE state = 0 AND due_time <= @now) THEN 1 ELSE 0 END");

        // The outer conditions repeat the inner ones: where READPAST is ignored, two relays may choose the same rows,
        // and the second finds them leased when it gets their locks.
        Claim = new SqlText(
            Sqlite:
            $"""
            UPDATE {table} SET lease_id = @leaseId, attempts = attempts + 1, due_time = @until
            WHERE seq IN (SELECT seq FROM {table} WHERE state = 0 AND due_time <= @now ORDER BY due_time, seq LIMIT @limit)
            RETURNING seq AS Seq, id AS Id, type AS Type, trace_parent AS TraceParent, create_time AS CreateTime, attempts AS Attempts, body AS Body
            """,
            SqlServer:
            $"""
            UPDATE {table} SET lease_id = @leaseId, attempts = attempts + 1, due_time = @until
            OUTPUT inserted.seq AS Seq, inserted.id AS Id, inserted.type AS Type, inserted.trace_parent AS TraceParent,
                inserted.create_time AS CreateTime, inserted.attempts AS Attempts, inserted.body AS Body
            WHERE state = 0 AND due_time <= @now AND seq IN (
                SELECT TOP (@limit) seq
                FROM {table} WITH (UPDLOCK, READPAST, ROWLOCK)
                WHERE state = 0 AND due_time <= @now
                ORDER BY due_time, seq)
            """);

        Complete = new SqlText(
            Sqlite:
            $"""
            UPDATE {table} SET state = 1, sent_time = @now, lease_id = NULL, error = NULL
            WHERE state = 0 AND lease_id = @leaseId AND id IN (SELECT value FROM json_each(@ids))
            """,
            SqlServer:
            $"""
            UPDATE {table} SET state = 1, sent_time = @now, lease_id = NULL, error = NULL
            WHERE state = 0 AND lease_id = @leaseId AND id IN (SELECT CONVERT(uniqueidentifier, value) FROM OPENJSON(@ids))
            """);

        Retry = new SqlText(
            $"""
            UPDATE {table} SET due_time = @retryAt, lease_id = NULL, error = @error
            WHERE state = 0 AND lease_id = @leaseId AND id = @id
            """);

        Bury = new SqlText(
            $"""
            UPDATE {table} SET state = 2, lease_id = NULL, error = @error
            WHERE state = 0 AND lease_id = @leaseId AND id = @id
            """);

        ReviveUnhandled = new SqlText(
            $"""
            UPDATE {table} SET state = 0, due_time = @now, sent_time = NULL
            WHERE state = 1 AND NOT EXISTS (
                SELECT 1 FROM worker_inbox WHERE worker_inbox.message_id = {table}.id AND worker_inbox.consumer = @consumer)
            """);

        State = new SqlText(
            $"""
            SELECT
                (SELECT COUNT(*) FROM {table} WHERE state = 0) AS Pending,
                (SELECT COUNT(*) FROM {table} WHERE state = 2) AS Dead,
                (SELECT MIN(create_time) FROM {table} WHERE state = 0) AS OldestPending
            """);
    }

    public SqlText Insert { get; }

    public SqlText AnyDue { get; }

    public SqlText Claim { get; }

    public SqlText Complete { get; }

    public SqlText Retry { get; }

    public SqlText Bury { get; }

    public SqlText ReviveUnhandled { get; }

    public SqlText State { get; }
}
