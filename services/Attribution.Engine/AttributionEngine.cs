using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Pipeline;
using DiploMesh.Attribution.Engine.Proposals;
using DiploMesh.Language;
using DiploMesh.Language.Pipeline;

namespace DiploMesh.Attribution.Engine;

/// <summary>
/// The extractor: proposers find who says what, by rules over trees and, if one is given, by a learned model; the stages
/// behind them give the statements all their fields. It rather leaves a statement out, or its speaker open, than guess.
/// </summary>
public sealed class AttributionEngine : IAttributionEngine
{
    private static readonly Lazy<LanguagePipeline> English = new(() => new LanguagePipeline(LanguageModel.English, proposes: true));

    private readonly LanguagePipeline _language;
    private readonly IStage[] _stages;

    /// <summary>Makes an engine over the English model that ships with the language library: its proposals and the rules.</summary>
    public AttributionEngine()
        : this(English.Value, new LearnedTriples())
    {
    }

    /// <summary>Makes an engine.</summary>
    /// <param name="language">What parses the texts.</param>
    /// <param name="finder">A learned model that proposes statements beside the rules; null for rules alone.</param>
    internal AttributionEngine(LanguagePipeline language, ITripleFinder? finder)
    {
        _language = language;
        Version = new(typeof(AttributionEngine).Assembly.GetName().Version?.ToString(3) ?? "0.0.0", finder?.Version ?? string.Empty);
        IStatementProposer[] rules = [new RuleProposer(), new TranscriptProposer(), new ListProposer()];
        _stages =
        [
            new QuotationStage(),
            new MentionStage(),
            new OfficeStage(),
            new LayoutStage(),
            new ProposalStage(finder is null ? rules : [.. rules, new TripleProposer(finder)]),
            new MergeStage(),
            new ContentStage(),
            new SpeakerStage(),
            new CommunicationStage(),
            new ChainStage(),
            new ModalityStage(),
            new HolderStage(),
            new TimeStage(),
            new RestatementStage(),
        ];
    }

    /// <inheritdoc/>
    public EngineVersion Version { get; }

    /// <inheritdoc/>
    public AttributedDocument Attribute(AttributionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        return Attribute(_language.Parse(request.Text, cancellationToken), request, cancellationToken);
    }

    /// <summary>Attributes the statements of a text that is parsed already.</summary>
    /// <param name="document">The text with its trees.</param>
    /// <param name="request">What is known of the text.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The statements and all that belongs to them.</returns>
    internal AttributedDocument Attribute(Document document, AttributionRequest request, CancellationToken cancellationToken)
    {
        var analysis = new Analysis(document, request, cancellationToken);
        foreach (var stage in _stages)
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
