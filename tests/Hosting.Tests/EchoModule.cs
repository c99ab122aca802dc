using DiploMesh.Hosting.Tests.Protos;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace DiploMesh.Hosting.Tests;

/// <summary>A service that does what its test tells it.</summary>
internal sealed class EchoModule : IServiceModule
{
    public string Name => "echo";

    /// <summary>What the service does instead of answering, by <c>EchoRequest.behaviour</c>.</summary>
    public Dictionary<string, Func<ServerCallContext, Task>> Behaviours { get; } = new(StringComparer.Ordinal);

    /// <summary>What the readiness check of the service says.</summary>
    public HealthStatus Dependency { get; set; } = HealthStatus.Healthy;

    public void AddServices(IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(this);
        builder.Services.AddSingleton<EchoGrpcService>();
        builder.Services.AddHealthChecks().AddCheck("dependency", () => new HealthCheckResult(Dependency, "secret detail"), tags: ["ready"]);
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<EchoGrpcService>();
}

internal sealed class EchoGrpcService(EchoModule module, TimeProvider time) : EchoService.EchoServiceBase
{
    public override async Task<EchoResponse> Echo(EchoRequest request, ServerCallContext context)
    {
        var remaining = context.Deadline == DateTime.MaxValue ? -1 : (long)(context.Deadline - time.GetUtcNow().UtcDateTime).TotalMilliseconds;
        if (request.Behaviour.Length > 0)
        {
            await module.Behaviours[request.Behaviour](context);
        }

        return new EchoResponse { Text = request.Text, RemainingMs = remaining };
    }

    public override async Task EchoAll(IAsyncStreamReader<EchoRequest> requestStream, IServerStreamWriter<EchoResponse> responseStream, ServerCallContext context)
    {
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            await responseStream.WriteAsync(await Echo(request, context), context.CancellationToken);
        }
    }
}
