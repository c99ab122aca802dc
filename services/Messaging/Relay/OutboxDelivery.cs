using DiploMesh.Storage;
using Microsoft.Extensions.Logging;

namespace DiploMesh.Messaging.Relay;

/// <summary>How a round of sending went.</summary>
/// <param name="Claimed">How many messages were claimed.</param>
/// <param name="BusAvailable">False if the bus took none of at least one message for no fault of the message.</param>
internal readonly record struct DeliveryRound(int Claimed, bool BusAvailable);

/// <summary>
/// One round of emptying an outbox: claim a batch, send it, note what became of each message. What a round does not get to
/// note is due again when its lease ends; the message is then sent twice and its consumer's inbox lets it through once.
/// </summary>
internal sealed partial class OutboxDelivery(
    OutboxOwner owner,
    IOutbox outbox,
    IOutboxPublisher publisher,
    RelayOptions options,
    Backoff backoff,
    RelayMetrics metrics,
    TimeProvider time,
    ILogger<OutboxDelivery> logger)
{
    // What was sent should be noted even when the process is stopping; what cannot be noted in this time is sent again.
    private static readonly TimeSpan NotingTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Runs one round.</summary>
    /// <param name="limit">How many messages to claim at most.</param>
    /// <param name="busFailures">How many rounds in a row the bus has failed before this one; sets when the messages are due again.</param>
    /// <param name="cancellationToken">Ends sending; what was sent is still noted.</param>
    public async Task<DeliveryRound> RunAsync(int limit, int busFailures, CancellationToken cancellationToken)
    {
        var batch = await outbox.ClaimAsync(limit, options.Lease, cancellationToken);
        if (batch.Count == 0)
        {
            return new DeliveryRound(0, BusAvailable: true);
        }

        var attempts = await SendAsync(batch, cancellationToken);
        using var noting = new CancellationTokenSource(NotingTimeout, time);
        await NoteAsync(attempts, busFailures, noting.Token);
        return new DeliveryRound(batch.Count, !attempts.Any(attempt => attempt.Fault is BusUnavailableException));
    }

    private async Task<IReadOnlyList<Attempt>> SendAsync(IReadOnlyList<LeasedMessage> batch, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.PublishTimeout, time);
        using var sending = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var token = sending.Token;

        // Begun in order and confirmed together: waiting for each confirmation in turn would cost a round trip per message.
        return await Task.WhenAll(batch.Select(leased => TrySendAsync(leased, token)));
    }

    private async Task<Attempt> TrySendAsync(LeasedMessage leased, CancellationToken cancellationToken)
    {
        try
        {
            await publisher.PublishAsync(leased.Message, cancellationToken);
            return new Attempt(leased, null);
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            return new Attempt(leased, new BusUnavailableException("The bus did not confirm in time.", exception));
        }
#pragma warning disable CA1031 // Whatever one message runs into must not keep its neighbours from being noted.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new Attempt(leased, exception);
        }
    }

    private async Task NoteAsync(IReadOnlyList<Attempt> attempts, int busFailures, CancellationToken cancellationToken)
    {
        var sent = attempts.Where(attempt => attempt.Fault is null).Select(attempt => attempt.Leased).ToList();
        if (sent.Count > 0)
        {
            await outbox.CompleteAsync(sent, cancellationToken);
            var now = time.GetUtcNow();
            foreach (var leased in sent)
            {
                metrics.Published(owner, now - leased.CreateTime);
            }
        }

        var busRetry = time.GetUtcNow() + backoff.After(busFailures + 1);
        foreach (var (leased, fault) in attempts)
        {
            if (fault is not null)
            {
                await NoteFailureAsync(leased, fault, busRetry, cancellationToken);
            }
        }
    }

    private async Task NoteFailureAsync(LeasedMessage leased, Exception fault, DateTimeOffset busRetry, CancellationToken cancellationToken)
    {
        var (reason, retryAt) = fault switch
        {
            BusUnavailableException => ("bus", busRetry),
            UnreadableMessageException => ("unreadable", null),
            _ when leased.Attempts >= options.MaxAttempts => ("message", null),
            _ => ("message", (DateTimeOffset?)(time.GetUtcNow() + backoff.After(Math.Max(1, leased.Attempts)))),
        };

        metrics.Failed(owner, reason);
        if (retryAt is null)
        {
            LogDead(leased.Message.Type, leased.Message.Id, owner, leased.Attempts, fault);
        }
        else if (fault is not BusUnavailableException)
        {
            LogFailed(leased.Message.Type, leased.Message.Id, owner, leased.Attempts, fault);
        }

        await outbox.FailAsync(leased, $"{fault.GetType().Name}: {fault.Message}", retryAt, cancellationToken);
    }

    [LoggerMessage(EventName = "OutboxMessageDead", Level = LogLevel.Error, Message = "{Type} {MessageId} of {Owner} is dead after {Attempts} attempts")]
    private partial void LogDead(string type, Guid messageId, OutboxOwner owner, int attempts, Exception fault);

    [LoggerMessage(EventName = "OutboxMessageFailed", Level = LogLevel.Warning, Message = "{Type} {MessageId} of {Owner} failed on attempt {Attempts}")]
    private partial void LogFailed(string type, Guid messageId, OutboxOwner owner, int attempts, Exception fault);

    private sealed record Attempt(LeasedMessage Leased, Exception? Fault);
}
