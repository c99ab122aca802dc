using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>What a cue governs to its right.</summary>
/// <param name="Pattern">How it was found.</param>
/// <param name="Content">From the first word of the content to the end of the sentence.</param>
/// <param name="Cue">The cue with what belongs to it ("expressed its deep concern over").</param>
/// <param name="Recipient">Who is told; empty if nobody is.</param>
internal sealed record Complement(Pattern Pattern, TokenRange Content, TokenRange Cue, TokenRange Recipient);

/// <summary>Finds the content on the right of a cue verb, past recipients and phrases of time and channel.</summary>
internal static class ContentFinder
{
    private const int LongestAdjunct = 14;
    private const int LongestParenthesis = 25;
    private const int ClauseWindow = 16;

    private static readonly FrozenSet<string> Questions = Set("whether how what why when where who which if");

    private static readonly FrozenSet<string> TellVerbs = Set("tell inform notify assure remind brief convince advise");

    private static readonly FrozenSet<string> AdjunctStarts = Set("in on at during after by through via before from following with");

    private static readonly FrozenSet<string> Deictics = Set("earlier last this next late early");

    private static readonly FrozenSet<string> TimeNouns = Set("week month year day morning afternoon evening night weekend summer winter spring autumn");

    /// <summary>Nouns that make a light verb one of communication.</summary>
    private static readonly FrozenSet<string> LightNouns = Set(
        "concern concerns appreciation gratitude condolences hope hopes readiness willingness support regret regrets interest satisfaction confidence solidarity sympathy thanks congratulations greetings " +
        "opposition disappointment outrage alarm doubt doubts scepticism skepticism optimism commitment conviction desire intention determination objection objections protest tone invitation apologies apology assurance assurances view wish wishes");

    public static Complement? Right(Analysis analysis, CueHit hit, int end)
    {
        var document = analysis.Document;
        var entry = hit.Entry;
        var at = hit.Group.End;
        if (entry.Has(Frames.Light))
        {
            return Light(analysis, hit, end);
        }

        var recipient = Recipient(analysis, entry, ref at, end);
        if (recipient.IsEmpty && TellVerbs.Contains(entry.Lemma) && entry.Lemma is not ("advise" or "assure") && !hit.Passive)
        {
            return null;
        }

        var rest = SkipParenthesis(analysis, SkipAdjuncts(analysis, at, end), end);
        if (rest >= end)
        {
            return null;
        }

        var pattern = Match(analysis, hit, at, rest, end, !recipient.IsEmpty, out var start);
        return pattern is null || start >= end ? null : new Complement(pattern.Value, new TokenRange(start, end), hit.Group, recipient);
    }

    /// <summary>The recipient of a cue that nothing follows: "Kamotho told reporters."</summary>
    public static TokenRange TrailingRecipient(Analysis analysis, CueHit hit, int end)
    {
        var at = hit.Group.End;
        return TellVerbs.Contains(hit.Entry.Lemma) || analysis.Document.Lower(at) == "to" ? Recipient(analysis, hit.Entry, ref at, end) : TokenRange.Empty;
    }

    private static Pattern? Match(Analysis analysis, CueHit hit, int at, int rest, int end, bool hasRecipient, out int start)
    {
        var document = analysis.Document;
        var entry = hit.Entry;
        var word = document.Lower(rest);
        start = rest;
        if (word is ":" or "," && rest + 1 < end && OpensQuotation(analysis, rest + 1))
        {
            start = rest + 1;
            return Pattern.Quotation;
        }

        if (OpensQuotation(analysis, rest) && entry.Has(Frames.Quotation | Frames.NounPhrase | Frames.As))
        {
            return Pattern.Quotation;
        }

        // "after the meeting that was held": a relative clause of the adjunct.
        if (word == "that" && !(rest > at && WordLists.Auxiliaries.Contains(document.Lower(rest + 1))) && entry.Has(Frames.That | Frames.Recipient))
        {
            start = rest + 1;
            return Pattern.ThatClause;
        }

        if (Questions.Contains(word) && entry.Has(Frames.Question) && (entry.Lemma is "ask" || hit.Negated || word is "whether" or "how" or "what" or "why"))
        {
            return Pattern.ThatClause;
        }

        if (word == "to" && StartsInfinitive(document, rest) && entry.Has(hasRecipient ? Frames.ObjectInfinitive | Frames.Infinitive : Frames.Infinitive))
        {
            return Pattern.Infinitive;
        }

        if (rest == at && entry.Has(Frames.Gerund) && word.EndsWith("ing", StringComparison.Ordinal))
        {
            return Pattern.Infinitive;
        }

        if (entry.Has(Frames.BareThat) && StartsClause(analysis, rest, end) && !hit.Passive)
        {
            return Pattern.BareClause;
        }

        if (rest != at || hasRecipient)
        {
            return null;
        }

        if (entry.Has(Frames.NounPhrase) && (hit.Negated || !entry.Has(Frames.OnlyNegated)) && StartsNounPhrase(analysis, rest, end))
        {
            return Pattern.NounPhrase;
        }

        return entry.Has(Frames.As) && IsDescription(analysis, rest, end) ? Pattern.NounPhrase : null;
    }

