using DiploMesh.Attribution.Engine;
using DiploMesh.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DiploMesh.Attribution;

/// <summary>The Attribution service: text in, statements out, nothing stored.</summary>
public sealed class AttributionModule : IServiceModule
{
    /// <inheritdoc/>
    public string Name => "attribution";

    /// <inheritdoc/>
    public void AddServices(IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = (builder.Configuration.GetSection(AttributionOptions.Section).Get<AttributionOptions>() ?? new AttributionOptions()).Checked();
        builder.Services.AddSingleton(options);
        builder.Services.TryAddSingleton<IAttributionEngine, AttributionEngine>();
        builder.Services.AddSingleton<TextAttributor>();
        builder.Services.AddSingleton<AttributionQueue>();
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<AttributionGrpcService>();
}
