using System.Data;
using DiploMesh.Storage.Engines;
using Microsoft.Data.SqlClient.Server;

namespace DiploMesh.Storage.Statements;

/// <summary>The statements that write the Worker's tables, the outbox aside.</summary>
internal static class AttributionSql
{
    public static readonly SqlText IsHandled = new(
        "SELECT COUNT(*) FROM worker_inbox WHERE message_id = @messageId AND consumer = @consumer");

    public static readonly SqlText InsertInbox = new(
        """
        INSERT INTO worker_inbox (message_id, consumer, handle_time)
        SELECT @messageId, @consumer, @now
        WHERE NOT EXISTS (SELECT 1 FROM worker_inbox WHERE message_id = @messageId AND consumer = @consumer)
        """);

    public static readonly SqlText FindPublishedTime = new(
        "SELECT published_time AS PublishedTime FROM ingestion_revision WHERE dispatch_id = @dispatchId AND revision = @revision");

    /// <summary>Raises the newest attributed revision where this one is newer, and in any case holds the dispatch's row until the transaction ends.</summary>
    public static readonly SqlText RaiseNewest = new(
        """
        UPDATE worker_dispatch
        SET newest_revision = CASE WHEN newest_revision < @revision THEN @revision ELSE newest_revision END
        WHERE dispatch_id = @dispatchId
        """);

    public static readonly SqlText InsertDispatch = new(
        "INSERT INTO worker_dispatch (dispatch_id, newest_revision) VALUES (@dispatchId, @revision)");

    public static readonly SqlText FindNewest = new(
        "SELECT newest_revision FROM worker_dispatch WHERE dispatch_id = @dispatchId");

    public static readonly SqlText CountRuns = new(
        """
        SELECT COUNT(*) FROM worker_run
        WHERE dispatch_id = @dispatchId AND revision = @revision AND engine = @engine AND model = @model
        """);

    public static readonly SqlText SupersedeStatements = new(
        "UPDATE worker_statement SET is_current = 0 WHERE dispatch_id = @dispatchId AND is_current = 1");

    public static readonly SqlText SupersedeCommunications = new(
        "UPDATE worker_communication SET is_current = 0 WHERE dispatch_id = @dispatchId AND is_current = 1");

    public static readonly SqlText SupersedeRuns = new(
        "UPDATE worker_run SET superseded_time = @now WHERE dispatch_id = @dispatchId AND superseded_time IS NULL");

    public static readonly SqlText InsertRun = new(
        Sqlite:
        """
        INSERT INTO worker_run (dispatch_id, revision, engine, model, create_time, superseded_time, payload)
        VALUES (@dispatchId, @revision, @engine, @model, @now, @supersededTime, @payload)
        RETURNING seq
        """,
        SqlServer:
        """
        INSERT INTO worker_run (dispatch_id, revision, engine, model, create_time, superseded_time, payload)
        OUTPUT inserted.seq
        VALUES (@dispatchId, @revision, @engine, @model, @now, @supersededTime, @payload)
        """);

    public static readonly SqlText StatementSequences = new(
        "SELECT seq FROM worker_statement WHERE run_seq = @runSeq ORDER BY position");

    public static readonly SqlText CommunicationSequences = new(
        "SELECT seq FROM worker_communication WHERE run_seq = @runSeq ORDER BY position");

    public static readonly BulkInsert<StatementRow> InsertStatements = new(
        "worker_statement",
        order: "position",
        new(new SqlMetaData("id", SqlDbType.NVarChar, 64), r => r.Id),
        new(new SqlMetaData("run_seq", SqlDbType.BigInt), r => r.RunSeq),
        new(new SqlMetaData("position", SqlDbType.Int), r => r.Position),
        new(new SqlMetaData("is_current", SqlDbType.Bit), r => r.IsCurrent),
        new(new SqlMetaData("dispatch_id", SqlDbType.NVarChar, 64), r => r.DispatchId),
        new(new SqlMetaData("published_time", SqlDbType.DateTime2, 0, 6), r => r.PublishedTime),
        new(new SqlMetaData("kind", SqlDbType.Int), r => r.Kind),
        new(new SqlMetaData("modality", SqlDbType.Int), r => r.Modality),
        new(new SqlMetaData("channel", SqlDbType.Int), r => r.Channel),
        new(new SqlMetaData("confidence", SqlDbType.Real), r => r.Confidence),
        new(new SqlMetaData("speaker_key", SqlDbType.NVarChar, Folding.MaxNameLength), r => r.SpeakerKey),
        new(new SqlMetaData("holder_key", SqlDbType.NVarChar, Folding.MaxNameLength), r => r.HolderKey),
        new(new SqlMetaData("payload", SqlDbType.VarBinary, SqlMetaData.Max), r => r.Payload));

    public static readonly BulkInsert<KeyRow> InsertAddressees = new(
        "worker_statement_addressee",
        order: "name_key, statement_seq",
        new(new SqlMetaData("name_key", SqlDbType.NVarChar, Folding.MaxNameLength), r => r.Key),
        new(new SqlMetaData("statement_seq", SqlDbType.BigInt), r => r.Seq));

    public static readonly BulkInsert<KeyRow> InsertTerms = new(
        "worker_statement_term",
        order: "word, statement_seq",
        new(new SqlMetaData("word", SqlDbType.NVarChar, Folding.MaxWordLength), r => r.Key),
        new(new SqlMetaData("statement_seq", SqlDbType.BigInt), r => r.Seq));

    public static readonly BulkInsert<CommunicationRow> InsertCommunications = new(
        "worker_communication",
        order: "position",
        new(new SqlMetaData("id", SqlDbType.NVarChar, 64), r => r.Id),
        new(new SqlMetaData("run_seq", SqlDbType.BigInt), r => r.RunSeq),
        new(new SqlMetaData("position", SqlDbType.Int), r => r.Position),
        new(new SqlMetaData("is_current", SqlDbType.Bit), r => r.IsCurrent),
        new(new SqlMetaData("dispatch_id", SqlDbType.NVarChar, 64), r => r.DispatchId),
        new(new SqlMetaData("channel", SqlDbType.Int), r => r.Channel),
        new(new SqlMetaData("payload", SqlDbType.VarBinary, SqlMetaData.Max), r => r.Payload));

    public static readonly BulkInsert<PartyRow> InsertParties = new(
        "worker_communication_party",
        order: "role, name_key, communication_seq",
        new(new SqlMetaData("role", SqlDbType.Int), r => (int)r.Role),
        new(new SqlMetaData("name_key", SqlDbType.NVarChar, Folding.MaxNameLength), r => r.Key),
        new(new SqlMetaData("communication_seq", SqlDbType.BigInt), r => r.Seq));
}
