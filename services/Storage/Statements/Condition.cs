namespace DiploMesh.Storage.Statements;

/// <summary>One condition of a search.</summary>
internal abstract record Condition;

/// <summary>A condition on a column of the searched table itself.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Test">Operator and parameter: <c>= @kind</c>.</param>
/// <param name="IsCovered">True if the table's index of current rows holds the column, so that no row need be read to test it.</param>
internal sealed record ColumnCondition(string Column, string Test, bool IsCovered = false) : Condition;

/// <summary>A condition on a table that lists, under a key, the sequence numbers of the rows that have it.</summary>
/// <param name="Table">Name of the table.</param>
/// <param name="Seq">Its column with the sequence number.</param>
/// <param name="Keys">Its key columns, each with the parameter that it must equal.</param>
internal sealed record ListCondition(string Table, string Seq, params IReadOnlyList<(string Column, string Value)> Keys) : Condition
{
    /// <summary>The condition that a row of the table has the key.</summary>
    /// <param name="alias">Alias of the table.</param>
    public string Match(string alias) => string.Join(" AND ", Keys.Select(k => $"{alias}.{k.Column} = {k.Value}"));
}
