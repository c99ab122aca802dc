using MassTransit;
using Microsoft.Extensions.Options;

namespace DiploMesh.Worker;

/// <summary>
/// How accepted dispatches are tried again. This is the only retry layer between the message and what it needs: the gRPC
/// channel makes no attempts of its own. A message that fails for good goes to the error queue; its neighbours pass.
/// </summary>
/// <param name="options">How often, and how long between.</param>
public sealed class DispatchAcceptedConsumerDefinition(IOptions<WorkerOptions> options) : ConsumerDefinition<DispatchAcceptedConsumer>
{
    /// <inheritdoc/>
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<DispatchAcceptedConsumer> consumerConfigurator,
        IRegistrationContext context)
    {
        ArgumentNullException.ThrowIfNull(endpointConfigurator);
        var retry = options.Value.Retry;
        endpointConfigurator.UseMessageRetry(policy => policy
            .Exponential(retry.Limit, retry.MinWait, retry.MaxWait, retry.MinWait)
            .Handle<Exception>(fault => FaultNature.Of(fault) == Fault.Transient));
        endpointConfigurator.UseMessageRetry(policy => policy
            .Exponential(retry.UnclearLimit, retry.MinWait, retry.MaxWait, retry.MinWait)
            .Handle<Exception>(fault => FaultNature.Of(fault) == Fault.Unclear));
    }
}
