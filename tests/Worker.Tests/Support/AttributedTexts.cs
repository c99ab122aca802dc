using CsCheck;
using DiploMesh.Protos.Types.V1;

namespace DiploMesh.Worker.Tests.Support;

/// <summary>Makes attributions such as an engine could give: every reference leads somewhere, nothing else is held back.</summary>
internal static class AttributedTexts
{
    public static readonly Gen<AttributedText> Valid = Gen.Select(Gen.Int[0, 6], Gen.Int[0, 3], Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, int.MaxValue])
        .Select((statements, communications, tenures, actors, seed) => Create(statements, communications, tenures, actors, new Random(seed)));

    private static AttributedText Create(int statements, int communications, int tenures, int actors, Random random)
    {
        var text = new AttributedText();
        string Pick(string prefix, int count) => count == 0 || random.Next(3) == 0 ? string.Empty : prefix + (1 + random.Next(count));
        IEnumerable<string> Some(string prefix, int count) => Enumerable.Range(1, count).Where(_ => random.Next(2) == 0).Select(n => prefix + n);
        ActorReference? Actor() => random.Next(3) == 0 ? null : new ActorReference { ActorId = Pick("a", actors), Name = "Norway" };

        for (var n = 1; n <= statements; n++)
        {
            var statement = new Statement
            {
                Id = "s" + n,
                NestedIn = Pick("s", statements),
                Restates = Pick("s", statements),
                CommunicationId = Pick("c", communications),
                Speaker = Actor(),
                Holder = Actor(),
            };
            statement.Addressees.Add(new Addressee { Actor = Actor() });
            statement.Chain.Add(new ChainHop { Id = "h1", Actor = Actor() });
            text.Statements.Add(statement);
        }

        for (var n = 1; n <= communications; n++)
        {
            var communication = new Communication { Id = "c" + n, Sender = Actor() };
            communication.StatementIds.Add(Some("s", statements));
            communication.Addressees.Add(new ActorReference { ActorId = Pick("a", actors) });
            communication.Annexes.Add(new Annex { StatementIds = { Some("s", statements) } });
            communication.References.Add(new CommunicationReference { CommunicationId = Pick("c", communications), Number = "1863" });
            text.Communications.Add(communication);
        }

        text.Tenures.Add(Enumerable.Range(1, tenures).Select(n => new Tenure { Id = "t" + n, Person = Actor() }));
        text.Actors.Add(Enumerable.Range(1, actors).Select(n => new Actor { Id = "a" + n, Name = "Norway" }));
        text.Conflicts.Add(new Conflict { Id = "x1", Between = { Some("t", tenures), Some("s", statements) } });
        text.HopScopes.Add(new HopScope { HopId = "h1", StatementIds = { Some("s", statements) } });
        return text;
    }
}
