using System.Text.Json;

namespace DiploMesh.Evaluation.Diplomatic;

/// <summary>Compares what a document says beside its statements: communications by channel and sender, tenures by person, status and place.</summary>
internal static class SecondaryComparison
{
    /// <summary>Counts both.</summary>
    public static void Add(DiplomaticCounts counts, DiplomaticText text, JsonElement gold, JsonElement? predicted)
    {
        var goldCommunications = JsonRead.List(gold, "communications");
        var communications = predicted is { } p ? JsonRead.List(p, "communications").ToList() : [];
        counts.CommunicationsGold = goldCommunications.Count;
        counts.CommunicationsPredicted = communications.Count;
        counts.CommunicationsRight = Pair(goldCommunications, communications, (x, y) => SameCommunication(text, x, y));

        var goldTenures = JsonRead.List(gold, "tenures");
        var tenures = predicted is { } q ? JsonRead.List(q, "tenures").ToList() : [];
        counts.TenuresGold = goldTenures.Count;
        counts.TenuresPredicted = tenures.Count;
        counts.TenuresRight = Pair(goldTenures, tenures, (x, y) => SameTenure(text, x, y));
    }

    /// <summary>Each gold item, in order, takes the first predicted one that is the same.</summary>
    private static int Pair(IReadOnlyList<JsonElement> gold, List<JsonElement> left, Func<JsonElement, JsonElement, bool> same)
    {
        var right = 0;
        foreach (var x in gold)
        {
            var at = left.FindIndex(y => same(x, y));
            if (at >= 0)
            {
                right++;
                left.RemoveAt(at);
            }
        }

        return right;
    }

    private static bool SameCommunication(DiplomaticText text, JsonElement gold, JsonElement predicted)
    {
        var senders = JsonRead.List(predicted, "sender");
        var keys = senders.SelectMany(s => text.Resolve(s)).ToHashSet(StringComparer.Ordinal);
        var wanted = JsonRead.GetString(gold, "sender");
        return DiplomaticWords.Value(JsonRead.GetString(predicted, "channel"), DiplomaticWords.Channels) == JsonRead.GetString(gold, "channel")
            && ((senders.Count == 0 && wanted is null) || (wanted is not null && keys.Contains(wanted)));
    }

    private static bool SameTenure(DiplomaticText text, JsonElement gold, JsonElement predicted)
    {
        var keys = JsonRead.List(predicted, "person").SelectMany(p => text.Resolve(p)).ToHashSet(StringComparer.Ordinal);
        if (!keys.Contains(JsonRead.GetString(gold, "person") ?? string.Empty)
            || !(JsonRead.GetString(predicted, "status") ?? string.Empty).ToLowerInvariant().EndsWith(JsonRead.GetString(gold, "status") ?? string.Empty, StringComparison.Ordinal))
        {
            return false;
        }

        return text.Spans(JsonRead.List(gold, "evidence")).Any(g => text.Spans(JsonRead.List(predicted, "evidence")).Any(g.Overlaps));
    }
}
