using DiploMesh.Protos.Types.V1;
using DiploMesh.Storage.Identifiers;
using DiploMesh.Storage.Tests.Fixtures;

namespace DiploMesh.Storage.Tests.Contract;

public abstract class DispatchContract<TEngine> : StorageContract<TEngine>
    where TEngine : ITestEngine
{
    private static readonly string[] Languages = ["The talks failed. 🕊️", "Преговори су пропали.", "İstanbul'da ışık", "a\u0000b"];

    [Fact]
    public async Task AcceptAsync_NewSourceUri_CreatesRevisionOneAndAnnouncesIt()
    {
        var result = await Store.Dispatches.AcceptAsync(Samples.Command(Samples.Dispatch()), Token);

        var (dispatch, outcome) = result.Dispatches.ShouldHaveSingleItem();
        outcome.ShouldBe(AcceptOutcome.Created);
        result.Replayed.ShouldBeFalse();
        dispatch.Id.ShouldBe(StableId.ForDispatch(Samples.Uri));
        dispatch.Revision.ShouldBe(1);
        dispatch.CreateTime.ToDateTimeOffset().ShouldBe(TestStore.Start);
        dispatch.TextLength.ShouldBe(Samples.Text.Length);
        dispatch.TextSha256.ShouldBe(Convert.ToHexStringLower(Samples.Sha256(Samples.Text)));
        dispatch.Text.ShouldBeEmpty();
        (await Store.IngestionOutbox.ClaimAsync(10, TimeSpan.FromMinutes(1), Token)).ShouldHaveSingleItem().Message.Body.ShouldBe($"{dispatch.Id} 1");
    }

    [Fact]
    public async Task AcceptAsync_SameText_ChangesNothing()
    {
        var first = await Store.Dispatches.AcceptAsync(Samples.Command(Samples.Dispatch()), Token);
        Store.Clock.Advance(TimeSpan.FromHours(1));
        var second = await Store.Dispatches.AcceptAsync(Samples.Command(Samples.Dispatch()), Token);

        second.Dispatches[0].Outcome.ShouldBe(AcceptOutcome.Unchanged);
        second.Dispatches[0].Dispatch.ShouldBe(first.Dispatches[0].Dispatch);
        (await Store.IngestionOutbox.GetStateAsync(Token)).Pending.ShouldBe(1);
    }

    [Fact]
    public async Task AcceptAsync_TextChangesAndChangesBack_KeepsThreeRevisions()
    {
        var outcomes = new List<AcceptOutcome>();
        foreach (var text in (string[])["A ceasefire holds.", "A ceasefire fails.", "A ceasefire holds."])
        {
            var result = await Store.Dispatches.AcceptAsync(Samples.Command(Samples.Dispatch(text)), Token);
            outcomes.Add(result.Dispatches[0].Outcome);
        }

        outcomes.ShouldBe([AcceptOutcome.Created, AcceptOutcome.Revised, AcceptOutcome.Revised]);
        var id = StableId.ForDispatch(Samples.Uri);
        (await Store.Reader.FindAsync(id, 0, Token))!.Revision.ShouldBe(3);
        (await Store.Reader.FindAsync(id, 2, Token))!.Text.ShouldBe("A ceasefire fails.");
        (await Store.Reader.ListRevisionsAsync(id, null, 10, Token)).Select(d => d.Revision).ShouldBe([3, 2, 1]);
        (await Store.Reader.ListRevisionsAsync(id, 3, 1, Token)).ShouldHaveSingleItem().Revision.ShouldBe(2);
        (await Store.IngestionOutbox.GetStateAsync(Token)).Pending.ShouldBe(3);
    }

    [Fact]
    public async Task AcceptAsync_SameRequestAgain_ReplaysTheAnswer()
    {
        var command = Samples.Command(Samples.Dispatch()) with { RequestId = "call-1" };
        var first = await Store.Dispatches.AcceptAsync(command, Token);
        var second = await Store.Dispatches.AcceptAsync(command, Token);

        second.Replayed.ShouldBeTrue();
        second.Dispatches.ShouldBe(first.Dispatches);
        (await Store.IngestionOutbox.GetStateAsync(Token)).Pending.ShouldBe(1);
    }

    [Fact]
    public async Task AcceptAsync_RequestIdWithOtherContent_IsRefusedAndStoresNothing()
    {
        await Store.Dispatches.AcceptAsync(Samples.Command(Samples.Dispatch()) with { RequestId = "call-1" }, Token);
        var other = Samples.Command(Samples.Dispatch(uri: "https://news.example/other")) with { RequestId = "call-1", RequestSha256 = Samples.Sha256("other") };

        await Should.ThrowAsync<RequestIdReusedException>(() => Store.Dispatches.AcceptAsync(other, Token));

        (await Store.Reader.FindAsync(StableId.ForDispatch("https://news.example/other"), 0, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task AcceptAsync_RequestIdsThatDifferInCase_AreTwoRequests()
    {
        await Store.Dispatches.AcceptAsync(Samples.Command(Samples.Dispatch()) with { RequestId = "call-a" }, Token);
        var other = Samples.Command(Samples.Dispatch(uri: "https://news.example/other")) with { RequestId = "CALL-A", RequestSha256 = Samples.Sha256("other") };

        (await Store.Dispatches.AcceptAsync(other, Token)).Replayed.ShouldBeFalse();
    }

    [Fact]
    public async Task AcceptAsync_SeveralDispatches_AreHandledInOrder()
    {
        var result = await Store.Dispatches.AcceptAsync(
            Samples.Command(Samples.Dispatch("First."), Samples.Dispatch("First."), Samples.Dispatch("Second."), Samples.Dispatch("First.", "https://news.example/b")),
            Token);

        result.Dispatches.Select(d => (d.Dispatch.Revision, d.Outcome)).ShouldBe(
            [(1, AcceptOutcome.Created), (1, AcceptOutcome.Unchanged), (2, AcceptOutcome.Revised), (1, AcceptOutcome.Created)]);
    }

    [Fact]
    public async Task AcceptAsync_AnnounceThrows_LeavesNothing()
    {
        var dispatches = new[] { Samples.Dispatch("First."), Samples.Dispatch("Second.", "https://news.example/b") };
        var calls = 0;
        var command = Samples.Command(dispatches) with
        {
            RequestId = "call-1",
            Announce = d => ++calls == 2 ? throw new NotSupportedException() : Samples.Message(),
        };

        await Should.ThrowAsync<NotSupportedException>(() => Store.Dispatches.AcceptAsync(command, Token));

        (await Store.Reader.FindAsync(StableId.ForDispatch(Samples.Uri), 0, Token)).ShouldBeNull();
        (await Store.IngestionOutbox.GetStateAsync(Token)).Pending.ShouldBe(0);
        (await Store.Dispatches.AcceptAsync(command with { Announce = _ => Samples.Message() }, Token)).Replayed.ShouldBeFalse();
    }

    [Fact]
    public async Task AcceptAsync_EightWritersOfOneSourceUri_GiveEachTextItsRevision()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            Task.Run(() => Store.Dispatches.AcceptAsync(Samples.Command(Samples.Dispatch($"Text number {i}.")), Token), Token)));

        var revisions = await Store.Reader.ListRevisionsAsync(StableId.ForDispatch(Samples.Uri), null, 10, Token);
        revisions.Select(r => r.Revision).ShouldBe([8, 7, 6, 5, 4, 3, 2, 1]);
        revisions.Select(r => r.TextSha256).Distinct().Count().ShouldBe(8);
        (await Store.IngestionOutbox.GetStateAsync(Token)).Pending.ShouldBe(8);
    }

    [Fact]
    public async Task AcceptAsync_EightCallsWithOneRequestId_StoreOnce()
    {
        var command = Samples.Command(Samples.Dispatch()) with { RequestId = "call-1" };
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Store.Dispatches.AcceptAsync(command, Token), Token)));

        results.Count(r => !r.Replayed).ShouldBe(1);
        results.ShouldAllBe(r => r.Dispatches[0].Outcome == AcceptOutcome.Created);
    }

    [Fact]
    public async Task FindAsync_TextInAnyScript_ComesBackUnchanged()
    {
        foreach (var (i, text) in Languages.Index())
        {
            var key = await AcceptAsync(text, $"https://news.example/{i}");
            var found = await Store.Reader.FindAsync(key.DispatchId, key.Revision, Token);
            found!.Text.ShouldBe(text);
        }
    }

    [Fact]
    public async Task AcceptAsync_HalfASurrogatePair_IsRefused()
    {
        await Should.ThrowAsync<ArgumentException>(() => AcceptAsync("broken \ud83d pair"));
    }

    [Fact]
    public async Task FindAsync_Metadata_ComesBackWhole()
    {
        var dispatch = Samples.Dispatch(published: TestStore.Start.AddDays(-1));
        dispatch.Telegram = new TelegramHeader { From = "EMBASSY", To = { "MINISTRY" }, Subject = "Talks" };
        dispatch.Warnings.Add("read as windows-1251");
        var command = Samples.Command(dispatch);
        var accepted = (await Store.Dispatches.AcceptAsync(command, Token)).Dispatches[0].Dispatch;

        var found = await Store.Reader.FindAsync(accepted.Id, 1, Token);

        var expected = accepted.Clone();
        expected.Text = dispatch.Text;
        found.ShouldBe(expected);
        found!.Telegram.ShouldBe(dispatch.Telegram);
        found.PublishedTime.ShouldBe(dispatch.PublishedTime);
        (await Store.Reader.FindRawAsync(new RevisionKey(accepted.Id, 1), Token)).ShouldBe(command.Raw);
    }

    [Fact]
    public async Task Find_UnknownDispatch_IsNull()
    {
        (await Store.Reader.FindAsync("dp-none", 0, Token)).ShouldBeNull();
        (await Store.Reader.FindAsync("dp-none", 1, Token)).ShouldBeNull();
        (await Store.Reader.FindRawAsync(new RevisionKey("dp-none", 1), Token)).ShouldBeNull();
        (await Store.Reader.ListRevisionsAsync("dp-none", null, 10, Token)).ShouldBeEmpty();
    }
}
