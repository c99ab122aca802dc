using DiploMesh.Language.Pipeline;
using DiploMesh.Language.Treebanks;

namespace DiploMesh.Language.Evaluation;

/// <summary>Compares what a pipeline makes of a treebank's texts with the treebank, a piece at a time.</summary>
/// <param name="pipeline">The pipeline.</param>
public sealed class ParseEvaluation(LanguagePipeline pipeline)
{
    // A document of a treebank is analysed as one text; a file without documents must not be held in memory whole.
    private const int MaxSentences = 4096;

    private readonly List<ConlluSentence> _document = [];

    /// <summary>With the treebank's own words and sentences.</summary>
    public ParseCounts GoldTokens { get; } = new();

    /// <summary>From the running text.</summary>
    public ParseCounts RawText { get; } = new();

    /// <summary>Takes the next sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    public void Add(ConlluSentence sentence, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        if (sentence.StartsDocument || (sentence.StartsParagraph && _document.Count >= MaxSentences) || _document.Count >= 4 * MaxSentences)
        {
            Finish(cancellationToken);
        }

        _document.Add(sentence);
    }

    /// <summary>Counts what was taken since the last document began; to be called after the last sentence.</summary>
    /// <param name="cancellationToken">Ends the call early.</param>
    public void Finish(CancellationToken cancellationToken = default)
    {
        if (_document.Count == 0)
        {
            return;
        }

        var cut = TreebankDocument.FromTokens(_document);
        GoldTokens.Add(ScoredText.Of(_document, i => (cut.Tokens[i].Start, cut.Tokens[i].End)), ScoredText.Of(pipeline.Annotate(cut, cancellationToken)));
        var raw = TreebankText.Of(_document);
        RawText.Add(
            ScoredText.Of(_document, i => (raw.Words[i].Start, raw.Words[i].Start + raw.Words[i].Length)), ScoredText.Of(pipeline.Parse(raw.Text, cancellationToken)));
        _document.Clear();
    }
}
