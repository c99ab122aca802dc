namespace DiploMesh.Testing.RabbitMq;

/// <summary>
/// Gives tests a RabbitMQ broker: the one of the environment variable <c>DIPLOMESH_RABBITMQ</c> (an amqp address), else a
/// private node of an installed server, else a container if Docker answers, else a reported skip. To be used as a class,
/// collection or assembly fixture; the broker starts with the first test that asks for it.
/// </summary>
public sealed class RabbitMqFixture : IAsyncDisposable
{
    /// <summary>Name of the environment variable.</summary>
    public const string Variable = "DIPLOMESH_RABBITMQ";

    private readonly SemaphoreSlim _gate = new(1, 1);
    private IRabbitMqNode? _node;
    private string? _missing;

    /// <summary>The broker, started. Tests that share it keep apart by names of their own (<c>Messaging:NamePrefix</c>).</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The broker.</returns>
    /// <exception cref="EngineMissingException">There is none; skips the test, or fails it where <c>rabbitmq</c> is required.</exception>
    public async Task<IRabbitMqNode> RequireAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_node is null && _missing is null)
            {
                await FindAsync(cancellationToken);
            }

            return _node ?? throw EngineRequirement.Missing("rabbitmq", _missing!);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>
    /// A broker for tests that kill and start it: always a private node of an installed server, for any other belongs to
    /// somebody or comes back at another address.
    /// </summary>
    /// <returns>The broker, not yet started. It is the caller's to dispose of.</returns>
    /// <exception cref="EngineMissingException">No server is installed; skips the test, or fails it where <c>rabbitmq-server</c> is required.</exception>
    public static IRabbitMqNode CreateRestartable() => LocalRabbitMqNode.FindServer() is { } server
        ? new LocalRabbitMqNode(server)
        : throw EngineRequirement.Missing("rabbitmq-server", "no rabbitmq-server is installed that a test could kill and start");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_node is not null)
        {
            await _node.DisposeAsync();
        }

        _gate.Dispose();
    }

    private async Task FindAsync(CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } address)
        {
            _node = new ExternalRabbitMqNode(new Uri(address));
        }
        else if (LocalRabbitMqNode.FindServer() is { } server)
        {
            _node = new LocalRabbitMqNode(server);
        }
        else if (ContainerRabbitMqNode.TryCreate() is { } container)
        {
            _node = container;
        }
        else
        {
            _missing = $"no address in {Variable}, no rabbitmq-server installed, and Docker does not answer";
            return;
        }

        await _node.StartAsync(cancellationToken);
    }
}
