namespace DiploMesh.Testing.RabbitMq;

/// <summary>A RabbitMQ broker for tests.</summary>
public interface IRabbitMqNode : IAsyncDisposable
{
    /// <summary>Where it is: <c>amqp://user:password@host:port/</c>. Stays the same when it is started again.</summary>
    Uri Address { get; }

    /// <summary>Ends it without warning; what it has confirmed stays on its disk.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NotSupportedException">The broker is not a private node of an installed server.</exception>
    Task KillAsync(CancellationToken cancellationToken);

    /// <summary>Starts it, at first or again, and waits until it answers.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task StartAsync(CancellationToken cancellationToken);
}
