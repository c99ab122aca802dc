using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace DiploMesh.Hosting;

/// <summary>
/// One service of the mesh: what it registers and what it serves. A process runs one module (Kubernetes) or all of
/// them (<c>diplomesh up</c>); the module does not know which.
/// </summary>
public interface IServiceModule
{
    /// <summary>Name of the service in telemetry, health and configuration: lower case, for example <c>ingestion</c>.</summary>
    string Name { get; }

    /// <summary>Registers the service's own types. Shared ones (health, telemetry, gRPC) are the host's business.</summary>
    /// <param name="builder">The host being built, with its configuration.</param>
    void AddServices(IHostApplicationBuilder builder);

    /// <summary>Maps the service's gRPC endpoints; does nothing for a service without any.</summary>
    /// <param name="endpoints">The route builder of the process.</param>
    void MapEndpoints(IEndpointRouteBuilder endpoints);
}
