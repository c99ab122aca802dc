using DiploMesh.Hosting;
using Google.Rpc;

namespace DiploMesh.Ingestion.Formats;

/// <summary>
/// Lets a few documents be read at a time. Reading costs processor time and many times a document's size in memory; without a
/// gate a flood of calls would have all of them in memory at once.
/// </summary>
internal sealed class ReadingGate : IDisposable
{
    private readonly SemaphoreSlim _slots;
    private readonly int _maxWaiting;
    private int _waiting;

    /// <summary>Creates it.</summary>
    /// <param name="options">How many read and how many may wait.</param>
    public ReadingGate(IngestionOptions options)
    {
        _slots = new SemaphoreSlim(options.MaxConcurrentReads > 0 ? options.MaxConcurrentReads : Environment.ProcessorCount);
        _maxWaiting = options.MaxWaitingReads;
    }

    /// <summary>Runs a reading when a slot is free.</summary>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <param name="read">The reading; runs on the calling thread.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What <paramref name="read"/> returned.</returns>
    /// <exception cref="Grpc.Core.RpcException"><c>UNAVAILABLE</c>: too many wait already.</exception>
    public async Task<T> RunAsync<T>(Func<T> read, CancellationToken cancellationToken)
    {
        if (!await _slots.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            await WaitAsync(cancellationToken);
        }

        try
        {
            return read();
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > _maxWaiting)
            {
                throw Problems.Create(Code.Unavailable, "TOO_MANY_DOCUMENTS", $"{_maxWaiting} documents wait to be read already; try again later.");
            }

            await _slots.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
