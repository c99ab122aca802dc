namespace DiploMesh.Messaging.Relay;

/// <summary>Waits that double up to a limit, each spread over its upper half so that relays which failed together do not return together.</summary>
internal sealed class Backoff(TimeSpan min, TimeSpan max, Random random)
{
    /// <summary>How long to wait.</summary>
    /// <param name="failures">How often it has failed, from 1.</param>
    public TimeSpan After(int failures)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        var doubled = min.TotalMilliseconds * Math.Pow(2, Math.Min(failures - 1, 30));
        var whole = Math.Min(doubled, max.TotalMilliseconds);
        return TimeSpan.FromMilliseconds((whole / 2) + (random.NextDouble() * whole / 2));
    }
}
