using DiploMesh.Storage.Tests.Fixtures;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace DiploMesh.Storage.Tests.Schema;

public sealed class SchemaStartupTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("diplomesh-storage-");
    private readonly FakeTimeProvider _clock = new(TestStore.Start);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string DatabasePath => Path.Combine(_folder.FullName, "data", "store.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task StartAsync_EmbeddedUse_StartsReady()
    {
        await using var services = Build();
        var gate = services.GetRequiredService<ISchemaGate>();
        gate.IsReady.ShouldBeFalse();
        (await HealthAsync(services)).ShouldBe(HealthStatus.Unhealthy);

        await StartAsync(services);

        gate.IsReady.ShouldBeTrue();
        (await HealthAsync(services)).ShouldBe(HealthStatus.Healthy);
        (await services.GetRequiredService<IDispatchStore>().AcceptAsync(Samples.Command(Samples.Dispatch()), Token)).Dispatches.Count.ShouldBe(1);
        await StopAsync(services);
    }

    [Fact]
    public async Task StartAsync_StoreNotThereYet_BecomesReadyLater()
    {
        // A file where the folder should be keeps the store away.
        await File.WriteAllTextAsync(Path.GetDirectoryName(DatabasePath)!, "in the way", Token);
        await using var services = Build();
        var gate = services.GetRequiredService<ISchemaGate>();
        await StartAsync(services);
        gate.IsReady.ShouldBeFalse();

        File.Delete(Path.GetDirectoryName(DatabasePath)!);

        await AdvanceUntilReadyAsync(gate);
        (await HealthAsync(services)).ShouldBe(HealthStatus.Healthy);
        await StopAsync(services);
    }

    [Fact]
    public async Task StartAsync_MigratedByAJob_WaitsForIt()
    {
        await using var services = Build(("Storage:MigrateOnStart", "false"));
        var gate = services.GetRequiredService<ISchemaGate>();
        await StartAsync(services);
        gate.IsReady.ShouldBeFalse();

        await using (var job = Build())
        {
            await job.GetRequiredService<IMigrator>().MigrateAsync(Token);
        }

        await AdvanceUntilReadyAsync(gate);
        await StopAsync(services);
    }

    [Fact]
    public async Task MigrateAsync_EightAtOnce_AllSucceedAndScriptsRunOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            async () =>
            {
                await using var services = Build();
                await services.GetRequiredService<IMigrator>().MigrateAsync(Token);
            },
            Token)));

        (await ReadAsync("SELECT COUNT(*) FROM storage_journal")).ShouldBe(1L);
        (await ReadAsync("PRAGMA journal_mode")).ShouldBe("wal");
    }

    [Fact]
    public async Task MigrateAsync_ScriptFails_LeavesNothingAndSaysWhy()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(DatabasePath)!);
        await ReadAsync("CREATE TABLE worker_outbox (a INTEGER)");
        await using var services = Build();

        var exception = await Should.ThrowAsync<SqliteException>(() => services.GetRequiredService<IMigrator>().MigrateAsync(Token));

        exception.Message.ShouldContain("worker_outbox");
        services.GetRequiredService<ISchemaGate>().IsReady.ShouldBeFalse();
        (await ReadAsync("SELECT COUNT(*) FROM sqlite_schema WHERE name LIKE 'ingestion%' OR name = 'storage_journal'")).ShouldBe(0L);
    }

    [Fact]
    public void AddStorage_CalledByEveryModule_RegistersOnce()
    {
        var services = new ServiceCollection();
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build();

        services.AddStorage(configuration);
        var once = services.Count;
        services.AddStorage(configuration).AddStorage(configuration);

        services.Count.ShouldBe(once);
    }

    [Theory]
    [InlineData("Storage:ConnectionString", "Data Source=:memory:")]
    [InlineData("Storage:ConnectionString", "Data Source=")]
    [InlineData("Storage:ConnectionString", " ")]
    [InlineData("Storage:Provider", "Oracle")]
    [InlineData("Storage:Provider", "7")]
    public async Task AddStorage_UnusableConfiguration_IsRefusedByName(string key, string value)
    {
        await using var services = Build((key, value));

        var exception = Should.Throw<Exception>(() => services.GetRequiredService<IDispatchStore>());

        exception.Message.ShouldContain(key);
    }

    private static async Task<HealthStatus> HealthAsync(IServiceProvider services)
    {
        var report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(c => c.Tags.Contains("ready"), Token);
        report.Entries.Keys.ShouldBe(["storage"]);
        return report.Status;
    }

    private static async Task StartAsync(IServiceProvider services)
    {
        foreach (var service in services.GetServices<IHostedService>())
        {
            await service.StartAsync(Token);
        }
    }

    private static async Task StopAsync(IServiceProvider services)
    {
        foreach (var service in services.GetServices<IHostedService>())
        {
            await service.StopAsync(Token);
        }
    }

    private async Task AdvanceUntilReadyAsync(ISchemaGate gate)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Token);
        deadline.CancelAfter(TimeSpan.FromSeconds(20));
        while (!gate.IsReady)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(5), deadline.Token);
        }
    }

    private async Task<object?> ReadAsync(string text)
    {
        await using var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        return await command.ExecuteScalarAsync(Token);
    }

    private ServiceProvider Build(params (string Key, string Value)[] settings)
    {
        var all = SqliteTestEngine.Settings(DatabasePath);
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        return TestStore.BuildServices(all, _clock);
    }
}
