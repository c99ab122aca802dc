namespace DiploMesh.Storage.Schema;

/// <summary>A gate that is opened once.</summary>
internal sealed class SchemaGate : ISchemaGate
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc/>
    public bool IsReady => _opened.Task.IsCompletedSuccessfully;

    /// <inheritdoc/>
    public Task WaitAsync(CancellationToken cancellationToken) => _opened.Task.WaitAsync(cancellationToken);

    /// <summary>Opens the gate; again does nothing.</summary>
    public void Open() => _opened.TrySetResult();
}
