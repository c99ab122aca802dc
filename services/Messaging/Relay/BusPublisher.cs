using System.Diagnostics;
using DiploMesh.Messaging.Contracts;
using DiploMesh.Storage;
using MassTransit;
using MassTransit.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client.Exceptions;

namespace DiploMesh.Messaging.Relay;

/// <summary>Publishes outbox messages on the bus, under the outbox row's identifier and trace.</summary>
internal sealed class BusPublisher(IBus bus, ConsumedMessages consumed, IOptions<MessagingOptions> options) : IOutboxPublisher
{
    public async Task PublishAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var contract = MessageContract.Find(message.Type) ?? throw new UnreadableMessageException($"There is no message type \"{message.Type}\".");
        if (!contract.TryRead(message.Body, out var body, out var error))
        {
            throw new UnreadableMessageException($"The body is no {contract.Name}: {error}");
        }

        // RabbitMQ returns a mandatory message that no queue takes; in memory it would vanish without a word.
        if (contract.NeedsConsumer && options.Value.Transport == MessagingTransport.InMemory && !consumed.Contains(contract.Type))
        {
            throw new BusUnavailableException($"Messaging:Transport is InMemory and nothing in this process consumes {contract.Name}.");
        }

        using var activity = MessagingTelemetry.Activities.StartActivity("outbox publish", ActivityKind.Producer, message.TraceParent);
        activity?.SetTag("messaging.message.id", message.Id);
        try
        {
            await bus.Publish(body, contract.Type, context => Address(context, message, contract), cancellationToken);
        }
        catch (Exception exception) when (IsOfTheBus(exception) && !cancellationToken.IsCancellationRequested)
        {
            activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
            throw new BusUnavailableException(exception.Message, exception);
        }
    }

    private static void Address(PublishContext context, OutboxMessage message, MessageContract contract)
    {
        context.MessageId = message.Id;
        context.Mandatory = contract.NeedsConsumer;
        context.Durable = true;
        if (message.TraceParent is { } traceParent)
        {
            // The consumer joins the trace even where this process records none; where it does, MassTransit sets its own span.
            context.Headers.Set(DiagnosticHeaders.ActivityId, traceParent, overwrite: false);
        }
    }

    private static bool IsOfTheBus(Exception exception) => exception is
        ConnectionException or TransportException or TransportUnavailableException
        or MessageReturnedException // no queue is bound yet: the consumer has never run
        or AlreadyClosedException or OperationInterruptedException or BrokerUnreachableException
        or OperationCanceledException or TimeoutException or IOException or ObjectDisposedException
        || (exception.InnerException is { } inner && IsOfTheBus(inner));
}
