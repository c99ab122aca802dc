namespace DiploMesh.Testing.RabbitMq;

/// <summary>A broker that somebody else runs.</summary>
internal sealed class ExternalRabbitMqNode(Uri address) : IRabbitMqNode
{
    public Uri Address => address;

    public Task KillAsync(CancellationToken cancellationToken) => throw new NotSupportedException("The broker is not ours to stop.");

    public Task StartAsync(CancellationToken cancellationToken) => Amqp.WaitAsync(address.Host, address.Port, () => null, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
