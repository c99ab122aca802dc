using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.SqlClient.Server;

namespace DiploMesh.Storage.Engines;

/// <summary>Microsoft SQL Server 2022 or later, or what speaks its protocol and the subset of T-SQL used here.</summary>
internal sealed class SqlServerEngine : SqlEngine
{
    // https://learn.microsoft.com/azure/azure-sql/database/troubleshoot-common-errors-issues and the driver's own list of
    // lost connections. Time-outs (-2) are not here: running a slow transaction again makes a busy server busier.
    private static readonly HashSet<int> TransientNumbers =
    [
        20, 64, 121, 233, 997, 1205, 1222, 3960, 4060, 4221, 10053, 10054, 10060, 10928, 10929,
        40143, 40197, 40501, 40540, 40613, 49918, 49919, 49920,
    ];

    private static readonly HashSet<int> DuplicateKeyNumbers = [2601, 2627];

    private readonly string _connectionString;
    private readonly string _replicaConnectionString;

    /// <summary>Names the servers.</summary>
    /// <param name="options">The store's options.</param>
    public SqlServerEngine(StorageOptions options)
    {
        _connectionString = Complete(options.ConnectionString, ApplicationIntent.ReadWrite);
        _replicaConnectionString = Complete(options.ReadConnectionString ?? options.ConnectionString, ApplicationIntent.ReadOnly);
    }

    /// <inheritdoc/>
    public override StorageProvider Provider => StorageProvider.SqlServer;

    /// <inheritdoc/>
    public override string Words(SqlText text) => text.SqlServer;

    /// <inheritdoc/>
    public override DbConnection CreateConnection(SqlAccess access) =>
        new SqlConnection(access == SqlAccess.ReadReplica ? _replicaConnectionString : _connectionString);

    /// <inheritdoc/>
    public override Task PrepareAsync(DbConnection connection, SqlAccess access, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override ValueTask<IDisposable?> EnterWriteAsync(CancellationToken cancellationToken) => new((IDisposable?)null);

    /// <inheritdoc/>
    public override ValueTask<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);

    /// <inheritdoc/>
    public override async Task InsertAsync<TRow>(DbTransaction transaction, BulkInsert<TRow> insert, IReadOnlyList<TRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        await using var command = ((SqlTransaction)transaction).Connection.CreateCommand();
        command.Transaction = (SqlTransaction)transaction;
        command.CommandText = insert.Text.SqlServer;
        var parameter = command.Parameters.Add("@rows", SqlDbType.Structured);
        parameter.TypeName = insert.RowType;
        foreach (var batch in rows.Chunk(BulkInsert<TRow>.BatchSize))
        {
            parameter.Value = Records(insert, batch);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public override bool IsTransient(Exception exception) => exception is SqlException sql
        && sql.Errors.Cast<SqlError>().Any(e => TransientNumbers.Contains(e.Number) || DuplicateKeyNumbers.Contains(e.Number));

    /// <inheritdoc/>
    public override void Close()
    {
        foreach (var access in (SqlAccess[])[SqlAccess.Write, SqlAccess.ReadReplica])
        {
            using var connection = (SqlConnection)CreateConnection(access);
            SqlConnection.ClearPool(connection);
        }
    }

    private static IEnumerable<SqlDataRecord> Records<TRow>(BulkInsert<TRow> insert, TRow[] rows)
    {
        var record = new SqlDataRecord([.. insert.RowColumns]);
        foreach (var row in rows)
        {
            for (var i = 0; i < insert.Columns.Count; i++)
            {
                record.SetValue(i, insert.Columns[i].Value(row) switch
                {
                    null => DBNull.Value,
                    UtcTime time => time.ToDateTime(),
                    var value => value,
                });
            }

            yield return record;
        }
    }

    private static string Complete(string connectionString, ApplicationIntent intent)
    {
        var builder = new SqlConnectionStringBuilder(connectionString) { ApplicationIntent = intent };
        if (!builder.ShouldSerialize("Application Name"))
        {
            builder.ApplicationName = "DiploMesh";
        }

        // One layer retries: the transaction as a whole (see Database).
        builder.ConnectRetryCount = 0;
        return builder.ConnectionString;
    }
}
