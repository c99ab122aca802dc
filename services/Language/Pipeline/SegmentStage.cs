using DiploMesh.Language.Segmentation;

namespace DiploMesh.Language.Pipeline;

/// <summary>Finds tokens, sentences and paragraphs with the learned segmenter.</summary>
internal sealed class SegmentStage : IAnalysisStage
{
    private readonly Segmenter _segmenter = new();

    /// <inheritdoc/>
    public void Run(ReadOnlySpan<char> text, AnalysisBuffer buffer, CancellationToken cancellationToken)
    {
        _segmenter.Segment(text);
        for (var i = 0; i < _segmenter.Tokens.Length; i++)
        {
            var span = _segmenter.Tokens[i];
            buffer.TokenList.Add(new Token(span.Start, span.Start + span.Length, _segmenter.Kinds[i]));
        }

        var first = 0;
        foreach (var end in _segmenter.SentenceEnds)
        {
            buffer.SentenceList.Add(new TokenRange(first, end));
            first = end;
        }

        first = 0;
        foreach (var end in _segmenter.ParagraphEnds)
        {
            var last = buffer.SentenceList[end - 1].End;
            buffer.ParagraphList.Add(new TokenRange(first, last));
            first = last;
        }
    }
}
