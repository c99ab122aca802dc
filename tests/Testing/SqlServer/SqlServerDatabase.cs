using Microsoft.Data.SqlClient;

namespace DiploMesh.Testing.SqlServer;

/// <summary>A database of a test's own.</summary>
public sealed class SqlServerDatabase : IAsyncDisposable
{
    private readonly string _server;
    private readonly string _name;

    private SqlServerDatabase(string server, string name)
    {
        _server = server;
        _name = name;
    }

    /// <summary>How to reach it.</summary>
    public string ConnectionString => new SqlConnectionStringBuilder(_server) { InitialCatalog = _name }.ConnectionString;

    /// <summary>Makes an empty database.</summary>
    /// <param name="server">Connection string of the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<SqlServerDatabase> CreateAsync(string server, CancellationToken cancellationToken)
    {
        var database = new SqlServerDatabase(server, "diplomesh_test_" + Guid.NewGuid().ToString("N"));
        await database.ExecuteAsync($"CREATE DATABASE {database._name}", cancellationToken);
        return database;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await using (var connection = new SqlConnection(ConnectionString))
        {
            SqlConnection.ClearPool(connection);
        }

        await ExecuteAsync($"DROP DATABASE {_name}", CancellationToken.None);
    }

    private async Task ExecuteAsync(string text, CancellationToken cancellationToken)
    {
        await using var connection = new SqlConnection(new SqlConnectionStringBuilder(_server) { InitialCatalog = "master", Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
