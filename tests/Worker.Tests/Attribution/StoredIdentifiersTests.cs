using System.Text.RegularExpressions;
using CsCheck;
using DiploMesh.Protos.Types.V1;
using DiploMesh.Storage;
using DiploMesh.Worker.Attribution;
using DiploMesh.Worker.Tests.Support;

namespace DiploMesh.Worker.Tests.Attribution;

public sealed partial class StoredIdentifiersTests
{
    private static readonly RevisionKey Revision = new("dp-00000000000000000001", 3);
    private static readonly EngineVersion Version = new() { Engine = "1.2.0", Model = "en-1" };

    [Fact]
    public void Apply_AnyAttribution_LeavesNoLocalIdentifier() => AttributedTexts.Valid.Sample(local =>
        !LocalIdentifier().IsMatch(Apply(local).ToString()));

    [Fact]
    public void Apply_AnyAttribution_ChangesNothingButIdentifiers() => AttributedTexts.Valid.Sample(local =>
    {
        // Each stored identifier is put back to the local one from which it must have come; then nothing may differ.
        var stored = Apply(local);
        var back = stored.ToString();
        foreach (var (now, was) in Pairs(stored, local))
        {
            back = back.Replace($"\"{now}\"", $"\"{was}\"", StringComparison.Ordinal);
        }

        return back == local.ToString();
    });

    [Fact]
    public void Apply_AnyAttribution_GivesEachFindingAnIdentifierOfItsOwn() => AttributedTexts.Valid.Sample(local =>
    {
        var stored = Apply(local);
        var ids = Pairs(stored, local).Select(pair => pair.Now).ToList();
        return ids.Distinct().Count() == ids.Count;
    });

    [Fact]
    public void Apply_SameRevisionAndVersion_GivesTheSame() => AttributedTexts.Valid.Sample(local => Apply(local).Equals(Apply(local)));

    [Fact]
    public void Apply_AnyAttribution_LeavesTheGivenOneAlone() => AttributedTexts.Valid.Sample(local =>
    {
        var before = local.Clone();
        Apply(local);
        return before.Equals(local);
    });

    [Fact]
    public void Apply_OtherRevisionOrVersion_GivesOtherIdentifiers()
    {
        var local = new AttributedText { Statements = { new Statement { Id = "s1" } } };
        RevisionKey[] revisions = [Revision, Revision with { Revision = 4 }, Revision with { DispatchId = "dp-00000000000000000002" }];
        EngineVersion[] versions = [Version, new() { Engine = "1.2.1", Model = "en-1" }, new() { Engine = "1.2.0", Model = "en-2" }];

        var ids = revisions.SelectMany(_ => versions, (revision, version) => new StoredIdentifiers(revision, version).Apply(local).Statements[0].Id);

        ids.ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Apply_BrokenAttribution_IsRefused(AttributedText broken, string reason) =>
        Should.Throw<InvalidAttributionException>(() => Apply(broken)).Message.ShouldContain(reason);

    public static TheoryData<AttributedText, string> Broken() => new()
    {
        { new AttributedText { Statements = { new Statement { Id = "s1", NestedIn = "s9" } } }, "statement \"s9\"" },
        { new AttributedText { Statements = { new Statement { Id = "s1", Restates = "c1" } }, Communications = { new Communication { Id = "c1" } } }, "statement \"c1\"" },
        { new AttributedText { Statements = { new Statement { Id = "s1", CommunicationId = "c9" } } }, "communication \"c9\"" },
        { new AttributedText { HopScopes = { new HopScope { HopId = "h1", StatementIds = { "s9" } } } }, "statement \"s9\"" },
        { new AttributedText { Conflicts = { new Conflict { Id = "x1", Between = { "t9" } } } }, "\"t9\"" },
        { new AttributedText { Statements = { new Statement { Id = "s1" }, new Statement { Id = "s1" } } }, "shares \"s1\"" },
        { new AttributedText { Tenures = { new Tenure() } }, "no identifier" },
        { new AttributedText { Statements = { new Statement { Id = "s1", Speaker = new ActorReference { ActorId = "a9" } } } }, "actor \"a9\"" },
    };

    private static AttributedText Apply(AttributedText local) => new StoredIdentifiers(Revision, Version).Apply(local);

    private static IEnumerable<(string Now, string Was)> Pairs(AttributedText stored, AttributedText local) =>
    [
        .. stored.Statements.Zip(local.Statements, (now, was) => (now.Id, was.Id)),
        .. stored.Communications.Zip(local.Communications, (now, was) => (now.Id, was.Id)),
        .. stored.Tenures.Zip(local.Tenures, (now, was) => (now.Id, was.Id)),
        .. stored.Conflicts.Zip(local.Conflicts, (now, was) => (now.Id, was.Id)),
        .. stored.Actors.Zip(local.Actors, (now, was) => (now.Id, was.Id)),
    ];

    // Hops keep theirs.
    [GeneratedRegex("\"[sctax][0-9]+\"")]
    private static partial Regex LocalIdentifier();
}
