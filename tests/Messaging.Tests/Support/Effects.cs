using System.Collections.Concurrent;
using DiploMesh.Messaging.Contracts;
using MassTransit;

namespace DiploMesh.Messaging.Tests.Support;

/// <summary>What a consumer has done, kept outside its process as a store would be: an inbox and the effects beside it.</summary>
internal sealed class Effects
{
    private readonly ConcurrentDictionary<Guid, string> _applied = new();
    private int _deliveries;

    /// <summary>The dispatches for which the effect was applied, once per message.</summary>
    public ICollection<string> Applied => _applied.Values;

    /// <summary>Identifiers of the messages that were applied.</summary>
    public ICollection<Guid> MessageIds => _applied.Keys;

    /// <summary>How often messages were delivered.</summary>
    public int Deliveries => _deliveries;

    /// <summary>Runs before the effect; throws to refuse the message.</summary>
    public Func<ConsumeContext<DispatchAccepted>, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Runs between the effect and the acknowledgement.</summary>
    public Func<ConsumeContext<DispatchAccepted>, Task> BeforeAck { get; set; } = _ => Task.CompletedTask;

    public async Task HandleAsync(ConsumeContext<DispatchAccepted> context)
    {
        Interlocked.Increment(ref _deliveries);
        await Before(context);
        _applied.TryAdd(context.MessageId!.Value, context.Message.DispatchId);
        await BeforeAck(context);
    }
}

/// <summary>Stands for the Worker.</summary>
internal sealed class DispatchAcceptedConsumer(Effects effects) : IConsumer<DispatchAccepted>
{
    public Task Consume(ConsumeContext<DispatchAccepted> context) => effects.HandleAsync(context);
}

/// <summary>Does not retry: tests that want a second delivery make one.</summary>
internal sealed class DispatchAcceptedConsumerDefinition : ConsumerDefinition<DispatchAcceptedConsumer>;
