using DiploMesh.Storage;
using DiploMesh.Worker.Attribution;
using Grpc.Core;
using Microsoft.Data.Sqlite;

namespace DiploMesh.Worker.Tests;

public sealed class FaultNatureTests
{
    [Theory]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.DeadlineExceeded)]
    [InlineData(StatusCode.ResourceExhausted)]
    [InlineData(StatusCode.Cancelled)]
    public void Of_StatusOfAServerThatIsAway_IsTransient(StatusCode code) => Of(code).ShouldBe(Fault.Transient);

    [Theory]
    [InlineData(StatusCode.InvalidArgument)]
    [InlineData(StatusCode.Unimplemented)]
    [InlineData(StatusCode.NotFound)]
    [InlineData(StatusCode.FailedPrecondition)]
    public void Of_StatusThatStays_IsPermanent(StatusCode code) => Of(code).ShouldBe(Fault.Permanent);

    [Theory]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.Unknown)]
    public void Of_StatusOfACutConnectionOrADefect_IsUnclear(StatusCode code) => Of(code).ShouldBe(Fault.Unclear);

    [Fact]
    public void Of_StoreThatIsLocked_IsTransient() => FaultNature.Of(new SqliteException("database is locked", 5)).ShouldBe(Fault.Transient);

    [Fact]
    public void Of_DispatchThatIsNotStored_IsPermanent() =>
        FaultNature.Of(new DispatchMissingException(new RevisionKey("dp-1", 1))).ShouldBe(Fault.Permanent);

    [Fact]
    public void Of_AnswerThatContradictsItself_IsPermanent() => FaultNature.Of(new InvalidAttributionException("spans")).ShouldBe(Fault.Permanent);

    private static Fault Of(StatusCode code) => FaultNature.Of(new RpcException(new Status(code, "said so")));
}
