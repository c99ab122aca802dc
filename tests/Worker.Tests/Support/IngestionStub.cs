using DiploMesh.Hosting;
using DiploMesh.Messaging;
using DiploMesh.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace DiploMesh.Worker.Tests.Support;

/// <summary>As much of Ingestion as the Worker sees: the relay of its outbox.</summary>
internal sealed class IngestionStub : IServiceModule
{
    public string Name => "ingestion";

    public void AddServices(IHostApplicationBuilder builder) => builder.Services
        .AddStorage(builder.Configuration)
        .AddMessaging(builder.Configuration, messaging => messaging.AddRelay(OutboxOwner.Ingestion));

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
