using DiploMesh.Storage.Tests.Fixtures;
using DiploMesh.Testing.SqlServer;

[assembly: AssemblyFixture(typeof(SqlServerInstance))]

namespace DiploMesh.Storage.Tests.Fixtures;

/// <summary>A database of its own per test, on the server that the environment or Docker gives.</summary>
public sealed class SqlServerTestEngine : ITestEngine
{
    public static async Task<TestStore> CreateAsync()
    {
        var instance = await TestContext.Current.GetFixture<SqlServerInstance>()
            ?? throw new InvalidOperationException("The assembly has no SQL Server fixture.");
        var database = await instance.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        var settings = new Dictionary<string, string?>
        {
            ["Storage:Provider"] = "SqlServer",
            ["Storage:ConnectionString"] = database.ConnectionString,
        };
        return await TestStore.CreateAsync(settings, database.DisposeAsync);
    }
}
