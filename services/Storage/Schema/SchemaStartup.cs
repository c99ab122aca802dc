using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DiploMesh.Storage.Schema;

/// <summary>
/// Migrates when the process starts, or waits for the job that does, for as long as it takes: a service starts without its database
/// and becomes ready later.
/// </summary>
internal sealed partial class SchemaStartup(
    Migrator migrator, ISchemaGate gate, IOptions<StorageOptions> options, TimeProvider clock, ILogger<SchemaStartup> logger) : BackgroundService
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    // Long enough for a file or a server near by, so that a process with everything in it starts ready.
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        try
        {
            await gate.WaitAsync(cancellationToken).WaitAsync(StartTimeout, cancellationToken);
        }
        catch (TimeoutException)
        {
            LogLater(logger);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        for (var delay = FirstDelay; !await TryAsync(stoppingToken); delay = TimeSpan.FromTicks(Math.Min(delay.Ticks * 2, LongestDelay.Ticks)))
        {
            // Replicas that start together shall not ask together.
            var jitter = delay * (0.5 + Random.Shared.NextDouble());
            await Task.Delay(jitter, clock, stoppingToken);
        }

        LogReady(logger);
    }

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!options.Value.MigrateOnStart)
            {
                return await migrator.CheckAsync(cancellationToken);
            }

            await migrator.MigrateAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotYet(logger, exception);
            return false;
        }
    }

    [LoggerMessage(EventId = 11, EventName = "StorageSchemaReady", Level = LogLevel.Debug, Message = "The store has the schema of this build.")]
    private static partial void LogReady(ILogger logger);

    [LoggerMessage(EventId = 12, EventName = "StorageSchemaNotYet", Level = LogLevel.Warning, Message = "The store is not ready yet; trying again.")]
    private static partial void LogNotYet(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 13, EventName = "StorageStartsLater", Level = LogLevel.Warning, Message = "The process starts without its store and becomes ready when the store does.")]
    private static partial void LogLater(ILogger logger);
}
