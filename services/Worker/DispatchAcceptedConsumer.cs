using DiploMesh.Messaging;
using DiploMesh.Messaging.Contracts;
using DiploMesh.Storage;
using DiploMesh.Worker.Attribution;
using MassTransit;

namespace DiploMesh.Worker;

/// <summary>
/// Has an accepted dispatch attributed and stores what was found, once, however often the message comes: the attribution,
/// the inbox row and the announcement are one transaction, and the message is acknowledged after it.
/// </summary>
/// <param name="dispatches">Reads the dispatch.</param>
/// <param name="attributor">Attributes it.</param>
/// <param name="attributions">Keeps what was found.</param>
/// <param name="outbox">Told of the announcement.</param>
/// <param name="time">Tells when the statements were stored.</param>
/// <param name="logger">Notes what came of it.</param>
public sealed partial class DispatchAcceptedConsumer(
    IDispatchReader dispatches,
    DispatchAttributor attributor,
    IAttributionStore attributions,
    IOutboxSignal outbox,
    TimeProvider time,
    ILogger<DispatchAcceptedConsumer> logger) : IConsumer<DispatchAccepted>
{
    /// <summary>Handles one message.</summary>
    /// <param name="context">The message.</param>
    /// <exception cref="DispatchMissingException">There is no such dispatch.</exception>
    public async Task Consume(ConsumeContext<DispatchAccepted> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var message = context.Message;
        var cancellationToken = context.CancellationToken;
        var inbox = new InboxEntry(Inboxes.DispatchAccepted, context.MessageId ?? throw new UnidentifiedMessageException());
        var revision = new RevisionKey(message.DispatchId, message.Revision);
        if (await attributions.IsHandledAsync(inbox, cancellationToken))
        {
            LogRepeated(revision.DispatchId, revision.Revision);
            return;
        }

        var dispatch = await dispatches.FindAsync(message.DispatchId, message.Revision, cancellationToken)
            ?? throw new DispatchMissingException(revision);
        var run = await attributor.AttributeAsync(dispatch, cancellationToken);
        var count = run.Text.Statements.Count;
        var announcement = OutboxMessages.For(new DispatchEnriched(message.DispatchId, message.Revision, count, time.GetUtcNow()));
        if (await attributions.SaveAsync(run, inbox, [announcement], cancellationToken))
        {
            outbox.Notify(OutboxOwner.Worker);
            LogAttributed(revision.DispatchId, revision.Revision, count, run.Version.Engine);
        }
        else
        {
            LogRepeated(revision.DispatchId, revision.Revision);
        }
    }

    [LoggerMessage(EventName = "DispatchAttributed", Level = LogLevel.Information, Message = "{DispatchId} revision {Revision}: {Statements} statements by engine {Engine}")]
    private partial void LogAttributed(string dispatchId, int revision, int statements, string engine);

    [LoggerMessage(EventName = "DispatchRepeated", Level = LogLevel.Debug, Message = "{DispatchId} revision {Revision} was attributed before")]
    private partial void LogRepeated(string dispatchId, int revision);
}

/// <summary>A message names a dispatch that is not stored.</summary>
/// <param name="revision">What it names.</param>
public sealed class DispatchMissingException(RevisionKey revision)
    : Exception($"There is no revision {revision?.Revision} of dispatch \"{revision?.DispatchId}\".");

/// <summary>A message came without an identifier, so that nothing could tell its second coming from its first.</summary>
public sealed class UnidentifiedMessageException() : Exception("The message has no identifier.");
