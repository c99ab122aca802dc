using DiploMesh.Protos.Ingestion.V1;
using DiploMesh.Protos.Query.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace DiploMesh.Standalone.Client;

/// <summary>A connection to a mesh, wherever it runs.</summary>
internal sealed class MeshConnection : IDisposable
{
    /// <summary>Where a mesh is looked for if nobody says where it is.</summary>
    public const string DefaultAddress = "http://127.0.0.1:5000";

    /// <summary>Name of the environment variable that says where the mesh is.</summary>
    public const string AddressVariable = "DIPLOMESH_SERVER";

    /// <summary>How long one answer may take.</summary>
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(30);

    /// <summary>A page of 500 statements with their evidence is larger than gRPC's own 4 MiB.</summary>
    private const int MaxAnswerBytes = 64 * 1024 * 1024;

    private readonly GrpcChannel _channel;

    /// <summary>Prepares a connection; it is made by the first call.</summary>
    /// <param name="address">Address of the mesh's gRPC port.</param>
    public MeshConnection(Uri address)
    {
        _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions { MaxReceiveMessageSize = MaxAnswerBytes });
        Ingestion = new IngestionService.IngestionServiceClient(_channel);
        Query = new QueryService.QueryServiceClient(_channel);
    }

    /// <summary>Takes dispatches in.</summary>
    public IngestionService.IngestionServiceClient Ingestion { get; }

    /// <summary>Answers questions.</summary>
    public QueryService.QueryServiceClient Query { get; }

    /// <summary>Options of a call that gets one answer: it may take 30 seconds.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The options.</returns>
    public static CallOptions Unary(CancellationToken cancellationToken) =>
        new(deadline: TimeProvider.System.GetUtcNow().Add(AnswerTimeout).UtcDateTime, cancellationToken: cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();
}
