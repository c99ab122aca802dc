using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>Turns the drafts into the answer: identifiers in text order, tokens to spans, only the actors that take part.</summary>
internal sealed class Assembler(Analysis analysis)
{
    private readonly Dictionary<ActorEntry, ActorReference> _references = [];
    private readonly Dictionary<StatementDraft, string> _statementIds = [];
    private readonly Dictionary<CommunicationDraft, string> _communicationIds = [];
    private readonly Dictionary<(ChainRole, TokenRange), string> _hopIds = [];
    private readonly Dictionary<string, List<string>> _scopes = new(StringComparer.Ordinal);

    public AttributedDocument Assemble()
    {
        var statements = analysis.Statements;
        for (var i = 0; i < statements.Count; i++)
        {
            _statementIds[statements[i]] = FormattableString.Invariant($"s{i + 1}");
        }

        foreach (var communication in analysis.Communications.OrderBy(c => c.Sentence))
        {
            _communicationIds[communication] = FormattableString.Invariant($"c{_communicationIds.Count + 1}");
        }

        var actors = Actors();
        var members = statements.ToLookup(s => s.Communication);
        return new AttributedDocument(
            analysis.Document.Text,
            [.. statements.Select(Build)],
            [.. analysis.Communications.OrderBy(c => c.Sentence).Select(c => Build(c, members[c]))],
            actors,
            [.. analysis.Tenures.Select((t, i) => t with { Person = _references[analysis.TenureHolders[i]] })],
            [.. analysis.Conflicts],
            [.. _scopes.Select(s => new HopScope(s.Key, s.Value))])
        {
            Learned = [.. analysis.Learned.Select(t => new LearnedStatement(t.Source.IsEmpty ? [] : [Span(t.Source)], [.. t.Cue.Select(Span)], [.. t.Content.Select(Span)], t.Score))],
        };
    }

    /// <summary>The probability that source, cue and content are right; of a statement whose speaker stays open it is lower.</summary>
    private static float Confidence(StatementDraft statement) => (float)Math.Clamp(!statement.IsVoiceless && statement.Speaker is null ? statement.Score * 0.7 : statement.Score, 0, 1);

    private Statement Build(StatementDraft draft)
    {
        var id = _statementIds[draft];
        return new Statement
        {
            Id = id,
            Kind = draft.Kind,
            Source = draft.Source.IsEmpty ? [] : [Span(draft.Source)],
            Cue = [.. draft.Cue.Select(Span)],
            Content = [.. draft.Content.Select(Span)],
            Speaker = Reference(draft.Speaker),
            Addressees = [.. draft.Addressees.Select(a => new Addressee(Span(a.Evidence), Reference(a.Actor), a.Inherited))],
            Channel = draft.Channel,
            Chain = [.. draft.Chain.Select(h => Build(h, id))],
            Modality = draft.Modality,
            Condition = [.. draft.Condition.Select(Span)],
            Holder = Reference(draft.Holder),
            NestedIn = draft.NestedIn is { } outer ? _statementIds.GetValueOrDefault(outer) : null,
            Restates = draft.Restates is { } earlier ? _statementIds.GetValueOrDefault(earlier) : null,
            CommunicationId = draft.Communication is { } communication ? _communicationIds.GetValueOrDefault(communication) : null,
            CueSense = draft.Entry?.Sense ?? (draft.Kind == StatementKind.Unknown ? CueSense.Unspecified : CueSense.Say),
            CueClass = draft.Entry?.Class ?? CueClass.Speech,
            Times = [.. draft.Times],
            Confidence = Confidence(draft),
        };
    }

    private ChainHop Build(HopDraft hop, string statementId)
    {
        if (!_hopIds.TryGetValue((hop.Role, hop.Evidence), out var id))
        {
            _hopIds[(hop.Role, hop.Evidence)] = id = FormattableString.Invariant($"h{_hopIds.Count + 1}");
            _scopes[id] = [];
        }

        _scopes[id].Add(statementId);
        return new ChainHop(id, hop.Role, Span(hop.Evidence), Reference(hop.Actor));
    }

    private Communication Build(CommunicationDraft draft, IEnumerable<StatementDraft> statements) => new()
    {
        Id = _communicationIds[draft],
        Channel = draft.Channel,
        Sender = Reference(draft.Sender),
        Addressees = [.. draft.Addressees.Where(a => a.Actor is not null).Select(a => Reference(a.Actor)!).Distinct()],
        Time = draft.Time,
        StatementIds = [.. statements.Select(s => _statementIds[s])],
        Mentions = [.. draft.Mentions.Select(Span).Distinct().OrderBy(m => m.Start)],
        Confidence = draft.Sender is null ? 0.5f : draft.Mentions.Count > 0 ? 0.8f : 0.6f,
    };

    private List<Actor> Actors()
    {
        foreach (var statement in analysis.Statements)
        {
            Use(statement.Speaker);
            Use(statement.Holder);
            statement.Addressees.ForEach(a => Use(a.Actor));
            statement.Chain.ForEach(h => Use(h.Actor));
        }

        foreach (var communication in analysis.Communications)
        {
            Use(communication.Sender);
            communication.Addressees.ForEach(a => Use(a.Actor));
        }

        var actors = new List<Actor>();
        foreach (var entry in analysis.Actors.Entries.Where(e => e.IsUsed).OrderBy(e => e.Mentions.Count == 0 ? int.MaxValue : e.Mentions[0].First))
        {
            var id = FormattableString.Invariant($"a{actors.Count + 1}");
            _references[entry] = new ActorReference(id, entry.Name, entry.Type);
            actors.Add(new Actor(id, entry.Name, entry.Type, [.. entry.Mentions.Select(Span)], entry.State));
        }

        return actors;
    }

    private static void Use(ActorEntry? entry)
    {
        if (entry is not null)
        {
            entry.IsUsed = true;
        }
    }

    private ActorReference? Reference(ActorEntry? entry) => entry is null ? null : _references[entry];

    private TextSpan Span(TokenRange range) => analysis.Document.SpanOf(range);
}
