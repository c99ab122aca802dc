using CsCheck;
using DiploMesh.Messaging.Contracts;

namespace DiploMesh.Messaging.Tests.Contracts;

public sealed class MessageContractTests
{
    private static readonly MessageContract Accepted = MessageContract.Find("dispatch-accepted")!;

    [Fact]
    public void TryRead_WrittenMessage_GivesItBack()
    {
        Gen.Select(Gen.String, Gen.Int, Gen.DateTimeOffset).Sample((id, revision, accepted) =>
        {
            // A lone surrogate is no text and cannot be written as UTF-8.
            if (id.Any(char.IsSurrogate))
            {
                return true;
            }

            var message = new DispatchAccepted(id, revision, accepted);
            return Accepted.TryRead(Accepted.Write(message), out var read, out _) && message.Equals(read);
        });
    }

    [Fact]
    public void TryRead_AnyText_NeverThrows() =>
        Gen.String.Sample(body => Accepted.TryRead(body, out var message, out var error) ? message is not null : error is not null);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"revision":1,"acceptTime":"2026-03-01T12:00:00Z"}""")]
    [InlineData("""{"dispatchId":null,"revision":1,"acceptTime":"2026-03-01T12:00:00Z"}""")]
    [InlineData("""{"dispatchId":"dp-1","revision":"one","acceptTime":"2026-03-01T12:00:00Z"}""")]
    [InlineData("""{"dispatchId":"dp-1","revision":1,"acceptTime":"at noon"}""")]
    public void TryRead_IncompleteOrWrong_IsRefused(string body)
    {
        Accepted.TryRead(body, out _, out var error).ShouldBeFalse();
        error.ShouldNotBeEmpty();
    }

    [Fact]
    public void TryRead_FieldOfANewerSender_IsPassedOver() =>
        Accepted.TryRead("""{"dispatchId":"dp-1","revision":1,"acceptTime":"2026-03-01T12:00:00Z","priority":9}""", out _, out _).ShouldBeTrue();

    [Fact]
    public void All_Names_AreDistinctAndFitTheOutbox()
    {
        MessageContract.All.Select(contract => contract.Name).ShouldBeUnique();
        MessageContract.All.ShouldAllBe(contract => contract.Name.Length <= 64);
    }
}
