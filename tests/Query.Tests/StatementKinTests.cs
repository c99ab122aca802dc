using DiploMesh.Protos.Types.V1;
using DiploMesh.Query.Tracing;

namespace DiploMesh.Query.Tests;

public sealed class StatementKinTests
{
    [Fact]
    public void NestedIn_SeveralLevels_IsInnermostFirst() =>
        Ids(Kin("c", ("a", ""), ("b", "a"), ("c", "b")).NestedIn()).ShouldBe("b a");

    [Fact]
    public void NestedIn_Circle_Ends() => Ids(Kin("a", ("a", "c"), ("b", "a"), ("c", "b")).NestedIn()).ShouldBe("c b");

    [Fact]
    public void NestedIn_Itself_IsNone() => Ids(Kin("a", ("a", "a")).NestedIn()).ShouldBeEmpty();

    [Fact]
    public void NestedIn_UnknownStatement_IsNone() => Ids(Kin("a", ("a", "gone")).NestedIn()).ShouldBeEmpty();

    [Fact]
    public void Nested_SeveralLevels_AreAllInTextOrder() =>
        Ids(Kin("a", ("a", ""), ("d", "c"), ("b", "a"), ("c", "a"), ("e", "")).Nested()).ShouldBe("d b c");

    [Fact]
    public void Nested_Circle_Ends() => Ids(Kin("a", ("a", "b"), ("b", "a")).Nested()).ShouldBe("b");

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    [InlineData("c")]
    [InlineData("d")]
    public void Restatements_AnyOfAGroup_AreTheOthersInTextOrder(string of)
    {
        Statement[] all =
        [
            new() { Id = "a" }, new() { Id = "b", Restates = "a" }, new() { Id = "x" }, new() { Id = "c", Restates = "b" },
            new() { Id = "d", Restates = "a" }, new() { Id = "y", Restates = "x" },
        ];

        Ids(new StatementKin(all, all.Single(statement => statement.Id == of)).Restatements()).ShouldBe("a b c d".Replace(of, "").Replace("  ", " ").Trim());
    }

    private static StatementKin Kin(string of, params (string Id, string NestedIn)[] statements)
    {
        var all = statements.Select(statement => new Statement { Id = statement.Id, NestedIn = statement.NestedIn }).ToList();
        return new StatementKin(all, all.Single(statement => statement.Id == of));
    }

    private static string Ids(IEnumerable<Statement> statements) => string.Join(' ', statements.Select(statement => statement.Id));
}
