namespace DiploMesh.Storage;

/// <summary>
/// Tells whether the store has the schema that this build needs. Processes start before their database; whatever works in the
/// background waits here first.
/// </summary>
public interface ISchemaGate
{
    /// <summary>True once the schema is there; never false again.</summary>
    bool IsReady { get; }

    /// <summary>Waits until the schema is there.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task WaitAsync(CancellationToken cancellationToken);
}
