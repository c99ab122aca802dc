using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>
/// Finds whom a pronoun stands for: the last fitting speaker, else the first fitting name of the sentence or of those
/// before it. Fitting is by number and, once something in the text has told it, by gender. Statements are heard in text order.
/// </summary>
internal sealed class PronounResolver
{
    private const int Reach = 3;

    private static readonly FrozenSet<string> Pronouns = "he she it they we i him her them us me his their its who".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly Analysis _analysis;
    private readonly int[] _firstMention;
    private readonly Dictionary<int, List<StatementDraft>> _speakers = [];

    public PronounResolver(Analysis analysis)
    {
        _analysis = analysis;
        _firstMention = FirstMentions(analysis);
    }

    /// <summary>Who spoke last in a turn of a transcript that names its speaker.</summary>
    public ActorEntry? LastInTurn { get; private set; }

    public static bool IsPronoun(string word) => Pronouns.Contains(word);

    /// <summary>Remembers who spoke.</summary>
    public void Heard(StatementDraft draft)
    {
        if (draft.Speaker is null || draft.NestedIn is not null)
        {
            return;
        }

        if (draft.Pattern == Pattern.Transcript)
        {
            LastInTurn = draft.Speaker;
        }

        if (!_speakers.TryGetValue(draft.Sentence, out var list))
        {
            _speakers[draft.Sentence] = list = [];
        }

        list.Add(draft);
    }

    /// <summary>The actor; null if nobody fits.</summary>
    /// <param name="token">The pronoun.</param>
    /// <param name="draft">The statement of which it is source or recipient.</param>
    /// <param name="except">Whom it cannot mean: the other party of the same clause.</param>
    public ActorEntry? Resolve(int token, StatementDraft draft, ActorEntry? except)
    {
        var pronoun = Subjective(_analysis.Document.Lower(token));
        if (pronoun is "we" or "i")
        {
            return draft.NestedIn?.Speaker ?? (_analysis.Layout.Channel is Channel.Telegram or Channel.PressRelease or Channel.Letter ? _analysis.Layout.Issuer : null);
        }

        var later = LaterInSentence(token, draft.Sentence);
        for (var s = draft.Sentence; s >= 0 && s >= draft.Sentence - Reach; s--)
        {
            if ((Speaker(s, token, pronoun, later, except) ?? Named(s, token, pronoun, later, except) ?? SubjectOf(s, token, pronoun, later, except)) is { } actor)
            {
                actor.Gender ??= pronoun == "he" ? 'm' : pronoun == "she" ? 'f' : null;
                return actor;
            }
        }

        return null;
    }

    private static string Subjective(string word) => word switch
    {
        "him" or "his" => "he",
        "her" => "she",
        "them" or "their" => "they",
        "its" => "it",
        "us" => "we",
        "me" => "i",
        _ => word,
    };

    private static bool Fits(ActorEntry actor, string pronoun) => pronoun switch
    {
        "he" => actor.Type == ActorType.Person && !actor.IsPlural && actor.Gender is null or 'm' && actor.Type == ActorType.Person,
        "she" => actor.Type == ActorType.Person && !actor.IsPlural && actor.Gender is null or 'f' && actor.Type == ActorType.Person,
        "it" => actor.Type is ActorType.Institution or ActorType.State or ActorType.InternationalOrganisation or ActorType.Agency,
        "they" => actor.IsPlural,
        _ => false,
    };

    private ActorEntry? Speaker(int sentence, int token, string pronoun, HashSet<ActorEntry> later, ActorEntry? except)
    {
        if (!_speakers.TryGetValue(sentence, out var drafts))
        {
            return null;
        }

        for (var i = drafts.Count - 1; i >= 0; i--)
        {
            var speaker = drafts[i].Speaker!;
            if (drafts[i].Source.First < token && speaker != except && !later.Contains(speaker) && Fits(speaker, pronoun))
            {
                return speaker;
            }
        }

        return null;
    }

    private ActorEntry? Named(int sentence, int token, string pronoun, HashSet<ActorEntry> later, ActorEntry? except)
    {
        var mentions = _analysis.Actors.Mentions;
        for (var m = _firstMention[sentence]; m < mentions.Count && mentions[m] is var mention && mention.Range.First < token && _analysis.Document.SentenceOf(mention.Range.First) == sentence; m++)
        {
            var possessive = _analysis.Document.Lower(mention.Range.End) == "'s";
            if (!mention.Demonym && !possessive && mention.Actor != except && !_analysis.IsQuoted(mention.Range.First) && !later.Contains(mention.Actor) && Fits(mention.Actor, pronoun))
            {
                return mention.Actor;
            }
        }

        return null;
    }

    /// <summary>What an earlier sentence is about, if only described: "The Embassy remains … It invites …".</summary>
    private ActorEntry? SubjectOf(int sentence, int token, string pronoun, HashSet<ActorEntry> later, ActorEntry? except)
    {
        var document = _analysis.Document;
        var root = document.Tree.Root(sentence);
        var subject = document.Tree.Child(root, Relation.Subject) is >= 0 and var active ? active : document.Tree.Child(root, Relation.PassiveSubject);
        if (subject < 0 || subject >= token || document.UposAt(subject) == Upos.Pronoun)
        {
            return null;
        }

        var phrase = NounPhrases.Of(document, subject);
        return phrase.End <= token && SubjectKinds.Of(_analysis, phrase) == SubjectKind.Actor && PhraseResolver.Resolve(_analysis, phrase) is { } actor && actor != except && !later.Contains(actor) && Fits(actor, pronoun) ? actor : null;
    }

    /// <summary>Whom the sentence names after the pronoun: "he believes Marin is right" is not said of Marin.</summary>
    private HashSet<ActorEntry> LaterInSentence(int token, int sentence)
    {
        var later = new HashSet<ActorEntry>();
        var mentions = _analysis.Actors.Mentions;
        for (var m = _firstMention[sentence]; m < mentions.Count && _analysis.Document.SentenceOf(mentions[m].Range.First) == sentence; m++)
        {
            if (mentions[m].Range.First > token && mentions[m].Actor.Type == ActorType.Person && !_analysis.IsQuoted(mentions[m].Range.First))
            {
                later.Add(mentions[m].Actor);
            }
        }

        return later;
    }

    /// <summary>Index of the first mention in each sentence.</summary>
    private static int[] FirstMentions(Analysis analysis)
    {
        var first = new int[analysis.Document.Sentences.Count];
        Array.Fill(first, int.MaxValue);
        for (var m = analysis.Actors.Mentions.Count - 1; m >= 0; m--)
        {
            first[analysis.Document.SentenceOf(analysis.Actors.Mentions[m].Range.First)] = m;
        }

        return first;
    }
}
