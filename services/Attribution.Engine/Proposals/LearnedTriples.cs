using DiploMesh.Language;
using DiploMesh.Language.Pipeline;

namespace DiploMesh.Attribution.Engine.Proposals;

/// <summary>The triples that the network proposed when the text was parsed, each with the probability that it is right.</summary>
internal sealed class LearnedTriples : ITripleFinder
{
    /// <inheritdoc/>
    public string Version => LanguageModel.English.Version;

    /// <inheritdoc/>
    public IReadOnlyList<ScoredTriple> Find(Document document, CancellationToken cancellationToken) =>
        [.. document.Proposals.Select(proposal => new ScoredTriple(proposal.Source, [proposal.Cue], proposal.Contents, Confidence.Of(proposal)))];
}
