using DiploMesh.Protos.Query.V1;
using DiploMesh.Protos.Types.V1;

namespace DiploMesh.Query.Tracing;

/// <summary>What stands behind a statement: puts together what its attribution says in several places.</summary>
/// <param name="stored">The statement.</param>
/// <param name="attribution">The attribution to which it belongs.</param>
/// <param name="text">The text of its dispatch.</param>
internal sealed class StatementTrace(StoredStatement stored, AttributedText attribution, string text)
{
    private readonly Statement _statement = stored.Statement;
    private readonly Passages _passages = new(text);

    public TraceStatementResponse ToResponse()
    {
        var kin = new StatementKin(attribution.Statements, _statement);
        var tenures = SpeakerTenures();
        var trace = new TraceStatementResponse
        {
            Statement = stored,
            Passage = _passages.Around([.. _statement.Source, .. _statement.Cue, .. _statement.Content, .. _statement.Condition]),
            Communication = Communication(),
        };
        trace.Hops.AddRange(_statement.Chain.Select(Trace));
        trace.NestedIn.AddRange(kin.NestedIn());
        trace.Nested.AddRange(kin.Nested());
        trace.Restatements.AddRange(kin.Restatements());
        trace.SpeakerTenures.AddRange(tenures);
        trace.Conflicts.AddRange(Conflicts(tenures));
        return trace;
    }

    private TraceHop Trace(ChainHop hop)
    {
        var trace = new TraceHop { Hop = hop, Passage = hop.Evidence is { } evidence ? _passages.Around([evidence]) : null };
        trace.StatementIds.AddRange(attribution.HopScopes.Where(scope => scope.HopId == hop.Id).SelectMany(scope => scope.StatementIds).Distinct());
        if (!trace.StatementIds.Contains(_statement.Id))
        {
            // A hop in a statement's chain vouches for it, also where no scope was noted for the hop.
            trace.StatementIds.Add(_statement.Id);
        }

        return trace;
    }

    private Communication? Communication() => _statement.CommunicationId.Length == 0
        ? null
        : attribution.Communications.FirstOrDefault(communication => communication.Id == _statement.CommunicationId);

    private List<Tenure> SpeakerTenures() => _statement.Speaker is { } speaker
        ? [.. attribution.Tenures.Where(tenure => tenure.Person is { } person && IsSame(person, speaker))]
        : [];

    // Identifiers decide where both have one; within one text the canonical name is as good.
    private static bool IsSame(ActorReference one, ActorReference other) => one.ActorId.Length > 0 && other.ActorId.Length > 0
        ? one.ActorId == other.ActorId
        : one.Name.Length > 0 && one.Name == other.Name;

    private IEnumerable<Conflict> Conflicts(List<Tenure> tenures)
    {
        var involved = tenures.Select(tenure => tenure.Id).Append(_statement.Id).ToHashSet(StringComparer.Ordinal);
        return attribution.Conflicts.Where(conflict => conflict.Between.Any(involved.Contains));
    }
}
