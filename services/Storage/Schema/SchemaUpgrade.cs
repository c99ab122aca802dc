using System.Data.Common;
using System.Globalization;
using System.Runtime.ExceptionServices;
using DbUp;
using DbUp.Builder;
using DbUp.Sqlite.Helpers;
using DiploMesh.Storage.Engines;
using Microsoft.Extensions.Logging;

namespace DiploMesh.Storage.Schema;

/// <summary>Applies the scripts to a store, alone among all processes.</summary>
internal static class SchemaUpgrade
{
    /// <summary>How long to wait for another process that migrates.</summary>
    public static readonly TimeSpan LockTimeout = TimeSpan.FromMinutes(2);

    /// <summary>Applies the scripts.</summary>
    /// <param name="database">The store.</param>
    /// <param name="logger">Where DbUp's words go.</param>
    /// <param name="cancellationToken">Ends the wait for the lock.</param>
    public static Task ApplyAsync(Database database, ILogger logger, CancellationToken cancellationToken) => database.Engine.Provider switch
    {
        StorageProvider.Sqlite => ApplySqliteAsync(database, logger, cancellationToken),
        StorageProvider.SqlServer => ApplySqlServerAsync(database, logger, cancellationToken),
        var provider => throw new InvalidOperationException($"There are no scripts for {provider}."),
    };

    // All scripts in one exclusive transaction: a second process waits for it and then finds the journal full; a process that
    // dies in the middle leaves nothing.
    private static async Task ApplySqliteAsync(Database database, ILogger logger, CancellationToken cancellationToken)
    {
        await using var unopened = database.Engine.CreateConnection(SqlAccess.Write);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(unopened.DataSource))!);

        await using var connection = await database.OpenAsync(SqlAccess.Write, cancellationToken);
        await ExecuteAsync(connection, "PRAGMA journal_mode = WAL", cancellationToken);
        await ExecuteAsync(connection, "BEGIN EXCLUSIVE", cancellationToken);
        try
        {
            using var shared = new SharedConnection(connection);
            Perform(DeployChanges.To.SqliteDatabase(shared).JournalToSqliteTable(MigrationScripts.Journal).WithoutTransaction(), database, logger);
            await ExecuteAsync(connection, "COMMIT", CancellationToken.None);
        }
        catch
        {
            await ExecuteAsync(connection, "ROLLBACK", CancellationToken.None);
            throw;
        }
    }

    private static async Task ApplySqlServerAsync(Database database, ILogger logger, CancellationToken cancellationToken)
    {
        // DbUp opens its own connections; a connection that was opened has forgotten its password.
        await using var unopened = database.Engine.CreateConnection(SqlAccess.Write);
        var upgrade = DeployChanges.To.SqlDatabase(unopened.ConnectionString).JournalToSqlTable("dbo", MigrationScripts.Journal).WithTransactionPerScript();

        await using var connection = await database.OpenAsync(SqlAccess.Write, cancellationToken);
        await LockAsync(connection, cancellationToken);
        try
        {
            await Task.Run(() => Perform(upgrade, database, logger), CancellationToken.None);
        }
        finally
        {
            await ExecuteAsync(connection, SchemaSql.SqlServerUnlock, CancellationToken.None);
        }
    }

    private static async Task LockAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = SchemaSql.SqlServerLock;
        command.CommandTimeout = (int)LockTimeout.TotalSeconds + 30;
        var timeout = command.CreateParameter();
        timeout.ParameterName = "@timeout";
        timeout.Value = (int)LockTimeout.TotalMilliseconds;
        command.Parameters.Add(timeout);
        if (Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture) < 0)
        {
            throw new TimeoutException($"Another process has held the migration lock for {LockTimeout}.");
        }
    }

    private static void Perform(UpgradeEngineBuilder upgrade, Database database, ILogger logger)
    {
        var result = upgrade
            .WithScripts(MigrationScripts.For(database.Engine.Provider))
            .WithVariablesDisabled()
            .LogTo(new UpgradeLog(logger))
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
        {
            ExceptionDispatchInfo.Throw(result.Error);
        }
    }

    private static async Task ExecuteAsync(DbConnection connection, string text, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
