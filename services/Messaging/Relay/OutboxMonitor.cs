using DiploMesh.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DiploMesh.Messaging.Relay;

/// <summary>Measures an outbox now and then; apart from its relay, so that the gauges live while the relay waits for a broker.</summary>
internal sealed partial class OutboxMonitor(
    OutboxOwner owner,
    IOutbox outbox,
    ISchemaGate schema,
    RelayMetrics metrics,
    IOptions<MessagingOptions> options,
    TimeProvider time,
    ILogger<OutboxMonitor> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await schema.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(options.Value.Relay.StateInterval, time);
        do
        {
            try
            {
                metrics.Stands(owner, await outbox.GetStateAsync(stoppingToken));
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogUnmeasured(owner, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(EventName = "OutboxUnmeasured", Level = LogLevel.Debug, Message = "The outbox of {Owner} could not be measured")]
    private partial void LogUnmeasured(OutboxOwner owner, Exception exception);
}
