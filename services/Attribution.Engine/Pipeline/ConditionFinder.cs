using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>Finds on what a statement depends: "if …", "provided that …", "subject to …", without the marker.</summary>
internal static class ConditionFinder
{
    private const int LongestScan = 200;

    /// <summary>Markers of a condition, longest first.</summary>
    private static readonly string[][] Markers =
    [
        ["on", "the", "condition", "that"], ["on", "the", "understanding", "that"], ["in", "the", "event", "that"], ["on", "condition", "that"], ["as", "long", "as"], ["so", "long", "as"], ["as", "soon", "as"], ["in", "exchange", "for"],
        ["in", "return", "for"], ["on", "condition", "of"], ["only", "if"], ["provided", "that"], ["providing", "that"], ["assuming", "that"], ["contingent", "on"], ["contingent", "upon"], ["conditional", "on"], ["conditional", "upon"],
        ["dependent", "on"], ["dependent", "upon"], ["conditioned", "on"], ["subject", "to"], ["depends", "on"], ["depend", "on"], ["depended", "on"], ["hinges", "on"], ["hinge", "on"], ["hinged", "on"], ["if"], ["unless"], ["provided"], ["once"],
    ];

    /// <summary>The first condition of the statement's own clause; empty if it makes none.</summary>
    public static TokenRange Find(Analysis analysis, StatementDraft statement)
    {
        foreach (var range in statement.Content)
        {
            for (var i = range.First; i < Math.Min(range.End, range.First + LongestScan); i++)
            {
                var length = MarkerAt(analysis.Document, i);
                if (length == 0 || !IsCondition(analysis.Document, statement, range, i) || IsOfAnother(analysis.Document, statement, range, i))
                {
                    continue;
                }

                if (Extent(analysis.Document, range, i, length) is { IsEmpty: false } condition)
                {
                    return condition;
                }
            }
        }

        return TokenRange.Empty;
    }

    private static int MarkerAt(Document document, int token)
    {
        foreach (var marker in Markers)
        {
            var i = 0;
            while (i < marker.Length && document.Lower(token + i) == marker[i])
            {
                i++;
            }

            if (i == marker.Length)
            {
                return i;
            }
        }

        return 0;
    }

    private static bool IsCondition(Document document, StatementDraft statement, TokenRange range, int marker)
    {
        var word = document.Lower(marker);
        var before = document.Lower(marker - 1);
        return word switch
        {
            // "asked if": a question; "even if", "as if", "what if": no condition.
            "if" => before is not ("even" or "as" or "what" or "ask" or "asked" or "wonder" or "wondered") && !(marker == range.First && statement.Entry?.Lemma is "ask" or "wonder") && document.Lower(marker + 1) is not ("not" or "any" or "only"),

            // "once said", "at once", "once a month": an adverb.
            "once" => marker > range.First && document.UposAt(marker) == Upos.SubordinatingConjunction,
            "provided" when document.Lower(marker + 1) != "that" => before is "," && document.UposAt(marker + 1) is not (Upos.Adposition or Upos.Punctuation),
            "on" when document.Lower(marker + 2) == "of" => document.Lower(marker + 3) != "anonymity",
            "depend" or "depends" or "depended" or "hinge" or "hinges" or "hinged" => before is not ("not" or "n't" or "never") && document.Relation(marker) is Relation.Root or Relation.ClausalComplement or Relation.Conjunct or Relation.OpenComplement or Relation.Parataxis,
            "subject" => before is not ("the" or "a" or "this" or "that") && document.UposAt(marker + 1) == Upos.Adposition,
            _ => true,
        };
    }

    /// <summary>A condition of a clause that is not what is stated: a relative one, or what a statement inside of this one says.</summary>
    private static bool IsOfAnother(Document document, StatementDraft statement, TokenRange range, int marker)
    {
        for (var at = marker; at >= range.First && at < range.End; at = document.Head(at))
        {
            if (document.Relation(at) == Relation.RelativeClause && at > range.First)
            {
                return true;
            }
        }

        return statement.Inner.Exists(inner => inner.Content.Exists(c => c.Contains(marker)));
    }

    /// <summary>The clause or phrase that the marker opens.</summary>
    private static TokenRange Extent(Document document, TokenRange range, int marker, int length)
    {
        var start = marker + length;
        var governed = document.Head(start - 1);
        var end = start;
        if (marker > range.First && governed >= start && governed < range.End && document.Relation(start - 1) is Relation.Marker or Relation.Case or Relation.AdverbialModifier or Relation.Fixed)
        {
            end = Math.Min(range.End, document.Tree.Subtree(governed).End);
        }
        else
        {
            while (end < range.End && document.Lower(end) is not ("," or ";" or "." or "?" or "!"))
            {
                end++;
            }
        }

        for (var i = start + 1; i + 1 < end; i++)
        {
            if (document.Lower(i) == "," && document.Lower(i + 1) is "and" or "but")
            {
                end = i; // another clause begins
            }
        }

        while (end > start && document.UposAt(end - 1) == Upos.Punctuation && document.Lower(end - 1) is not ")")
        {
            end--;
        }

        return new TokenRange(start, end);
    }
}
