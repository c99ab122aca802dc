using System.Net.Sockets;

namespace DiploMesh.Testing.RabbitMq;

/// <summary>Tells whether somebody speaks AMQP at an address.</summary>
internal static class Amqp
{
    private static readonly byte[] ProtocolHeader = [(byte)'A', (byte)'M', (byte)'Q', (byte)'P', 0, 0, 9, 1];

    /// <summary>Waits until a broker answers.</summary>
    /// <param name="host">Its host.</param>
    /// <param name="port">Its port.</param>
    /// <param name="failure">Why there is no more use in waiting; null while there is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task WaitAsync(string host, int port, Func<string?> failure, CancellationToken cancellationToken)
    {
        await Eventually.HoldsAsync(
            async () => failure() is not null || await AnswersAsync(host, port, cancellationToken),
            $"a broker answers at {host}:{port}",
            cancellationToken,
            TimeSpan.FromSeconds(60));
        if (failure() is { } reason)
        {
            throw new InvalidOperationException(reason);
        }
    }

    private static async Task<bool> AnswersAsync(string host, int port, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(3));
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(host, port, patience.Token);
            var stream = client.GetStream();
            await stream.WriteAsync(ProtocolHeader, patience.Token);

            // A method frame on channel 0, Connection.Start, begins with 1; a refusal would begin with the protocol header.
            var first = new byte[1];
            return await stream.ReadAsync(first, patience.Token) == 1 && first[0] == 1;
        }
        catch (Exception exception) when (exception is SocketException or IOException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }
}
