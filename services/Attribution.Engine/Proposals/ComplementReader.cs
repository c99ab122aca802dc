using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Pipeline;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Proposals;

/// <summary>What a cue governs to its right.</summary>
/// <param name="Pattern">How it was found.</param>
/// <param name="Content">The words, marks at the edges included.</param>
/// <param name="Cue">The cue with what belongs to it ("expressed its deep concern over").</param>
/// <param name="Recipient">Who is told; empty if nobody is.</param>
internal sealed record Complement(Pattern Pattern, TokenRange Content, TokenRange Cue, TokenRange Recipient);

/// <summary>Finds the content on the right of a cue verb: a clause, an infinitive, a quotation or a noun phrase, as the verb's frames allow.</summary>
internal static class ComplementReader
{
    private static readonly FrozenSet<string> Questions = Set("whether how what why when where who which if");

    private static readonly FrozenSet<string> TellVerbs = Set("tell inform notify assure remind brief convince advise warn caution");

    /// <summary>The complement; null if the cue governs nothing that could be said.</summary>
    /// <param name="analysis">The text.</param>
    /// <param name="cue">The cue.</param>
    /// <param name="source">Its subject: where it stands behind the cue, the content stands behind it.</param>
    /// <param name="end">The end of the sentence without its closing punctuation.</param>
    public static Complement? Read(Analysis analysis, CueVerb cue, TokenRange source, int end)
    {
        if (cue.Entry.Has(Frames.Light) && LightVerbReader.Read(analysis, cue, end) is { } light)
        {
            return light;
        }

        var document = analysis.Document;
        var at = cue.Group.End;
        var recipient = Recipient(analysis, cue, end);
        var after = Math.Max(recipient.IsEmpty ? at : recipient.End, !source.IsEmpty && source.First >= at ? source.End : at);
        var rest = Adjuncts.SkipParenthesis(analysis, Adjuncts.Skip(analysis, after, end), end);
        if (cue.Entry.Has(Frames.Thanks))
        {
            return Thanks(analysis, cue, end);
        }

        return Make(Quoted(analysis, rest, end), Pattern.Quotation)
            ?? Make(Clause(analysis, cue, after, rest, end, !recipient.IsEmpty), Pattern.ThatClause)
            ?? Make(Infinitive(analysis, cue, recipient, rest, end), Pattern.Infinitive)
            ?? Make(NounPhrase(analysis, cue, recipient, at, end), Pattern.NounPhrase);

        Complement? Make(int start, Pattern pattern)
        {
            if (start < 0 || start >= end)
            {
                return null;
            }

            var isBare = pattern == Pattern.ThatClause && document.Lower(start - 1) != "that" && !Questions.Contains(document.Lower(start));
            return new Complement(isBare ? Pattern.BareClause : pattern, new TokenRange(start, Clauses.ContentEnd(analysis, cue.Verb, start, end)), cue.Group, recipient);
        }
    }

    /// <summary>Who is told, next to the cue; also where nothing else follows ("she told the agency").</summary>
    public static TokenRange Recipient(Analysis analysis, CueVerb cue, int end)
    {
        var document = analysis.Document;
        var at = cue.Group.End;
        while (at < end && document.UposAt(at) == Upos.Adverb)
        {
            at++;
        }

        if (document.Lower(at) == "to" && document.UposAt(at) == Upos.Adposition)
        {
            var told = NounPhrases.StartingAt(document, at + 1, end);
            return Adjuncts.CanBeTold(analysis, told) && (cue.Entry.Has(Frames.That | Frames.Quotation) || cue.Entry.Has(Frames.ObjectInfinitive)) ? told : TokenRange.Empty;
        }

        if (!cue.Entry.Has(Frames.Recipient | Frames.ObjectInfinitive) || cue.Passive)
        {
            return TokenRange.Empty;
        }

        var phrase = NounPhrases.StartingAt(document, at, end);
        if (phrase.IsEmpty || analysis.IsQuoted(at) || document.Lower(at) is "that" or "what" or "how" or "whether")
        {
            return TokenRange.Empty;
        }

        // "told state television NRK that": a name behind its kind, where the tree takes them apart.
        if (phrase.End < end && document.IsCapitalised(phrase.End) && document.UposAt(phrase.End) is Upos.ProperNoun or Upos.Noun && document.UposAt(phrase.Last) == Upos.Noun && !StartsClause(document, phrase.End, end))
        {
            phrase = phrase with { End = NounPhrases.StartingAt(document, phrase.End, end) is { IsEmpty: false } name ? name.End : phrase.End };
        }

        var isClauseSubject = document.Relation(NounPhrases.Head(document, phrase)) is Relation.Subject or Relation.PassiveSubject && document.Head(NounPhrases.Head(document, phrase)) != cue.Verb;
        if (TellVerbs.Contains(cue.Entry.Lemma) && !isClauseSubject)
        {
            return phrase;
        }

        // "urged X to", "asked X whether": without what is asked of X, X is the object of something else.
        var next = Adjuncts.Skip(analysis, phrase.End, end);
        var word = document.Lower(next);
        return (word == "to" && document.UposAt(next) == Upos.Particle) || word == "that" || (Questions.Contains(word) && cue.Entry.Has(Frames.Question)) || (word == "not" && document.Lower(next + 1) == "to")
            ? phrase : TokenRange.Empty;
    }

