using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>Reads the names of agencies and outlets: those of the list, and those that the text itself calls so ("the Azertac agency", "the daily Dnevnik").</summary>
internal static class OutletReader
{
    private const int LongestName = 3;

    private static readonly FrozenSet<string> Nouns = "agency newspaper daily weekly broadcaster magazine portal tabloid channel".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The names that the text introduces with a noun for an outlet.</summary>
    public static HashSet<string> NamesIn(Document document)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < document.Count; i++)
        {
            if (!Nouns.Contains(document.Lower(i)))
            {
                continue;
            }

            // "the daily Le Matin"; "the Azertac news agency"
            if (document.Lower(i) != "agency" && Name(document, i + 1, 1) is { IsEmpty: false } after)
            {
                names.Add(document.TextOf(after));
            }
            else if (document.Lower(i) == "agency" && Name(document, document.Lower(i - 1) is "news" or "press" ? i - 2 : i - 1, -1) is { IsEmpty: false } before)
            {
                names.Add(document.TextOf(before));
            }
        }

        return names;
    }

    /// <summary>Adds a mention if an outlet's name starts at a token.</summary>
    /// <returns>The token behind the name; 0 if none starts here.</returns>
    public static int Read(Document document, ActorBook book, HashSet<string> introduced, int token)
    {
        var length = Gazetteer.Outlets.Match(document, token, out _);
        if (length == 0 && introduced.Count > 0 && document.IsCapitalised(token))
        {
            for (var n = Math.Min(LongestName, document.Count - token); n > 0 && length == 0; n--)
            {
                length = introduced.Contains(document.TextOf(new TokenRange(token, token + n))) ? n : 0;
            }
        }

        if (length == 0)
        {
            return 0;
        }

        var range = new TokenRange(token, token + length);
        var name = document.TextOf(range);
        book.Add(new Mention(range, book.GetOrAdd("outlet:" + name, () => new ActorEntry(name, ActorType.Agency)), false));
        return range.End;
    }

    /// <summary>The run of capitalised words from a token on, to the right or to the left; empty if it is a state's or a common word.</summary>
    private static TokenRange Name(Document document, int from, int step)
    {
        var at = from;
        while (at >= 0 && at < document.Count && Math.Abs(at - from) < LongestName && document.IsCapitalised(at) && NameWords.IsNameWord(document, at))
        {
            at += step;
        }

        var name = step > 0 ? new TokenRange(from, at) : new TokenRange(at + 1, from + 1);
        return name.IsEmpty || Gazetteer.States.Match(document, name.First, out _) > 0 || WordLists.Institutions.Contains(document.Lower(name.Last)) || WordLists.Titles.Contains(document.Lower(name.First)) ? TokenRange.Empty : name;
    }
}
