using DiploMesh.Attribution.Engine.Pipeline;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Proposals;

/// <summary>What may stand between a cue and its content: adverbs, times, occasions, recipients with "to", parentheses.</summary>
internal static class Adjuncts
{
    private const int LongestParenthesis = 25;

    /// <summary>Skips adverbs, prepositional phrases and times from a token on.</summary>
    public static int Skip(Analysis analysis, int at, int end)
    {
        var document = analysis.Document;
        while (at < end && !analysis.IsQuoted(at))
        {
            var next = at;
            if (document.UposAt(at) == Upos.Adverb && document.Lower(at) is not ("how" or "why" or "where" or "when" or "so" or "there"))
            {
                next = at + 1;
            }
            else if (document.UposAt(at) == Upos.Adposition && document.Lower(at) is "in" or "on" or "at" or "during" or "after" or "by" or "through" or "via" or "before" or "from" or "following" or "with" or "to" or "ahead" or "of" or "under")
            {
                next = NounPhrases.StartingAt(document, at + 1, end).End;
            }
            else if (NounPhrases.StartingAt(document, at, end) is { IsEmpty: false } phrase && NounPhrases.IsTime(document, NounPhrases.Head(document, phrase)))
            {
                next = phrase.End;
            }

            if (next <= at)
            {
                break;
            }

            at = next;
        }

        return at;
    }

    /// <summary>", however," and ", citing the ministry,": to what follows the second comma, if that can be content.</summary>
    public static int SkipParenthesis(Analysis analysis, int comma, int end)
    {
        var document = analysis.Document;
        if (document.Lower(comma) != "," || comma >= end)
        {
            return comma;
        }

        for (var i = comma + 1; i + 1 < Math.Min(end, comma + LongestParenthesis) && !analysis.IsQuoted(i); i++)
        {
            if (document.Lower(i) == ",")
            {
                return document.Lower(i + 1) is "that" or "to" or "whether" ? i + 1 : comma;
            }
        }

        return comma;
    }

    /// <summary>Whether a quotation opens at a token.</summary>
    public static bool OpensQuotation(Analysis analysis, int token) => (uint)token < (uint)analysis.Document.Count && analysis.QuotationAt[token] is >= 0 and var q && analysis.Quotations[q].Outer.First == token;

    /// <summary>The quotation that closes at a token, a comma after it allowed; null if none does.</summary>
    public static Quotation? ClosedAt(Analysis analysis, int token)
    {
        if (analysis.Document.Lower(token) == "," && !analysis.IsQuoted(token))
        {
            token--;
        }

        return token >= 0 && analysis.QuotationAt[token] is >= 0 and var q && analysis.Quotations[q].Outer.Last == token ? analysis.Quotations[q] : null;
    }

    /// <summary>Whether words from the lexicon of the trade name somebody who can be told something.</summary>
    public static bool CanBeTold(Analysis analysis, TokenRange phrase) => !phrase.IsEmpty && SubjectKinds.Of(analysis, phrase) == SubjectKind.Actor;
}
