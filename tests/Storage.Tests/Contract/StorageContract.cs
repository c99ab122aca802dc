using DiploMesh.Protos.Types.V1;
using DiploMesh.Storage.Tests.Fixtures;

namespace DiploMesh.Storage.Tests.Contract;

/// <summary>What every engine must do; each part of the contract is a class of its own, so that the parts run side by side.</summary>
/// <typeparam name="TEngine">The engine.</typeparam>
public abstract class StorageContract<TEngine> : IAsyncLifetime
    where TEngine : ITestEngine
{
    private TestStore? _store;

    protected TestStore Store => _store ?? throw new InvalidOperationException("The test has not begun.");

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await TEngine.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected async Task<RevisionKey> AcceptAsync(string text = Samples.Text, string uri = Samples.Uri, DateTimeOffset? published = null)
    {
        var result = await Store.Dispatches.AcceptAsync(Samples.Command(Samples.Dispatch(text, uri, published)), Token);
        return new RevisionKey(result.Dispatches[0].Dispatch.Id, result.Dispatches[0].Dispatch.Revision);
    }

    protected Task<bool> SaveAsync(AttributionRun run, params IReadOnlyList<OutboxMessage> announcements) =>
        Store.Attributions.SaveAsync(run, Samples.Inbox(), announcements, Token);

    protected async Task<string[]> SearchAsync(StatementFilter filter)
    {
        var page = await Store.Statements.SearchAsync(filter, null, 100, Token);
        return [.. page.Select(s => Content(s.Value.Statement))];
    }

    protected static string Content(Statement statement) => statement.Content[0].Text;
}
