namespace DiploMesh.Language.Neural;

/// <summary>A statement that the network proposes: which tokens say who says what. Its shares are probabilities under the network, not yet calibrated.</summary>
/// <param name="Cue">Tokens of the cue.</param>
/// <param name="Contents">Tokens of the content, in text order; several if it is interrupted.</param>
/// <param name="Source">Tokens of the source; empty if it names none.</param>
/// <param name="CueShare">Mean probability, over the cue's tokens, of being in a cue, 0 to 1.</param>
/// <param name="ContentShare">Mean probability, over the contents' tokens, of being in a content, 0 to 1.</param>
/// <param name="EdgeShare">Probability that the contents begin and end where they do: the least of their edges, 0 to 1.</param>
/// <param name="LinkShare">Probability that the contents belong to the cue: the least of the contents, 0 to 1.</param>
/// <param name="SourceShare">Probability that the cue has this source, or none, 0 to 1.</param>
public sealed record Proposal(
    TokenRange Cue, IReadOnlyList<TokenRange> Contents, TokenRange Source, float CueShare, float ContentShare, float EdgeShare, float LinkShare, float SourceShare);
