using DiploMesh.Attribution.Engine.Pipeline;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Proposals;

/// <summary>Reads "X was cited by A as saying that P" and "A quoted X as saying that P": the words are X's, A passes them on.</summary>
internal static class CitedReader
{
    private const int Reach = 16;

    public static StatementDraft? Read(Analysis analysis, int index, TokenRange sentence, CueVerb cue, int end)
    {
        var document = analysis.Document;
        for (var i = cue.Group.First - 2; i > sentence.First && i > cue.Group.First - Reach; i--)
        {
            if (document.Lower(i) is not ("cited" or "quoted" or "quotes" or "cites" or "quoting" or "citing"))
            {
                continue;
            }

            return ComplementReader.Read(analysis, cue, TokenRange.Empty, end) is { } complement ? Make(analysis, index, sentence, cue, i, complement) : null;
        }

        return null;
    }

    private static StatementDraft? Make(Analysis analysis, int index, TokenRange sentence, CueVerb cue, int cite, Complement complement)
    {
        var document = analysis.Document;
        var group = new TokenRange(cite, cite + 1);
        while (group.First - 1 > sentence.First && document.UposAt(group.First - 1) == Upos.Auxiliary)
        {
            group = group with { First = group.First - 1 };
        }

        var subject = SubjectReader.Of(analysis, sentence, new CueVerb(cite, cue.Entry, group)).Phrase;
        var between = new TokenRange(cite + 1, cue.Group.First - 1);
        var passive = group.Count > 1 || document.XposAt(cite) == "VBN";
        var by = !between.IsEmpty && document.Lower(between.First) == "by" ? between with { First = between.First + 1 } : TokenRange.Empty;
        var source = passive ? subject : between;
        if (source.IsEmpty)
        {
            return null;
        }

        return new StatementDraft
        {
            Sentence = index,
            Verb = cue.Verb,
            Cue = between.IsEmpty ? [group with { End = cue.Group.End }] : [group, new TokenRange(cue.Group.First - 1, cue.Group.End)],
            Entry = cue.Entry,
            Pattern = complement.Pattern,
            Kind = Model.StatementKind.Indirect,
            Source = source,
            Content = [complement.Content],
            Relay = passive ? by : subject,
            Edge = Clauses.Edge(document, cite, subject.IsEmpty ? group.First : Math.Min(subject.First, group.First), sentence.First),
            Clause = new TokenRange(sentence.First, complement.Content.First),
            Score = 0.88,
        };
    }
}
