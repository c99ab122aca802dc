using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Pipeline;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Proposals;

/// <summary>Reads light verbs with a noun of communication: "expressed its deep concern over", "reiterated its readiness to".</summary>
internal static class LightVerbReader
{
    private const int LongestGap = 7;

    /// <summary>Nouns that make a light verb one of communication.</summary>
    private static readonly FrozenSet<string> Nouns = (
        "concern concerns appreciation gratitude condolences condolence hope hopes readiness willingness support regret regrets interest satisfaction confidence solidarity sympathy sympathies thanks congratulations greetings " +
        "opposition disappointment outrage alarm doubt doubts scepticism skepticism optimism commitment conviction desire intention determination objection objections protest protests tone invitation apologies apology assurance " +
        "assurances view views wish wishes frustration dismay indignation anger surprise shock sorrow fear fears reservations admiration respect belief condemnation dissatisfaction unease anxiety caution openness " +
        "warning warnings criticism praise").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static Complement? Read(Analysis analysis, CueVerb cue, int end)
    {
        var document = analysis.Document;
        var noun = Noun(analysis, cue, end);
        if (noun < 0 || noun + 1 >= end)
        {
            return null;
        }

        if (document.Lower(noun) is "tone" or "assurance" or "assurances" && cue.Entry.Lemma is "convey" or "carry" or "contain")
        {
            return Make(Pattern.NounPhrase, cue.Group.End, cue.Group, TokenRange.Empty);
        }

        var at = noun + 1;
        var recipient = TokenRange.Empty;
        if (document.Lower(at) == "to" && document.UposAt(at) == Upos.Adposition)
        {
            recipient = NounPhrases.StartingAt(document, at + 1, end);
            at = recipient.IsEmpty ? at : recipient.End;
        }

        var group = cue.Group with { End = noun + 1 };
        return at >= end ? null : document.Lower(at) switch
        {
            "to" when document.UposAt(at) == Upos.Particle => Make(Pattern.Infinitive, at, group, recipient),
            "that" => Make(Pattern.ThatClause, at + 1, group, recipient),
            "over" or "about" or "for" or "at" or "with" or "in" or "of" or "on" or "towards" or "against" or "regarding" => Make(Pattern.NounPhrase, at + 1, recipient.IsEmpty ? group with { End = at + 1 } : group, recipient),
            _ => null,
        };

        Complement? Make(Pattern pattern, int start, TokenRange words, TokenRange to) =>
            start >= end ? null : new Complement(pattern, new TokenRange(start, Clauses.ContentEnd(analysis, cue.Verb, start, end)), words, to);
    }

    private static int Noun(Analysis analysis, CueVerb cue, int end)
    {
        var document = analysis.Document;
        for (var i = cue.Group.End; i < Math.Min(end, cue.Group.End + LongestGap) && !analysis.IsQuoted(i); i++)
        {
            if (Nouns.Contains(document.Lower(i)) && document.UposAt(i) != Upos.Verb && !Nouns.Contains(document.Lower(i + 1)))
            {
                return i;
            }

            if (document.UposAt(i) is Upos.Punctuation or Upos.Adposition or Upos.Verb or Upos.Auxiliary or Upos.SubordinatingConjunction)
            {
                return -1;
            }
        }

        return -1;
    }
}
