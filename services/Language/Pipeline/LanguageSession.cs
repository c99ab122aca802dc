namespace DiploMesh.Language.Pipeline;

/// <summary>
/// Analyses one text after the other on one thread, in buffers that it keeps: once they are large enough it allocates nothing. For many threads, and for
/// documents to keep, take a <see cref="LanguagePipeline"/>.
/// </summary>
public sealed class LanguageSession
{
    /// <summary>A buffer for more tokens than this is not kept by <see cref="Trim"/>: one long text must not hold memory for ever.</summary>
    private const int MaxTokensKept = 1 << 16;

    private readonly LanguageModel _model;
    private readonly SegmentStage _segment = new();
    private readonly IAnalysisStage[] _annotate;
    private AnalysisBuffer _buffer;

    /// <summary>Makes a session.</summary>
    /// <param name="model">The model.</param>
    public LanguageSession(LanguageModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _annotate = [new ParseStage(model.Network), new LemmaStage(model.Lemmas)];
        _buffer = new AnalysisBuffer(model.Labels);
    }

    /// <summary>Finds tokens, sentences, paragraphs and all that is said of tokens.</summary>
    /// <param name="text">Any text, also one with lone surrogates; time and memory grow linearly with its length.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <returns>What was found; good until the next call.</returns>
    /// <exception cref="OperationCanceledException">The call was ended.</exception>
    public AnalysisBuffer Analyze(ReadOnlySpan<char> text, CancellationToken cancellationToken = default)
    {
        _buffer.Clear();
        _segment.Run(text, _buffer, cancellationToken);
        return Annotate(text, cancellationToken);
    }

    /// <summary>The same for a text that is cut already.</summary>
    /// <param name="cut">A document; its tokens, sentences and paragraphs are kept.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <returns>What was found; good until the next call.</returns>
    /// <exception cref="OperationCanceledException">The call was ended.</exception>
    public AnalysisBuffer Analyze(Document cut, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cut);
        _buffer.Clear();
        _buffer.TokenList.AddRange(cut.Tokens);
        _buffer.SentenceList.AddRange(cut.Sentences);
        _buffer.ParagraphList.AddRange(cut.Paragraphs);
        return Annotate(cut.Text, cancellationToken);
    }

    /// <summary>Lets go of memory that only an unusually long text needed.</summary>
    internal void Trim()
    {
        if (_buffer.TokenList.Capacity > MaxTokensKept)
        {
            _buffer = new AnalysisBuffer(_model.Labels);
        }
    }

    private AnalysisBuffer Annotate(ReadOnlySpan<char> text, CancellationToken cancellationToken)
    {
        foreach (var stage in _annotate)
        {
            cancellationToken.ThrowIfCancellationRequested();
            stage.Run(text, _buffer, cancellationToken);
        }

        return _buffer;
    }
}
