using DiploMesh.Protos.Types.V1;
using DiploMesh.Storage;
using DiploMesh.Storage.Identifiers;
using Google.Protobuf.Collections;

namespace DiploMesh.Worker.Attribution;

/// <summary>
/// Turns identifiers that are unique in one text (<c>s1</c>) into identifiers of the store (<c>st-…</c>), the same each time
/// the same version attributes the same revision. Hops keep theirs: a hop is known only within its dispatch.
/// </summary>
/// <param name="revision">The revision that was attributed.</param>
/// <param name="version">What attributed it.</param>
internal sealed class StoredIdentifiers(RevisionKey revision, EngineVersion version)
{
    /// <summary>Rewrites an attribution.</summary>
    /// <param name="local">The attribution as the engine gave it; not changed.</param>
    /// <returns>A copy in which every identifier and every reference is one of the store.</returns>
    /// <exception cref="InvalidAttributionException">An identifier is missing or used twice, or a reference leads nowhere.</exception>
    public AttributedText Apply(AttributedText local)
    {
        var text = local.Clone();
        var statements = Register("statement", "st-", text.Statements.Select(statement => statement.Id));
        var communications = Register("communication", "cm-", text.Communications.Select(communication => communication.Id));
        var tenures = Register("tenure", "tn-", text.Tenures.Select(tenure => tenure.Id));
        var conflicts = Register("conflict", "cf-", text.Conflicts.Select(conflict => conflict.Id));
        var actors = Register("actor", "ac-", text.Actors.Select(actor => actor.Id));

        foreach (var statement in text.Statements)
        {
            Rewrite(statement, statements, communications, actors);
        }

        foreach (var communication in text.Communications)
        {
            Rewrite(communication, statements, communications, actors);
        }

        foreach (var tenure in text.Tenures)
        {
            tenure.Id = tenures.Resolve(tenure.Id);
            Rewrite(tenure.Person, actors);
        }

        foreach (var conflict in text.Conflicts)
        {
            conflict.Id = conflicts.Resolve(conflict.Id);
            Rewrite(conflict.Between, id => tenures.TryResolve(id) ?? statements.Resolve(id));
        }

        foreach (var actor in text.Actors)
        {
            actor.Id = actors.Resolve(actor.Id);
        }

        foreach (var scope in text.HopScopes)
        {
            Rewrite(scope.StatementIds, statements.Resolve);
        }

        return text;
    }

    private static void Rewrite(Statement statement, Names statements, Names communications, Names actors)
    {
        statement.Id = statements.Resolve(statement.Id);
        statement.NestedIn = statements.ResolveIfSet(statement.NestedIn);
        statement.Restates = statements.ResolveIfSet(statement.Restates);
        statement.CommunicationId = communications.ResolveIfSet(statement.CommunicationId);
        Rewrite(statement.Speaker, actors);
        Rewrite(statement.Holder, actors);
        foreach (var addressee in statement.Addressees)
        {
            Rewrite(addressee.Actor, actors);
        }

        foreach (var hop in statement.Chain)
        {
            Rewrite(hop.Actor, actors);
        }
    }

    private static void Rewrite(Communication communication, Names statements, Names communications, Names actors)
    {
        communication.Id = communications.Resolve(communication.Id);
        Rewrite(communication.StatementIds, statements.Resolve);
        Rewrite(communication.Sender, actors);
        foreach (var addressee in communication.Addressees)
        {
            Rewrite(addressee, actors);
        }

        foreach (var annex in communication.Annexes)
        {
            Rewrite(annex.StatementIds, statements.Resolve);
        }

        foreach (var reference in communication.References)
        {
            reference.CommunicationId = communications.ResolveIfSet(reference.CommunicationId);
        }
    }

    private static void Rewrite(ActorReference? reference, Names actors)
    {
        if (reference is not null)
        {
            reference.ActorId = actors.ResolveIfSet(reference.ActorId);
        }
    }

    private static void Rewrite(RepeatedField<string> references, Func<string, string> resolve)
    {
        for (var i = 0; i < references.Count; i++)
        {
            references[i] = resolve(references[i]);
        }
    }

    private Names Register(string kind, string prefix, IEnumerable<string> localIds)
    {
        var stored = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in localIds)
        {
            if (id.Length == 0 || !stored.TryAdd(id, StableId.ForFinding(prefix, revision, version, id)))
            {
                throw new InvalidAttributionException($"A {kind} has no identifier, or shares \"{id}\" with another.");
            }
        }

        return new Names(kind, stored);
    }

    /// <summary>The identifiers of one kind of finding.</summary>
    private sealed class Names(string kind, Dictionary<string, string> stored)
    {
        public string? TryResolve(string localId) => stored.GetValueOrDefault(localId);

        public string Resolve(string localId) =>
            TryResolve(localId) ?? throw new InvalidAttributionException($"There is no {kind} \"{localId}\" to which to refer.");

        public string ResolveIfSet(string localId) => localId.Length == 0 ? localId : Resolve(localId);
    }
}
