using System.Globalization;
using Google.Rpc;
using Grpc.Core;

namespace DiploMesh.Hosting.Calls;

/// <summary>
/// Ends streams whose caller neither sends nor reads any more: without it, each would hold its place until the connection
/// breaks.
/// </summary>
internal sealed class StreamIdleLimit(MeshOptions options, TimeProvider time)
{
    private readonly TimeSpan _limit = TimeSpan.FromSeconds(options.StreamIdleSeconds);

    public IAsyncStreamReader<T> Limit<T>(IAsyncStreamReader<T> reader) => new Reader<T>(reader, this);

    public IServerStreamWriter<T> Limit<T>(IServerStreamWriter<T> writer) => new Writer<T>(writer, this);

    private async Task<T> WithinAsync<T>(Func<CancellationToken, Task<T>> step, string expected, CancellationToken cancellationToken)
    {
        using var idle = new CancellationTokenSource(_limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, cancellationToken);
        try
        {
            return await step(either.Token);
        }
        catch (OperationCanceledException) when (idle.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Problems.Create(
                Code.DeadlineExceeded,
                "STREAM_IDLE",
                string.Create(CultureInfo.InvariantCulture, $"The stream ended because its caller {expected} for {_limit.TotalSeconds:0} seconds."));
        }
    }

    private sealed class Reader<T>(IAsyncStreamReader<T> inner, StreamIdleLimit limit) : IAsyncStreamReader<T>
    {
        public T Current => inner.Current;

        public Task<bool> MoveNext(CancellationToken cancellationToken) =>
            limit.WithinAsync(inner.MoveNext, "sent nothing", cancellationToken);
    }

    private sealed class Writer<T>(IServerStreamWriter<T> inner, StreamIdleLimit limit) : IServerStreamWriter<T>
    {
        public WriteOptions? WriteOptions
        {
            get => inner.WriteOptions;
            set => inner.WriteOptions = value;
        }

        public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

        public Task WriteAsync(T message, CancellationToken cancellationToken) => limit.WithinAsync(
            async token =>
            {
                await inner.WriteAsync(message, token);
                return true;
            },
            "took no answer",
            cancellationToken);
    }
}
