using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Pipeline;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine;

/// <summary>
/// The first extractor: sentences, a lexicon of cues, quotation marks and closed classes of words. It rather leaves a
/// statement out, or its speaker open, than guess. A pipeline of stages over one analysis, so that a stage can be
/// replaced by a better one.
/// </summary>
public sealed class RuleAttributionEngine : IAttributionEngine
{
    private static readonly IStage[] Stages =
    [
        new QuotationStage(),
        new MentionStage(),
        new OfficeStage(),
        new LayoutStage(),
        new StatementStage(),
        new ContentStage(),
        new SpeakerStage(),
        new CommunicationStage(),
        new ChainStage(),
        new ModalityStage(),
        new HolderStage(),
        new TimeStage(),
        new RestatementStage(),
    ];

    /// <inheritdoc/>
    public EngineVersion Version { get; } = new(typeof(RuleAttributionEngine).Assembly.GetName().Version?.ToString(3) ?? "0.0.0", string.Empty);

    /// <inheritdoc/>
    public AttributedDocument Attribute(AttributionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var analysis = new Analysis(Document.Parse(request.Text), request, cancellationToken);
        foreach (var stage in Stages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            stage.Run(analysis);
        }

        if (request.ExcludeAttitudes)
        {
            analysis.Statements.RemoveAll(s => s.Entry is { Class: not CueClass.Speech });
        }

        return new Assembler(analysis).Assemble();
    }
}
