using DiploMesh.Hosting;

namespace DiploMesh.Ingestion.Formats;

/// <summary>
/// What reading one document may still cost. The libraries that parse run synchronously on input that nobody vouches for; each
/// calls back here often enough to be stopped.
/// </summary>
internal sealed class ReadingBudget
{
    private readonly TimeProvider _time;
    private readonly CancellationToken _cancellation;
    private readonly long _start;
    private readonly TimeSpan _limit;
    private readonly int _maxElements;
    private int _elements;

    /// <summary>Starts the clock.</summary>
    /// <param name="options">The limits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public ReadingBudget(IngestionOptions options, TimeProvider time, CancellationToken cancellation)
    {
        _time = time;
        _cancellation = cancellation;
        _start = time.GetTimestamp();
        _limit = options.ReadTimeout;
        _maxElements = options.MaxElements;
    }

    /// <summary>True once half of the time is gone: what can do with less should.</summary>
    public bool IsHalfSpent => _time.GetElapsedTime(_start) > _limit / 2;

    /// <summary>Ends the reading if the call was cancelled or the time is gone.</summary>
    /// <exception cref="Grpc.Core.RpcException"><c>INVALID_ARGUMENT</c>: the time is gone.</exception>
    public void ThrowIfSpent()
    {
        _cancellation.ThrowIfCancellationRequested();
        if (_time.GetElapsedTime(_start) > _limit)
        {
            throw Problems.InvalidArgument("content", $"could not be read within {_limit.TotalSeconds:0.###} s");
        }
    }

    /// <summary>Counts one element of markup, over all parts of the document.</summary>
    /// <exception cref="Grpc.Core.RpcException"><c>INVALID_ARGUMENT</c>: there are too many.</exception>
    public void CountElement()
    {
        if (++_elements > _maxElements)
        {
            throw Problems.InvalidArgument("content", $"has more than {_maxElements} elements");
        }
    }
}