    private static TokenRange Recipient(Analysis analysis, CueEntry entry, ref int at, int end)
    {
        var document = analysis.Document;
        var start = document.Lower(at) == "to" ? at + 1 : at;
        if (start == at && !entry.Has(Frames.Recipient | Frames.ObjectInfinitive))
        {
            return TokenRange.Empty;
        }

        if (start < end && (document.Lower(start) is "that" or "to" || WordLists.Prepositions.Contains(document.Lower(start)) || Questions.Contains(document.Lower(start)) || document.Tokens[start].Kind is TokenKind.Mark or TokenKind.Quote))
        {
            return TokenRange.Empty;
        }

        var phrase = SubjectFinder.After(analysis, start, end);
        if (phrase.IsEmpty || document.Lower(phrase.Last) == "'s")
        {
            return TokenRange.Empty;
        }

        var next = SkipAdjuncts(analysis, phrase.End, end);
        var word = document.Lower(next);
        var isTell = TellVerbs.Contains(entry.Lemma);
        var fits = next < end && (word == "that" || (word == "to" && start == at && entry.Has(Frames.ObjectInfinitive) && StartsInfinitive(document, next)) || (isTell && start == at)
            || (Questions.Contains(word) && entry.Has(Frames.Question)) || (entry.Has(Frames.Quotation) && start != at && (OpensQuotation(analysis, next) || OpensQuotation(analysis, next + 1))));
        if (!fits && !(isTell && start == at))
        {
            return TokenRange.Empty;
        }

        // "to the agency" must not swallow an infinitive: "offered to visit Rome".
        if (start != at && !document.IsCapitalised(start) && !WordLists.Determiners.Contains(document.Lower(start)) && !WordLists.People.Contains(document.Lower(start)))
        {
            return TokenRange.Empty;
        }

        at = phrase.End;
        return phrase;
    }

    /// <summary>"access to the men" is no infinitive.</summary>
    private static bool StartsInfinitive(Document document, int to) => !WordLists.Determiners.Contains(document.Lower(to + 1)) && !document.IsCapitalised(to + 1) && to + 1 < document.Count && document.Tokens[to + 1].Kind == TokenKind.Word;

    private static Complement? Light(Analysis analysis, CueHit hit, int end)
    {
        var document = analysis.Document;
        var noun = -1;
        for (var i = hit.Group.End; i < Math.Min(end, hit.Group.End + 6) && !analysis.IsQuoted(i); i++)
        {
            if (LightNouns.Contains(document.Lower(i)))
            {
                noun = i;
                break;
            }

            if (document.Tokens[i].Kind == TokenKind.Mark || WordLists.Prepositions.Contains(document.Lower(i)) || WordLists.Boundaries.Contains(document.Lower(i)))
            {
                return null;
            }
        }

        if (noun < 0 || noun + 1 >= end)
        {
            return null;
        }

        if (document.Lower(noun) == "tone")
        {
            return new Complement(Pattern.NounPhrase, new TokenRange(hit.Group.End, end), hit.Group, TokenRange.Empty);
        }

        var at = noun + 1;
        var recipient = TokenRange.Empty;
        if (document.Lower(at) == "to" && (document.IsCapitalised(at + 1) || WordLists.Determiners.Contains(document.Lower(at + 1))))
        {
            recipient = SubjectFinder.After(analysis, at + 1, end);
            at = recipient.IsEmpty ? at : recipient.End;
        }

        if (at >= end)
        {
            return null;
        }

        var word = document.Lower(at);
        var cue = hit.Group with { End = noun + 1 };
        return word switch
        {
            "to" => new Complement(Pattern.Infinitive, new TokenRange(at, end), cue, recipient),
            "that" => new Complement(Pattern.ThatClause, new TokenRange(at + 1, end), cue, recipient),
            "over" or "about" or "for" or "at" or "with" or "in" or "of" or "on" => new Complement(Pattern.NounPhrase, new TokenRange(at + 1, end), recipient.IsEmpty ? cue with { End = at + 1 } : cue, recipient),
            _ => null,
        };
    }

    /// <summary>Skips "on Monday", "in a statement", "after a cabinet meeting".</summary>
    public static int SkipAdjuncts(Analysis analysis, int at, int end)
    {
        var document = analysis.Document;
        while (at < end)
        {
            var word = document.Lower(at);
            if (analysis.IsQuoted(at))
            {
                return at;
            }

            if (CueFinder.IsAdverb(document, at) || WordLists.Weekdays.Contains(word))
            {
                at++;
            }
            else if (Deictics.Contains(word))
            {
                if (!IsTimeNoun(document.Lower(at + 1)))
                {
                    return at;
                }

                at += 2;
            }
            else if (AdjunctStarts.Contains(word))
            {
                var next = AdjunctEnd(analysis, at, end);
                if (next <= at + 1)
                {
                    return at;
                }

                at = next;
            }
            else
            {
                return at;
            }
        }

        return at;
    }

