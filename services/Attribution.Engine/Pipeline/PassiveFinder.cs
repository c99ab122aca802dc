using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>Reads passives that name the sayer: "had been told by the ministry that". Without one there is nothing to attribute.</summary>
internal static class PassiveFinder
{
    public static StatementDraft? Read(Analysis analysis, int index, TokenRange sentence, CueHit hit, int floor, int end)
    {
        var document = analysis.Document;
        var by = hit.Group.End;
        if (document.Lower(by) != "by" || !hit.Entry.Has(Frames.Recipient | Frames.ObjectInfinitive))
        {
            return null;
        }

        var source = SubjectFinder.After(analysis, by + 1, end);
        var recipient = SubjectFinder.Before(analysis, hit.Group.First, floor);
        if (source.IsEmpty || recipient.IsEmpty)
        {
            return null;
        }

        var that = document.Lower(source.End) == "that";
        if (!that && !(document.Lower(source.End) == "to" && hit.Entry.Has(Frames.ObjectInfinitive)))
        {
            return null;
        }

        var start = that ? source.End + 1 : source.End;
        return start >= end ? null : new StatementDraft
        {
            Sentence = index,
            Cue = [hit.Group],
            Entry = hit.Entry,
            Pattern = that ? Pattern.ThatClause : Pattern.Infinitive,
            Kind = StatementKind.Indirect,
            Source = source,
            Recipient = recipient,
            Content = [new TokenRange(start, end)],
            Edge = recipient.First,
            Clause = new TokenRange(recipient.First, start),
            Negated = hit.Negated,
        };
    }
}
