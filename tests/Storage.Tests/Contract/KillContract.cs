using DiploMesh.Storage.Engines;
using DiploMesh.Storage.Statements;
using DiploMesh.Storage.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace DiploMesh.Storage.Tests.Contract;

/// <summary>A connection that breaks in the middle of a transaction leaves nothing, and nothing locked.</summary>
/// <typeparam name="TEngine">The engine.</typeparam>
public abstract class KillContract<TEngine> : StorageContract<TEngine>
    where TEngine : ITestEngine
{
    [Fact]
    public async Task BeginWriteAsync_ConnectionClosedBeforeCommit_LeavesNothingAndNothingLocked()
    {
        var database = Store.Services.GetRequiredService<Database>();
        await using (var connection = await database.OpenAsync(SqlAccess.Write, Token))
        {
            var transaction = await database.Engine.BeginWriteAsync(connection, Token);
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "INSERT INTO worker_dispatch (dispatch_id, newest_revision) VALUES ('dp-lost', 9)";
            (await command.ExecuteNonQueryAsync(Token)).ShouldBe(1);
        }

        (await SaveAsync(Samples.Run(await AcceptAsync(), Samples.Statement("one")))).ShouldBeTrue();
        var newest = await database.ReadAsync(
            SqlAccess.Read, (session, token) => session.FindAsync<int?>(AttributionSql.FindNewest, new { dispatchId = "dp-lost" }, token), Token);
        newest.ShouldBeNull();
    }
}
