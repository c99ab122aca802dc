namespace DiploMesh.Storage.Engines;

/// <summary>
/// One statement of the store in the words of each engine. Nothing reaches a database but through one of these, so that a test
/// can walk them all: parse the T-SQL, prepare the SQLite.
/// </summary>
/// <param name="Sqlite">The statement for SQLite.</param>
/// <param name="SqlServer">The statement for SQL Server, in the subset that Babelfish shares.</param>
internal sealed record SqlText(string Sqlite, string SqlServer)
{
    /// <summary>A statement that both engines read alike.</summary>
    /// <param name="common">The statement.</param>
    public SqlText(string common)
        : this(common, common)
    {
    }
}
