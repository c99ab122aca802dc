using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Syntax;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>
/// Builds the chain of each statement: what vouches for the dispatch, the relays of its communication, agencies that
/// report or cite it in its own sentence, the outer speaker, the speaker. A hop goes no further than the text says.
/// </summary>
internal sealed class ChainStage : IStage
{
    public void Run(Analysis analysis)
    {
        var relayed = new Dictionary<StatementDraft, List<HopDraft>>();
        foreach (var sentence in analysis.Statements.GroupBy(s => s.Sentence).Select(g => g.ToArray()))
        {
            foreach (var report in sentence.Where(IsReport))
            {
                Relay(analysis, report, sentence, relayed);
            }
        }

        analysis.Statements.RemoveAll(s => s.Content.Count == 0);
        foreach (var statement in analysis.Statements)
        {
            Build(analysis, statement, relayed);
        }
    }

    /// <summary>A statement whose sayer passes on what others say.</summary>
    private static bool IsReport(StatementDraft draft) => draft.Speaker is { Type: ActorType.Agency };

    /// <summary>"X said P, TASS reported": the agency vouches for X's statement and has none of its own.</summary>
    private static void Relay(Analysis analysis, StatementDraft report, StatementDraft[] sentence, Dictionary<StatementDraft, List<HopDraft>> relayed)
    {
        var outlet = CommunicationStage.OutletIn(analysis, report.Source) ?? new HopDraft(ChainRole.Agency, report.Source, report.Speaker);
        var cueEnd = report.CueEnd;
        var to = report.Content[^1].First > cueEnd ? report.Content[^1].First : analysis.Document.Sentences[report.Sentence].End;
        var behind = Enumerable.Range(cueEnd, Math.Max(0, to - cueEnd)).Select(i => RelayFinder.Behind(analysis, i, to)).FirstOrDefault(h => h is not null) ?? RelayFinder.Behind(analysis, report.Source.End, report.CueStart);
        var inner = sentence.Where(s => s != report && !s.IsVoiceless && !IsReport(s) && report.Content.Any(c => c.Contains(s.CueStart))).ToArray();
        if (inner.Length > 0)
        {
            foreach (var statement in inner)
            {
                Hops(statement).Add(outlet);
                if (behind is not null)
                {
                    Hops(statement).Add(behind);
                }

                statement.NestedIn = statement.NestedIn == report ? null : statement.NestedIn;
            }

            report.Content.Clear();
            return;
        }

        // "TASS reported, citing the ministry, that P": the words are the ministry's.
        if (behind is { Role: not ChainRole.Document, Actor: { } cited })
        {
            Hops(report).Add(outlet);
            report.Source = behind.Evidence;
            report.Speaker = cited;
        }

        List<HopDraft> Hops(StatementDraft statement)
        {
            if (!relayed.TryGetValue(statement, out var hops))
            {
                relayed[statement] = hops = [];
            }

            return hops;
        }
    }

    private static void Build(Analysis analysis, StatementDraft statement, Dictionary<StatementDraft, List<HopDraft>> relayed)
    {
        var chain = statement.Chain;
        chain.AddRange(analysis.Layout.Hops);
        if (statement.IsVoiceless)
        {
            return;
        }

        chain.AddRange(relayed.GetValueOrDefault(statement) ?? []);
        chain.AddRange(statement.Communication?.Relays ?? []);
        var outer = statement.NestedIn;
        if (outer is { Source.IsEmpty: false })
        {
            chain.Add(outer.Chain.LastOrDefault(h => h.Evidence == outer.Source) ?? Speaker(analysis, outer));
        }

        if (!statement.Source.IsEmpty)
        {
            chain.Add(Speaker(analysis, statement));
        }
    }

    private static HopDraft Speaker(Analysis analysis, StatementDraft statement)
    {
        var document = analysis.Document;
        var source = statement.Source;
        var head = document.Lower(NounPhrases.Head(document, source));
        var spokesperson = head.StartsWith("spokes", StringComparison.Ordinal) || statement.Speaker?.Titles.Any(t => t.StartsWith("spokes", StringComparison.Ordinal)) == true;
        var role = SubjectKinds.Of(analysis, source) == SubjectKind.Document ? ChainRole.Document : spokesperson ? ChainRole.Spokesperson : ChainRole.Speaker;
        return new HopDraft(role, source, statement.Speaker);
    }
}
