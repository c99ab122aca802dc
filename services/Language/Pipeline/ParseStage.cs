using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Pipeline;

/// <summary>Finds parts of speech, features, heads and relations with the network and, if asked to, statements.</summary>
/// <param name="network">The network.</param>
/// <param name="proposes">Whether it proposes statements too.</param>
internal sealed class ParseStage(NeuralModel network, bool proposes) : IAnalysisStage
{
    private readonly ParserSession? _parser = proposes ? null : new ParserSession(network);
    private readonly ProposalSession? _proposer = proposes ? new ProposalSession(network) : null;
    private TokenSpan[] _spans = [];
    private int[] _ends = [];
    private int[] _paragraphEnds = [];

    /// <inheritdoc/>
    public void Run(ReadOnlySpan<char> text, AnalysisBuffer buffer, CancellationToken cancellationToken)
    {
        buffer.MakeRoom();
        var tokens = buffer.Tokens;
        var sentences = buffer.Sentences;
        Buffers.Grow(ref _spans, tokens.Length);
        Buffers.Grow(ref _ends, sentences.Length);
        for (var i = 0; i < tokens.Length; i++)
        {
            _spans[i] = new TokenSpan(tokens[i].Start, tokens[i].End - tokens[i].Start);
        }

        for (var s = 0; s < sentences.Length; s++)
        {
            _ends[s] = sentences[s].End;
        }

        var ends = _ends.AsSpan(0, sentences.Length);
        if (_proposer is null)
        {
            _parser!.Parse(text, _spans.AsSpan(0, tokens.Length), ends, buffer.Parses, cancellationToken);
        }
        else
        {
            var paragraphs = buffer.Paragraphs;
            Buffers.Grow(ref _paragraphEnds, paragraphs.Length);
            for (var p = 0; p < paragraphs.Length; p++)
            {
                _paragraphEnds[p] = paragraphs[p].End;
            }

            _proposer.Read(text, _spans.AsSpan(0, tokens.Length), ends, _paragraphEnds.AsSpan(0, paragraphs.Length), buffer.Parses, buffer.ProposalList, cancellationToken);
        }

        foreach (var sentence in sentences)
        {
            for (var i = sentence.First; i < sentence.End; i++)
            {
                ref var parse = ref buffer.Parses[i];
                parse = parse with { Head = parse.Head < 0 ? -1 : parse.Head + sentence.First };
            }
        }
    }
}
