using DiploMesh.Testing;
using DiploMesh.Testing.RabbitMq;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace DiploMesh.Messaging.Tests.Support;

/// <summary>Looks into a broker from outside the mesh.</summary>
internal sealed class BrokerProbe : IAsyncDisposable
{
    private readonly IConnection _connection;

    private BrokerProbe(IConnection connection) => _connection = connection;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<BrokerProbe> OpenAsync(IRabbitMqNode node) =>
        new(await new ConnectionFactory { Uri = node.Address }.CreateConnectionAsync(Token));

    /// <summary>Puts bytes into a queue.</summary>
    public async Task PublishAsync(string queue, byte[] body)
    {
        await using var channel = await _connection.CreateChannelAsync(new CreateChannelOptions(true, true), Token);
        await channel.BasicPublishAsync(string.Empty, queue, body, Token);
    }

    /// <summary>Takes a message and does not acknowledge it; it goes back when this connection ends.</summary>
    public async Task TakeAsync(string queue)
    {
        var channel = await _connection.CreateChannelAsync(cancellationToken: Token);
        await channel.BasicGetAsync(queue, autoAck: false, Token);
    }

    /// <summary>How many messages a queue has ready; null if there is no such queue.</summary>
    public async Task<uint?> CountAsync(string queue)
    {
        // A channel does not survive asking for a queue that is not there.
        await using var channel = await _connection.CreateChannelAsync(cancellationToken: Token);
        try
        {
            return await channel.MessageCountAsync(queue, Token);
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == 404)
        {
            return null;
        }
    }

    public Task WaitForCountAsync(string queue, uint count) =>
        Eventually.HoldsAsync(async () => await CountAsync(queue) == count, $"{queue} has {count} messages", Token);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
