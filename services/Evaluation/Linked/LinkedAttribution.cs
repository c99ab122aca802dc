using System.Text.Json;
using DiploMesh.Language;

namespace DiploMesh.Evaluation.Linked;

/// <summary>An attribution as PolNeAR and like corpora mark it: source, cue and content, linked.</summary>
public sealed class LinkedAttribution : IAlignable
{
    /// <summary>The type of attributions that state none.</summary>
    public const string UnknownType = "unknown";

    /// <summary>Makes one from spans.</summary>
    /// <param name="text">The text, cut into words and marks.</param>
    /// <param name="source">Who is said to have said it; may be empty.</param>
    /// <param name="cue">The words that attribute; may be empty.</param>
    /// <param name="content">What is said.</param>
    /// <param name="type"><c>direct</c>, <c>indirect</c> or <c>mixed</c>; null if not told.</param>
    /// <param name="confidence">Probability that it is right, 0 to 1; null if none is stated.</param>
    /// <param name="json">How it was written, for reports of mismatches; null if it was not read from JSON.</param>
    public LinkedAttribution(
        ScoredText text, IReadOnlyList<TextSpan> source, IReadOnlyList<TextSpan> cue, IReadOnlyList<TextSpan> content, string? type, double? confidence, JsonElement? json)
    {
        Text = text;
        Roles = [new RoleSpans(text, source), new RoleSpans(text, cue), new RoleSpans(text, content)];
        Type = string.IsNullOrEmpty(type) ? UnknownType : type;
        Confidence = confidence;
        Json = json;
    }

    /// <inheritdoc/>
    public TokenSet Source => Role(LinkedRole.Source).Tokens;

    /// <inheritdoc/>
    public TokenSet Cue => Role(LinkedRole.Cue).Tokens;

    /// <inheritdoc/>
    public TokenSet Content => Role(LinkedRole.Content).Tokens;

    /// <summary>How the content stands in the text.</summary>
    public string Type { get; }

    /// <summary>Probability that it is right, 0 to 1; null if none is stated.</summary>
    public double? Confidence { get; }

    internal JsonElement? Json { get; }

    internal ScoredText Text { get; }

    private RoleSpans[] Roles { get; }

    internal RoleSpans Role(LinkedRole role) => Roles[(int)role];
}

/// <summary>The parts of a linked attribution.</summary>
internal enum LinkedRole
{
    /// <summary>Who is said to have said it.</summary>
    Source,

    /// <summary>The words that attribute.</summary>
    Cue,

    /// <summary>What is said.</summary>
    Content,
}
