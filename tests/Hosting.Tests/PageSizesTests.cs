using Grpc.Core;

namespace DiploMesh.Hosting.Tests;

public sealed class PageSizesTests
{
    [Theory]
    [InlineData(0, 50)]
    [InlineData(1, 1)]
    [InlineData(500, 500)]
    [InlineData(501, 500)]
    [InlineData(int.MaxValue, 500)]
    public void Resolve_NotNegative_IsCoerced(int requested, int expected) => PageSizes.Resolve(requested).ShouldBe(expected);

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void Resolve_Negative_IsRefused(int requested)
    {
        var refusal = Should.Throw<RpcException>(() => PageSizes.Resolve(requested));
        refusal.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        refusal.Violations().ShouldHaveSingleItem().Field.ShouldBe("page_size");
    }
}