    /// <summary>"thanked Kenya for its efforts": Kenya is told, the efforts are what is said.</summary>
    private static Complement? Thanks(Analysis analysis, CueVerb cue, int end)
    {
        var document = analysis.Document;
        var told = NounPhrases.StartingAt(document, cue.Group.End, end);
        for (var i = cue.Group.End + 1; i + 1 < Math.Min(end, cue.Group.End + 25); i++)
        {
            if (document.Lower(i) is "for" or "on" && document.UposAt(i) is Upos.Adposition or Upos.SubordinatingConjunction && !told.IsEmpty)
            {
                var recipient = told with { End = Math.Min(told.End, i) };
                return new Complement(Pattern.NounPhrase, new TokenRange(i + 1, Clauses.ContentEnd(analysis, cue.Verb, i + 1, end)), cue.Group, recipient);
            }
        }

        return null;
    }

    private static int Quoted(Analysis analysis, int rest, int end)
    {
        if (rest < end && analysis.Document.Lower(rest) is "," or ":")
        {
            rest++;
        }

        return Adjuncts.OpensQuotation(analysis, rest) ? rest : -1;
    }

    private static int Clause(Analysis analysis, CueVerb cue, int at, int rest, int end, bool told)
    {
        var document = analysis.Document;
        var known = !cue.IsGuess;
        var takesClause = cue.Entry.Has(Frames.That | Frames.BareThat | Frames.Recipient | Frames.Quotation);
        if (known && !takesClause && !cue.Entry.Has(Frames.Question))
        {
            return -1;
        }

        var start = -1;
        foreach (var child in document.Tree.Children(cue.Verb))
        {
            // "…, noting that": a participle behind a comma is a cue of its own, whatever the tree calls it.
            if (child > cue.Verb && document.Relation(child) == Relation.ClausalComplement && document.Tree.Subtree(child) is var clause && clause.First >= at
                && !(document.XposAt(child) == "VBG" && document.Lower(child - 1) == "," && document.Tree.Child(child, Relation.Subject) < 0))
            {
                // Verbs that want "that" ("the court found that …") are no cues of a small clause ("finds it compelling").
                var small = !cue.Entry.Has(Frames.BareThat) && document.Lower(clause.First) != "that" && !Questions.Contains(document.Lower(clause.First)) && !(document.Tree.Child(child, Relation.Subject) >= 0 && Clauses.IsFinite(document, child))
                    && document.XposAt(child) != "VBG" && !analysis.IsQuoted(clause.First);
                start = small ? -1 : clause.First;
                break;
            }
        }

        // "said his government “had …”": the subject of the clause, which the tree gives to the cue.
        if (start > rest && cue.Entry.Has(Frames.BareThat | Frames.That) && NounPhrases.StartingAt(document, rest, end) is { IsEmpty: false } subject && subject.End == start)
        {
            start = rest;
        }

        if (start < 0)
        {
            start = Lost(analysis, cue, rest, end, told);
        }

        if (start < 0 && Questions.Contains(document.Lower(rest)) && (cue.Entry.Has(Frames.Question) || cue.Negated) && document.Lower(rest) is not ("when" or "where" or "who" or "which" or "if"))
        {
            start = rest;
        }

        if (start < 0)
        {
            return -1;
        }

        while (start < end && document.Lower(start) is "," or ":")
        {
            start++;
        }

        if (document.Lower(start) == "that" && document.UposAt(start) != Upos.Determiner)
        {
            return start + 1;
        }

        // An infinitive or a gerund is no clause of its own; other frames judge it.
        return document.Lower(start) == "to" && document.UposAt(start) == Upos.Particle && !told ? -1 : start;
    }

    /// <summary>A clause which the tree has hung on the noun before it: "at a briefing that China opposes …", "in a statement it had seen no plan".</summary>
    private static int Lost(Analysis analysis, CueVerb cue, int rest, int end, bool told)
    {
        var document = analysis.Document;
        if (rest + 1 >= end || analysis.IsQuoted(rest))
        {
            return -1;
        }

        if (document.Lower(rest) == "that" && document.UposAt(rest) != Upos.Determiner)
        {
            var next = document.UposAt(rest + 1) == Upos.Adverb ? rest + 2 : rest + 1;
            return next >= end || document.UposAt(next) is Upos.Verb or Upos.Auxiliary ? -1 : rest;
        }

        return (told || cue.Entry.Has(Frames.BareThat)) && StartsClause(document, rest, end) ? rest : -1;
    }

