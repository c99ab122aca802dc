using System.Text.Json;

namespace DiploMesh.Evaluation.Diplomatic;

/// <summary>Names what is wrong with predicted statements, in words that can be counted.</summary>
internal static class DiplomaticMismatches
{
    public const string NarratorLeak = "narrator_leak";

    /// <summary>A field that is wrong on an aligned statement.</summary>
    public static Mismatch InField(string documentId, DiplomaticField field, StatementComparison comparison)
    {
        var (g, p) = (comparison.Gold, comparison.Predicted);
        var detail = field switch
        {
            DiplomaticField.Kind or DiplomaticField.Modality or DiplomaticField.Channel => $"{Value(g.Json, field)} as {Value(p.Json, field)}",
            DiplomaticField.Chain or DiplomaticField.ChainLocal => Chain(comparison.Chain),
            DiplomaticField.Source => Presence(comparison.HasValue(field), p.SourceSpans.Count > 0),
            DiplomaticField.Cue => Presence(comparison.HasValue(field), !p.Cue.IsEmpty),
            DiplomaticField.Addressee => Presence(comparison.HasValue(field), p.Addressees.Count > 0),
            _ => Presence(comparison.HasValue(field), JsonRead.List(p.Json, field.Name()).Count > 0),
        };
        return new Mismatch(documentId, field.Name(), detail, g.Json, p.Json);
    }

    /// <summary>A gold statement that nothing stands for.</summary>
    public static Mismatch Missed(string documentId, DiplomaticStatement g, IReadOnlyList<DiplomaticStatement> predicted)
    {
        var sameCue = predicted.FirstOrDefault(p => p.Cue.Overlaps(g.Cue));
        var near = sameCue ?? predicted.FirstOrDefault(p => p.Content.Overlaps(g.Content));
        return new Mismatch(documentId, "missed", $"{Value(g.Json, DiplomaticField.Kind)}, {Nearness(sameCue, near)}", g.Json, near?.Json);
    }

    /// <summary>A predicted statement that stands for nothing.</summary>
    public static Mismatch Spurious(string documentId, DiplomaticStatement p, IReadOnlyList<DiplomaticStatement> gold)
    {
        var sameCue = gold.FirstOrDefault(g => g.Cue.Overlaps(p.Cue));
        var near = sameCue ?? gold.FirstOrDefault(g => g.Content.Overlaps(p.Content));
        return new Mismatch(documentId, "spurious", $"{Value(p.Json, DiplomaticField.Kind)}, {Nearness(sameCue, near)}", near?.Json, p.Json);
    }

    private static string Nearness(DiplomaticStatement? sameCue, DiplomaticStatement? near) =>
        sameCue is not null ? "cue found, other content" : near is not null ? "other cue, content within another" : "nothing there";

    private static string Presence(bool gold, bool predicted) => gold ? predicted ? "another one" : "none given" : "invented";

    private static string Chain(ChainComparison chain) => (chain.Leaked > 0, chain.Missed > 0) switch
    {
        (true, true) => "hop missing and hop leaked",
        (true, false) => "hop leaked",
        (false, true) => "hop missing",
        _ => "order",
    };

    private static string Value(JsonElement statement, DiplomaticField field) => JsonRead.GetString(statement, field.Name()) is { } value
        && (DiplomaticWords.Kinds.Contains(value) || DiplomaticWords.Modalities.Contains(value) || DiplomaticWords.Channels.Contains(value)) ? value : "none";
}
