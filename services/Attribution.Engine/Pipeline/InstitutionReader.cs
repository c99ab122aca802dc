using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>Reads the names of bodies: ministries, parliaments, commissions, organisations.</summary>
internal static class InstitutionReader
{
    private const int LongestRun = 12;

    private static readonly FrozenSet<string> InstitutionLinks = new[] { "of", "for", "and", "on", "the", "to" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>"Ministry of Foreign Affairs and Regional Integration", "European Commission".</summary>
    public static int Read(Document document, ActorBook book, int first)
    {
        if (!NameWords.IsNameWord(document, first))
        {
            return first;
        }

        var end = first;
        var head = -1;
        var limit = Math.Min(first + LongestRun, document.Paragraphs[document.ParagraphOf(first)].End);
        while (end < limit)
        {
            if (NameWords.IsNameWord(document, end))
            {
                if (head >= 0 && WordLists.Offices.Contains(document.Lower(end)) && !IsOfficeOf(document, first, head, end))
                {
                    break; // "European Council President": the body ends, an office begins
                }

                if (WordLists.Institutions.Contains(document.Lower(end)))
                {
                    head = end;
                }

                end++;
            }
            else if (head >= 0 && InstitutionLinks.Contains(document.Lower(end)) && FollowsName(document, end, limit))
            {
                end++;
            }
            else
            {
                break;
            }
        }

        // "Foreign Minister of …" is an office, "President" a title: neither is a body.
        var range = new TokenRange(first, end);
        if (head < 0 || range.Count < 2 || Enumerable.Range(first, Math.Max(0, head - first)).Any(i => WordLists.Offices.Contains(document.Lower(i))))
        {
            return first;
        }

        range = TrimLeadingState(document, book, range);
        if (range.Count < 2)
        {
            return first;
        }

        var name = document.TextOf(range);
        var entry = book.Institution(name, Owner(document, book, range.First) ?? StateInside(document, range), TypeOf(name));
        if (entry.BaseName.All(c => !char.IsLower(c)))
        {
            entry.BaseName = name;
        }

        book.Add(new Mention(range, entry, false));
        return range.End;
    }

    /// <summary>"Office of the Prime Minister": the body is named after the office.</summary>
    private static bool IsOfficeOf(Document document, int first, int head, int office) =>
        head == first && document.Lower(head) == "office" && document.Lower(head + 1) == "of" && office <= head + 4;

    /// <summary>The state right before the name: "Somalia's Ministry", "the Gabonese Ministry".</summary>
    private static string? Owner(Document document, ActorBook book, int first)
    {
        var owner = document.Lower(first - 1) == "'s" ? first - 2 : first - 1;

        // The last word of the line above a letterhead owns nothing.
        return book.At(owner) is { Actor.Type: ActorType.State } mention && document.ParagraphOf(owner) == document.ParagraphOf(first) ? mention.Actor.Name : null;
    }

    private static ActorType TypeOf(string name) => name.Contains("Nations", StringComparison.Ordinal) || name.Contains("Union", StringComparison.Ordinal)
        || name.Contains("League", StringComparison.Ordinal) || name.Contains("Organi", StringComparison.Ordinal) ? ActorType.InternationalOrganisation : ActorType.Institution;

    /// <summary>"Egyptian Foreign Ministry": the adjective names a state of its own.</summary>
    private static TokenRange TrimLeadingState(Document document, ActorBook book, TokenRange range)
    {
        var length = Gazetteer.States.Match(document, range.First, out var state);
        if (length == 0 || state!.Kind != StateNameKind.Demonym || length >= range.Count)
        {
            return range;
        }

        book.Add(new Mention(new TokenRange(range.First, range.First + length), book.State(state.State), true));
        return range with { First = range.First + length };
    }

    private static string? StateInside(Document document, TokenRange range)
    {
        for (var i = range.First; i < range.End; i++)
        {
            if (Gazetteer.States.Match(document, i, out var state) > 0 && state!.Kind == StateNameKind.Name)
            {
                return state.State;
            }
        }

        return null;
    }

    private static bool FollowsName(Document document, int link, int limit)
    {
        var next = link + 1;
        while (next < limit && InstitutionLinks.Contains(document.Lower(next)))
        {
            next++;
        }

        // "the Ministry and Ambassador X": a title after "and" starts somebody else.
        return next < limit && next - link <= 2 && NameWords.IsNameWord(document, next) && !(document.Lower(link) == "and" && WordLists.Offices.Contains(document.Lower(next)));
    }
}
