using System.Collections.Concurrent;

namespace DiploMesh.Language.Pipeline;

/// <summary>
/// From a text to a <see cref="Document"/> with tokens, sentences, paragraphs, parts of speech, features, heads and relations. One object serves any number
/// of threads: each call borrows a <see cref="LanguageSession"/>, and a call beyond the greatest number of sessions waits for one.
/// </summary>
public sealed class LanguagePipeline : IDisposable
{
    private static readonly Lazy<LanguagePipeline> LazyEnglish = new(() => new LanguagePipeline(LanguageModel.English));

    private readonly LanguageModel _model;
    private readonly ConcurrentBag<LanguageSession> _idle = [];
    private readonly SemaphoreSlim _free;

    /// <summary>Makes a pipeline.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sessions">The greatest number of sessions, each with some ten megabytes of buffers; 0 for one per processor.</param>
    public LanguagePipeline(LanguageModel model, int sessions = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegative(sessions);
        _model = model;
        _free = new SemaphoreSlim(sessions == 0 ? Environment.ProcessorCount : sessions);
    }

    /// <summary>The pipeline of the English model that ships inside this library; made when first asked for. Nobody needs to dispose of it.</summary>
    public static LanguagePipeline English => LazyEnglish.Value;

    /// <summary>Analyses a text.</summary>
    /// <param name="text">Any text, also one with lone surrogates; time and memory grow linearly with its length.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <returns>The document; every sentence is one tree with one root.</returns>
    /// <exception cref="OperationCanceledException">The call was ended.</exception>
    public Document Parse(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Borrow(session => session.Analyze(text, cancellationToken).ToDocument(text), cancellationToken);
    }

    /// <summary>Analyses a text that is cut already.</summary>
    /// <param name="cut">A document; its tokens, sentences and paragraphs are kept, all else is made anew.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <returns>The document; every sentence is one tree with one root.</returns>
    /// <exception cref="OperationCanceledException">The call was ended.</exception>
    public Document Annotate(Document cut, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cut);
        return Borrow(session => session.Analyze(cut, cancellationToken).ToDocument(cut.Text), cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();

    private Document Borrow(Func<LanguageSession, Document> use, CancellationToken cancellationToken)
    {
        _free.Wait(cancellationToken);
        try
        {
            // A session that failed is not put back: what state it is in nobody knows.
            var session = _idle.TryTake(out var idle) ? idle : new LanguageSession(_model);
            var document = use(session);
            session.Trim();
            _idle.Add(session);
            return document;
        }
        finally
        {
            _free.Release();
        }
    }
}
