using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Syntax;

/// <summary>Reads noun phrases off the trees.</summary>
internal static class NounPhrases
{
    private const int LongestPhrase = 60;

    /// <summary>
    /// The phrase of a noun with its determiners, complements and appositions; without clauses that a comma sets off and
    /// without times ("Algeria on Thursday"), which belong to the verb whatever the tree says.
    /// </summary>
    public static TokenRange Of(Document document, int head)
    {
        var first = First(document, head);
        var end = head + 1;
        foreach (var child in document.Tree.Children(head))
        {
            if (child < end)
            {
                continue;
            }

            var part = document.Tree.Subtree(child);
            var gap = part.First - end;
            if (gap > 1 || part.Count > LongestPhrase || !Belongs(document, child, part))
            {
                break;
            }

            if (gap == 1 && document.UposAt(end) != Upos.Punctuation)
            {
                break;
            }

            end = document.Relation(child) == Relation.Apposition ? Math.Max(child + 1, Of(document, child).End) : part.End;
        }

        while (end > head + 1 && document.UposAt(end - 1) == Upos.Punctuation && document.Lower(end - 1) is not (")" or "'"))
        {
            end--;
        }

        return new TokenRange(first, end);
    }

    /// <summary>The phrase that starts at a token; empty if none does.</summary>
    public static TokenRange StartingAt(Document document, int token, int limit)
    {
        if (token >= limit)
        {
            return TokenRange.Empty;
        }

        var head = token;
        for (var steps = 0; steps < LongestPhrase && document.Head(head) > head && document.Head(head) < limit && IsInside(document.Relation(head)); steps++)
        {
            head = document.Head(head);
        }

        if (document.UposAt(head) is not (Upos.Noun or Upos.ProperNoun or Upos.Pronoun or Upos.Number or Upos.Symbol or Upos.Determiner or Upos.Adjective or Upos.Other))
        {
            return TokenRange.Empty;
        }

        var phrase = Of(document, head);
        if (phrase.First > token)
        {
            return TokenRange.Empty;
        }

        // "told SNTV the government": a determiner in the middle starts another phrase.
        for (var i = token + 1; i < Math.Min(phrase.End, limit); i++)
        {
            if (document.UposAt(i) == Upos.Determiner && document.Relation(i) == Relation.Determiner && document.UposAt(i - 1) is Upos.Noun or Upos.ProperNoun)
            {
                return new TokenRange(token, i);
            }
        }

        return new TokenRange(token, Math.Min(phrase.End, limit));
    }

    private static bool IsInside(Relation relation) => relation is Relation.Determiner or Relation.Predeterminer or Relation.AdjectivalModifier or Relation.Compound or Relation.NumericModifier or Relation.Possessive
        or Relation.Descriptor or Relation.NominalModifier or Relation.UnmarkedNominalModifier or Relation.AdverbialModifier or Relation.Punctuation or Relation.Flat;

    /// <summary>The head of a run: its first token that hangs outside of it.</summary>
    public static int Head(Document document, TokenRange phrase)
    {
        for (var i = phrase.First; i < phrase.End; i++)
        {
            if (!phrase.Contains(document.Head(i)) && document.UposAt(i) is Upos.Noun or Upos.ProperNoun or Upos.Pronoun or Upos.Number or Upos.Adjective or Upos.Symbol or Upos.Determiner
                && document.Relation(i) is not (Relation.Determiner or Relation.AdjectivalModifier or Relation.Compound or Relation.Descriptor))
            {
                return i;
            }
        }

        for (var i = phrase.First; i < phrase.End; i++)
        {
            if (!phrase.Contains(document.Head(i)) && document.UposAt(i) != Upos.Punctuation)
            {
                return i;
            }
        }

        return phrase.Last;
    }

    /// <summary>Whether a token is the head of a phrase of time.</summary>
    public static bool IsTime(Document document, int token)
    {
        var word = document.Lower(token);
        return WordLists.Weekdays.Contains(word) || WordLists.Months.Contains(word) && document.UposAt(token) != Upos.Auxiliary || WordLists.TimeNouns.Contains(word)
            || (document.UposAt(token) == Upos.Number && (WordLists.Months.Contains(document.Lower(token - 1)) || WordLists.Months.Contains(document.Lower(token + 1))));
    }

    private static int First(Document document, int head)
    {
        var first = head;
        var children = document.Tree.Children(head);
        for (var i = children.Length - 1; i >= 0; i--)
        {
            var child = children[i];
            if (child > head)
            {
                continue;
            }

            var part = document.Tree.Subtree(child);
            if (part.End != first || document.Relation(child) is Relation.Case or Relation.Coordinator or Relation.Marker or Relation.Preconjunction or Relation.Punctuation or Relation.Discourse
                or Relation.Copula or Relation.Auxiliary or Relation.AdverbialModifier or Relation.AdverbialClause or Relation.Subject or Relation.Parataxis)
            {
                break;
            }

            first = part.First;
        }

        return first;
    }

    private static bool Belongs(Document document, int child, TokenRange part)
    {
        var relation = document.Relation(child).Base();
        switch (relation)
        {
            case Relation.Flat or Relation.Compound or Relation.NumericModifier or Relation.Case or Relation.Fixed or Relation.GoesWith or Relation.Descriptor:
                return true;
            case Relation.Apposition:
                return !IsTime(document, child);
            case Relation.NominalModifier or Relation.Oblique:
                return !IsTime(document, child) || document.Lower(part.First) is "of" or "for";
            case Relation.AdnominalClause or Relation.AdjectivalModifier:
                // "people briefed on the talks", "everyone I met"; a clause with "that" or "to" may be what somebody says.
                return document.UposAt(part.First - 1) != Upos.Punctuation && (document.XposAt(part.First) is "VBN" or "VBG" or "JJ" || (document.XposAt(part.First) == "PRP" && !WordLists.Documents.Contains(document.Lower(document.Head(child)))
                    && ChannelNouns.Match(document, document.Head(child), out _) == 0));
            case Relation.Conjunct:
                return document.UposAt(child) is Upos.Noun or Upos.ProperNoun or Upos.Pronoun;
            case Relation.Punctuation:
                return document.Lower(child) is "(" or "'" or "-";
            default:
                return false;
        }
    }
}
