using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Model;

/// <summary>An act of transmission that the text reports: a telegram, a call, a press conference.</summary>
public sealed record Communication
{
    /// <summary>Identifier within the text: <c>c1</c>, <c>c2</c>, …</summary>
    public required string Id { get; init; }

    /// <summary>Through what.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Who sent or spoke; null if the text does not tell.</summary>
    public ActorReference? Sender { get; init; }

    /// <summary>To whom; empty for public channels.</summary>
    public IReadOnlyList<ActorReference> Addressees { get; init; } = [];

    /// <summary>When; null if the text does not tell.</summary>
    public TimeExpression? Time { get; init; }

    /// <summary>What was attached or appended.</summary>
    public IReadOnlyList<Annex> Annexes { get; init; } = [];

    /// <summary>Earlier communications to which it refers.</summary>
    public IReadOnlyList<CommunicationReference> References { get; init; } = [];

    /// <summary>Identifiers of the statements made in it, in text order.</summary>
    public IReadOnlyList<string> StatementIds { get; init; } = [];

    /// <summary>The words that mention it.</summary>
    public IReadOnlyList<TextSpan> Mentions { get; init; } = [];

    /// <summary>Probability that channel and parties are right, 0 to 1.</summary>
    public float Confidence { get; init; }
}

/// <summary>Something attached or appended to a communication.</summary>
/// <param name="Evidence">The words that mention it.</param>
/// <param name="StatementIds">Identifiers of the statements made in it, in text order.</param>
public sealed record Annex(TextSpan Evidence, IReadOnlyList<string> StatementIds);

/// <summary>A reference from one communication to an earlier one.</summary>
/// <param name="Evidence">The words that refer.</param>
/// <param name="Channel">Channel of the one referred to.</param>
/// <param name="Number">Its number as written; empty if not given.</param>
/// <param name="Date">Its date, ISO 8601 cut at its precision; empty if not given.</param>
/// <param name="CommunicationId">Its identifier; null while unresolved.</param>
public sealed record CommunicationReference(TextSpan Evidence, Channel Channel, string Number, string Date, string? CommunicationId);
