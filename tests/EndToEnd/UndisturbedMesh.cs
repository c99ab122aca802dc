namespace DiploMesh.EndToEnd;

/// <summary>What a mesh that nobody disturbs makes of a folder of dispatches; what disturbed ones must end with.</summary>
public sealed class UndisturbedMesh : IAsyncLifetime
{
    /// <summary>The folder. Its path is part of every identifier, so the disturbed ingest this one.</summary>
    internal Dispatches Dispatches { get; } = new();

    /// <summary>Identifiers of the dispatches.</summary>
    internal IReadOnlyCollection<string> DispatchIds { get; private set; } = [];

    /// <summary>The statements, by identifier.</summary>
    internal SortedDictionary<string, string> Statements { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Dispatches.Multiply(15);
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var mesh = await StandaloneMesh.StartAsync(Dispatches.NewDataFolder(), cancellationToken);
        DispatchIds = MeshClient.DispatchIds((await mesh.IngestAsync(Dispatches.Folder, cancellationToken)).Json());
        Statements = await mesh.EnrichedAsync(DispatchIds, cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        Dispatches.Dispose();
        return ValueTask.CompletedTask;
    }
}
