using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>Resolves a noun phrase to the actor it stands for.</summary>
internal static class PhraseResolver
{
    private const int DescribedReach = 20;

    /// <summary>The actor; null if the phrase names nobody for certain. Documents are left to the stage that knows their authors.</summary>
    public static ActorEntry? Resolve(Analysis analysis, TokenRange phrase)
    {
        var document = analysis.Document;
        if (Several(analysis, phrase))
        {
            return Unnamed(analysis, phrase, true, ActorType.Collective, null);
        }

        if (NamedPerson(analysis, phrase) is { } person)
        {
            return person;
        }

        var head = NounPhrases.Head(document, phrase);
        if (analysis.Actors.At(head) is { Demonym: false } mention)
        {
            return mention.Actor;
        }

        var word = document.Lower(head);
        if (WordLists.Documents.Contains(word))
        {
            return null;
        }

        var core = new TokenRange(phrase.First, head + 1);
        var state = analysis.Actors.StateIn(core);
        if (WordLists.GovernmentHeads.Contains(word) && state is not null)
        {
            return analysis.Actors.State(state);
        }

        if (word == "side" && state is not null && analysis.Layout.Channel == Channel.Statement)
        {
            return analysis.Actors.State(state);
        }

        if (WordLists.Institutions.Contains(word))
        {
            return Institution(analysis, phrase, core, word, state);
        }

        if (WordLists.Offices.Contains(word) && !WordLists.Plurals.Contains(word) && (TitleHolder(analysis, core, state) is { } holder))
        {
            return holder;
        }

        var plural = WordLists.Plurals.Contains(word) || word is "two" or "both" or "sides" || document.XposAt(head) is "NNS" or "NNPS";
        var known = PersonNouns.IsPerson(word) || plural || word == "one" || (document.IsCapitalised(head) && head != phrase.First);
        if (!known && (document.UposAt(head) is not (Upos.Noun or Upos.ProperNoun or Upos.Number) || SubjectKinds.Of(analysis, phrase) == SubjectKind.Act))
        {
            return null;
        }

        // In a telegram "the Ambassador" is the one who sends it.
        if (word == "ambassador" && analysis.Layout.Channel == Channel.Telegram && phrase.Count <= 2)
        {
            return Unnamed(analysis, phrase, false, ActorType.Office, null);
        }

        // "the minister" whom nothing before names is nobody in particular.
        if (!plural && phrase.Count == 2 && document.Lower(phrase.First) is "the" && WordLists.Offices.Contains(word) && word is not ("king" or "queen" or "pope" or "emir" or "sultan" or "president"))
        {
            return null;
        }

        return Unnamed(analysis, phrase, plural, plural || word == "side" ? ActorType.Collective : WordLists.Offices.Contains(word) && phrase.Count == 1 ? ActorType.Office : ActorType.Person, state);
    }

    /// <summary>"Mr Aasen and Ms Krag": two who speak as one are neither of them.</summary>
    private static bool Several(Analysis analysis, TokenRange phrase)
    {
        var document = analysis.Document;
        var head = NounPhrases.Head(document, phrase);
        foreach (var child in document.Tree.Children(head))
        {
            if (document.Relation(child) == Relation.Conjunct && phrase.Contains(child) && analysis.Actors.At(child) is { Demonym: false } second && analysis.Actors.At(head) is { Demonym: false } first && first.Actor != second.Actor && first.Range != second.Range)
            {
                return true;
            }
        }

        return false;
    }

    private static ActorEntry? NamedPerson(Analysis analysis, TokenRange phrase)
    {
        var document = analysis.Document;
        ActorEntry? named = null;
        var skip = false;
        for (var i = phrase.First; i < phrase.End; i++)
        {
            var word = document.Lower(i);
            if (word == ",")
            {
                if (named is not null)
                {
                    return named;
                }

                skip = false;
            }
            else if (i > phrase.First && (WordLists.Prepositions.Contains(word) || WordLists.Relatives.Contains(word)))
            {
                skip = true; // "an aide to X", "a friend of X": X is not the one who speaks
            }
            else if (!skip && analysis.Actors.At(i) is { Actor.Type: ActorType.Person } mention && document.Lower(mention.Range.End) != "'s")
            {
                // "McConnell aides", "Clinton spokesman Ann Cole": a name before a noun is not the head.
                named = IsHead(document, mention.Range.End, phrase.End) ? mention.Actor : null;
                i = mention.Range.Last;
            }
        }

        return named;
    }

