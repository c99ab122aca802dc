using DiploMesh.Hosting.Clients;
using DiploMesh.Protos.Attribution.V1;
using Microsoft.Extensions.Options;

namespace DiploMesh.Worker.Attribution;

/// <summary>Registers the client of the Attribution service.</summary>
internal static class AttributionClientExtensions
{
    /// <summary>
    /// Registers the client for <see cref="WorkerOptions.AttributionAddress"/>, calls spread over all addresses that its name
    /// has. The client does not retry: that is the consumer's business alone.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddAttributionClient(this IServiceCollection services)
    {
        services.AddMeshClient<AttributionService.AttributionServiceClient>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<WorkerOptions>>().Value;
            return new GrpcClientSettings
            {
                Address = options.AttributionAddress,
                MaxReceiveBytes = options.MaxAttributionBytes,
                Deadline = options.AttributionDeadline,
            };
        });
        return services;
    }
}
