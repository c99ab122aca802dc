using DiploMesh.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DiploMesh.Messaging.Relay;

/// <summary>
/// Empties one outbox for as long as the process lives. Woken by a signal after a commit, and by a timer for what was
/// committed elsewhere or is due again. While the store or the bus is away it tries with one message at a time, ever more rarely.
/// </summary>
internal sealed partial class OutboxRelay(
    OutboxOwner owner,
    IOutbox outbox,
    ISchemaGate schema,
    OutboxDelivery delivery,
    OutboxSignal signal,
    Backoff backoff,
    IOptions<MessagingOptions> options,
    TimeProvider time,
    ILogger<OutboxRelay> logger) : BackgroundService
{
    /// <summary>The consumer whose inbox tells which messages of an outbox were taken up; null if nothing keeps record of it.</summary>
    public static string? InboxOf(OutboxOwner owner) => owner switch
    {
        OutboxOwner.Ingestion => Inboxes.DispatchAccepted,
        OutboxOwner.Worker => null,
        _ => throw new ArgumentOutOfRangeException(nameof(owner), owner, "Not an outbox."),
    };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await schema.WaitAsync(stoppingToken);
        await using var polling = time.CreateTimer(
            _ => signal.Notify(owner), null, options.Value.Relay.PollInterval, options.Value.Relay.PollInterval);
        var revived = options.Value.Transport != MessagingTransport.InMemory;
        var storeFailures = 0;
        var busFailures = 0;
        while (true)
        {
            stoppingToken.ThrowIfCancellationRequested();
            try
            {
                if (!revived)
                {
                    await ReviveAsync(stoppingToken);
                    revived = true;
                }

                var limit = busFailures > 0 ? 1 : options.Value.Relay.BatchSize;
                var round = await delivery.RunAsync(limit, busFailures, stoppingToken);
                storeFailures = 0;
                busFailures = CountBusFailures(busFailures, round);
                if (busFailures > 0)
                {
                    await Task.Delay(backoff.After(busFailures), time, stoppingToken);
                }
                else if (round.Claimed < limit)
                {
                    await signal.WaitAsync(owner, stoppingToken);
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                storeFailures++;
                LogStoreUnavailable(owner, storeFailures, exception);
                await Task.Delay(backoff.After(storeFailures), time, stoppingToken);
            }
        }
    }

    /// <summary>An in-memory bus forgets what it held when its process dies; the outbox and the inbox together remember.</summary>
    private async Task ReviveAsync(CancellationToken cancellationToken)
    {
        if (InboxOf(owner) is { } inbox && await outbox.ReviveUnhandledAsync(inbox, cancellationToken) is > 0 and var count)
        {
            LogRevived(count, owner);
        }
    }

    private int CountBusFailures(int before, DeliveryRound round)
    {
        if (!round.BusAvailable)
        {
            LogBusUnavailable(owner, before + 1);
            return before + 1;
        }

        // A round without messages has learned nothing of the bus.
        if (before > 0 && round.Claimed > 0)
        {
            LogBusAvailable(owner);
        }

        return round.Claimed > 0 ? 0 : before;
    }

    [LoggerMessage(EventName = "OutboxRevived", Level = LogLevel.Information, Message = "{Count} messages of {Owner} are sent again: no consumer had finished them")]
    private partial void LogRevived(int count, OutboxOwner owner);

    [LoggerMessage(EventName = "OutboxBusUnavailable", Level = LogLevel.Warning, Message = "The bus takes no messages of {Owner}, failure {Failures} in a row; they wait in the outbox")]
    private partial void LogBusUnavailable(OutboxOwner owner, int failures);

    [LoggerMessage(EventName = "OutboxBusAvailable", Level = LogLevel.Information, Message = "The bus takes messages of {Owner} again")]
    private partial void LogBusAvailable(OutboxOwner owner);

    [LoggerMessage(EventName = "OutboxStoreUnavailable", Level = LogLevel.Warning, Message = "The outbox of {Owner} cannot be read or written, failure {Failures} in a row")]
    private partial void LogStoreUnavailable(OutboxOwner owner, int failures, Exception exception);
}
