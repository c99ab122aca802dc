namespace DiploMesh.Storage.Tests.Fixtures;

/// <summary>A real file in WAL mode, one per test.</summary>
public sealed class SqliteTestEngine : ITestEngine
{
    public static async Task<TestStore> CreateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("diplomesh-storage-");
        return await TestStore.CreateAsync(
            Settings(Path.Combine(folder.FullName, "store.db")),
            () =>
            {
                folder.Delete(recursive: true);
                return ValueTask.CompletedTask;
            });
    }

    public static Dictionary<string, string?> Settings(string path) => new()
    {
        ["Storage:Provider"] = "Sqlite",
        ["Storage:ConnectionString"] = $"Data Source={path}",
    };
}
