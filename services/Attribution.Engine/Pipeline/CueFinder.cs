using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>A cue verb in its group of auxiliaries, negation and adverbs.</summary>
/// <param name="Entry">The verb.</param>
/// <param name="Group">The whole group ("had never said"); the verb and its particles end it.</param>
/// <param name="Verb">Index of the verb.</param>
internal sealed record CueHit(CueEntry Entry, TokenRange Group, int Verb)
{
    public bool Negated { get; init; }

    public bool Passive { get; init; }

    /// <summary>"…, adding that": no subject of its own.</summary>
    public bool Participle { get; init; }

    /// <summary>First token of the clause's words before the group that belong to no subject: comma, "while", "and", "by".</summary>
    public int Edge { get; init; }
}

/// <summary>Finds the verbs of a sentence that attribute, leaving out nouns that look like them and infinitives.</summary>
internal static class CueFinder
{
    private const int LongestGroup = 8;

    private static readonly FrozenSet<string> Refusals = new[] { "declined", "refused", "declines", "refuses", "failed", "declining", "refusing" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Silences = new[] { "elaborate", "discuss", "speak", "talk", "be", "give", "provide", "identify", "name" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Ongoing = new[] { "on", "continued", "continues" }.ToFrozenSet(StringComparer.Ordinal);

    public static List<CueHit> Find(Analysis analysis, TokenRange sentence)
    {
        var document = analysis.Document;
        var hits = new List<CueHit>();
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (analysis.IsQuoted(i) || document.Tokens[i].Kind != TokenKind.Word || CueLexicon.Match(document, i) is not { } match)
            {
                continue;
            }

            if (Read(document, sentence, i, match.Entry, match.Forms, match.Length) is { } hit)
            {
                hits.Add(hit);
                i = hit.Group.Last;
            }
        }

        return hits;
    }

    private static CueHit? Read(Document document, TokenRange sentence, int verb, CueEntry entry, VerbForms forms, int length)
    {
        var first = verb;
        var negated = false;
        var passive = false;
        var auxiliary = false;
        while (first > sentence.First && verb - first < LongestGroup)
        {
            var word = document.Lower(first - 1);
            if (WordLists.Auxiliaries.Contains(word) && !(word == "'s" && !IsVerbal(document, first - 1)))
            {
                auxiliary = true;
                negated |= WordLists.Negations.Contains(word);
                passive |= WordLists.BeForms.Contains(word) && (forms & VerbForms.PastParticiple) != 0;
                first--;
            }
            else if (IsAdverb(document, first - 1))
            {
                first--;
            }
            else
            {
                break;
            }
        }

        var start = TrimAdverbs(document, first, verb);
        var group = new TokenRange(start, verb + length);
        var before = document.Lower(first - 1);
        if (before == "to" && first > sentence.First)
        {
            var governor = document.Lower(first - 2);
            if (Refusals.Contains(governor))
            {
                return new CueHit(entry, group with { First = first - 2 }, verb) { Negated = true, Edge = first - 2 };
            }

            return governor == "on" || Ongoing.Contains(governor) ? new CueHit(entry, group with { First = governor == "on" ? first - 3 : first - 2 }, verb) { Edge = first - 2 } : null;
        }

        if ((forms & VerbForms.Present) != 0 && !auxiliary)
        {
            return ReadParticiple(document, sentence, entry, group, verb, first);
        }

        var isFinite = (forms & (VerbForms.Past | VerbForms.Third)) != 0;
        if (!auxiliary && !isFinite && (forms & VerbForms.Base) == 0)
        {
            return null;
        }

        // "the claim", "Serbia's offer", "a new demand": nouns.
        if (!auxiliary && (forms & (VerbForms.Base | VerbForms.Third)) != 0 && LooksLikeNoun(document, sentence, first, (forms & VerbForms.Base) != 0))
        {
            return null;
        }

        // "declined to say whether" is a cue of saying; "declined to comment" says nothing at all.
        if (entry.Sense == Model.CueSense.Refuse && document.Lower(verb + length) == "to" && (CueLexicon.Match(document, verb + length + 1) is not null || Silences.Contains(document.Lower(verb + length + 1))))
        {
            return null;
        }

        // "the plan proposed by Kyiv", "as stated in": the participle of another verb's noun.
        var next = document.Lower(verb + length);
        if (!auxiliary && (next is "by" || before is "as" or "when" or "if"))
        {
            return null;
        }

        return new CueHit(entry, group, verb) { Negated = negated, Passive = passive, Edge = first };
    }

    private static CueHit? ReadParticiple(Document document, TokenRange sentence, CueEntry entry, TokenRange group, int verb, int first)
    {
        var before = document.Lower(first - 1);
        if (first == sentence.First || before is not ("," or "while" or "by" or "and" or "but" or "when" or "in" or "without" or "before" or "after" or "as" or "then"))
        {
            return null;
        }

        var edge = first - 1;
        if (edge > sentence.First && document.Lower(edge - 1) == ",")
        {
            edge--;
        }

        return new CueHit(entry, group, verb) { Participle = true, Edge = edge, Negated = before == "without" };
    }

    private static int TrimAdverbs(Document document, int first, int verb)
    {
        while (first < verb && IsAdverb(document, first))
        {
            first++;
        }

        return first;
    }

    private static bool LooksLikeNoun(Document document, TokenRange sentence, int first, bool isBase)
    {
        if (first == sentence.First)
        {
            return true; // an imperative or a noun, in any case nobody's words
        }

        var before = document.Lower(first - 1);
        if (WordLists.Determiners.Contains(before) && before is not ("all" or "both" or "many" or "some" or "most" or "few") || before == "'s")
        {
            return true;
        }

        // A base form needs a plural subject; a singular word before it makes it a noun or an infinitive.
        var plural = before.EndsWith('s') && !before.EndsWith("ss", StringComparison.Ordinal);
        return WordLists.Prepositions.Contains(before)
            || (isBase && !plural && !WordLists.SubjectPronouns.Contains(before) && before is not ("," or "and" or "but" or "who" or "people"));
    }

    private static bool IsVerbal(Document document, int clitic) => WordLists.SubjectPronouns.Contains(document.Lower(clitic - 1));

    internal static bool IsAdverb(Document document, int token)
    {
        var word = document.Lower(token);
        return WordLists.Adverbs.Contains(word)
            || (word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal) && !document.IsCapitalised(token) && !WordLists.NotAdverbs.Contains(word));
    }
}
