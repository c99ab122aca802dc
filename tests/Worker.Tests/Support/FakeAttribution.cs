using System.Collections.Concurrent;
using System.Net;
using DiploMesh.Protos.Attribution.V1;
using DiploMesh.Protos.Types.V1;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DiploMesh.Worker.Tests.Support;

/// <summary>An Attribution service on loopback that answers as the test says and can be stopped and started at its address.</summary>
internal sealed class FakeAttribution : IAsyncDisposable
{
    private readonly int _port;
    private readonly ConcurrentQueue<AttributeTextRequest> _requests = new();
    private WebApplication? _server;

    public FakeAttribution(int port) => _port = port;

    public Uri Address => new($"http://127.0.0.1:{_port}");

    /// <summary>Every request that has come, in order.</summary>
    public IReadOnlyList<AttributeTextRequest> Requests => [.. _requests];

    /// <summary>The answer; by default one statement that is the whole text.</summary>
    public Func<AttributeTextRequest, ServerCallContext, Task<AttributeTextResponse>> Answer { get; set; } =
        (request, _) => Task.FromResult(WholeText(request));

    public static AttributeTextResponse WholeText(AttributeTextRequest request)
    {
        var whole = new Span { Start = 0, End = request.Text.Length, Text = request.Text };
        var statement = new Statement { Id = "s1", Kind = StatementKind.Indirect, Confidence = 1 };
        statement.Content.Add(whole);
        return new AttributeTextResponse
        {
            DocumentId = request.DocumentId,
            Version = new EngineVersion { Engine = "1.0.0-fake" },
            Result = new AttributedText { Statements = { statement } },
        };
    }

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, _port, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(this);
        builder.Services.AddGrpc();
        _server = builder.Build();
        _server.MapGrpcService<Service>();
        await _server.StartAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Ends it without letting running calls finish.</summary>
    public async Task KillAsync()
    {
        if (_server is not null)
        {
            using var now = new CancellationTokenSource();
            await now.CancelAsync();
            await _server.StopAsync(now.Token);
            await _server.DisposeAsync();
            _server = null;
        }
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private sealed class Service(FakeAttribution fake) : AttributionService.AttributionServiceBase
    {
        public override Task<AttributeTextResponse> AttributeText(AttributeTextRequest request, ServerCallContext context)
        {
            fake._requests.Enqueue(request);
            return fake.Answer(request, context);
        }
    }
}