    /// <summary>"reported, citing the ministry, that": to the "that" behind the second comma.</summary>
    private static int SkipParenthesis(Analysis analysis, int comma, int end)
    {
        if (analysis.Document.Lower(comma) == ",")
        {
            for (var i = comma + 2; i + 1 < Math.Min(end, comma + LongestParenthesis) && !analysis.IsQuoted(i); i++)
            {
                if (analysis.Document.Lower(i) == ",")
                {
                    return analysis.Document.Lower(i + 1) == "that" ? i + 1 : comma;
                }
            }
        }

        return comma;
    }

    private static bool IsTimeNoun(string word) => TimeNouns.Contains(word) || WordLists.Weekdays.Contains(word) || WordLists.Months.Contains(word) || word is "this" or "in" or "on";

    private static int AdjunctEnd(Analysis analysis, int at, int end)
    {
        var document = analysis.Document;
        var limit = Math.Min(end, at + LongestAdjunct);
        for (var i = at + 1; i < limit; i++)
        {
            var word = document.Lower(i);
            if (analysis.IsQuoted(i) || document.Tokens[i].Kind is TokenKind.Mark or TokenKind.Quote || word is "that" or "whether" or "how" or "who" or "which" || WordLists.SubjectPronouns.Contains(word))
            {
                return i;
            }

            // A new noun phrase without a preposition starts the reported clause: "said on Monday the plan …".
            var newPhrase = WordLists.Determiners.Contains(word) || document.IsCapitalised(i);
            var before = document.Lower(i - 1);
            if (i > at + 1 && newPhrase && !WordLists.Prepositions.Contains(before) && !WordLists.Determiners.Contains(before) && before is not ("'s" or "and") && !(document.IsCapitalised(i) && document.IsCapitalised(i - 1))
                && !(document.IsCapitalised(i) && document.Tokens[i - 1].Kind == TokenKind.Number) && (WordLists.Determiners.Contains(word) || WordLists.Weekdays.Contains(before)))
            {
                return i;
            }

            if ((WordLists.Weekdays.Contains(word) && document.Lower(i + 1) != "'s") || (WordLists.Months.Contains(word) && document.Tokens[Math.Min(i + 1, document.Count - 1)].Kind != TokenKind.Number))
            {
                return i + 1;
            }

            if (AdjunctStarts.Contains(word))
            {
                return i;
            }
        }

        return limit;
    }

    public static bool OpensQuotation(Analysis analysis, int token) => token < analysis.Document.Count && analysis.QuotationAt[token] is >= 0 and var q && analysis.Quotations[q].Outer.First == token;

    private static bool StartsNounPhrase(Analysis analysis, int token, int end)
    {
        var document = analysis.Document;
        var word = document.Lower(token);
        return token < end && document.Tokens[token].Kind is TokenKind.Word or TokenKind.Number && !WordLists.Prepositions.Contains(word) && !WordLists.Boundaries.Contains(word) && !WordLists.SubjectPronouns.Contains(word)
            && word is not ("and" or "as" or "to" or "him" or "them" or "himself" or "herself" or "itself");
    }

    /// <summary>Whether a clause without "that" starts here: a subject, and a finite verb not far from it.</summary>
    private static bool StartsClause(Analysis analysis, int token, int end)
    {
        var document = analysis.Document;
        var word = document.Lower(token);
        if (document.Tokens[token].Kind is TokenKind.Mark or TokenKind.Quote or TokenKind.Clitic || WordLists.Auxiliaries.Contains(word) || WordLists.Relatives.Contains(word)
            || word is "to" or "by" or "of" or "as" or "and" or "or" or "so" or "but" or "when" or "after" or "before" or "because" or "while" or "until" or "than")
        {
            return false;
        }

        return HasVerb(document, token, Math.Min(end, token + ClauseWindow));
    }

    /// <summary>Whether a run that starts with a subject has a finite verb, as far as its form tells.</summary>
    public static bool HasVerb(Document document, int token, int limit)
    {
        var word = document.Lower(token);
        for (var i = token + 1; i < limit; i++)
        {
            var w = document.Lower(i);
            if ((WordLists.Auxiliaries.Contains(w) && w is not ("not" or "'s" or "been" or "being")) || (w.EndsWith("ed", StringComparison.Ordinal) && w.Length > 3) || CueLexicon.Match(document, i) is not null
                || (WordLists.SubjectPronouns.Contains(word) && i == token + 1)
                || (w.Length > 3 && w.EndsWith('s') && !w.EndsWith("ss", StringComparison.Ordinal) && document.Tokens[i].Kind == TokenKind.Word && !document.IsCapitalised(i) && (document.IsCapitalised(token) || WordLists.Articles.Contains(word))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDescription(Analysis analysis, int token, int end)
    {
        for (var i = token; i < Math.Min(end, token + ClauseWindow); i++)
        {
            if (analysis.Document.Lower(i) == "as" || OpensQuotation(analysis, i))
            {
                return i > token || OpensQuotation(analysis, i);
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
