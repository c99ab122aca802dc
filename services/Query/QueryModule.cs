using DiploMesh.Hosting;
using DiploMesh.Query.Answers;
using DiploMesh.Storage;

namespace DiploMesh.Query;

/// <summary>Query: answers questions about what is stored. Only reads.</summary>
public sealed class QueryModule : IServiceModule
{
    /// <inheritdoc/>
    public string Name => "query";

    /// <inheritdoc/>
    public void AddServices(IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddSingleton<DispatchTexts>();
        builder.Services.AddSingleton<QueryGrpcService>();
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<QueryGrpcService>();
}
