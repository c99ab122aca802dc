using System.Text.Json;
using Grpc.AspNetCore.HealthChecks;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace DiploMesh.Hosting.Health;

/// <summary>
/// Health in two ways: liveness asks nothing but whether the process answers, readiness asks every check tagged
/// <see cref="ReadyTag"/>.
/// </summary>
internal static class MeshHealth
{
    /// <summary>Tag of the checks that readiness asks.</summary>
    public const string ReadyTag = "ready";

    /// <summary>When the watchers first hear: once a process that starts well has started.</summary>
    private static readonly TimeSpan FirstReport = TimeSpan.FromSeconds(1);

    /// <summary>How often the watchers of the gRPC health service hear of a change.</summary>
    private static readonly TimeSpan WatchPeriod = TimeSpan.FromSeconds(5);

    public static void AddMeshHealth(this IServiceCollection services)
    {
        services.AddSingleton<HostReadiness>();
        services.AddHostedService(provider => provider.GetRequiredService<HostReadiness>());
        services.AddGrpcHealthChecks().AddCheck<HostReadiness>("host", tags: [ReadyTag]);
        services.Configure<HealthCheckPublisherOptions>(publisher =>
        {
            publisher.Delay = FirstReport;
            publisher.Period = WatchPeriod;
        });
    }

    /// <summary>Maps the health endpoints. Comes after the services of the modules, whose names the gRPC health service knows.</summary>
    public static void MapMeshHealth(this WebApplication app)
    {
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/readyz", new HealthCheckOptions { Predicate = check => check.Tags.Contains(ReadyTag), ResponseWriter = WriteReportAsync });

        var health = app.Services.GetRequiredService<IOptions<GrpcHealthChecksOptions>>().Value;
        health.Services.Clear();
        foreach (var service in ServiceNames(app).Prepend(string.Empty))
        {
            health.Services.Map(service, check => check.Tags.Contains(ReadyTag));
        }

        app.MapGrpcHealthChecksService();
    }

    private static IEnumerable<string> ServiceNames(IEndpointRouteBuilder endpoints) => endpoints.DataSources
        .SelectMany(source => source.Endpoints)
        .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.ServiceName)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal);

    // Names and states only: what is wrong with a dependency is for the log, not for whoever can reach the port.
    private static Task WriteReportAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new
        {
            status = report.Status.ToString(),
            checks = report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status.ToString(), StringComparer.Ordinal),
        },
        JsonSerializerOptions.Web,
        context.RequestAborted);
}
