using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>Finds noun phrases to the left and right of a verb by closed classes of words alone.</summary>
internal static class SubjectFinder
{
    private const int LongestPhrase = 40;

    private static readonly FrozenSet<string> LeadIns = (
        "in on at after before during speaking asked when while as according meanwhile however earlier later for from with by under since despite amid following addressing responding citing referring " +
        "separately also still yet but and or taken together instead if although though because until unless over through").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a word opens a phrase before the subject: "In Geneva, …".</summary>
    public static bool IsLeadIn(string word) => LeadIns.Contains(word);

    private static readonly FrozenSet<string> IrregularPasts =
        "met held sent spoke took gave made went came wrote left paid began drew put laid set told said saw won got became kept sought brought thanked wrote rose fell".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// The subject of the verb group that starts at <paramref name="end"/>, with its appositions, or an empty run. Time
    /// phrases between subject and verb ("Algeria on Thursday denied") are skipped.
    /// </summary>
    public static TokenRange Before(Analysis analysis, int end, int floor)
    {
        var document = analysis.Document;
        floor = Math.Max(floor, end - LongestPhrase);
        end = SkipTimeLeft(document, end, floor);
        if (end <= floor)
        {
            return TokenRange.Empty;
        }

        var last = document.Lower(end - 1);
        if (last is "," or ")" or "–" or "—")
        {
            return Interrupted(analysis, end - 1, floor);
        }

        var phrase = Phrase(analysis, end, floor);
        return phrase.IsEmpty ? phrase : WithTitleBefore(analysis, phrase, floor);
    }

    /// <summary>The subject of a sentence whose verb is no cue ("Lavrov appended a note, acknowledging"), or an empty run.</summary>
    public static TokenRange Main(Analysis analysis, TokenRange sentence, int before)
    {
        var document = analysis.Document;
        for (var i = sentence.First + 1; i < before && !analysis.IsQuoted(i); i++)
        {
            if (IsPastVerb(document, i))
            {
                var subject = Before(analysis, i, sentence.First);
                if (!subject.IsEmpty)
                {
                    return subject;
                }
            }
        }

        return TokenRange.Empty;
    }

    private static bool IsPastVerb(Document document, int token)
    {
        var word = document.Lower(token);
        return !document.IsCapitalised(token) && (IrregularPasts.Contains(word) || WordLists.Auxiliaries.Contains(word) && word[0] != '\'' || (word.Length > 3 && word.EndsWith("ed", StringComparison.Ordinal)));
    }

    /// <summary>The noun phrase that starts at a token, with prepositional phrases inside it, or an empty run.</summary>
    public static TokenRange After(Analysis analysis, int start, int limit)
    {
        var document = analysis.Document;
        limit = Math.Min(limit, start + LongestPhrase);
        if (start >= limit || analysis.IsQuoted(start))
        {
            return TokenRange.Empty;
        }

        if (WordLists.Pronouns.Contains(document.Lower(start)))
        {
            return new TokenRange(start, start + 1);
        }

        var end = start;
        while (end < limit && !analysis.IsQuoted(end) && !EndsPhrase(document, end, start))
        {
            end++;
        }

        while (end > start && WordLists.Adverbs.Contains(document.Lower(end - 1)))
        {
            end--;
        }

        return new TokenRange(start, end);
    }

    private static bool EndsPhrase(Document document, int token, int start)
    {
        var word = document.Lower(token);
        if (document.Tokens[token].Kind is TokenKind.Mark or TokenKind.Quote || WordLists.Boundaries.Contains(word) || word is "to" or "on" or "at" or "after" or "before" or "during" or "by" or "with" or "about" or "as")
        {
            return true;
        }

        if (token > start && WordLists.Determiners.Contains(word) && !WordLists.Prepositions.Contains(document.Lower(token - 1)) && !WordLists.Determiners.Contains(document.Lower(token - 1)) && document.Lower(token - 1) is not "and")
        {
            return true; // "told SNTV the government": another phrase begins
        }

        return token > start && (WordLists.SubjectPronouns.Contains(word) || WordLists.Weekdays.Contains(word)
            || (word == "in" && WordLists.Months.Contains(document.Lower(token + 1))));
    }

