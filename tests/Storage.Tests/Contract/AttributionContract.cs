using DiploMesh.Protos.Types.V1;
using DiploMesh.Storage.Tests.Fixtures;

namespace DiploMesh.Storage.Tests.Contract;

public abstract class AttributionContract<TEngine> : StorageContract<TEngine>
    where TEngine : ITestEngine
{
    private static readonly EngineVersion Newer = new() { Engine = "2.0.0", Model = "en-2" };

    [Fact]
    public async Task SaveAsync_NewRun_StoresAllOfIt()
    {
        var key = await AcceptAsync();
        var inbox = Samples.Inbox();
        var run = Samples.Run(key, Samples.Version, [Samples.Statement("one"), Samples.Statement("two")], [new Communication { Channel = Channel.Call }, new Communication()]);
        run.Text.Actors.Add(new Actor { Id = "a1", Name = "Россия 🕊️" });
        run.Text.Tenures.Add(new Tenure { Id = "t1", Office = "Minister" });
        run.Text.Conflicts.Add(new Conflict { Id = "x1", Note = "two claims" });
        run.Text.HopScopes.Add(new HopScope { HopId = "h1", StatementIds = { run.Text.Statements[0].Id } });

        (await Store.Attributions.IsHandledAsync(inbox, Token)).ShouldBeFalse();
        (await Store.Attributions.SaveAsync(run, inbox, [Samples.Message()], Token)).ShouldBeTrue();

        (await Store.Attributions.IsHandledAsync(inbox, Token)).ShouldBeTrue();
        (await Store.Attributions.IsHandledAsync(inbox with { Consumer = "other" }, Token)).ShouldBeFalse();
        (await Store.Statements.FindRunAsync(run.Text.Statements[1].Id, Token)).ShouldBe(run);
        (await Store.WorkerOutbox.GetStateAsync(Token)).Pending.ShouldBe(1);
    }

    [Fact]
    public async Task SaveAsync_SameMessageAgain_ChangesNothing()
    {
        var key = await AcceptAsync();
        var inbox = Samples.Inbox();
        await Store.Attributions.SaveAsync(Samples.Run(key, Samples.Statement("one")), inbox, [Samples.Message()], Token);

        var again = Samples.Run(key, Newer, [Samples.Statement("two")], []);
        (await Store.Attributions.SaveAsync(again, inbox, [Samples.Message()], Token)).ShouldBeFalse();

        (await SearchAsync(new StatementFilter())).ShouldBe(["one"]);
        (await Store.WorkerOutbox.GetStateAsync(Token)).Pending.ShouldBe(1);
    }

    [Fact]
    public async Task SaveAsync_SameRunByAnotherMessage_RecordsOnlyTheMessage()
    {
        var key = await AcceptAsync();
        var run = Samples.Run(key, Samples.Statement("one"));
        var second = Samples.Inbox();
        await SaveAsync(run, Samples.Message());

        (await Store.Attributions.SaveAsync(run, second, [Samples.Message()], Token)).ShouldBeFalse();

        (await Store.Attributions.IsHandledAsync(second, Token)).ShouldBeTrue();
        (await SearchAsync(new StatementFilter())).ShouldBe(["one"]);
        (await Store.WorkerOutbox.GetStateAsync(Token)).Pending.ShouldBe(1);
    }

    [Fact]
    public async Task SaveAsync_EightTimesAtOnce_StoresOnce()
    {
        var key = await AcceptAsync();
        var run = Samples.Run(key, Samples.Statement("one"));

        var stored = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SaveAsync(run, Samples.Message()), Token)));

        stored.Count(s => s).ShouldBe(1);
        (await SearchAsync(new StatementFilter())).ShouldBe(["one"]);
        (await Store.WorkerOutbox.GetStateAsync(Token)).Pending.ShouldBe(1);
    }

    [Fact]
    public async Task SaveAsync_UnknownRevision_StoresNothing()
    {
        var inbox = Samples.Inbox();

        await Should.ThrowAsync<ArgumentException>(() => Store.Attributions.SaveAsync(Samples.Run(new RevisionKey("dp-none", 1)), inbox, [], Token));

        (await Store.Attributions.IsHandledAsync(inbox, Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task SaveAsync_StatementTwice_LeavesNothing()
    {
        var key = await AcceptAsync();
        var inbox = Samples.Inbox();
        var run = Samples.Run(key, Samples.Statement("one"), Samples.Statement("two"));
        run.Text.Statements[1].Id = run.Text.Statements[0].Id;

        await Should.ThrowAsync<System.Data.Common.DbException>(() => Store.Attributions.SaveAsync(run, inbox, [Samples.Message()], Token));

        (await Store.Attributions.IsHandledAsync(inbox, Token)).ShouldBeFalse();
        (await SearchAsync(new StatementFilter())).ShouldBeEmpty();
        (await Store.WorkerOutbox.GetStateAsync(Token)).Pending.ShouldBe(0);
    }

    [Fact]
    public async Task SaveAsync_NewerRevision_SupersedesTheOlder()
    {
        var first = await AcceptAsync("First text.");
        var older = Samples.Run(first, Samples.Version, [Samples.Statement("old")], [new Communication { Channel = Channel.Letter }]);
        await SaveAsync(older);
        var second = await AcceptAsync("Second text.");
        await SaveAsync(Samples.Run(second, Samples.Version, [Samples.Statement("new")], [new Communication { Channel = Channel.Call }]));

        (await SearchAsync(new StatementFilter())).ShouldBe(["new"]);
        (await ChannelsAsync()).ShouldBe([Channel.Call]);
        (await Store.Statements.FindAsync(older.Text.Statements[0].Id, Token))!.Dispatch.Revision.ShouldBe(1);
        (await Store.Statements.FindRunAsync(older.Text.Statements[0].Id, Token)).ShouldBe(older);
    }

    [Fact]
    public async Task SaveAsync_OlderRevisionComesLate_DoesNotBecomeCurrent()
    {
        var first = await AcceptAsync("First text.");
        var second = await AcceptAsync("Second text.");
        await SaveAsync(Samples.Run(second, Samples.Statement("new")));

        var late = Samples.Run(first, Samples.Version, [Samples.Statement("old")], [new Communication { Channel = Channel.Letter }]);
        (await SaveAsync(late, Samples.Message())).ShouldBeTrue();

        (await SearchAsync(new StatementFilter())).ShouldBe(["new"]);
        (await ChannelsAsync()).ShouldBeEmpty();
        (await Store.Statements.FindRunAsync(late.Text.Statements[0].Id, Token)).ShouldBe(late);
    }

    [Fact]
    public async Task SaveAsync_NewerEngine_SupersedesTheOlder()
    {
        var key = await AcceptAsync();
        await SaveAsync(Samples.Run(key, Samples.Statement("by the old engine")));
        await SaveAsync(Samples.Run(key, Newer, [Samples.Statement("by the new engine")], []));

        (await SearchAsync(new StatementFilter())).ShouldBe(["by the new engine"]);
    }

    [Fact]
    public async Task SaveAsync_OtherDispatch_StaysCurrent()
    {
        await SaveAsync(Samples.Run(await AcceptAsync("First."), Samples.Statement("one")));
        await SaveAsync(Samples.Run(await AcceptAsync("Second.", "https://news.example/b"), Samples.Statement("two")));

        (await SearchAsync(new StatementFilter())).ShouldBe(["two", "one"]);
    }

    [Fact]
    public async Task SaveAsync_RevisionsInAnyOrderAtOnce_OnlyTheNewestIsCurrent()
    {
        var keys = new List<RevisionKey>();
        for (var i = 1; i <= 6; i++)
        {
            keys.Add(await AcceptAsync($"Text of revision {i}."));
        }

        await Task.WhenAll(keys.Select(key => Task.Run(() => SaveAsync(Samples.Run(key, Samples.Statement($"of {key.Revision}"))), Token)));

        (await SearchAsync(new StatementFilter())).ShouldBe(["of 6"]);
    }

    [Fact]
    public async Task SaveAsync_LongestTextWithThousandsOfStatements_ComesBackInOrder()
    {
        var sentences = Enumerable.Range(0, 5_000).Select(i => Samples.Statement($"Delegation {i} said that paragraph {i % 97} of the draft could stay — без измена. 🕊️", $"Delegate {i % 300}"));
        var key = await AcceptAsync(string.Concat(Enumerable.Repeat("The draft was read again, line by line. ", 26_214)));
        var run = Samples.Run(key, [.. sentences]);

        await SaveAsync(run);

        (await Store.Statements.FindRunAsync(run.Text.Statements[0].Id, Token)).ShouldBe(run);
        var page = await Store.Statements.SearchAsync(new StatementFilter { Text = "delegation 4999" }, null, 10, Token);
        page.ShouldHaveSingleItem().Value.Statement.ShouldBe(run.Text.Statements[4_999]);
    }

    private async Task<Channel[]> ChannelsAsync()
    {
        var page = await Store.Statements.ListCommunicationsAsync(new CommunicationFilter(), null, 10, Token);
        return [.. page.Select(c => c.Value.Communication.Channel)];
    }
}
