using System.Diagnostics;
using System.Text;
using CsCheck;
using DiploMesh.Attribution.Engine.Times;

namespace DiploMesh.Attribution.Engine.Tests.Times;

public sealed class TimeScannerPropertyTests
{
    private static readonly string[] Parts =
    [
        "the", "a", "of", "and", "in", "on", "at", "by", "from", "to", "until", "since", "between", "within", "before", "after", "Monday", "Fri", "May", "Dec.", "31", "3rd", "twenty", "first", "thousand",
        "2024", "0001", "9999", "99999999999", "2024-02-30", "1/2/3", "271430Z", "10:30", "25:99", "GMT", "a.m.", "noon", "days", "week", "decade", "century", "ago", "later", "last", "next", "this", "past",
        "early", "late", "end", "beginning", "quarter", "half", "1990s", "'40s", "today", "yesterday", "tonight", "morning", "every", "couple", "same", "day", "Easter", "Good", "New", "Year", "'s", "Eve",
        "rest", "will", "said", ",", ".", "-", "–", "(", ")", "/", "\n\n", "\uD800", "Ж", "👩‍⚖️", "more", "than", "for", "now", "fiscal", "year", "summer", "Q3", "H1",
    ];

    private static readonly Gen<string> AnyText = Gen.Frequency(
        (1, Gen.Char.Array[0, 200].Select(c => new string(c))),
        (6, Gen.Int[0, Parts.Length - 1].Select(i => Parts[i]).Array[0, 60].Select(p => string.Join(' ', p))),
        (2, Gen.Int[0, Parts.Length - 1].Select(i => Parts[i]).Array[0, 60].Select(string.Concat)));

    private static readonly Gen<DateTimeOffset?> AnyReference = Gen.Frequency(
        (1, Gen.Const((DateTimeOffset?)null)),
        (1, Gen.Const((DateTimeOffset?)DateTimeOffset.MaxValue)),
        (1, Gen.Const((DateTimeOffset?)DateTimeOffset.MinValue)),
        (5, Gen.Int[0, 4_000_000].Select(d => (DateTimeOffset?)new DateTimeOffset(1, 1, 1, 5, 30, 0, TimeSpan.Zero).AddDays(Math.Min(d, 3_652_000)))));

    [Fact]
    public void Scan_AnyText_SpansLieInTheTextInOrder() => Gen.Select(AnyText, AnyReference).Sample(
        (text, reference) =>
        {
            var end = 0;
            foreach (var expression in TimeScanner.Scan(text, reference))
            {
                (expression.Evidence.Start >= end && expression.Evidence.Start < expression.Evidence.End && expression.Evidence.End <= text.Length).ShouldBeTrue();
                end = expression.Evidence.End;
                var (start, stop) = expression.Bounds();
                (start is null || stop is null || start < stop).ShouldBeTrue($"{expression} of \"{text}\" at {reference}");
                (start is null && stop is null).ShouldBe(expression.From.Length + expression.To.Length == 0, $"{expression} of \"{text}\" at {reference}");
            }
        },
        iter: 5_000);

    [Theory]
    [InlineData("early ")]
    [InlineData("the ")]
    [InlineData("from 3 to ")]
    [InlineData("2 days and ")]
    [InlineData("2 days after ")]
    [InlineData("1-")]
    [InlineData("10/")]
    [InlineData("the day before ")]
    [InlineData("end of the ")]
    [InlineData("first of ")]
    [InlineData("twenty ")]
    [InlineData("9")]
    [InlineData("x")]
    [InlineData("morning of ")]
    public void Scan_LongMonotony_TakesLinearTime(string unit)
    {
        // The ratio is taken side by side in one run; quadratic time would make it 16.
        var one = new StringBuilder().Insert(0, unit, 65_536 / unit.Length).ToString();
        var four = new StringBuilder().Insert(0, unit, 262_144 / unit.Length).ToString();
        // A busy machine can stretch any one measurement; quadratic time would stretch every one.
        Enumerable.Range(0, 5).Any(_ => Measure(four) / Measure(one) < 10).ShouldBeTrue();
    }

    [Fact]
    public void Scan_Mebibyte_Ends()
    {
        var text = new StringBuilder().Insert(0, "They met on 3 May 2024, two days after the vote of last week, and will meet again from 5 to 7 June. ", 10_600).ToString();
        var watch = Stopwatch.StartNew();

        TimeScanner.Scan(text, DateTimeOffset.UnixEpoch).Count.ShouldBeGreaterThan(30_000);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Scan_SameText_GivesTheSameAnswerOnEveryThread()
    {
        const string Text = "He said on Monday that talks from 3 to 5 May 2024 had failed; the day before, Oslo had given it until the end of the year.";
        var expected = TimeReading.Describe(Text);

        Parallel.For(0, 64, _ => TimeReading.Describe(Text).ShouldBe(expected));
    }

    private static double Measure(string text) => Enumerable.Range(0, 2).Min(_ =>
    {
        var watch = Stopwatch.StartNew();
        TimeScanner.Scan(text, DateTimeOffset.UnixEpoch);
        return watch.Elapsed.TotalMilliseconds;
    });
}
