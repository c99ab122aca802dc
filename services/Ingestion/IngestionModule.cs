using DiploMesh.Hosting;
using DiploMesh.Ingestion.Formats;
using DiploMesh.Ingestion.Formats.Html;
using DiploMesh.Ingestion.Languages;
using DiploMesh.Messaging;
using DiploMesh.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DiploMesh.Ingestion;

/// <summary>Ingestion: takes dispatches in and makes them durable.</summary>
public sealed class IngestionModule : IServiceModule
{
    /// <inheritdoc/>
    public string Name => "ingestion";

    /// <inheritdoc/>
    public void AddServices(IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddMessaging(builder.Configuration, messaging => messaging.AddRelay(OutboxOwner.Ingestion));
        AddIntake(builder.Services);
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        endpoints.MapGrpcService<IngestionGrpcService>();
    }

    /// <summary>Registers what is Ingestion's own, without store and bus.</summary>
    /// <param name="services">The services of the process.</param>
    internal static void AddIntake(IServiceCollection services)
    {
        services.AddOptions<IngestionOptions>().BindConfiguration(IngestionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<IngestionOptions>>().Value);
        services.AddSingleton<IDocumentReader, PlainTextReader>();
        services.AddSingleton<IDocumentReader, TelegramReader>();
        services.AddSingleton<IDocumentReader, HtmlReader>();
        services.AddSingleton<IDocumentReader, NinjsReader>();
        services.AddSingleton<IDocumentReader, FeedDocumentReader>();
        services.AddSingleton<DocumentPipeline>();
        services.AddSingleton<LanguageIdentifier>();
        services.AddSingleton<DispatchAssembler>();
        services.AddSingleton<ReadingGate>();
        services.AddSingleton<DispatchIntake>();
    }
}
