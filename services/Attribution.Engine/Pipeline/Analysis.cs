using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Proposals;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>One stage of the pipeline: reads what earlier stages left in the analysis and adds its own.</summary>
internal interface IStage
{
    void Run(Analysis analysis);
}

/// <summary>All that is known so far of one text; the stages work on it in turn. Lives for one call.</summary>
internal sealed class Analysis(Document document, AttributionRequest request, CancellationToken cancellationToken)
{
    public Document Document { get; } = document;

    public AttributionRequest Request { get; } = request;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public Layout Layout { get; set; } = new();

    public List<Quotation> Quotations { get; } = [];

    /// <summary>Index of the quotation in which a token stands (marks included), -1 outside.</summary>
    public int[] QuotationAt { get; } = CreateIndex(document.Count);

    public ActorBook Actors { get; } = new(document);

    public List<StatementDraft> Statements { get; set; } = [];

    /// <summary>What the learned model proposed.</summary>
    public List<ScoredTriple> Learned { get; } = [];

    public List<CommunicationDraft> Communications { get; } = [];

    public List<Tenure> Tenures { get; } = [];

    /// <summary>The person of each tenure, in the order of <see cref="Tenures"/>.</summary>
    public List<ActorEntry> TenureHolders { get; } = [];

    public List<Conflict> Conflicts { get; } = [];

    public bool IsQuoted(int token) => QuotationAt[token] >= 0;

    private static int[] CreateIndex(int count)
    {
        var index = new int[count];
        Array.Fill(index, -1);
        return index;
    }
}

/// <summary>Words between quotation marks within one paragraph.</summary>
/// <param name="Outer">The tokens with the marks.</param>
/// <param name="Inner">The tokens without them.</param>
/// <param name="GoesOn">True if the mark is not closed because the next paragraph goes on with the quotation.</param>
internal sealed record Quotation(TokenRange Outer, TokenRange Inner, bool GoesOn);
