using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Pipeline;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Proposals;

/// <summary>Content that stands before its cue, and goes on behind it: "Words, X said.", "Words, said X, words.", "“Words,” X said. “Words.”".</summary>
internal static class PrecedingContent
{
    /// <summary>The parts of the content; empty if none stands before the cue.</summary>
    /// <param name="analysis">The text.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="cue">The cue.</param>
    /// <param name="source">Its subject.</param>
    /// <param name="recipient">Who is told; empty if nobody.</param>
    /// <param name="end">The end of the sentence without its closing punctuation.</param>
    /// <param name="quoted">Whether the content before the cue is a quotation.</param>
    public static List<TokenRange> Find(Analysis analysis, TokenRange sentence, CueVerb cue, TokenRange source, TokenRange recipient, int end, out bool quoted)
    {
        var document = analysis.Document;
        var first = Math.Min(source.IsEmpty ? int.MaxValue : source.First, cue.Group.First);
        while (first - 1 > sentence.First && document.UposAt(first - 1) == Upos.Adverb && document.Head(first - 1) == cue.Verb)
        {
            first--;
        }

        var content = new List<TokenRange>();
        var left = first - 1;
        var quotation = left < sentence.First ? null : Adjuncts.ClosedAt(analysis, left);
        quoted = quotation is not null;
        if (left < sentence.First || (quotation is null && document.Lower(left) is not ("," or "-" or "–" or "—" or "--")))
        {
            return content;
        }

        var start = Start(analysis, sentence, cue, left, quotation);
        if (start < 0 || start >= left)
        {
            return content;
        }

        content.Add(new TokenRange(start, quotation is null ? left : quotation.Outer.End));
        if (Continuation(analysis, cue, source, recipient, end, quotation is not null, start) is { IsEmpty: false } rest)
        {
            content.Add(rest);
        }

        return content;
    }

    private static int Start(Analysis analysis, TokenRange sentence, CueVerb cue, int left, Quotation? quotation)
    {
        var document = analysis.Document;
        if (quotation is not null && quotation.Outer.First <= sentence.First)
        {
            return quotation.Outer.First;
        }

        // The clause before the cue: what the tree says is reported, or what the cue is a parenthesis of.
        var reported = -1;
        foreach (var child in document.Tree.Children(cue.Verb))
        {
            if (child < cue.Verb && document.Relation(child) is Relation.ClausalComplement or Relation.Parataxis or Relation.Dislocated)
            {
                reported = child;
                break;
            }
        }

        if (reported < 0 && document.Head(cue.Verb) is var host && host >= sentence.First && host < cue.Verb && (document.Relation(cue.Verb) == Relation.Parataxis || EndsSentence(analysis, cue)))
        {
            reported = host;
        }

        // "Chile, he said, will not": the verb of what is reported stands behind the cue.
        if (reported < 0 && document.Relation(cue.Verb) == Relation.Parataxis && document.Head(cue.Verb) > cue.Verb)
        {
            reported = document.Head(cue.Verb);
        }

        if (quotation is null && reported < 0 && (GoesOnAsQuotation(analysis, cue) || GoesOnAsClause(analysis, cue)))
        {
            return AfterColon(document, sentence.First, left);
        }

        if (quotation is not null)
        {
            // "X was careful: “words,” he said" starts at the mark; "the minister, “words”, said" has words before it.
            var plain = reported < 0 || analysis.QuotationAt[reported] == analysis.QuotationAt[quotation.Outer.First];
            if (plain && IsWhole(analysis, quotation, sentence))
            {
                return quotation.Outer.First;
            }

            // "On Tuesday's “Morning Show,” she said": without a clause around it the quotation is a name.
            return reported < 0 && document.UposAt(sentence.First) is Upos.Adposition or Upos.Adverb ? -1 : AfterColon(document, sentence.First, quotation.Outer.First);
        }

        if (reported < 0 || (document.UposAt(reported) is not (Upos.Verb or Upos.Auxiliary) && document.Tree.Child(reported, Relation.Copula) < 0 && document.Tree.Child(reported, Relation.Subject) < 0))
        {
            return -1;
        }

        return AfterColon(document, sentence.First, left);
    }

