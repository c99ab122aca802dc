using System.Text.Json;
using DiploMesh.Language;

namespace DiploMesh.Evaluation.Diplomatic;

/// <summary>A hop of a chain as it is scored.</summary>
internal readonly record struct ScoredHop(TextSpan Span, string? Role, bool Optional);

/// <summary>A statement, gold or predicted, with the spans that fit the text.</summary>
internal sealed class DiplomaticStatement : IAlignable
{
    public DiplomaticStatement(DiplomaticText text, JsonElement json)
    {
        Json = json;
        Id = Reference("id");
        SourceSpans = text.Spans(JsonRead.List(json, "source"));
        Source = text.TokensOf(SourceSpans);
        Cue = text.TokensOf(text.Spans(JsonRead.List(json, "cue")));
        Content = text.TokensOf(text.Spans(JsonRead.List(json, "content")));
        Addressees = text.Spans(JsonRead.List(json, "addressee"));
        Conditions = [.. text.Spans(JsonRead.List(json, "condition")).Select(span => text.TokensOf([span]))];
        var hops = new List<ScoredHop>();
        foreach (var hop in JsonRead.List(json, "chain"))
        {
            // The source is scored as source and speaker: a chain may end with it or not.
            if (text.Span(hop) is { } span && !SourceSpans.Any(span.Overlaps))
            {
                hops.Add(new ScoredHop(span, JsonRead.GetString(hop, "role"), JsonRead.Get(hop, "optional") is { ValueKind: JsonValueKind.True }));
            }
        }

        Hops = hops;
    }

    public JsonElement Json { get; }

    public string? Id { get; }

    public IReadOnlyList<TextSpan> SourceSpans { get; }

    public TokenSet Source { get; }

    public TokenSet Cue { get; }

    public TokenSet Content { get; }

    public IReadOnlyList<TextSpan> Addressees { get; }

    /// <summary>The tokens of each condition.</summary>
    public IReadOnlyList<TokenSet> Conditions { get; }

    public IReadOnlyList<ScoredHop> Hops { get; }

    public JsonElement? Speaker => JsonRead.Get(Json, "speaker");

    /// <summary>True if the speaker is nobody: none is stated, or a word for none.</summary>
    public bool HasNoSpeaker => DiplomaticWords.Nobody.Contains(DiplomaticText.NameOf(Speaker));

    public double? Confidence => JsonRead.Number(Json, "confidence");

    /// <summary>A value of an enumeration; null if not told.</summary>
    public string? Value(string field, IReadOnlyList<string> allowed) => DiplomaticWords.Value(JsonRead.GetString(Json, field), allowed);

    /// <summary>A reference to a statement, or the statement's own identifier; null if not told.</summary>
    public string? Reference(string field) => JsonRead.Get(Json, field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } => JsonRead.GetString(Json, field),
        { } other => other.GetRawText(),
    };

    /// <summary>The gold value of a field and the others that are right too; null among them if no value is right.</summary>
    public IReadOnlyList<string?> Wanted(string field)
    {
        var wanted = new List<string?> { JsonRead.GetString(Json, field) };
        wanted.AddRange(Alternatives(field) ?? []);
        return wanted;
    }

    /// <summary>The other values of a field that are right too; null if none are listed.</summary>
    public IReadOnlyList<string?>? Alternatives(string field) =>
        JsonRead.Get(Json, "alt") is { } alt && JsonRead.Get(alt, field) is { ValueKind: JsonValueKind.Array } values ? [.. values.EnumerateArray().Select(JsonRead.Text)] : null;
}
