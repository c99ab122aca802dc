using DotNet.Testcontainers.Builders;
using Testcontainers.RabbitMq;

namespace DiploMesh.Testing.RabbitMq;

/// <summary>A broker in a container.</summary>
internal sealed class ContainerRabbitMqNode : IRabbitMqNode
{
    private const string Image = "rabbitmq:4.1-alpine";
    private readonly RabbitMqContainer _container;

    private ContainerRabbitMqNode(RabbitMqContainer container) => _container = container;

    public Uri Address => new(_container.GetConnectionString());

    /// <summary>Makes a container that is not yet started.</summary>
    /// <returns>It, or null if Docker does not answer.</returns>
    public static ContainerRabbitMqNode? TryCreate()
    {
        try
        {
            return new ContainerRabbitMqNode(new RabbitMqBuilder(Image).Build());
        }
        catch (DockerUnavailableException)
        {
            return null;
        }
    }

    public Task KillAsync(CancellationToken cancellationToken) => throw new NotSupportedException("A container would come back at another address.");

    public Task StartAsync(CancellationToken cancellationToken) => _container.StartAsync(cancellationToken);

    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