    /// <summary>The phrase that ends right before <paramref name="end"/>.</summary>
    private static TokenRange Phrase(Analysis analysis, int end, int floor)
    {
        var document = analysis.Document;
        if (WordLists.SubjectPronouns.Contains(document.Lower(end - 1)))
        {
            return new TokenRange(end - 1, end);
        }

        var first = end;
        while (first > floor)
        {
            var i = first - 1;
            var word = document.Lower(i);
            if (analysis.IsQuoted(i) || (document.Tokens[i].Kind is TokenKind.Mark or TokenKind.Quote && word is not ("'" or "’")) || WordLists.Boundaries.Contains(word) || WordLists.SubjectPronouns.Contains(word))
            {
                break;
            }

            if (word is "and" or "&")
            {
                if (!(document.IsCapitalised(i - 1) && document.IsCapitalised(i + 1)))
                {
                    break;
                }
            }
            else if (WordLists.Prepositions.Contains(word))
            {
                // A preposition holds a phrase together only if a noun stands before it.
                if (!WordLists.PhrasePrepositions.Contains(word) || i <= floor || !IsNounLike(analysis, i - 1))
                {
                    break;
                }
            }
            else if (WordLists.Determiners.Contains(word) && !Continues(analysis, i, floor))
            {
                // "the two ministers", "all the parties"
                first = i > floor && WordLists.Determiners.Contains(document.Lower(i - 1)) && !analysis.IsQuoted(i - 1) ? i - 1 : i;
                break;
            }
            else if (document.IsCapitalised(end - 1) && document.IsCapitalised(first) && first < end && !document.IsCapitalised(i) && !LinksName(analysis, i))
            {
                break;
            }

            first = i;
        }

        while (first < end && (WordLists.Prepositions.Contains(document.Lower(first)) || document.Lower(first) is "and" or "'s" or "'" or "’" || CueFinder.IsAdverb(document, first) || (!document.IsCapitalised(first) && first + 1 < end && document.Lower(first).EndsWith("ing", StringComparison.Ordinal))))
        {
            first++;
        }

        return first < end ? WithRelative(analysis, new TokenRange(first, end), floor) : TokenRange.Empty;
    }

    /// <summary>"officials who attended the talks": the phrase found is the object of a relative clause.</summary>
    private static TokenRange WithRelative(Analysis analysis, TokenRange phrase, int floor)
    {
        for (var i = phrase.First - 1; i > floor && i > phrase.First - 10; i--)
        {
            if (analysis.Document.Tokens[i].Kind == TokenKind.Mark)
            {
                break;
            }

            if (analysis.Document.Lower(i) == "who")
            {
                var antecedent = Phrase(analysis, i, floor);
                return antecedent.IsEmpty ? phrase : antecedent;
            }
        }

        return phrase;
    }

    private static bool Continues(Analysis analysis, int determiner, int floor)
    {
        var before = analysis.Document.Lower(determiner - 1);
        return determiner - 1 > floor && WordLists.PhrasePrepositions.Contains(before) && determiner - 2 >= floor && IsNounLike(analysis, determiner - 2);
    }

    private static bool LinksName(Analysis analysis, int token)
    {
        var word = analysis.Document.Lower(token);
        return word is "'s" or "'" or "’" or "al" or "el" or "bin" or "van" or "von" or "de" or "da" || WordLists.Titles.Contains(word) || WordLists.People.Contains(word) || WordLists.Determiners.Contains(word)
            || WordLists.Institutions.Contains(word);
    }

    private static bool IsNounLike(Analysis analysis, int token)
    {
        var document = analysis.Document;
        var word = document.Lower(token);
        return document.Tokens[token].Kind is TokenKind.Word or TokenKind.Clitic or TokenKind.Number && !analysis.IsQuoted(token) && !WordLists.Boundaries.Contains(word) && !WordLists.Prepositions.Contains(word)
            && !WordLists.Determiners.Contains(word) && !CueFinder.IsAdverb(document, token) && !(word.EndsWith("ed", StringComparison.Ordinal) && !document.IsCapitalised(token))
            && !(word.EndsWith("ing", StringComparison.Ordinal) && !document.IsCapitalised(token)) && !WordLists.Auxiliaries.Contains(word);
    }

