using System.Diagnostics;
using DiploMesh.Language.Pipeline;

namespace DiploMesh.Language.Tests;

/// <summary>
/// Texts that are all one thing, through the whole pipeline. Twice the text may take thrice the time at most: with quadratic time it would take four times
/// as long.
/// </summary>
public sealed class LinearTimeTests
{
    private const int Attempts = 4;
    private const double MaxGrowth = 3;

    private readonly LanguageSession _session = new(LanguageModel.English);

    public static TheoryData<string, int> Texts => new()
    {
        { "a", 500_000 }, // one word of up to a million letters
        { "\"", 50_000 }, // a hundred thousand quotes
        { "“", 5_000 },
        { "no ", 5_000 },
        { "x-", 5_000 },
        { "\n", 200_000 },
        { "a@b.", 5_000 },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Analyze_TwiceTheText_TakesNoMoreThanThriceAsLong(string piece, int count)
    {
        var text = string.Concat(Enumerable.Repeat(piece, count));
        var twice = text + text;
        Measure(piece);

        // A measurement that other work spoilt is taken again; a quadratic pipeline fails every one.
        for (var attempt = 0; ; attempt++)
        {
            var growth = Measure(twice) / Math.Max(Measure(text), 0.002);
            if (growth <= MaxGrowth || attempt == Attempts - 1)
            {
                growth.ShouldBeLessThanOrEqualTo(MaxGrowth);
                return;
            }
        }
    }

    [Fact]
    public void Analyze_AMegabyteOfOneWord_IsOneToken() => _session.Analyze(new string('a', 1 << 20), TestContext.Current.CancellationToken).Count.ShouldBe(1);

    private double Measure(string text)
    {
        var start = Stopwatch.GetTimestamp();
        _session.Analyze(text, TestContext.Current.CancellationToken);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
