using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace DiploMesh.Storage.Engines;

/// <summary>
/// One SQLite file in WAL mode. Readers never wait; writers of this process queue here instead of polling the file's lock,
/// those of other processes wait at the lock for <see cref="BusyTimeout"/>.
/// </summary>
internal sealed class SqliteEngine : SqlEngine, IDisposable
{
    /// <summary>How long a statement waits for another process's lock.</summary>
    public static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(5);

    // A receipt is a promise: synchronous=FULL makes a commit survive a loss of power, not only of the process. The list of words is
    // written all over; a checkpoint every 10,000 pages instead of every 1,000 writes each of its pages a tenth as often.
    private const string WritePragmas = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -64000; PRAGMA wal_autocheckpoint = 10000;";
    private const string ReadPragmas = "PRAGMA query_only = ON; PRAGMA cache_size = -16000;";

    private const int Busy = 5;
    private const int Locked = 6;
    private const int PrimaryKeyExists = 1555;
    private const int UniqueExists = 2067;

    private readonly string _connectionString;
    private readonly SemaphoreSlim _writer = new(1, 1);

    /// <summary>Names the file.</summary>
    /// <param name="options">The store's options.</param>
    /// <exception cref="ArgumentException">The connection string names no file.</exception>
    public SqliteEngine(StorageOptions options)
    {
        var builder = new SqliteConnectionStringBuilder(options.ConnectionString);
        if (string.IsNullOrWhiteSpace(builder.DataSource) || builder.DataSource == ":memory:" || builder.Mode == SqliteOpenMode.Memory)
        {
            throw new ArgumentException("Storage:ConnectionString must name a file (\"Data Source=path\"): the store outlives its connections.", nameof(options));
        }

        builder.DefaultTimeout = (int)BusyTimeout.TotalSeconds;
        builder.Pooling = true;
        _connectionString = builder.ConnectionString;
    }

    /// <inheritdoc/>
    public override StorageProvider Provider => StorageProvider.Sqlite;

    /// <inheritdoc/>
    public override string Words(SqlText text) => text.Sqlite;

    /// <inheritdoc/>
    public override DbConnection CreateConnection(SqlAccess access)
    {
        // query_only rather than Mode=ReadOnly: a read-only handle cannot set up the shared memory of a WAL file that nobody
        // has open, so the first reader after a restart would fail.
        // The modes differ so that a pooled reader never comes back as a writer.
        var mode = access == SqlAccess.Write ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite;
        return new SqliteConnection(new SqliteConnectionStringBuilder(_connectionString) { Mode = mode }.ConnectionString);
    }

    /// <inheritdoc/>
    public override async Task PrepareAsync(DbConnection connection, SqlAccess access, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = access == SqlAccess.Write ? WritePragmas : ReadPragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async ValueTask<IDisposable?> EnterWriteAsync(CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        return new Turn(_writer);
    }

    /// <inheritdoc/>
    public override ValueTask<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        // BEGIN IMMEDIATE: takes the write lock now, where waiting is possible; a reader that turns writer cannot wait.
        return new ValueTask<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));
    }

    /// <inheritdoc/>
    public override async Task InsertAsync<TRow>(DbTransaction transaction, BulkInsert<TRow> insert, IReadOnlyList<TRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        await using var command = ((SqliteTransaction)transaction).Connection!.CreateCommand();
        command.Transaction = (SqliteTransaction)transaction;
        command.CommandText = insert.Text.Sqlite;
        var parameters = new SqliteParameter[insert.Columns.Count];
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i] = command.CreateParameter();
            parameters[i].ParameterName = "@" + insert.Columns[i].Name;
            command.Parameters.Add(parameters[i]);
        }

        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].Value = insert.Columns[i].Value(row) switch
                {
                    null => DBNull.Value,
                    UtcTime time => time.Microseconds,
                    var value => value,
                };
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public override bool IsTransient(Exception exception) => exception is SqliteException sqlite
        && (sqlite.SqliteErrorCode is Busy or Locked || sqlite.SqliteExtendedErrorCode is PrimaryKeyExists or UniqueExists);

    /// <inheritdoc/>
    public override void Close()
    {
        foreach (var access in (SqlAccess[])[SqlAccess.Write, SqlAccess.Read])
        {
            using var connection = (SqliteConnection)CreateConnection(access);
            SqliteConnection.ClearPool(connection);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private sealed class Turn(SemaphoreSlim writer) : IDisposable
    {
        public void Dispose() => writer.Release();
    }
}
