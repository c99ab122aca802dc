using DiploMesh.Hosting;
using DiploMesh.Standalone.Client;
using Grpc.Core;

namespace DiploMesh.Standalone.Tests.Client;

public sealed class RpcProblemTests
{
    [Fact]
    public void Of_FieldViolations_HasALineForEachField()
    {
        var problem = RpcProblem.Of(Problems.InvalidArgument(new Violation("published_to", "is before published_from."), new Violation("page_size", "is negative.")));

        problem.Code.ShouldBe("INVALID_ARGUMENT");
        problem.Lines.ShouldBe(["published_to: is before published_from.", "page_size: is negative."]);
    }

    [Fact]
    public void Of_NotFound_SaysWhatIsNotThere() =>
        RpcProblem.Of(Problems.NotFound("statement", "st-1")).Lines.ShouldBe(["There is no statement \"st-1\"."]);

    [Theory]
    [InlineData(StatusCode.DeadlineExceeded, "did not answer in time")]
    [InlineData(StatusCode.Unimplemented, "gRPC port")]
    [InlineData(StatusCode.Unavailable, "diplomesh up")]
    [InlineData(StatusCode.PermissionDenied, "detail of the server")]
    public void Of_StatusWithoutDetails_SaysWhatToDo(StatusCode code, string words) =>
        RpcProblem.Of(new RpcException(new Status(code, "detail of the server"))).Lines.ShouldHaveSingleItem().ShouldContain(words);
}
