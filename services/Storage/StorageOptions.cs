namespace DiploMesh.Storage;

/// <summary>Where the store is; configuration section <c>Storage</c>.</summary>
public sealed record StorageOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Storage";

    /// <summary>Which engine keeps the data.</summary>
    public StorageProvider Provider { get; init; } = StorageProvider.Sqlite;

    /// <summary>Connection string for reading and writing. For SQLite: <c>Data Source=path</c>.</summary>
    public string ConnectionString { get; init; } = "Data Source=diplomesh.db";

    /// <summary>
    /// Connection string of <see cref="IStatementReader"/> (a read-only login or a replica, which may lag a little); null =
    /// <see cref="ConnectionString"/>. All others, <see cref="IDispatchReader"/> included, use <see cref="ConnectionString"/>; where a
    /// process only reads, that may be a read-only login too. Not used by SQLite.
    /// </summary>
    public string? ReadConnectionString { get; init; }

    /// <summary>
    /// True to bring the schema up to date when the process starts (embedded use); false where a migrator job does it, and
    /// the service waits for the schema.
    /// </summary>
    public bool MigrateOnStart { get; init; } = true;
}

/// <summary>The engines that can keep the data.</summary>
public enum StorageProvider
{
    /// <summary>One SQLite file, in WAL mode.</summary>
    Sqlite = 1,

    /// <summary>Microsoft SQL Server 2022 or later.</summary>
    SqlServer = 2,
}