    private static bool IsHead(Document document, int next, int end) => next >= end || document.Tokens[next].Kind is TokenKind.Mark || WordLists.Prepositions.Contains(document.Lower(next))
        || WordLists.Relatives.Contains(document.Lower(next)) || document.Lower(next) is "and" or "himself" or "herself";

    private static ActorEntry? Institution(Analysis analysis, TokenRange phrase, TokenRange core, string head, string? state)
    {
        var document = analysis.Document;
        if (state is null && core.Count <= 2 && analysis.Layout.Issuer is { } issuer && issuer.Name.Contains(head, StringComparison.OrdinalIgnoreCase))
        {
            return issuer;
        }

        var entry = Known(analysis, phrase.First, head, state);
        if (entry is not null && (core.Count <= 2 || state is not null))
        {
            entry.AddMention(core);
            return entry;
        }


        var described = Unnamed(analysis, phrase, false, ActorType.Institution, state);
        analysis.Actors.Described.Add(described);
        return described;
    }

    /// <summary>The last body before a token whose name has the head word, of the given state if one is given; a bounded look back.</summary>
    private static ActorEntry? Known(Analysis analysis, int before, string head, string? state)
    {
        foreach (var mention in analysis.Actors.Before(before))
        {
            if (Fits(mention.Actor))
            {
                return mention.Actor;
            }
        }

        var described = analysis.Actors.Described;
        for (var i = described.Count - 1; i >= Math.Max(0, described.Count - DescribedReach); i--)
        {
            if (Fits(described[i]))
            {
                return described[i];
            }
        }

        return null;

        bool Fits(ActorEntry entry) => entry.Type is ActorType.Institution or ActorType.InternationalOrganisation && entry.BaseName.Contains(head, StringComparison.OrdinalIgnoreCase) && (state is null || entry.State == state);
    }

    /// <summary>"the Ethiopian minister": the last person before who has every word of the title.</summary>
    private static ActorEntry? TitleHolder(Analysis analysis, TokenRange core, string? state)
    {
        var document = analysis.Document;
        var words = Enumerable.Range(core.First, core.Count).Where(i => analysis.Actors.At(i) is null).Select(document.Lower)
            .Where(w => !WordLists.Determiners.Contains(w) && w is not ("'s" or "former" or "new" or "visiting")).ToArray();
        if (document.Lower(core.First) is "a" or "an" || words.Length == 0)
        {
            return null;
        }

        // A person known to be of that state goes before one of whom it is not said.
        ActorEntry? best = null;
        foreach (var entry in analysis.Actors.Before(core.First).Select(m => m.Actor).Where(e => e.Type == ActorType.Person))
        {
            if (Array.TrueForAll(words, w => entry.Titles.Contains(w) || (state is not null && entry.CounterpartTitles.Contains(w))))
            {
                if (state is null || entry.State == state)
                {
                    best = entry;
                    break;
                }

                best ??= entry.State is null ? entry : null;
            }
        }

        best?.AddMention(core);
        return best;
    }

    private static ActorEntry Unnamed(Analysis analysis, TokenRange phrase, bool plural, ActorType type, string? state)
    {
        var document = analysis.Document;
        var core = new TokenRange(phrase.First, phrase.End);
        for (var i = phrase.First + 1; i < phrase.End; i++)
        {
            if (document.Lower(i) is "," or "who" or "familiar" or "speaking")
            {
                core = core with { End = i };
                break;
            }
        }

        var article = WordLists.Articles.Contains(document.Lower(core.First)) && core.Count > 1;
        var text = document.TextOf(core);
        var key = document.TextOf(article ? core with { First = core.First + 1 } : core).ToLowerInvariant();
        var entry = analysis.Actors.GetOrAdd("phrase:" + key, () => new ActorEntry(text, type) { State = state, IsPlural = plural });
        entry.AddMention(core);
        return entry;
    }
}
