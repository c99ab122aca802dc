using DiploMesh.Storage.Engines;
using DiploMesh.Storage.Identifiers;
using DiploMesh.Storage.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace DiploMesh.Storage.Tests.Contract;

/// <summary>A connection that breaks in the middle of a transaction leaves nothing, and nothing locked.</summary>
/// <typeparam name="TEngine">The engine.</typeparam>
public abstract class KillContract<TEngine> : StorageContract<TEngine>
    where TEngine : ITestEngine
{
    [Fact]
    public async Task WriteAsync_ConnectionDropsBeforeCommit_LeavesNothing()
    {
        var command = Samples.Command(Samples.Dispatch()) with
        {
            Announce = dispatch =>
            {
                // By now raw bytes, dispatch and revision are written, but not committed.
                throw new IOException("The connection is gone.");
            },
        };
        await Should.ThrowAsync<IOException>(() => Store.Dispatches.AcceptAsync(command, Token));

        (await Store.Reader.FindAsync(StableId.ForDispatch(Samples.Uri), 0, Token)).ShouldBeNull();
        (await AcceptAsync()).Revision.ShouldBe(1);
    }

    [Fact]
    public async Task OpenAsync_TransactionNeverCommitted_IsUndoneWhenItsConnectionCloses()
    {
        var database = Store.Services.GetRequiredService<Database>();
        await using (var connection = await database.OpenAsync(SqlAccess.Write, Token))
        {
            var transaction = await database.Engine.BeginWriteAsync(connection, Token);
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "INSERT INTO worker_dispatch (dispatch_id, newest_revision) VALUES (N'dp-lost', 9)".Replace("N'", database.Engine.Provider == StorageProvider.Sqlite ? "'" : "N'");
            (await command.ExecuteNonQueryAsync(Token)).ShouldBe(1);
        }

        (await SaveAsync(Samples.Run(await AcceptAsync(), Samples.Statement("one")))).ShouldBeTrue();
        var newest = await database.ReadAsync(
            SqlAccess.Read, (session, token) => session.FindAsync<int?>(Statements.AttributionSql.FindNewest, new { dispatchId = "dp-lost" }, token), Token);
        newest.ShouldBeNull();
    }
}
