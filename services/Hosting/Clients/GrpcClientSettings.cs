namespace DiploMesh.Hosting.Clients;

/// <summary>How a service of the mesh is called by another.</summary>
public sealed record GrpcClientSettings
{
    /// <summary>
    /// Where the service is: <c>http://host:port</c>, or <c>https</c>, or <c>dns:///host:port</c>. A host name is resolved to
    /// all its addresses, and calls go to each in turn.
    /// </summary>
    public required Uri Address { get; init; }

    /// <summary>The largest answer, bytes; larger ones fail the call with <c>RESOURCE_EXHAUSTED</c>.</summary>
    public int MaxReceiveBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Time that a unary call has if it is made without a deadline.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);
}
