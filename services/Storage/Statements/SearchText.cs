using System.Text;
using DiploMesh.Storage.Engines;

namespace DiploMesh.Storage.Statements;

/// <summary>
/// Writes the query for one page of a search. The sequence numbers of the page are found first, by indexes alone; only then are
/// the rows read.
/// </summary>
/// <remarks>
/// SQLite keeps no statistics unless told to, so it is told which condition to go by: the first of the list, which the caller puts
/// in the order of how few rows it leaves. A unary plus keeps SQLite from using an index for the others. SQL Server counts for
/// itself.
/// </remarks>
internal sealed class SearchText
{
    private readonly StringBuilder _sqlite = new();
    private readonly StringBuilder _sqlServer = new();

    /// <summary>Writes a query.</summary>
    /// <param name="table">The table that is searched; its alias is <c>t</c>.</param>
    /// <param name="conditions">Conditions, the most selective first; may be empty.</param>
    /// <param name="select">What is selected of each row.</param>
    /// <param name="rows">Joins the rows to the page, whose alias is <c>page</c>, and orders them.</param>
    public static SqlText Write(string table, IReadOnlyList<Condition> conditions, string select, string rows)
    {
        var text = new SearchText();
        text.Both(select + "\nFROM (\n");
        var byList = conditions.Count > 0 && conditions[0] is ListCondition;
        var seq = byList ? "k." + ((ListCondition)conditions[0]).Seq : "t.seq";
        text.Append($"    SELECT {seq} AS seq\n", $"    SELECT TOP (@limit) {seq} AS seq\n");
        text.Both(byList
            ? $"    FROM {((ListCondition)conditions[0]).Table} k INNER JOIN {table} t ON t.seq = {seq}\n"
            : $"    FROM {table} t\n");
        text.Both($"    WHERE {seq} < @before\n");
        text.Column("t.is_current", "= 1", indexed: !byList);
        for (var i = 0; i < conditions.Count; i++)
        {
            text.Add(conditions[i], first: i == 0);
        }

        text.Both($"    ORDER BY {seq} DESC");
        text.Append("\n    LIMIT @limit", string.Empty);
        text.Both(") page\n" + rows);
        return new SqlText(text._sqlite.ToString(), text._sqlServer.ToString());
    }

    private void Add(Condition condition, bool first)
    {
        switch (condition)
        {
            case ColumnCondition column:
                Column("t." + column.Column, column.Test, first || column.IsCovered);
                break;
            case ListCondition list when first:
                Both($"        AND {list.Match("k")}\n");
                break;
            case ListCondition list:
                Both($"        AND EXISTS (SELECT 1 FROM {list.Table} x WHERE {list.Match("x")} AND x.{list.Seq} = t.seq)\n");
                break;
        }
    }

    private void Column(string column, string test, bool indexed) =>
        Append($"        AND {(indexed ? string.Empty : "+")}{column} {test}\n", $"        AND {column} {test}\n");

    private void Both(string text) => Append(text, text);

    private void Append(string sqlite, string sqlServer)
    {
        _sqlite.Append(sqlite);
        _sqlServer.Append(sqlServer);
    }
}
