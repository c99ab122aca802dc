using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Training.Data;

/// <summary>Makes the heads that propose statements, and their passages, from texts with statements.</summary>
/// <param name="firstHead">Index of the first of these heads among those of the network.</param>
/// <param name="layer">The layer that they read.</param>
internal sealed class AttributionData(int firstHead, int layer)
{
    private const int LinkDimension = 96;

    /// <summary>The heads: cues and contents, sources, links to cues, links to sources.</summary>
    public IReadOnlyList<HeadSpec> Heads { get; } =
    [
        new TagHeadSpec(AttributionHeads.Statements, layer, AttributionHeads.StatementLabels, Chained: true),
        new TagHeadSpec(AttributionHeads.Sources, layer, AttributionHeads.SourceLabels, Chained: true),
        new LinkHeadSpec(AttributionHeads.CueOfContent, layer, [], LinkDimension, 0, Tree: false),
        new LinkHeadSpec(AttributionHeads.SourceOfCue, layer, [], LinkDimension, 0, Tree: false),
    ];

    /// <summary>Cuts a text into passages and marks its statements.</summary>
    /// <param name="text">The text.</param>
    /// <param name="document">Its tokens, sentences and paragraphs.</param>
    /// <param name="toExample">Makes the example of a sentence of the document, by its number.</param>
    /// <returns>The passages.</returns>
    public IEnumerable<Passage> ToPassages(AttributedText text, Document document, Func<int, Example> toExample)
    {
        var tokens = document.Tokens.Select(token => new TokenSpan(token.Start, token.End - token.Start)).ToArray();
        var statements = text.Attributions.Where(attribution => attribution is { Cue.Count: > 0, Content.Count: > 0 }).Select(attribution => new Marked(
            TokensOf(attribution.Cue[0], document),
            [.. attribution.Content.Select(span => TokensOf(span, document))],
            attribution.Source.Count > 0 ? TokensOf(attribution.Source[0], document) : TokenRange.Empty)).Where(marked => !marked.Cue.IsEmpty).ToArray();
        foreach (var passage in Passages(document))
        {
            var first = document.Sentences[passage.First].First;
            var range = new TokenRange(first, document.Sentences[passage.Last].End);
            var quotations = new byte[range.Count];
            Quotations.Read(document.Text, tokens.AsSpan(range.First, range.Count), quotations);
            yield return new Passage([.. Enumerable.Range(passage.First, passage.Count).Select(toExample)], Gold(range, statements), quotations);
        }
    }

    private Gold?[] Gold(TokenRange range, IEnumerable<Marked> statements)
    {
        var tags = new int[range.Count];
        var sources = new int[range.Count];
        var cueOfContent = Enumerable.Repeat(Data.Gold.UnknownHead, range.Count).ToArray();
        var sourceOfCue = cueOfContent.ToArray();
        foreach (var statement in statements)
        {
            Mark(tags, range, statement.Cue, AttributionHeads.BeginsCue);
            foreach (var content in statement.Contents)
            {
                Mark(tags, range, content, AttributionHeads.BeginsContent);
                Link(cueOfContent, range, content, statement.Cue);
            }

            Mark(sources, range, statement.Source, AttributionHeads.BeginsSource);
            Link(sourceOfCue, range, statement.Cue, statement.Source);
        }

        var unlabelled = Enumerable.Repeat(-1, range.Count).ToArray();
        var gold = new Gold?[firstHead + Heads.Count];
        gold[firstHead] = new Gold(tags);
        gold[firstHead + 1] = new Gold(sources);
        gold[firstHead + 2] = new Gold(unlabelled, cueOfContent);
        gold[firstHead + 3] = new Gold(unlabelled, sourceOfCue);
        return gold;
    }

    // Paragraphs as runs of sentences, cut where they would be too long.
    private static IEnumerable<TokenRange> Passages(Document document)
    {
        var first = 0;
        for (var i = 0; i < document.Sentences.Count; i++)
        {
            var start = document.Sentences[first].First;
            var isNew = document.ParagraphOf(document.Sentences[i].First) != document.ParagraphOf(start);
            if (i > first && (isNew || document.Sentences[i].End - start > ProposalSession.MaxPassageTokens))
            {
                yield return new TokenRange(first, i);
                first = i;
            }
        }

        if (first < document.Sentences.Count)
        {
            yield return new TokenRange(first, document.Sentences.Count);
        }
    }

    private static void Mark(int[] tags, TokenRange range, TokenRange span, int begins)
    {
        for (var i = Math.Max(span.First, range.First); i < Math.Min(span.End, range.End); i++)
        {
            tags[i - range.First] = i == span.First || i == range.First ? begins : begins + 1;
        }
    }

    private static void Link(int[] heads, TokenRange range, TokenRange from, TokenRange to)
    {
        for (var i = Math.Max(from.First, range.First); i < Math.Min(from.End, range.End); i++)
        {
            // A token that is both cannot be linked to itself.
            heads[i - range.First] = i == to.First ? Data.Gold.UnknownHead : !to.IsEmpty && range.Contains(to.First) ? to.First - range.First : -1;
        }
    }

    // The tokens that a span touches: where it cuts one, the whole token belongs to it.
    private static TokenRange TokensOf(AttributedText.Span span, Document document)
    {
        var first = 0;
        var end = document.Tokens.Count;
        while (first < end)
        {
            var middle = (first + end) / 2;
            (first, end) = document.Tokens[middle].End <= span.Start ? (middle + 1, end) : (first, middle);
        }

        while (end < document.Tokens.Count && document.Tokens[end].Start < span.End)
        {
            end++;
        }

        return new TokenRange(first, end);
    }

    private sealed record Marked(TokenRange Cue, IReadOnlyList<TokenRange> Contents, TokenRange Source);
}
