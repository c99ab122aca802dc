using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>
/// Tells who would have to act on a promise, offer, readiness or refusal, but only where it is plain: the speaker
/// undertakes something, or a state is the subject of a promise ("Kenya will reopen"). Else there is no holder.
/// </summary>
internal sealed class HolderStage : IStage
{
    private static readonly FrozenSet<string> Pledges = new[] { "undertake", "promise", "pledge", "vow", "offer", "agree", "refuse", "threaten", "commit to", "guarantee", "reserve", "rule out" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Ready = new[] { "ready", "prepared", "willing", "open", "committed", "determined" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Passive = new[] { "anticipate", "expect", "receive", "benefit", "need", "be", "face", "remember", "have" }.ToFrozenSet(StringComparer.Ordinal);

    public void Run(Analysis analysis)
    {
        foreach (var statement in analysis.Statements)
        {
            if (!statement.IsVoiceless && statement.Modality is not (Modality.Requested or Modality.Denied))
            {
                statement.Holder = Find(analysis, statement);
            }
        }
    }

    private static ActorEntry? Find(Analysis analysis, StatementDraft statement)
    {
        var document = analysis.Document;
        var content = statement.Content[0];
        var undertakes = statement.Entry is { } entry && Pledges.Contains(entry.Lemma) && (statement.Pattern == Pattern.Infinitive || entry.Lemma is "reserve");
        var readiness = document.Lower(statement.CueEnd - 1) is "readiness" or "willingness" or "determination";
        if (undertakes || readiness)
        {
            return statement.Speaker is { Type: ActorType.Person, State: { } state } ? analysis.Actors.State(state) : statement.Speaker;
        }

        if (analysis.Actors.At(content.First) is { Demonym: false, Actor.Type: ActorType.State } mention && mention.Range.First == content.First)
        {
            return Promises(document, mention.Range.End, content.End) ? mention.Actor : null;
        }

        // "We will …" in a minister's mouth binds the state.
        return document.Lower(content.First) == "we" && Promises(document, content.First + 1, content.End) && statement.Speaker is { } speaker
            ? speaker.State is { } own ? analysis.Actors.State(own) : speaker
            : null;
    }

    private static bool Promises(Document document, int verb, int end)
    {
        var word = document.Lower(verb);
        if (verb + 1 >= end)
        {
            return false;
        }

        if (word is "will" or "would" or "'ll")
        {
            var main = document.Lower(verb + 1) == "not" ? verb + 2 : verb + 1;
            return !Passive.Contains(document.Lower(main)) || (document.Lower(main) == "be" && Ready.Contains(document.Lower(main + 1)));
        }

        if (word is "stands" or "stood" or "remains" or "remained" or "possesses" || WordLists.BeForms.Contains(word))
        {
            return Ready.Contains(document.Lower(verb + 1)) && document.Lower(verb + 1) != "open" || document.Lower(verb + 1) is "readiness" || (document.Lower(verb + 1) == "open" && document.Lower(verb + 2) == "to");
        }

        return false;
    }
}
