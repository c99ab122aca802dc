using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Pipeline;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Syntax;

/// <summary>Where clauses begin and end.</summary>
internal static class Clauses
{
    private static readonly FrozenSet<string> OwnClause = "while as although though whereas after before when since".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// Where the content that starts at a token ends: with all that hangs on the cue verb behind it, up to the first
    /// clause that stands beside the content and not in it (a coordinate verb, a parenthesis, "…, adding", "… while
    /// stressing", "… in a statement on Monday").
    /// </summary>
    public static int ContentEnd(Analysis analysis, int verb, int start, int limit)
    {
        var document = analysis.Document;
        if (start >= limit)
        {
            return limit;
        }

        var end = start + 1;
        if (!document.Tree.IsUnder(start, verb))
        {
            // The tree gives the content to another verb; its own branch still tells where it ends.
            for (var at = start; at >= 0 && document.Tree.Subtree(at).First >= start; at = document.Head(at))
            {
                end = document.Tree.Subtree(at).End;
            }
        }

        foreach (var child in document.Tree.Children(verb))
        {
            var part = document.Tree.Subtree(child);
            if (part.End <= start)
            {
                continue;
            }

            if (part.First > start && EndsContent(analysis, verb, child, part))
            {
                return Math.Min(limit, Math.Max(end, part.First));
            }

            end = Math.Max(end, part.End);
        }

        // "…, provided that": a condition belongs to the content before it, even where the tree gives it to another verb.
        return StartsWithCondition(document, end) && document.Lower(end) == "," && end < limit ? limit : Math.Min(limit, end);
    }

    /// <summary>The end of a sentence without its closing punctuation.</summary>
    public static int WithoutClosing(Document document, TokenRange sentence)
    {
        var end = sentence.End;
        while (end > sentence.First && document.Tokens[end - 1].Kind == TokenKind.Mark && document.Characters(end - 1)[0] is '.' or '!' or '?' or '…' or ';' or ':')
        {
            end--;
        }

        return end;
    }

    /// <summary>Where the words begin that tie a clause to what stands before it: its conjunction and the comma.</summary>
    public static int Edge(Document document, int verb, int first, int floor)
    {
        foreach (var child in document.Tree.Children(verb))
        {
            if (child < first && child >= floor && document.Relation(child) is Relation.Marker or Relation.Coordinator or Relation.AdverbialModifier)
            {
                first = child;
                break;
            }
        }

        while (first > floor && document.Lower(first - 1) is "," or "and" or "but" or "while" or "as" or ";" or "–" or "—" or "by" or "then" or "in" or "also" or "for" or "--")
        {
            first--;
        }

        return first;
    }

    /// <summary>Whether a verb has tense: "says", "said", "would say".</summary>
    public static bool IsFinite(Document document, int verb)
    {
        if (document.XposAt(verb) is "VBD" or "VBZ" or "VBP")
        {
            return true;
        }

        foreach (var child in document.Tree.Children(verb))
        {
            if (document.Relation(child).Base() == Relation.Auxiliary || document.Relation(child) == Relation.Copula)
            {
                return document.XposAt(child) is not ("VBG" or "VB");
            }
        }

        return false;
    }

    private static bool EndsContent(Analysis analysis, int verb, int child, TokenRange part)
    {
        var document = analysis.Document;
        switch (document.Relation(child))
        {
            case Relation.Conjunct:
                return document.UposAt(child) is Upos.Verb or Upos.Auxiliary || (document.Lower(child + 1) == "that" && CueLexicon.Match(document, child) is not null) || document.Tree.Child(child, Relation.Subject) >= 0;
            case Relation.Parataxis:
                return !StartsWithCondition(document, part.First);
            case Relation.AdverbialClause:
                var word = document.Lower(part.First) == "," ? document.Lower(part.First + 1) : document.Lower(part.First);
                return (OwnClause.Contains(word) && !(word == "as" && document.XposAt(child) == "VBG")) || (CueLexicon.Match(document, child) is not null && document.XposAt(child) == "VBG");
            case Relation.Oblique or Relation.UnmarkedOblique:
                return IsOfReport(analysis, child, part);
            default:
                return false;
        }
    }

    private static bool StartsWithCondition(Document document, int token) => document.Lower(document.Lower(token) == "," ? token + 1 : token) is "if" or "unless" or "provided" or "providing" or "contingent" or "subject" or "depending" or "as";

    /// <summary>"on Monday", "in a statement": when and through what the cue's subject spoke.</summary>
    private static bool IsOfReport(Analysis analysis, int noun, TokenRange part)
    {
        var document = analysis.Document;
        if (analysis.IsQuoted(noun))
        {
            return false;
        }

        if (WordLists.Weekdays.Contains(document.Lower(noun)))
        {
            return true;
        }

        return document.Lower(part.First) is "in" or "at" or "during" or "on" && ChannelNouns.Match(document, noun, out var channel) > 0 && channel is Channel.Statement or Channel.PressConference or Channel.Interview or Channel.SocialMedia or Channel.Speech or Channel.Letter
            && document.Lower(part.First + 1) is "a" or "an" or "his" or "her" or "their" or "its";
    }
}
