using System.Collections.Frozen;

namespace DiploMesh.Evaluation.Diplomatic;

/// <summary>The closed sets of words and values in which the diplomatic gold is scored.</summary>
internal static class DiplomaticWords
{
    public static readonly string[] Kinds = ["direct", "indirect", "mixed", "narrator", "unknown"];

    public static readonly string[] Modalities = ["firm", "hedged", "conditional", "negated", "requested", "denied"];

    public static readonly string[] Channels =
        ["telegram", "letter", "note_verbale", "call", "meeting", "press_conference", "press_release", "interview", "statement", "social_media", "speech"];

    /// <summary>Words that end the part of a noun phrase in which its head lies.</summary>
    public static readonly FrozenSet<string> HeadStops = Set(
        "who which that whose of for in at from to on with by about during after before as and representing speaking reached familiar");

    /// <summary>Words that are mentions of an actor but no names.</summary>
    public static readonly FrozenSet<string> Pronouns = Set(
        "he she it they him her them his its their we us i me my our you this these those who whom whose which himself herself");

    /// <summary>Words of titles, which do not tell persons apart.</summary>
    public static readonly FrozenSet<string> Titles = Set(
        "mr mrs ms miss dr prof sir dame lord lady h e he his her excellency hon honourable the president prime minister foreign external affairs secretary state deputy vice ambassador " +
        "general gen colonel spokesman spokeswoman spokesperson sheikh shaikh shri smt ratu sayyid u ato cabinet envoy king queen prince former chairman governor chancellor");

    /// <summary>Names of speakers that name nobody.</summary>
    public static readonly FrozenSet<string> Nobody =
        new[] { "", "narrator", "author", "the author", "unknown", "none", "null", "author of this document", "author of document" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads a value of an enumeration in any common spelling: <c>DIRECT</c>, <c>KIND_DIRECT</c>, <c>note-verbale</c>.</summary>
    /// <param name="value">The value as written.</param>
    /// <param name="allowed">The values there are.</param>
    /// <returns>One of the values; what is none of them in lower snake case; null for no value.</returns>
    public static string? Value(string? value, IReadOnlyList<string> allowed)
    {
        if (value is null)
        {
            return null;
        }

        var lower = value.ToLowerInvariant();
        var separators = lower.Where(c => c is < 'a' or > 'z').Distinct().ToArray();
        // Without separators Split would cut at white space, of which there is none.
        var snake = string.Join('_', lower.Split(separators, StringSplitOptions.RemoveEmptyEntries));
        return snake.Length == 0 ? null
            : allowed.Contains(snake) ? snake
            : allowed.OrderByDescending(a => a.Length).FirstOrDefault(a => snake.EndsWith("_" + a, StringComparison.Ordinal)) ?? snake;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
