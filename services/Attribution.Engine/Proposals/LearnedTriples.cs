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
        [.. document.Proposals.Select(proposal => new ScoredTriple(WithoutSigns(document, proposal.Source), [proposal.Cue], proposal.Contents, Confidence.Of(proposal)))];

    // A bullet or an emoji before a name is no part of it.
    private static TokenRange WithoutSigns(Document document, TokenRange source)
    {
        while (source.Count > 1 && document.Tokens[source.First].Kind == TokenKind.Mark)
        {
            source = source with { First = source.First + 1 };
        }

        return source;
    }
}
