namespace DiploMesh.Storage;

/// <summary>Brings the schema up to date.</summary>
public interface IMigrator
{
    /// <summary>
    /// Applies the scripts that the store has not had yet, in order. Safe to call from several processes at once: one works,
    /// the others wait and find nothing left to do. Opens the <see cref="ISchemaGate"/> of this process.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait for other processes; a script that has begun is finished.</param>
    /// <exception cref="System.Data.Common.DbException">The store cannot be reached or refuses a script, which is then undone.</exception>
    /// <exception cref="TimeoutException">Another process held the migration lock for too long.</exception>
    Task MigrateAsync(CancellationToken cancellationToken);
}
