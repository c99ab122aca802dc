namespace DiploMesh.Language.Training;

/// <summary>
/// A stream of random numbers (SplitMix64) that is a function of its seeds alone: a run resumed at some step draws what it would have drawn.
/// </summary>
/// <param name="seed">The run's seed.</param>
/// <param name="purpose">What the numbers are for.</param>
/// <param name="step">The step or epoch.</param>
internal struct RandomStream(ulong seed, ulong purpose, ulong step)
{
    private ulong _state = Mix(Mix(Mix(seed) + purpose) + step);

    /// <summary>The next number.</summary>
    /// <returns>Any 64 bits.</returns>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }

    /// <summary>A number from 0 up to, not including, 1.</summary>
    /// <returns>One of 2²⁴ numbers.</returns>
    public float NextSingle() => (Next() >> 40) * (1f / (1 << 24));

    /// <summary>A whole number.</summary>
    /// <param name="below">The bound, from 1; far less than 2³².</param>
    /// <returns>From 0, below the bound.</returns>
    public int NextInt32(int below) => (int)(((Next() >> 32) * (ulong)below) >> 32);

    /// <summary>Puts a list in random order.</summary>
    /// <typeparam name="T">Type of its items.</typeparam>
    /// <param name="items">The list.</param>
    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = NextInt32(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
