using CsCheck;
using DiploMesh.Messaging.Relay;

namespace DiploMesh.Messaging.Tests.Relay;

public sealed class BackoffTests
{
    [Fact]
    public void After_AnyNumberOfFailures_StaysWithinTheUpperHalfOfTheDoubledWait()
    {
        Gen.Select(Gen.Int[1, int.MaxValue], Gen.Int[0, 1000]).Sample((failures, seed) =>
        {
            var backoff = new Backoff(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10), new Random(seed));
            var whole = Math.Min(100 * Math.Pow(2, failures - 1), 10_000);
            var wait = backoff.After(failures).TotalMilliseconds;
            return wait >= whole / 2 && wait <= whole;
        });
    }
}
