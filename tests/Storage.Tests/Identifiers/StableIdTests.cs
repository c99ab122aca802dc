using CsCheck;
using DiploMesh.Protos.Types.V1;
using DiploMesh.Storage.Identifiers;

namespace DiploMesh.Storage.Tests.Identifiers;

public sealed class StableIdTests
{
    private static readonly EngineVersion Version = new() { Engine = "1.0.0", Model = "en-1" };

    [Fact]
    public void ForDispatch_KnownUri_NeverChanges()
    {
        // Identifiers are in other people's hands: this value is a promise.
        StableId.ForDispatch("https://news.example/a").ShouldBe("dp-jpxwm7wv9eq7twz8kq1c");
    }

    [Fact]
    public void ForDispatch_AnyUri_HasTheDocumentedForm()
    {
        Gen.String[1, 100].Sample(uri => StableId.ForDispatch(uri).ShouldMatch("^dp-[0-9a-hjkmnp-tv-z]{20}$"));
    }

    [Fact]
    public void ForFinding_OneDifference_IsAnotherIdentifier()
    {
        var key = new RevisionKey("dp-a", 1);
        string[] ids =
        [
            StableId.ForFinding("st-", key, Version, "s1"),
            StableId.ForFinding("st-", key, Version, "s2"),
            StableId.ForFinding("st-", key with { Revision = 2 }, Version, "s1"),
            StableId.ForFinding("st-", key with { DispatchId = "dp-b" }, Version, "s1"),
            StableId.ForFinding("st-", key, new EngineVersion { Engine = "1.0.1", Model = "en-1" }, "s1"),
            StableId.ForFinding("st-", key, new EngineVersion { Engine = "1.0.0", Model = "en-2" }, "s1"),
            StableId.ForFinding("cm-", key, Version, "s1"),
        ];

        ids.Distinct().Count().ShouldBe(ids.Length);
        StableId.ForFinding("st-", key, Version.Clone(), "s1").ShouldBe(ids[0]);
    }
}
