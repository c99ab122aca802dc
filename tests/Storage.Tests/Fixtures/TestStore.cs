using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace DiploMesh.Storage.Tests.Fixtures;

/// <summary>A store of a test's own, migrated, with a clock that stands still until it is moved.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Func<ValueTask> _drop;

    private TestStore(ServiceProvider services, FakeTimeProvider clock, Func<ValueTask> drop)
    {
        _services = services;
        Clock = clock;
        _drop = drop;
    }

    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => _services;

    public IDispatchStore Dispatches => _services.GetRequiredService<IDispatchStore>();

    public IDispatchReader Reader => _services.GetRequiredService<IDispatchReader>();

    public IAttributionStore Attributions => _services.GetRequiredService<IAttributionStore>();

    public IStatementReader Statements => _services.GetRequiredService<IStatementReader>();

    public IOutbox IngestionOutbox => _services.GetRequiredKeyedService<IOutbox>(OutboxOwner.Ingestion);

    public IOutbox WorkerOutbox => _services.GetRequiredKeyedService<IOutbox>(OutboxOwner.Worker);

    /// <summary>Registers the store as a service does and migrates it.</summary>
    /// <param name="settings">Configuration.</param>
    /// <param name="drop">Removes the database.</param>
    public static async Task<TestStore> CreateAsync(Dictionary<string, string?> settings, Func<ValueTask> drop)
    {
        var clock = new FakeTimeProvider(Start);
        var store = new TestStore(BuildServices(settings, clock), clock, drop);
        await store.Services.GetRequiredService<IMigrator>().MigrateAsync(TestContext.Current.CancellationToken);
        return store;
    }

    public static ServiceProvider BuildServices(Dictionary<string, string?> settings, TimeProvider clock) => new ServiceCollection()
        .AddSingleton(clock)
        .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .BuildServiceProvider();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _drop();
    }
}
