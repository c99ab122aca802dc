using System.Data.Common;
using Dapper;

namespace DiploMesh.Storage.Engines;

/// <summary>An open connection, in a transaction if it may write.</summary>
internal sealed class SqlSession(SqlEngine engine, DbConnection connection, DbTransaction? transaction)
{
    /// <summary>Runs a statement.</summary>
    /// <param name="text">The statement.</param>
    /// <param name="parameters">An object whose members are the parameters.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many rows it changed.</returns>
    public Task<int> ExecuteAsync(SqlText text, object? parameters, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(Command(text, parameters, cancellationToken));

    /// <summary>All rows of a query.</summary>
    /// <typeparam name="T">Type of a row.</typeparam>
    /// <param name="text">The query.</param>
    /// <param name="parameters">An object whose members are the parameters.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(SqlText text, object? parameters, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<T>(Command(text, parameters, cancellationToken))).AsList();

    /// <summary>The one row of a query, or the default if it has none.</summary>
    /// <typeparam name="T">Type of a row.</typeparam>
    /// <param name="text">The query.</param>
    /// <param name="parameters">An object whose members are the parameters.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<T?> FindAsync<T>(SqlText text, object? parameters, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<T>(Command(text, parameters, cancellationToken));

    /// <summary>Inserts rows; only in a transaction.</summary>
    /// <typeparam name="TRow">Type of a row.</typeparam>
    /// <param name="insert">Table and columns.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task InsertAsync<TRow>(BulkInsert<TRow> insert, IReadOnlyList<TRow> rows, CancellationToken cancellationToken) =>
        engine.InsertAsync(transaction ?? throw new InvalidOperationException("This session only reads."), insert, rows, cancellationToken);

    private CommandDefinition Command(SqlText text, object? parameters, CancellationToken cancellationToken) =>
        new(engine.Words(text), parameters, transaction, cancellationToken: cancellationToken);
}
