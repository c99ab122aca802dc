using DiploMesh.Hosting.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DiploMesh.Hosting.Calls;

/// <summary>What every call goes through, whichever service and protocol: limits, deadlines, errors.</summary>
internal static class MeshCalls
{
    public static void AddMeshCalls(this IServiceCollection services, MeshOptions options)
    {
        services.AddSingleton<StreamIdleLimit>();
        services.AddSingleton<FaultInterceptor>();
        services.AddGrpcReflection();
        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = options.MaxReceiveBytes;
            grpc.Interceptors.Add<FaultInterceptor>();
        })
        .AddJsonTranscoding(json => json.TypeRegistry = JsonProblems.Types);
    }

    public static void UseMeshCalls(this WebApplication app)
    {
        app.UseRouting();
        app.UseMiddleware<CallDeadlines>();
        app.UseMiddleware<OversizeMessages>();
        app.UseMiddleware<JsonRequestGuard>();
    }
}
