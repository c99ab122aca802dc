using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace DiploMesh.Hosting.Telemetry;

/// <summary>
/// Traces and metrics of a process. Metrics are always there to be scraped; traces, metrics and logs are sent by OTLP when
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to.
/// </summary>
internal static class MeshTelemetry
{
    /// <summary>The sources and meters of DiploMesh: each part names its own <c>DiploMesh.Part</c>.</summary>
    private const string OwnSources = "DiploMesh.*";

    public static void AddMeshTelemetry(this IHostApplicationBuilder builder, IReadOnlyList<IServiceModule> modules)
    {
        var name = modules is [var only] ? $"diplomesh-{only.Name}" : "diplomesh";
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource
                .AddService(name, serviceVersion: typeof(MeshTelemetry).Assembly.GetName().Version?.ToString(3))
                .AddEnvironmentVariableDetector())
            .WithTracing(tracing => tracing
                .AddSource(OwnSources, "MassTransit", "System.Net.Http", "Grpc.Net.Client")
                .AddAspNetCoreInstrumentation(http => http.Filter = IsCall))
            .WithMetrics(metrics => metrics
                .AddMeter(OwnSources, "MassTransit", "System.Net.Http")
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation()
                .AddPrometheusExporter());
        if (!string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            telemetry.UseOtlpExporter();
            builder.Logging.AddOpenTelemetry(log => log.IncludeScopes = true);
        }
    }

    // Probes and scrapes come every few seconds and would drown the calls.
    private static bool IsCall(HttpContext context) => !(context.Request.Path.StartsWithSegments("/healthz", StringComparison.Ordinal)
        || context.Request.Path.StartsWithSegments("/readyz", StringComparison.Ordinal)
        || context.Request.Path.StartsWithSegments("/metrics", StringComparison.Ordinal)
        || context.Request.Path.StartsWithSegments("/grpc.health.v1.Health", StringComparison.Ordinal));
}
