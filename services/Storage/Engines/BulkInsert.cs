using Microsoft.Data.SqlClient.Server;

namespace DiploMesh.Storage.Engines;

/// <summary>
/// Inserts many rows into one table: SQLite by one prepared statement run row by row, SQL Server by table-valued
/// parameters of at most <see cref="BatchSize"/> rows.
/// </summary>
/// <typeparam name="TRow">Type of a row.</typeparam>
internal sealed class BulkInsert<TRow> : IBulkInsert
{
    /// <summary>Most rows in one table-valued parameter; Babelfish fails far above it.</summary>
    public const int BatchSize = 1_000;

    /// <summary>Names the table and its columns.</summary>
    /// <param name="table">Name of the table.</param>
    /// <param name="order">Columns in whose order SQL Server inserts, so that identities follow it.</param>
    /// <param name="columns">The columns, in the order of the table type <c>{table}_rows</c>.</param>
    public BulkInsert(string table, string order, params IReadOnlyList<BulkColumn<TRow>> columns)
    {
        RowType = table + "_rows";
        Columns = columns;
        var names = string.Join(", ", columns.Select(c => c.Name));
        var values = string.Join(", ", columns.Select(c => "@" + c.Name));
        Text = new SqlText(
            Sqlite: $"INSERT INTO {table} ({names}) VALUES ({values})",
            SqlServer: $"INSERT INTO {table} ({names}) SELECT {names} FROM @rows ORDER BY {order}");
    }

    /// <summary>The columns, in the order of the table type.</summary>
    public IReadOnlyList<BulkColumn<TRow>> Columns { get; }

    /// <inheritdoc/>
    public string RowType { get; }

    /// <inheritdoc/>
    public SqlText Text { get; }

    /// <inheritdoc/>
    public IReadOnlyList<SqlMetaData> RowColumns => [.. Columns.Select(c => c.Type)];
}

/// <summary>What a bulk insert says to a database, whatever its rows are.</summary>
internal interface IBulkInsert
{
    /// <summary>Name of SQL Server's table type.</summary>
    string RowType { get; }

    /// <summary>The statement; on SQL Server its rows are <c>@rows</c>.</summary>
    SqlText Text { get; }

    /// <summary>The columns of the table type.</summary>
    IReadOnlyList<SqlMetaData> RowColumns { get; }
}

/// <summary>One column of a bulk insert.</summary>
/// <typeparam name="TRow">Type of a row.</typeparam>
/// <param name="Type">Name and SQL Server type.</param>
/// <param name="Value">The value of a row: string, int, long, float, bool, byte[], <see cref="UtcTime"/> or null.</param>
internal sealed record BulkColumn<TRow>(SqlMetaData Type, Func<TRow, object?> Value)
{
    /// <summary>Name of the column.</summary>
    public string Name => Type.Name;
}
