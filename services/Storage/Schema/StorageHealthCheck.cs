using System.Data.Common;
using DiploMesh.Storage.Engines;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DiploMesh.Storage.Schema;

/// <summary>Healthy while the store answers and has the schema of this build.</summary>
internal sealed class StorageHealthCheck(Database database, ISchemaGate gate) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!gate.IsReady)
        {
            return HealthCheckResult.Unhealthy("The store does not have the schema of this build yet.");
        }

        try
        {
            foreach (var access in (SqlAccess[])[SqlAccess.Read, SqlAccess.ReadReplica])
            {
                await database.ReadAsync(access, (session, token) => session.FindAsync<int>(SchemaSql.Ping, null, token), cancellationToken);
            }

            return HealthCheckResult.Healthy();
        }
        catch (DbException exception)
        {
            return HealthCheckResult.Unhealthy("The store does not answer.", exception);
        }
    }
}
