using DiploMesh.Hosting;
using DiploMesh.Messaging;
using DiploMesh.Messaging.Contracts;
using DiploMesh.Protos.Types.V1;
using DiploMesh.Storage;
using DiploMesh.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DiploMesh.Worker.Tests.Support;

/// <summary>The Worker as it runs, over a real SQLite file, the in-memory bus and a fake Attribution on loopback.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("diplomesh-worker-");
    private readonly IServiceModule[] _modules;
    private WebApplication? _app;

    private WorkerProcess(params IServiceModule[] modules) => _modules = modules;

    /// <summary>The service that it calls.</summary>
    public FakeAttribution Attribution { get; } = new(FreePorts.Take(1)[0]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Settings by which another process works on the same store and calls the same Attribution.</summary>
    public string[] StoreSettings =>
        [$"--Storage:ConnectionString=Data Source={DatabasePath}", $"--Worker:AttributionAddress={Attribution.Address}"];

    private string DatabasePath => Path.Combine(_directory.FullName, "mesh.db");

    private IServiceProvider Services => _app!.Services;

    /// <summary>Starts a Worker on a store of its own, with its Attribution.</summary>
    public static Task<WorkerProcess> StartAsync(params string[] settings) =>
        StartAsync(new WorkerProcess(new IngestionStub(), new WorkerModule()), settings);

    /// <summary>As <see cref="StartAsync(string[])"/>, but the Worker itself is left to another process.</summary>
    public static Task<WorkerProcess> StartIngestionAsync(params string[] settings) => StartAsync(new WorkerProcess(new IngestionStub()), settings);

    /// <summary>Ends the Worker, if it runs, and starts it on the same store.</summary>
    public async Task RestartAsync(params string[] settings)
    {
        await StopAsync();
        string[] args =
        [
            "--Mesh:GrpcPort=0", "--Mesh:HttpPort=0",
            .. StoreSettings,
            "--Worker:Retry:MinWait=00:00:00.020", "--Worker:Retry:MaxWait=00:00:00.200",
            "--Messaging:Relay:PollInterval=00:00:00.100", "--Messaging:ConsumerStopTimeout=00:00:00.100",
            .. settings,
        ];
        _app = MeshHost.Build(args, _modules, builder => builder.Logging.ClearProviders());
        await _app.StartAsync(Token);
        await Services.GetRequiredService<ISchemaGate>().WaitAsync(Token);
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Accepts a dispatch as Ingestion would.</summary>
    /// <returns>The dispatch as stored, without its text.</returns>
    public async Task<Dispatch> AcceptAsync(string name, string text, bool attributed = true)
    {
        var dispatch = new Dispatch
        {
            SourceUri = "https://example.org/" + name,
            Text = text,
            Language = new DetectedLanguage { Code = attributed ? "en" : "sr", Confidence = 1, Attributed = attributed },
        };
        var command = new AcceptCommand
        {
            RequestSha256 = new byte[32],
            Raw = System.Text.Encoding.UTF8.GetBytes(text),
            Dispatches = [dispatch],
            Announce = stored => OutboxMessages.For(new DispatchAccepted(stored.Id, stored.Revision, stored.CreateTime.ToDateTimeOffset())),
        };
        var accepted = await Get<IDispatchStore>().AcceptAsync(command, Token);
        Get<IOutboxSignal>().Notify(OutboxOwner.Ingestion);
        return accepted.Dispatches[0].Dispatch;
    }

    /// <summary>The current statements of a dispatch.</summary>
    public async Task<IReadOnlyList<Statement>> StatementsAsync(Dispatch dispatch)
    {
        var found = await Get<IStatementReader>().SearchAsync(new StatementFilter { DispatchId = dispatch.Id }, null, 500, Token);
        return [.. found.Select(row => row.Value.Statement)];
    }

    public Task WaitForStatementsAsync(Dispatch dispatch, int count) =>
        Eventually.HoldsAsync(async () => (await StatementsAsync(dispatch)).Count == count, $"{dispatch.SourceUri} has {count} statements", Token);

    /// <summary>Waits until every announcement of the Worker has left its outbox.</summary>
    public Task WaitUntilAnnouncedAsync() => Eventually.HoldsAsync(
        async () => await Services.GetRequiredKeyedService<IOutbox>(OutboxOwner.Worker).GetStateAsync(Token) is { Pending: 0 },
        "the announcements are sent",
        Token);

    /// <summary>Whether the Worker has announced exactly so many dispatches.</summary>
    public async Task<bool> AnnouncedAsync(int count)
    {
        await using var connection = new SqliteConnection($"Data Source={DatabasePath}");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM worker_outbox WHERE type = 'dispatch-enriched'";
        return (long)(await command.ExecuteScalarAsync(Token))! == count;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Attribution.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private static async Task<WorkerProcess> StartAsync(WorkerProcess process, string[] settings)
    {
        await process.Attribution.StartAsync();
        await process.RestartAsync(settings);
        return process;
    }

    private async Task StopAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync(CancellationToken.None);
            await _app.DisposeAsync();
            _app = null;
        }
    }
}
