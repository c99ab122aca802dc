using DiploMesh.Protos.Types.V1;
using DiploMesh.Storage.Tests.Fixtures;

namespace DiploMesh.Storage.Tests.Contract;

public abstract class SearchContract<TEngine> : StorageContract<TEngine>
    where TEngine : ITestEngine
{
    private static readonly DateTimeOffset Day = SearchFilters.Day;

    [Theory]
    [MemberData(nameof(SearchFilters.Names), MemberType = typeof(SearchFilters))]
    public async Task SearchAsync_OneFilter_ReturnsWhatFits(string name)
    {
        var filter = SearchFilters.All[name];
        var plain = await AcceptAsync(published: Day);
        await SaveAsync(Samples.Run(plain, Samples.Statement("nothing of the kind", "Sergey Lavrov"), Samples.Statement("the grain is late"), Samples.Statement("a corridor")));
        var other = await AcceptAsync(uri: "https://news.example/b", published: Day.AddDays(1));
        var statement = Samples.Statement("The grain will leave; the corridor stays.", "Maria Zakharova");
        statement.Kind = StatementKind.Direct;
        statement.Modality = Modality.Denied;
        statement.Channel = Channel.Letter;
        statement.Confidence = 0.9f;
        statement.Holder = new ActorReference { Name = "Russia" };
        statement.Addressees.Add(new Addressee { Actor = new ActorReference { Name = "The Hague Court" }, Evidence = new Span { Text = "the judges" } });
        await SaveAsync(Samples.Run(other, statement));

        (await SearchAsync(filter)).ShouldBe([Content(statement)]);
        (await SearchAsync(filter with { DispatchId = other.DispatchId })).ShouldBe([Content(statement)]);
        (await SearchAsync(filter with { DispatchId = plain.DispatchId })).ShouldBeEmpty();
    }

    [Fact]
    public async Task SearchAsync_PublishedTo_IsExclusiveAndLeavesUndatedOut()
    {
        await SaveAsync(Samples.Run(await AcceptAsync("First.", "https://news.example/a", Day), Samples.Statement("dated")));
        await SaveAsync(Samples.Run(await AcceptAsync("Second.", "https://news.example/b"), Samples.Statement("undated")));

        (await SearchAsync(new StatementFilter { PublishedTo = Day })).ShouldBeEmpty();
        (await SearchAsync(new StatementFilter { PublishedTo = Day.AddMicroseconds(1) })).ShouldBe(["dated"]);
        (await SearchAsync(new StatementFilter { PublishedFrom = Day })).ShouldBe(["dated"]);
        (await SearchAsync(new StatementFilter())).ShouldBe(["undated", "dated"]);
    }

    [Theory]
    [InlineData("ВУЧИЋ", "Александар Вучић каже", true)]
    [InlineData("ışık", "İstanbul'da ışık var", true)]
    [InlineData("istanbul", "Istanbul talks", true)]
    [InlineData("ΣΟΦΌΣ", "ο σοφός είπε", true)]
    [InlineData("dove", "a dove 🕊️ flew", true)]
    [InlineData("do", "a dove flew", false)]
    [InlineData("🕊️", "a dove 🕊️ flew", false)]
    [InlineData("...", "anything at all", false)]
    [InlineData("ceasefire ceasefire", "ceasefire", true)]
    [InlineData("100%", "100 tonnes", true)]
    [InlineData("a'b; DROP TABLE worker_statement; --", "anything at all", false)]
    public async Task SearchAsync_Words_AllOccurInAnyCase(string asked, string content, bool fits)
    {
        await SaveAsync(Samples.Run(await AcceptAsync(), Samples.Statement(content)));

        (await SearchAsync(new StatementFilter { Text = asked })).Length.ShouldBe(fits ? 1 : 0);
    }

    [Fact]
    public async Task SearchAsync_WordsInSeveralSpans_AllOccur()
    {
        var statement = Samples.Statement("the fleet");
        statement.Content.Add(new Span { Text = "will sail" });
        await SaveAsync(Samples.Run(await AcceptAsync(), statement));

        (await SearchAsync(new StatementFilter { Text = "sail fleet" })).Length.ShouldBe(1);
        (await SearchAsync(new StatementFilter { Text = "fleetwill" })).ShouldBeEmpty();
    }

    [Fact]
    public async Task SearchAsync_AHundredWords_StillAnswers()
    {
        var words = string.Join(' ', Enumerable.Range(0, 100).Select(i => $"word{i}"));
        await SaveAsync(Samples.Run(await AcceptAsync(), Samples.Statement(words), Samples.Statement("word1 word2")));

        (await SearchAsync(new StatementFilter { Text = words })).ShouldBe([words]);
    }

    [Fact]
    public async Task SearchAsync_EmptyName_FitsNothing()
    {
        await SaveAsync(Samples.Run(await AcceptAsync(), Samples.Statement("one", " ")));

        (await SearchAsync(new StatementFilter { Speaker = " " })).ShouldBeEmpty();
        (await SearchAsync(new StatementFilter { Addressee = "" })).ShouldBeEmpty();
    }

    [Fact]
    public async Task SearchAsync_Pages_AreWholeAndInOrder()
    {
        for (var d = 0; d < 3; d++)
        {
            var key = await AcceptAsync(uri: $"https://news.example/{d}");
            await SaveAsync(Samples.Run(key, [.. Enumerable.Range(0, 10).Select(s => Samples.Statement($"d{d} s{s} words", "Speaker"))]));
        }

        foreach (var filter in (StatementFilter[])[new(), new() { Speaker = "speaker" }, new() { Text = "words" }, new() { MinConfidence = 0.1f }])
        {
            var contents = new List<string>();
            for (long? before = null; ;)
            {
                var page = await Store.Statements.SearchAsync(filter, before, 7, Token);
                contents.AddRange(page.Select(s => Content(s.Value.Statement)));
                if (page.Count < 7)
                {
                    break;
                }

                before = page[^1].Sequence;
            }

            var expected = Enumerable.Range(0, 3).SelectMany(d => Enumerable.Range(0, 10).Select(s => $"d{d} s{s} words")).Reverse();
            contents.ShouldBe(expected);
        }
    }

    [Fact]
    public async Task FindAsync_Statement_ComesWithDispatchAndVersion()
    {
        var key = await AcceptAsync(published: Day);
        var run = Samples.Run(key, Samples.Statement("one"));
        Store.Clock.Advance(TimeSpan.FromSeconds(5));
        await SaveAsync(run);

        var found = (await Store.Statements.FindAsync(run.Text.Statements[0].Id, Token)).ShouldNotBeNull();

        found.Statement.ShouldBe(run.Text.Statements[0]);
        found.Version.ShouldBe(run.Version);
        found.Dispatch.Id.ShouldBe(key.DispatchId);
        found.Dispatch.Title.ShouldBe("Envoys meet");
        found.Dispatch.Text.ShouldBeEmpty();
        found.CreateTime.ToDateTimeOffset().ShouldBe(TestStore.Start + TimeSpan.FromSeconds(5));
        (await Store.Statements.SearchAsync(new StatementFilter(), null, 10, Token)).ShouldHaveSingleItem().Value.ShouldBe(found);
        (await Store.Statements.FindAsync("st-none", Token)).ShouldBeNull();
        (await Store.Statements.FindRunAsync("st-none", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task ListCommunicationsAsync_Filters_AreJoinedByAnd()
    {
        var key = await AcceptAsync();
        Communication[] communications =
        [
            new() { Channel = Channel.Call, Sender = new ActorReference { Name = "Serbia" }, Addressees = { new ActorReference { Name = "Russia" }, new ActorReference { Name = "RUSSIA" } } },
            new() { Channel = Channel.Letter, Sender = new ActorReference { Name = "Russia" }, Addressees = { new ActorReference { Name = "Serbia" } } },
            new() { Channel = Channel.Letter, Sender = new ActorReference { Name = "Serbia" } },
        ];
        var run = Samples.Run(key, Samples.Version, [], communications);
        await SaveAsync(run);
        var ids = run.Text.Communications.Select(c => c.Id).ToArray();

        (await ListAsync(new CommunicationFilter())).ShouldBe([ids[2], ids[1], ids[0]]);
        (await ListAsync(new CommunicationFilter { Sender = "SERBIA" })).ShouldBe([ids[2], ids[0]]);
        (await ListAsync(new CommunicationFilter { Addressee = "russia" })).ShouldBe([ids[0]]);
        (await ListAsync(new CommunicationFilter { Channel = Channel.Letter, Sender = "serbia" })).ShouldBe([ids[2]]);
        (await ListAsync(new CommunicationFilter { Sender = "serbia", Addressee = "russia", DispatchId = key.DispatchId })).ShouldBe([ids[0]]);
        (await ListAsync(new CommunicationFilter { DispatchId = "dp-none" })).ShouldBeEmpty();

        var first = await Store.Statements.ListCommunicationsAsync(new CommunicationFilter(), null, 2, Token);
        var second = await Store.Statements.ListCommunicationsAsync(new CommunicationFilter(), first[^1].Sequence, 2, Token);
        second.ShouldHaveSingleItem().Value.Communication.ShouldBe(run.Text.Communications[0]);
        second[0].Value.Dispatch.Id.ShouldBe(key.DispatchId);
    }

    private async Task<string[]> ListAsync(CommunicationFilter filter)
    {
        var page = await Store.Statements.ListCommunicationsAsync(filter, null, 10, Token);
        return [.. page.Select(c => c.Value.Communication.Id)];
    }
}
