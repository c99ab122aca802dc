using DiploMesh.Attribution.Engine.Pipeline;

namespace DiploMesh.Attribution.Engine.Proposals;

/// <summary>
/// Proposes statements: who says what, by which cue. Proposers know nothing of one another; where they overlap, the
/// <see cref="MergeStage"/> decides by their scores. Rules over trees and learned models enter here alike.
/// </summary>
internal interface IStatementProposer
{
    /// <summary>Adds proposals for the running text of a document.</summary>
    /// <param name="analysis">What is known of the text: trees, quotations, mentions, layout.</param>
    /// <param name="proposals">Where to add; a proposal has content, a pattern and a score, and is not yet resolved to actors.</param>
    void Propose(Analysis analysis, List<StatementDraft> proposals);
}

/// <summary>Finds scored triples of source, cue and content: the seam for a learned model.</summary>
internal interface ITripleFinder
{
    /// <summary>Version of the model, for <see cref="EngineVersion.Model"/>.</summary>
    string Version { get; }

    /// <summary>Finds the triples of a document.</summary>
    /// <param name="document">A document with trees.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The triples, in any order; they may overlap.</returns>
    IReadOnlyList<ScoredTriple> Find(DiploMesh.Language.Document document, CancellationToken cancellationToken);
}

/// <summary>A statement as a learned model sees it.</summary>
/// <param name="Source">The tokens of the source; empty if the text names none.</param>
/// <param name="Cue">The tokens of the cue; empty if only layout attributes.</param>
/// <param name="Content">The tokens of the content, one run or more, in text order; quotation marks and a leading "that" may be included.</param>
/// <param name="Score">Probability that the triple is right, 0 to 1.</param>
internal sealed record ScoredTriple(DiploMesh.Language.TokenRange Source, IReadOnlyList<DiploMesh.Language.TokenRange> Cue, IReadOnlyList<DiploMesh.Language.TokenRange> Content, double Score);