    /// <summary>Whether a noun phrase and a finite verb follow.</summary>
    private static bool StartsClause(Document document, int token, int end)
    {
        if (document.XposAt(token) is "WP" or "WDT" or "WP$" or "WRB" || document.UposAt(token) is Upos.Adposition or Upos.Verb or Upos.Auxiliary or Upos.Punctuation or Upos.SubordinatingConjunction or Upos.CoordinatingConjunction)
        {
            return false;
        }

        var subject = NounPhrases.StartingAt(document, token, end);
        var verb = subject.End;
        while (verb < end && document.UposAt(verb) == Upos.Adverb)
        {
            verb++;
        }

        return !subject.IsEmpty && verb < end && document.XposAt(verb) is "VBD" or "VBZ" or "VBP" or "MD";
    }

    private static int Infinitive(Analysis analysis, CueVerb cue, TokenRange recipient, int rest, int end)
    {
        var document = analysis.Document;
        var entry = cue.Entry;
        if (document.Lower(rest) == "not" && document.Lower(rest + 1) == "to" && document.Lower(rest + 2) != "be" && entry.Has(Frames.ObjectInfinitive | Frames.Infinitive))
        {
            return rest;
        }

        if (rest < end && document.Lower(rest) == "to" && document.UposAt(rest) == Upos.Particle && entry.Has(recipient.IsEmpty ? Frames.Infinitive : Frames.ObjectInfinitive | Frames.Infinitive))
        {
            return rest;
        }

        if (entry.Has(Frames.Gerund) && recipient.IsEmpty && rest == cue.Group.End && document.XposAt(Math.Min(rest, document.Count - 1)) == "VBG")
        {
            return rest;
        }

        // "warned Lisbon against linking", "accused the government of hiding"
        return !recipient.IsEmpty && rest == recipient.End && document.Lower(rest) is "against" or "off" or "about" or "of" && entry.Has(Frames.Recipient) ? rest : -1;
    }

    private static int NounPhrase(Analysis analysis, CueVerb cue, TokenRange recipient, int at, int end)
    {
        var document = analysis.Document;
        var entry = cue.Entry;
        while (at < end && document.UposAt(at) == Upos.Adverb && document.Head(at) == cue.Verb && document.Lower(at) is not ("how" or "why" or "so"))
        {
            at++;
        }

        if (!recipient.IsEmpty || at >= end || !StartsNounPhrase(document, at))
        {
            at = SkipManner(analysis, cue, at, end);
            if (at < 0 || !recipient.IsEmpty)
            {
                return -1;
            }
        }

        if (entry.Has(Frames.NounPhrase) && (cue.Negated || !entry.Has(Frames.OnlyNegated)))
        {
            return at;
        }

        return (entry.Has(Frames.As) && IsDescription(analysis, cue, at, end)) || (entry.Has(Frames.Complaint) && IsComplaint(document, cue, at, end)) ? at : -1;
    }

    /// <summary>"condemns in the strongest terms the attack": a phrase of manner stands before the object.</summary>
    private static int SkipManner(Analysis analysis, CueVerb cue, int at, int end)
    {
        var document = analysis.Document;
        if (at >= end || document.UposAt(at) != Upos.Adposition || !cue.Entry.Has(Frames.NounPhrase) || document.Lower(at) is not ("in" or "with" or "on"))
        {
            return -1;
        }

        var manner = NounPhrases.StartingAt(document, at + 1, end);
        return !manner.IsEmpty && manner.End < end && document.Lower(manner.End) is "the" or "this" or "these" or "any" or "all" or "a" or "an" ? manner.End : -1;
    }

    private static bool StartsNounPhrase(Document document, int token) =>
        document.Tokens[token].Kind == TokenKind.Quote
        || (document.UposAt(token) is Upos.Noun or Upos.ProperNoun or Upos.Determiner or Upos.Number or Upos.Adjective or Upos.Symbol or Upos.Adverb && document.Lower(token) is not ("as" or "such" or "so"))
        || (document.UposAt(token) == Upos.Pronoun && document.Lower(token) is "this" or "that" or "these" or "those" or "its" or "their" or "his" or "her" or "our" or "my" or "any" or "what" && !(document.Lower(token) is "her" && document.Relation(token) != Relation.Possessive))
        || (document.UposAt(token) == Upos.Verb && document.XposAt(token) is "VBN" or "VBG" && document.Relation(token) is Relation.AdjectivalModifier or Relation.Compound);

    private static bool IsDescription(Analysis analysis, CueVerb cue, int at, int end)
    {
        var document = analysis.Document;
        for (var i = at; i < Math.Min(end, at + 25); i++)
        {
            if (Adjuncts.OpensQuotation(analysis, i) || (i > at && document.Lower(i) == "as"))
            {
                return true;
            }
        }

        return cue.Entry.Lemma is "call" or "label" or "brand" or "dub" or "term" && document.Tree.Child(cue.Verb, Relation.OpenComplement) > at;
    }

    private static bool IsComplaint(Document document, CueVerb cue, int at, int end)
    {
        for (var i = at + 1; i < Math.Min(end, at + 20); i++)
        {
            if (document.Lower(i) is "of" or "for" or "on" && document.UposAt(i) is Upos.Adposition or Upos.SubordinatingConjunction)
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