    /// <summary>"…, TASS reported on Monday.": nothing but adjuncts follows, so that what stands before the comma is reported, whatever the tree calls it.</summary>
    private static bool EndsSentence(Analysis analysis, CueVerb cue)
    {
        var document = analysis.Document;
        var end = Clauses.WithoutClosing(document, document.Sentences[document.SentenceOf(cue.Verb)]);
        return cue.Entry.Has(Frames.BareThat) && Adjuncts.Skip(analysis, cue.Group.End, end) >= end;
    }

    /// <summary>"Chile, he said, “will not …”": a quotation that starts in the middle of a clause goes on from what stands before the cue.</summary>
    private static bool GoesOnAsQuotation(Analysis analysis, CueVerb cue)
    {
        var document = analysis.Document;
        var comma = cue.Group.End;
        return document.Lower(comma) == "," && Adjuncts.OpensQuotation(analysis, comma + 1) && comma + 2 < document.Count && char.IsLower(document.Characters(comma + 2)[0]);
    }

    /// <summary>"The trouble, X told reporters, is that …": subject before the cue, verb behind it.</summary>
    private static bool GoesOnAsClause(Analysis analysis, CueVerb cue)
    {
        var document = analysis.Document;
        var limit = document.Sentences[document.SentenceOf(cue.Verb)].End;
        var recipient = ComplementReader.Recipient(analysis, cue, limit);
        var comma = Adjuncts.Skip(analysis, recipient.IsEmpty ? cue.Group.End : recipient.End, limit);
        return document.Lower(comma) == "," && comma + 1 < limit && document.XposAt(comma + 1) is "VBZ" or "VBD" or "MD" or "VBP" && document.UposAt(comma + 1) is Upos.Auxiliary or Upos.Verb;
    }

    /// <summary>Whether a quotation is all that is reported: a clause that begins with its own capital after no words of the same clause.</summary>
    private static bool IsWhole(Analysis analysis, Quotation quotation, TokenRange sentence)
    {
        var document = analysis.Document;
        var before = quotation.Outer.First - 1;
        return before < sentence.First || document.Lower(before) is ":" or ";" || (document.IsCapitalised(quotation.Inner.First) && document.Lower(before) is "," or "." or "-" or "–" or "—" or "--");
    }

    private static int AfterColon(Document document, int first, int end)
    {
        for (var i = end - 1; i > first; i--)
        {
            if (document.Lower(i) is ":" or ";")
            {
                return i + 1;
            }
        }

        return first;
    }

    /// <summary>What goes on behind source and cue: "…, he said, if the scanner comes".</summary>
    private static TokenRange Continuation(Analysis analysis, CueVerb cue, TokenRange source, TokenRange recipient, int end, bool quoted, int start)
    {
        var document = analysis.Document;
        var after = Math.Max(cue.Group.End, source.IsEmpty ? 0 : source.End);
        after = Adjuncts.Skip(analysis, recipient.IsEmpty ? after : Math.Max(after, recipient.End), end);
        if (document.Lower(after) is not ("," or "-" or "–" or "—" or "--") || after + 1 >= end)
        {
            return TokenRange.Empty;
        }

        var next = after + 1;
        if (Adjuncts.OpensQuotation(analysis, next))
        {
            return new TokenRange(next, end);
        }

        if (quoted || CueLexicon.Match(document, next) is not null && document.XposAt(next) == "VBG")
        {
            return TokenRange.Empty;
        }

        // Words behind the second comma that hang on what is reported, and not on the cue.
        for (var i = next; i < Math.Min(end, next + 6); i++)
        {
            if (document.UposAt(i) == Upos.Punctuation)
            {
                continue;
            }

            var free = !document.Tree.IsUnder(i, cue.Verb) || document.Tree.IsUnder(cue.Verb, i) || document.XposAt(i) is "MD" or "VBZ" or "VBD";
            return free || document.Lower(i) is "if" or "unless" or "provided" or "because" or "but" or "and" ? new TokenRange(next, end) : TokenRange.Empty;
        }

        return TokenRange.Empty;
    }
}