    /// <summary>"The ministry's spokesman, Abdirahman Nuur": the title stands before the comma.</summary>
    private static TokenRange WithTitleBefore(Analysis analysis, TokenRange phrase, int floor)
    {
        var document = analysis.Document;
        var comma = phrase.First - 1;
        if (comma - 1 < floor || document.Lower(comma) != "," || analysis.IsQuoted(comma) || !document.IsCapitalised(phrase.First) || analysis.Actors.At(phrase.Last) is not { Actor.Type: Model.ActorType.Person })
        {
            return phrase;
        }

        var title = Phrase(analysis, comma, floor);
        return !title.IsEmpty && HasPersonHead(document, title) ? title with { End = phrase.End } : phrase;
    }

    /// <summary>A subject that a comma divides from its verb: "Nuur, who attended, said". Its first part and its appositions.</summary>
    private static TokenRange Interrupted(Analysis analysis, int close, int floor)
    {
        var document = analysis.Document;
        var start = floor;
        for (var i = close - 1; i > floor; i--)
        {
            if (analysis.IsQuoted(i) || document.Lower(i) is ";" or ":" or "that" or "but")
            {
                start = i + 1;
                break;
            }
        }

        var segments = Segments(document, start, close);
        var k = 0;
        while (k < segments.Count && (segments[k].IsEmpty || LeadIns.Contains(document.Lower(segments[k].First)) || CueFinder.IsAdverb(document, segments[k].First)))
        {
            k++;
        }

        if (k >= segments.Count || k == segments.Count - 1)
        {
            return TokenRange.Empty; // nothing interrupts: the comma belongs to something else
        }

        var head = Phrase(analysis, segments[k].End, segments[k].First);
        if (head.IsEmpty || (head.First > segments[k].First && !WordLists.Adverbs.Contains(document.Lower(segments[k].First)) && document.Lower(segments[k].First) is not ("and" or "but")))
        {
            return TokenRange.Empty;
        }

        var end = head.End;
        for (var s = k + 1; s < segments.Count && IsApposition(analysis, segments[s]); s++)
        {
            end = segments[s].End;
        }

        return new TokenRange(head.First, end);
    }

    private static List<TokenRange> Segments(Document document, int start, int end)
    {
        var segments = new List<TokenRange>();
        var first = start;
        for (var i = start; i <= end; i++)
        {
            if (i == end || document.Lower(i) is "," or "–" or "—")
            {
                segments.Add(new TokenRange(first, i));
                first = i + 1;
            }
        }

        return segments;
    }

    private static bool IsApposition(Analysis analysis, TokenRange segment)
    {
        if (segment.IsEmpty || WordLists.Relatives.Contains(analysis.Document.Lower(segment.First)))
        {
            return false;
        }

        var person = Enumerable.Range(segment.First, segment.Count).Any(i => analysis.Actors.At(i) is { Actor.Type: Model.ActorType.Person });
        return (analysis.Document.IsCapitalised(segment.First) && person) || HasPersonHead(analysis.Document, segment);
    }

    internal static bool HasPersonHead(Document document, TokenRange phrase)
    {
        for (var i = phrase.First; i < phrase.End; i++)
        {
            var word = document.Lower(i);
            if (i > phrase.First && WordLists.Prepositions.Contains(word))
            {
                return WordLists.People.Contains(document.Lower(i - 1)) || WordLists.Offices.Contains(document.Lower(i - 1));
            }
        }

        return !phrase.IsEmpty && (WordLists.People.Contains(document.Lower(phrase.Last)) || WordLists.Offices.Contains(document.Lower(phrase.Last)));
    }

    private static int SkipTimeLeft(Document document, int end, int floor)
    {
        while (end > floor)
        {
            if (CueFinder.IsAdverb(document, end - 1))
            {
                end--;
            }
            else if (WordLists.Weekdays.Contains(document.Lower(end - 1)))
            {
                end -= end - 2 >= floor && document.Lower(end - 2) == "on" ? 2 : 1;
            }
            else
            {
                break;
            }
        }

        return end;
    }
}
