using CsCheck;
using DiploMesh.Attribution.Engine.Proposals;
using DiploMesh.Language;
using DiploMesh.Language.Pipeline;

namespace DiploMesh.Attribution.Engine.Tests;

/// <summary>How the triples of a learned model enter beside the rules.</summary>
public sealed class TripleTests
{
    private const string Text = "Jon Aasen floated a swap of piers in Oslo. Mette Krag said that the pier stays.";

    [Fact]
    public void Attribute_TripleThatTheRulesDoNotSee_IsAStatementWithAllItsFields()
    {
        var document = Attribute(Text, d => [Triple(d, "Jon Aasen", "floated", "a swap of piers in Oslo", 0.8)]);

        var statement = document.About("a swap");
        statement.Speaker!.Name.ShouldBe("Jon Aasen");
        statement.Confidence.ShouldBe(0.8f, 0.01f);
        document.Words(statement.Cue).ShouldBe("floated");
    }

    [Fact]
    public void Attribute_TripleBelowTheThreshold_IsLeftOut() =>
        Attribute(Text, d => [Triple(d, "Jon Aasen", "floated", "a swap of piers in Oslo", 0.2)]).Statements.ShouldHaveSingleItem();

    [Fact]
    public void Attribute_TripleWithTheCueOfARule_IsTheSameStatementAndSurer()
    {
        var alone = Attribute(Text, _ => []).About("the pier stays");
        var both = Attribute(Text, d => [Triple(d, "Mette Krag", "said", "that the pier stays", 0.9)]);

        both.Statements.ShouldHaveSingleItem().Confidence.ShouldBeGreaterThan(alone.Confidence);
        both.Words(both.Statements[0].Content).ShouldBe("the pier stays");
    }

    [Fact]
    public void Attribute_AnyTriples_KeepTheSpanPromise() => Gen.Select(Gen.Int[0, 17].Array[6], Gen.Double[0, 1]).Sample(
        (numbers, score) =>
        {
            var document = Attribute(Text, d => [new ScoredTriple(Range(d, numbers[0], numbers[1]), [Range(d, numbers[2], numbers[3])], [Range(d, numbers[4], numbers[5])], score)]);

            foreach (var span in document.Statements.SelectMany(s => s.Source.Concat(s.Cue).Concat(s.Content).Concat(s.Condition)))
            {
                (span.Start >= 0 && span.Start < span.End && span.End <= Text.Length).ShouldBeTrue();
            }
        },
        iter: 300);

    private static TokenRange Range(Document document, int x, int y) => new(Math.Min(Math.Min(x, y), document.Count - 1), Math.Min(Math.Max(x, y) + 1, document.Count));

    private static Model.AttributedDocument Attribute(string text, Func<Document, IReadOnlyList<ScoredTriple>> find) =>
        new AttributionEngine(LanguagePipeline.English, new Finder(find)).Attribute(new AttributionRequest(text), TestContext.Current.CancellationToken);

    private static ScoredTriple Triple(Document document, string source, string cue, string content, double score) =>
        new(Tokens(document, source), [Tokens(document, cue)], [Tokens(document, content)], score);

    private static TokenRange Tokens(Document document, string words)
    {
        var start = document.Text.IndexOf(words, StringComparison.Ordinal);
        var first = Enumerable.Range(0, document.Count).First(i => document.Tokens[i].Start >= start);
        return new TokenRange(first, Enumerable.Range(0, document.Count).Last(i => document.Tokens[i].End <= start + words.Length) + 1);
    }

    private sealed class Finder(Func<Document, IReadOnlyList<ScoredTriple>> find) : ITripleFinder
    {
        public string Version => "test";

        public IReadOnlyList<ScoredTriple> Find(Document document, CancellationToken cancellationToken) => find(document);
    }
}
