using System.Data.Common;

namespace DiploMesh.Storage.Engines;

/// <summary>All that differs between the databases, apart from the words of the statements.</summary>
internal abstract class SqlEngine
{
    /// <summary>Which engine this is.</summary>
    public abstract StorageProvider Provider { get; }

    /// <summary>The statement in the words of this engine.</summary>
    /// <param name="text">The statement.</param>
    public abstract string Words(SqlText text);

    /// <summary>A connection, not yet open.</summary>
    /// <param name="access">What it is for.</param>
    public abstract DbConnection CreateConnection(SqlAccess access);

    /// <summary>What a connection must be told each time it is opened.</summary>
    /// <param name="connection">The open connection.</param>
    /// <param name="access">What it is for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public abstract Task PrepareAsync(DbConnection connection, SqlAccess access, CancellationToken cancellationToken);

    /// <summary>Waits for the right to write, where an engine has one writer at a time.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Gives the right back when disposed.</returns>
    public abstract ValueTask<IDisposable?> EnterWriteAsync(CancellationToken cancellationToken);

    /// <summary>Begins a transaction that will write.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public abstract ValueTask<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Inserts rows.</summary>
    /// <typeparam name="TRow">Type of a row.</typeparam>
    /// <param name="transaction">The transaction to insert in.</param>
    /// <param name="insert">Table and columns.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public abstract Task InsertAsync<TRow>(DbTransaction transaction, BulkInsert<TRow> insert, IReadOnlyList<TRow> rows, CancellationToken cancellationToken);

    /// <summary>Whether the same transaction may succeed when run again: a lock, a deadlock, a lost connection, a row that another wrote first.</summary>
    /// <param name="exception">What ended it.</param>
    public abstract bool IsTransient(Exception exception);

    /// <summary>Lets go of pooled connections.</summary>
    public abstract void Close();
}

/// <summary>What a connection is for.</summary>
internal enum SqlAccess
{
    /// <summary>Reading and writing.</summary>
    Write,

    /// <summary>Reading what was committed a moment ago.</summary>
    Read,

    /// <summary>Reading what may lag a little: a replica, where there is one.</summary>
    ReadReplica,
}
