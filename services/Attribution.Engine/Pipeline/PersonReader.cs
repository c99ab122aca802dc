using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>
/// Reads the names of persons: a capitalised name with a title, or one of two to four words that no word of places and
/// bodies belongs to; a single word only if it is part of a name known by then.
/// </summary>
internal static class PersonReader
{
    private const int LongestRun = 12;

    private static readonly FrozenSet<string> Particles = new[] { "al", "el", "bin", "ibn", "van", "von", "de", "da", "del", "der", "di", "dos", "bint", "ben" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> OutletWords = new[] { "news", "times", "post", "journal", "tribune", "herald", "gazette", "television", "tv", "radio", "press", "telegraph", "chronicle" }.ToFrozenSet(StringComparer.Ordinal);

    public static int Read(Document document, ActorBook book, PersonIndex persons, int first)
    {
        // "al-Rawashdeh" by itself: the article opens the name.
        var article = Particles.Contains(document.Lower(first)) && NameWords.IsHyphen(document, first + 1) && NameWords.IsNameWord(document, first + 2);
        if (!article && (!NameWords.IsNameWord(document, first) || NameWords.IsFunctionWord(document, first)))
        {
            return first + 1;
        }

        var limit = Math.Min(first + LongestRun, document.Paragraphs[document.ParagraphOf(first)].End);
        var name = first;
        while (name < limit && ((WordLists.Titles.Contains(document.Lower(name)) && (NameWords.IsNameWord(document, name) || document.Lower(name) is "of" or "for"))
            || (NameWords.IsHyphen(document, name) && WordLists.Titles.Contains(document.Lower(name + 1)))))
        {
            name++;
        }

        var end = name;
        while (end < limit && (NameWords.IsNameWord(document, end) || (Particles.Contains(document.Lower(end)) && ((end > name && end + 1 < limit && NameWords.IsNameWord(document, end + 1)) || IsHyphenated(document, end, limit)))
                || (NameWords.IsHyphen(document, end) && end > name && end + 1 < limit && char.IsLetter(document.Characters(end + 1)[0])))
            && Gazetteer.Outlets.Match(document, end, out _) == 0)
        {
            end++;
        }

        // "Senate Majority Leader Ann Cole": the name begins after the last word of a title.
        for (var i = name + 1; i < end - 1; i++)
        {
            if (WordLists.Offices.Contains(document.Lower(i)))
            {
                name = i + 1;
            }
        }

        if (end == name)
        {
            return Math.Max(end, first + 1);
        }

        if (end - first > 1 && OutletWords.Contains(document.Lower(end - 1)) && name == first)
        {
            var outlet = new TokenRange(first, end);
            book.Add(new Mention(outlet, book.GetOrAdd("outlet:" + document.TextOf(outlet), () => new ActorEntry(document.TextOf(outlet), ActorType.Agency)), false));
            return end;
        }

        var range = new TokenRange(name, end);
        if (range.Count == 1 && document.Characters(name).Count('.') > 1)
        {
            return end; // "U.N."
        }

        var hasTitle = name > first || WordLists.Offices.Contains(document.Lower(first - 1)) || WordLists.Titles.Contains(document.Lower(first - 1));
        var person = persons.Find(document, range);
        if (person is null && !persons.IsClosed && (Words(document, range) <= 4 && !IsAllCapitals(document, range) && (hasTitle || (Words(document, range) >= 2 && !IsImpersonal(document, range)))))
        {
            person = persons.Add(document, range);
        }

        if (person is null)
        {
            return end;
        }

        persons.Extend(document, range, person);
        book.Add(new Mention(range, person, false));
        return end;
    }

    private static bool IsHyphenated(Document document, int particle, int limit) => particle + 2 < limit && NameWords.IsHyphen(document, particle + 1) && NameWords.IsNameWord(document, particle + 2);

    /// <summary>Number of words, one for all that hyphens hold together.</summary>
    private static int Words(Document document, TokenRange range)
    {
        var words = range.Count;
        for (var i = range.First; i < range.End; i++)
        {
            words -= NameWords.IsHyphen(document, i) ? 2 : 0;
        }

        return words;
    }

    private static bool IsImpersonal(Document document, TokenRange range) => Enumerable.Range(range.First, range.Count).Any(i => WordLists.NotPersonal.Contains(document.Lower(i))
            || WordLists.Institutions.Contains(document.Lower(i)) || document.Characters(i).Count('.') > 1 || Gazetteer.States.Match(document, i, out _) > 0)
        || document.Lower(range.First - 1) == "the";

    private static bool IsAllCapitals(Document document, TokenRange range) => range.Count > 1 && Enumerable.Range(range.First, range.Count).All(i => document.Characters(i).Length > 2 && document.Characters(i).IndexOfAnyInRange('a', 'z') < 0);
}
