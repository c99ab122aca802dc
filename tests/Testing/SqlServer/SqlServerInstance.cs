using DotNet.Testcontainers.Builders;
using Microsoft.Data.SqlClient;
using Testcontainers.MsSql;

namespace DiploMesh.Testing.SqlServer;

/// <summary>
/// A SQL Server for tests, found when first asked for: the one that the environment variable <c>DIPLOMESH_SQLSERVER</c> names by
/// its connection string, else one in a container. One per test run; register it as an assembly fixture.
/// </summary>
public sealed class SqlServerInstance : IAsyncDisposable
{
    /// <summary>Name of the environment variable.</summary>
    public const string Variable = "DIPLOMESH_SQLSERVER";

    private const string Image = "mcr.microsoft.com/mssql/server:2022-latest";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(5);

    private readonly Lazy<Task<string>> _connectionString;
    private MsSqlContainer? _container;

    /// <summary>Starts nothing yet.</summary>
    public SqlServerInstance() => _connectionString = new Lazy<Task<string>>(FindAsync);

    /// <summary>Makes an empty database.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The database; dropped when disposed.</returns>
    /// <exception cref="EngineMissingException">There is no server; skips the test, or fails it where one is required.</exception>
    public async Task<SqlServerDatabase> CreateDatabaseAsync(CancellationToken cancellationToken) =>
        await SqlServerDatabase.CreateAsync(await _connectionString.Value.WaitAsync(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_container is not null)
        {
            await _container.DisposeAsync();
        }
    }

    private async Task<string> FindAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return given;
        }

        try
        {
            _container = new MsSqlBuilder(Image).Build();
        }
        catch (DockerUnavailableException)
        {
            throw EngineRequirement.Missing("sqlserver", $"{Variable} is not set, and Docker does not answer.");
        }

        using var patience = new CancellationTokenSource(StartTimeout);
        try
        {
            await _container.StartAsync(patience.Token);
            return new SqlConnectionStringBuilder(_container.GetConnectionString()) { TrustServerCertificate = true }.ConnectionString;
        }
        catch (Exception exception)
        {
            throw EngineRequirement.Missing("sqlserver", $"{Variable} is not set, and Docker could not start {Image}: {exception.Message}");
        }
    }
}
