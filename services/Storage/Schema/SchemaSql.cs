using DiploMesh.Storage.Engines;

namespace DiploMesh.Storage.Schema;

/// <summary>The statements about the schema.</summary>
internal static class SchemaSql
{
    public static readonly SqlText AppliedScripts = new($"SELECT ScriptName FROM {MigrationScripts.Journal}");

    public static readonly SqlText Ping = new("SELECT 1");

    /// <summary>Takes the migration lock for the session, waiting at most <c>@timeout</c> milliseconds; negative if it was not got.</summary>
    public const string SqlServerLock =
        """
        DECLARE @result int;
        EXEC @result = sp_getapplock @Resource = N'diplomesh-storage-migration', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = @timeout;
        SELECT @result;
        """;

    /// <summary>Gives the migration lock back.</summary>
    public const string SqlServerUnlock =
        "EXEC sp_releaseapplock @Resource = N'diplomesh-storage-migration', @LockOwner = N'Session'";
}
