namespace DiploMesh.Language.Pipeline;

/// <summary>Finds tokens, paragraphs and sentences.</summary>
internal sealed class SegmentStage : IAnalysisStage
{
    /// <inheritdoc/>
    public void Run(ReadOnlySpan<char> text, AnalysisBuffer buffer, CancellationToken cancellationToken)
    {
        var copy = text.ToString();
        var tokens = RuleTokenizer.Tokenize(copy);
        var paragraphs = ParagraphSplitter.Split(copy, tokens);
        buffer.TokenList.AddRange(tokens);
        buffer.ParagraphList.AddRange(paragraphs);
        buffer.SentenceList.AddRange(RuleSentenceSplitter.Split(copy, tokens, paragraphs));
    }
}
