using DiploMesh.Language;

namespace DiploMesh.Evaluation.Linked;

/// <summary>Names what is wrong with predicted attributions, in words that can be counted.</summary>
internal static class LinkedMismatches
{
    /// <summary>What is wrong in a pair whose contents match.</summary>
    public static IEnumerable<Mismatch> InPair(string documentId, LinkedAttribution g, LinkedAttribution p)
    {
        if (!SourceHead.Agrees(g, p))
        {
            yield return Of("source", g.Source.IsEmpty ? "invented" : p.Source.IsEmpty ? "none given" : g.Source.Overlaps(p.Source) ? "other head" : "another one");
        }
        else if (!SameTrimmed(LinkedRole.Source))
        {
            yield return Of("source edges", Extent(LinkedRole.Source));
        }

        if (!SameTrimmed(LinkedRole.Content))
        {
            yield return Of("content edges", Extent(LinkedRole.Content));
        }
        else if (!g.Content.SameAs(p.Content))
        {
            yield return Of("content edges", "punctuation");
        }

        if (!SameTrimmed(LinkedRole.Cue))
        {
            yield return Of("cue", g.Cue.IsEmpty ? "invented" : p.Cue.IsEmpty ? "none given" : g.Cue.Overlaps(p.Cue) ? "edges, " + Extent(LinkedRole.Cue) : "another one");
        }

        if (g.Type != p.Type)
        {
            yield return Of("type", $"{g.Type} as {p.Type}");
        }

        bool SameTrimmed(LinkedRole role) => g.Role(role).TrimmedTokens.SameAs(p.Role(role).TrimmedTokens);

        string Extent(LinkedRole role) => Difference(g.Role(role).Trimmed, p.Role(role).Trimmed);

        Mismatch Of(string kind, string detail) => new(documentId, kind, detail, g.Json, p.Json);
    }

    /// <summary>A gold attribution that nothing stands for.</summary>
    public static Mismatch Missed(string documentId, LinkedAttribution g, IReadOnlyList<LinkedAttribution> predicted)
    {
        var sameCue = predicted.FirstOrDefault(p => p.Cue.Overlaps(g.Cue));
        var near = sameCue ?? predicted.FirstOrDefault(p => p.Content.Overlaps(g.Content));
        var why = sameCue is null ? near is null ? "nothing there" : "cue not found, content within another" : "cue found, other content";
        return new Mismatch(documentId, "missed", $"{g.Type}, {why}", g.Json, near?.Json);
    }

    /// <summary>A predicted attribution that stands for nothing.</summary>
    public static Mismatch Spurious(string documentId, LinkedAttribution p, IReadOnlyList<LinkedAttribution> gold)
    {
        var sameCue = gold.FirstOrDefault(g => g.Cue.Overlaps(p.Cue));
        var near = sameCue ?? gold.FirstOrDefault(g => g.Content.Overlaps(p.Content));
        var why = sameCue is null ? near is null ? "nothing there" : "no such cue, content within another" : "cue right, other content";
        return new Mismatch(documentId, "spurious", $"{p.Type}, {why}", near?.Json, p.Json);
    }

    /// <summary>How a set of fragments differs from another: in number, or at which edge and in which direction.</summary>
    private static string Difference(IReadOnlyList<TokenRange> gold, IReadOnlyList<TokenRange> predicted)
    {
        if (gold.Count != predicted.Count)
        {
            return predicted.Count < gold.Count ? "too few parts" : "too many parts";
        }

        var edges = new List<string>();
        AddEdge("left", predicted[0].First - gold[0].First);
        AddEdge("right", gold[^1].End - predicted[^1].End);
        return edges.Count == 0 ? "inside" : string.Join(", ", edges);

        void AddEdge(string side, int missing)
        {
            if (missing != 0)
            {
                edges.Add($"{side} too {(missing > 0 ? "narrow" : "wide")}");
            }
        }
    }
}
