using System.Diagnostics;
using System.Text;
using CsCheck;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;
using DiploMesh.Language.Pipeline;

namespace DiploMesh.Attribution.Engine.Tests;

public sealed class EnginePropertyTests
{
    private const string Report = "The harbour ministry's spokesman, Jon Aasen, said that Norway will open the port if Denmark lifts the ban. “We wait,” he told reporters. According to two officials in Oslo, the visit was presented as a courtesy. ";

    private static readonly string[] Parts =
    [
        "Jon Aasen", "He", "she", "Norway", "the Norwegian side", "the minister", "TASS", "officials", "said", "told", "reporters", "that", "denied", "urged", "to", "if", "unless", "according to", "According to",
        "was presented as", "as saying", "and", "but", "while", ",", ".", ":", "“", "”", "\"", "'s", "(Reuters) -", "in a letter", "the letter", "sent a telegram to", "who", "not", "signals", "\n", "\n\n", " ", "1.", "FROM:",
        "MINISTRY", "PRESS RELEASE", "adding", "expressed concern over", "👩‍⚖️", "\uD800", "Ж", "will", "by", "claim", "once", "provided", "hopes",
    ];

    private static readonly Gen<string> AnyText = Gen.Frequency(
        (1, Gen.Char.Array[0, 100].Select(c => new string(c))),
        (6, Gen.Int[0, Parts.Length - 1].Select(i => Parts[i]).Array[0, 80].Select(p => string.Join(' ', p))));

    [Fact]
    public void Attribute_AnyText_SpansLieInTheTextAndLinksLeadSomewhere() => AnyText.Sample(
        text =>
        {
            var document = Reading.Attribute(text);
            var ids = document.Statements.Select(s => s.Id).ToHashSet();
            var actors = document.Actors.Select(a => a.Id).ToHashSet();

            foreach (var span in Spans(document))
            {
                (span.Start >= 0 && span.Start < span.End && span.End <= text.Length).ShouldBeTrue();
            }

            foreach (var statement in document.Statements)
            {
                statement.Content.ShouldNotBeEmpty();
                (statement.NestedIn is null || ids.Contains(statement.NestedIn)).ShouldBeTrue();
                (statement.Restates is null || ids.Contains(statement.Restates)).ShouldBeTrue();
                (statement.Speaker is null || actors.Contains(statement.Speaker.ActorId)).ShouldBeTrue();
                (statement.Condition.Count > 0).ShouldBe(statement.Modality == Modality.Conditional);
                statement.Confidence.ShouldBeInRange(0, 1);
                if (statement.Kind is StatementKind.Narrator or StatementKind.Unknown)
                {
                    statement.Speaker.ShouldBeNull();
                    statement.Source.ShouldBeEmpty();
                }
            }

            document.HopScopes.SelectMany(h => h.StatementIds).ShouldAllBe(id => ids.Contains(id));
        },
        iter: 300);

    [Fact]
    public void Attribute_SameText_GivesTheSameAnswerOnEveryThread()
    {
        var texts = Enumerable.Range(0, 8).Select(i => string.Concat(Enumerable.Repeat(Report, i + 1))).ToArray();
        var expected = texts.Select(t => Describe(Reading.Attribute(t))).ToArray();

        Parallel.For(0, 64, i => Describe(Reading.Attribute(texts[i % texts.Length])).ShouldBe(expected[i % texts.Length]));
    }

    [Fact]
    public void Attribute_TwiceTheText_TakesAboutTwiceTheTime()
    {
        var one = Parse(100);
        var four = Parse(400);
        Measure(one);

        // The ratio is taken side by side in one run; quadratic time would make it 16.
        var small = Measure(one);
        var large = Measure(four);

        (large / small).ShouldBeLessThan(10);
    }

    [Theory]
    [InlineData("“")]
    [InlineData("\"")]
    [InlineData("he said that ")]
    [InlineData("Minister Jon Aasen said it. He said that he would. ")]
    [InlineData("a ‘ ")]
    [InlineData("the ministry, ")]
    [InlineData("if Norway said that the ")]
    public void Attribute_LongMonotony_Ends(string unit)
    {
        var document = LanguagePipeline.English.Parse(new StringBuilder().Insert(0, unit, 40_000 / unit.Length).ToString(), TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();

        new AttributionEngine().Attribute(document, new AttributionRequest(document.Text), TestContext.Current.CancellationToken);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Attribute_CancelledCall_Ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Should.Throw<OperationCanceledException>(() => new AttributionEngine().Attribute(new AttributionRequest(Report), cancelled.Token));
    }

    private static Document Parse(int reports) => LanguagePipeline.English.Parse(new StringBuilder().Insert(0, Report + "\n\n", reports).ToString(), TestContext.Current.CancellationToken);

    /// <summary>Milliseconds that the engine takes behind the parser; the parser has its own test of linear time.</summary>
    private static double Measure(Document document) => Enumerable.Range(0, 5).Min(_ =>
    {
        var watch = Stopwatch.StartNew();
        new AttributionEngine().Attribute(document, new AttributionRequest(document.Text), TestContext.Current.CancellationToken);
        return watch.Elapsed.TotalMilliseconds;
    });

    private static string Describe(AttributedDocument document) => string.Join('\n', document.Statements.Select(s =>
        $"{s.Id} {s.Kind} {document.Words(s.Source)} {document.Words(s.Content)} {s.Speaker} {s.Modality} {s.Channel} {document.Vouchers(s)}"));

    private static IEnumerable<TextSpan> Spans(AttributedDocument document) =>
    [
        .. document.Statements.SelectMany(s => s.Source.Concat(s.Cue).Concat(s.Content).Concat(s.Condition).Concat(s.Addressees.Select(a => a.Evidence)).Concat(s.Chain.Select(h => h.Evidence!.Value))),
        .. document.Communications.SelectMany(c => c.Mentions),
        .. document.Actors.SelectMany(a => a.Mentions),
        .. document.Tenures.SelectMany(t => t.Evidence),
    ];
}
