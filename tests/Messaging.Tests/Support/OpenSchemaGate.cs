using DiploMesh.Storage;

namespace DiploMesh.Messaging.Tests.Support;

/// <summary>A store that has its schema.</summary>
internal sealed class OpenSchemaGate : ISchemaGate
{
    public bool IsReady => true;

    public Task WaitAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
