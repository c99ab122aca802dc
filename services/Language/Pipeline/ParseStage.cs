using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Pipeline;

/// <summary>Finds parts of speech, features, heads and relations with the network.</summary>
/// <param name="network">The network.</param>
internal sealed class ParseStage(NeuralModel network) : IAnalysisStage
{
    private readonly ParserSession _parser = new(network);
    private TokenSpan[] _spans = [];
    private int[] _ends = [];

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

        _parser.Parse(text, _spans.AsSpan(0, tokens.Length), _ends.AsSpan(0, sentences.Length), buffer.Parses, cancellationToken);
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
