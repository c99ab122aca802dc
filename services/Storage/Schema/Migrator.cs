using DiploMesh.Storage.Engines;
using Microsoft.Extensions.Logging;

namespace DiploMesh.Storage.Schema;

/// <summary>Brings the schema up to date, or tells whether it is.</summary>
internal sealed class Migrator(Database database, SchemaGate gate, ILogger<Migrator> logger) : IMigrator
{
    /// <inheritdoc/>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await database.RetryAsync(token => SchemaUpgrade.ApplyAsync(database, logger, token), cancellationToken);
        gate.Open();
    }

    /// <summary>Opens the gate if the store has had every script of this build; scripts of a later build do not matter.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>True if it has.</returns>
    /// <exception cref="System.Data.Common.DbException">The store cannot be reached or has no schema at all.</exception>
    public async Task<bool> CheckAsync(CancellationToken cancellationToken)
    {
        var applied = await database.ReadAsync(
            SqlAccess.Read, (session, token) => session.QueryAsync<string>(SchemaSql.AppliedScripts, null, token), cancellationToken);
        var isComplete = MigrationScripts.For(database.Engine.Provider).All(script => applied.Contains(script.Name));
        if (isComplete)
        {
            gate.Open();
        }

        return isComplete;
    }
}
