using MassTransit;

namespace DiploMesh.Messaging.Topology;

/// <summary>What every queue has in common.</summary>
internal static class ReceiveEndpoints
{
    /// <summary>
    /// Sets limits, and for RabbitMQ a replicated queue whose undeliverable messages end in <c>{queue}_dead</c>. Messages that a
    /// consumer has refused for good end in <c>{queue}_error</c>, those that it does not know in <c>{queue}_skipped</c>.
    /// </summary>
    public static void Configure(string name, IReceiveEndpointConfigurator endpoint, MessagingOptions options)
    {
        // Nobody subscribes to faults; the error queue has them.
        endpoint.PublishFaults = false;
        endpoint.PrefetchCount = options.PrefetchCount;
        endpoint.ConcurrentMessageLimit = options.ConcurrentMessageLimit;
        if (endpoint is not IRabbitMqReceiveEndpointConfigurator rabbit)
        {
            return;
        }

        rabbit.SetQuorumQueue(options.RabbitMq.QueueReplicas);
        rabbit.SetQueueArgument("x-delivery-limit", options.RabbitMq.DeliveryLimit);

        // With at-least-once the broker lets go of a dead letter only when the dead-letter queue has it; it needs reject-publish.
        rabbit.SetQueueArgument("x-dead-letter-strategy", "at-least-once");
        rabbit.SetQueueArgument("x-overflow", "reject-publish");
        var dead = name + "_dead";
        rabbit.BindDeadLetterQueue(dead, dead, queue => queue.SetQuorumQueue(options.RabbitMq.QueueReplicas));
    }
}
