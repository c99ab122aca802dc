using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Model;

/// <summary>Everything that is said in one text. Identifiers are local to it.</summary>
/// <param name="Text">The text to which every span refers.</param>
/// <param name="Statements">The statements, in order of their first span.</param>
/// <param name="Communications">The communications that the text reports, in text order.</param>
/// <param name="Actors">The actors it mentions, in text order.</param>
/// <param name="Tenures">Its claims about who holds which office, in text order.</param>
/// <param name="Conflicts">Claims in it that disagree.</param>
/// <param name="HopScopes">Which statements each hop vouches for.</param>
public sealed record AttributedDocument(
    string Text,
    IReadOnlyList<Statement> Statements,
    IReadOnlyList<Communication> Communications,
    IReadOnlyList<Actor> Actors,
    IReadOnlyList<Tenure> Tenures,
    IReadOnlyList<Conflict> Conflicts,
    IReadOnlyList<HopScope> HopScopes)
{
    /// <summary>What the network proposed, before the rules were heard: spans as its training corpus marks them. Not part of the answer; kept to compare with that corpus.</summary>
    internal IReadOnlyList<LearnedStatement> Learned { get; init; } = [];
}

/// <summary>A statement as the network proposed it.</summary>
/// <param name="Source">Who says it; empty if the text names none.</param>
/// <param name="Cue">The words that attribute.</param>
/// <param name="Content">What is said, with a leading "that" and quotation marks.</param>
/// <param name="Confidence">Probability that it is right, 0 to 1.</param>
internal sealed record LearnedStatement(IReadOnlyList<TextSpan> Source, IReadOnlyList<TextSpan> Cue, IReadOnlyList<TextSpan> Content, double Confidence);
