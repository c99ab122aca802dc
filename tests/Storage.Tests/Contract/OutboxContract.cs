using DiploMesh.Storage.Tests.Fixtures;

namespace DiploMesh.Storage.Tests.Contract;

public abstract class OutboxContract<TEngine> : StorageContract<TEngine>
    where TEngine : ITestEngine
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private IOutbox Outbox => Store.IngestionOutbox;

    [Fact]
    public async Task ClaimAsync_MessagesWait_AreLeasedOldestFirstWithWhatWasStored()
    {
        await FillAsync(3);

        var claimed = await Outbox.ClaimAsync(2, Lease, Token);

        claimed.Select(m => m.Message.Body).ShouldBe(["message 0", "message 1"]);
        claimed.ShouldAllBe(m => m.Attempts == 1 && m.CreateTime == TestStore.Start && m.Message.Type == "dispatch-accepted" && m.Message.TraceParent != null);
        (await Outbox.ClaimAsync(10, Lease, Token)).ShouldHaveSingleItem().Message.Body.ShouldBe("message 2");
        (await Outbox.ClaimAsync(10, Lease, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ClaimAsync_LeaseEnded_GivesTheMessageToAnotherRelay()
    {
        await FillAsync(1);
        var first = (await Outbox.ClaimAsync(1, Lease, Token)).ShouldHaveSingleItem();

        Store.Clock.Advance(Lease - TimeSpan.FromMilliseconds(1));
        (await Outbox.ClaimAsync(1, Lease, Token)).ShouldBeEmpty();
        Store.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var second = (await Outbox.ClaimAsync(1, Lease, Token)).ShouldHaveSingleItem();

        second.Message.ShouldBe(first.Message);
        second.Attempts.ShouldBe(2);
        second.LeaseId.ShouldNotBe(first.LeaseId);
    }

    [Fact]
    public async Task CompleteAsync_LeaseHeld_SendsNoMore()
    {
        await FillAsync(3);
        var claimed = await Outbox.ClaimAsync(10, Lease, Token);

        await Outbox.CompleteAsync([claimed[0], claimed[2]], Token);
        Store.Clock.Advance(Lease);

        (await Outbox.ClaimAsync(10, Lease, Token)).ShouldHaveSingleItem().Message.ShouldBe(claimed[1].Message);
        (await Outbox.GetStateAsync(Token)).Pending.ShouldBe(1);
    }

    [Fact]
    public async Task CompleteAsync_LeasePassedOn_LeavesTheMessageAlone()
    {
        await FillAsync(1);
        var first = await Outbox.ClaimAsync(1, Lease, Token);
        Store.Clock.Advance(Lease);
        var second = await Outbox.ClaimAsync(1, Lease, Token);

        await Outbox.CompleteAsync(first, Token);
        (await Outbox.GetStateAsync(Token)).Pending.ShouldBe(1);

        await Outbox.FailAsync(first[0], "too late", null, Token);
        (await Outbox.GetStateAsync(Token)).Dead.ShouldBe(0);

        await Outbox.CompleteAsync(second, Token);
        (await Outbox.GetStateAsync(Token)).Pending.ShouldBe(0);
    }

    [Fact]
    public async Task FailAsync_RetryGiven_IsDueAgainThen()
    {
        await FillAsync(1);
        var claimed = (await Outbox.ClaimAsync(1, Lease, Token))[0];

        await Outbox.FailAsync(claimed, "broker is away", TestStore.Start + TimeSpan.FromSeconds(30), Token);

        Store.Clock.Advance(TimeSpan.FromSeconds(29));
        (await Outbox.ClaimAsync(1, Lease, Token)).ShouldBeEmpty();
        Store.Clock.Advance(TimeSpan.FromSeconds(1));
        (await Outbox.ClaimAsync(1, Lease, Token)).ShouldHaveSingleItem().Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task FailAsync_NoRetry_IsDead()
    {
        await FillAsync(2);
        var claimed = await Outbox.ClaimAsync(1, Lease, Token);

        await Outbox.FailAsync(claimed[0], new string('x', 999) + "🕊️ and more", null, Token);
        Store.Clock.Advance(TimeSpan.FromDays(1));

        (await Outbox.ClaimAsync(10, Lease, Token)).ShouldHaveSingleItem().Message.Body.ShouldBe("message 1");
        (await Outbox.GetStateAsync(Token)).ShouldBe(new OutboxState(1, 1, TestStore.Start));
    }

    [Fact]
    public async Task GetStateAsync_NothingWaits_HasNoOldest()
    {
        (await Outbox.GetStateAsync(Token)).ShouldBe(new OutboxState(0, 0, null));
    }

    [Fact]
    public async Task GetStateAsync_LeasedMessages_StillWait()
    {
        await FillAsync(1);
        await Outbox.ClaimAsync(1, Lease, Token);

        (await Outbox.GetStateAsync(Token)).ShouldBe(new OutboxState(1, 0, TestStore.Start));
    }

    [Fact]
    public async Task ReviveUnhandledAsync_SentButNotTakenUp_IsDueAgain()
    {
        var key = await AcceptAsync("First.");
        await AcceptAsync("Second.", "https://news.example/b");
        var sent = await Outbox.ClaimAsync(10, Lease, Token);
        await Outbox.CompleteAsync(sent, Token);
        await Store.Attributions.SaveAsync(Samples.Run(key), new InboxEntry("attribution", sent[0].Message.Id), [], Token);

        (await Outbox.ReviveUnhandledAsync("attribution", Token)).ShouldBe(1);

        (await Outbox.ClaimAsync(10, Lease, Token)).ShouldHaveSingleItem().Message.ShouldBe(sent[1].Message);
        (await Outbox.ReviveUnhandledAsync("another", Token)).ShouldBe(1);
    }

    [Fact]
    public async Task ClaimAsync_EightRelays_NoMessageIsLeasedTwice()
    {
        await FillAsync(200);

        var leased = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            async () =>
            {
                var mine = new List<LeasedMessage>();
                while (await Outbox.ClaimAsync(7, Lease, Token) is { Count: > 0 } batch)
                {
                    mine.AddRange(batch);
                    await Outbox.CompleteAsync(batch, Token);
                }

                return mine;
            },
            Token)));

        leased.SelectMany(m => m).Select(m => m.Message.Id).Distinct().Count().ShouldBe(200);
        leased.Sum(m => m.Count).ShouldBe(200);
        (await Outbox.GetStateAsync(Token)).Pending.ShouldBe(0);
    }

    [Fact]
    public async Task ClaimAsync_OtherOwner_HasItsOwnMessages()
    {
        var key = await AcceptAsync();
        await SaveAsync(Samples.Run(key), new OutboxMessage(Guid.CreateVersion7(), "dispatch-enriched", "{}", null));

        var (message, _, _, _) = (await Store.WorkerOutbox.ClaimAsync(10, Lease, Token)).ShouldHaveSingleItem();
        message.Type.ShouldBe("dispatch-enriched");
        message.TraceParent.ShouldBeNull();
    }

    private async Task FillAsync(int count)
    {
        var next = 0;
        var dispatches = Enumerable.Range(0, count).Select(i => Samples.Dispatch($"Text {i}.", $"https://news.example/{i}"));
        await Store.Dispatches.AcceptAsync(Samples.Command([.. dispatches]) with { Announce = _ => Samples.Message($"message {next++}") }, Token);
    }
}
