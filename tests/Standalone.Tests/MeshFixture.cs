using DiploMesh.Standalone.Mesh;
using DiploMesh.Standalone.Tests;

[assembly: AssemblyFixture(typeof(MeshFixture))]

namespace DiploMesh.Standalone.Tests;

/// <summary>One mesh in this process for all tests that talk to one. Each uses source URIs of its own.</summary>
public sealed class MeshFixture : IAsyncLifetime
{
    private StandaloneMesh? _mesh;

    /// <summary>Address to give to <c>--server</c>.</summary>
    public string Server => Mesh.GrpcAddress.GetLeftPart(UriPartial.Authority);

    internal StandaloneMesh Mesh => _mesh ?? throw new InvalidOperationException("The mesh has not started.");

    public async ValueTask InitializeAsync() =>
        _mesh = await StandaloneMesh.StartAsync(DataFolder.Temporary(), port: 0, quiet: true, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (_mesh is not null)
        {
            await _mesh.DisposeAsync();
        }
    }
}
