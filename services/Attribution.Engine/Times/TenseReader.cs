namespace DiploMesh.Attribution.Engine.Times;

/// <summary>
/// Tells whether what a sentence reports lies behind or ahead, by the verb nearest before the expression, else the nearest after it.
/// Looks a bounded number of words either way and not past the sentence.
/// </summary>
internal static class TenseReader
{
    private const int Reach = 20;

    /// <summary>The direction at a token.</summary>
    public static Direction At(TimeTokens t, int i)
    {
        for (var at = i - 1; at >= Math.Max(0, i - Reach) && !IsEnd(t, at); at--)
        {
            if (t.Is(at, TimeWord.Tense))
            {
                return (Direction)t[at].Value;
            }
        }

        for (var at = i + 1; at < i + Reach && !IsEnd(t, at); at++)
        {
            if (t.Is(at, TimeWord.Tense))
            {
                return (Direction)t[at].Value;
            }
        }

        return Direction.Unknown;
    }

    private static bool IsEnd(TimeTokens t, int i) => t.Is(i, TimeWord.Mark) && t[i].Value is '.' or '!' or '?' or ';' && !t.Is(i - 1, TimeWord.Month) && !t.Is(i - 1, TimeWord.Weekday) && !t.IsAttached(i + 1);
}
