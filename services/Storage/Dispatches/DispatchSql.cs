using DiploMesh.Storage.Engines;

namespace DiploMesh.Storage.Dispatches;

/// <summary>The statements of Ingestion's tables, the outbox aside.</summary>
internal static class DispatchSql
{
    public static readonly SqlText FindRequest = new(
        "SELECT request_sha256 AS Sha256, answer AS Answer FROM ingestion_request WHERE request_id = @requestId");

    public static readonly SqlText InsertRequest = new(
        """
        INSERT INTO ingestion_request (request_id, request_sha256, create_time, answer)
        VALUES (@requestId, @sha256, @now, @answer)
        """);

    public static readonly SqlText InsertRaw = new(
        """
        INSERT INTO ingestion_raw (sha256, create_time, content)
        SELECT @sha256, @now, @content
        WHERE NOT EXISTS (SELECT 1 FROM ingestion_raw WHERE sha256 = @sha256)
        """);

    public static readonly SqlText FindNewest = new(
        """
        SELECT r.revision AS Revision, r.text_sha256 AS TextSha256, r.metadata AS Metadata
        FROM ingestion_dispatch d
        INNER JOIN ingestion_revision r ON r.dispatch_id = d.id AND r.revision = d.newest_revision
        WHERE d.id = @id
        """);

    /// <summary>Changes nothing, but holds the dispatch's row until the transaction ends.</summary>
    public static readonly SqlText LockDispatch = new(
        "UPDATE ingestion_dispatch SET newest_revision = newest_revision WHERE id = @id");

    public static readonly SqlText InsertDispatch = new(
        """
        INSERT INTO ingestion_dispatch (id, source_uri, newest_revision, create_time)
        VALUES (@id, @sourceUri, @revision, @now)
        """);

    public static readonly SqlText SetNewest = new(
        "UPDATE ingestion_dispatch SET newest_revision = @revision WHERE id = @id");

    public static readonly SqlText InsertRevision = new(
        """
        INSERT INTO ingestion_revision (dispatch_id, revision, text_sha256, raw_sha256, published_time, create_time, metadata, text)
        VALUES (@id, @revision, @textSha256, @rawSha256, @publishedTime, @now, @metadata, @text)
        """);

    public static readonly SqlText FindRevision = new(
        "SELECT metadata AS Metadata, text AS Text FROM ingestion_revision WHERE dispatch_id = @id AND revision = @revision");

    public static readonly SqlText FindNewestRevision = new(
        """
        SELECT r.metadata AS Metadata, r.text AS Text
        FROM ingestion_dispatch d
        INNER JOIN ingestion_revision r ON r.dispatch_id = d.id AND r.revision = d.newest_revision
        WHERE d.id = @id
        """);

    public static readonly SqlText FindRaw = new(
        """
        SELECT w.content AS Bytes
        FROM ingestion_revision r
        INNER JOIN ingestion_raw w ON w.sha256 = r.raw_sha256
        WHERE r.dispatch_id = @id AND r.revision = @revision
        """);

    public static readonly SqlText ListRevisions = new(
        Sqlite:
        """
        SELECT metadata AS Metadata
        FROM ingestion_revision
        WHERE dispatch_id = @id AND revision < @before
        ORDER BY revision DESC
        LIMIT @limit
        """,
        SqlServer:
        """
        SELECT TOP (@limit) metadata AS Metadata
        FROM ingestion_revision
        WHERE dispatch_id = @id AND revision < @before
        ORDER BY revision DESC
        """);
}
