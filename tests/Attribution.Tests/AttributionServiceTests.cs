using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DiploMesh.Attribution.Engine;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Hosting;
using DiploMesh.Protos.Attribution.V1;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using EngineVersion = DiploMesh.Attribution.Engine.EngineVersion;

namespace DiploMesh.Attribution.Tests;

/// <summary>The service over a real server and a real client.</summary>
public sealed class AttributionServiceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AttributeText_Text_IsAnswered()
    {
        await using var server = await Server.StartAsync();

        var response = await server.Client.AttributeTextAsync(new AttributeTextRequest { Text = "Jon Aasen said that the port is open.", DocumentId = "d" }, cancellationToken: Token);

        response.Result.Statements.ShouldHaveSingleItem().Speaker.Name.ShouldBe("Jon Aasen");
        response.DocumentId.ShouldBe("d");
    }

    [Fact]
    public async Task AttributeText_Json_IsTranscoded()
    {
        await using var server = await Server.StartAsync();

        using var response = await server.Http.PostAsJsonAsync("/v1/attribution:attributeText", new { text = "Jon Aasen said that the port is open." }, Token);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(Token);
        body.GetProperty("result").GetProperty("statements")[0].GetProperty("speaker").GetProperty("name").GetString().ShouldBe("Jon Aasen");
    }

    [Fact]
    public async Task AttributeText_EmptyText_IsRefused()
    {
        await using var server = await Server.StartAsync();

        var problem = await Should.ThrowAsync<RpcException>(async () => await server.Client.AttributeTextAsync(new AttributeTextRequest(), cancellationToken: Token));

        problem.StatusCode.ShouldBe(StatusCode.InvalidArgument);
    }

    [Fact]
    public async Task AttributeTexts_ManyTexts_AreAnsweredInOrderWithErrorsAsItems()
    {
        await using var server = await Server.StartAsync();
        using var call = server.Client.AttributeTexts(cancellationToken: Token);
        var sending = SendAsync(call.RequestStream, 40);

        var answers = await call.ResponseStream.ReadAllAsync(Token).ToListAsync(Token);
        await sending;

        answers.Select(a => a.Index).ShouldBe(Enumerable.Range(0, 40).Select(i => (long)i));
        for (var i = 0; i < 40; i++)
        {
            if (i % 5 == 0)
            {
                answers[i].Error.Code.ShouldBe((int)StatusCode.InvalidArgument);
            }
            else
            {
                answers[i].Attributed.DocumentId.ShouldBe($"d{i}");
            }
        }
    }

    [Fact]
    public async Task AttributeTexts_MissingItem_IsAnErrorItem()
    {
        await using var server = await Server.StartAsync();
        using var call = server.Client.AttributeTexts(cancellationToken: Token);
        await call.RequestStream.WriteAsync(new AttributeTextsRequest(), Token);
        await call.RequestStream.CompleteAsync();

        var answer = (await call.ResponseStream.ReadAllAsync(Token).ToListAsync(Token)).ShouldHaveSingleItem();

        answer.Error.Message.ShouldContain("item");
    }

    [Fact]
    public async Task AttributeText_NoPlaceInTheQueue_IsUnavailable()
    {
        var engine = new BlockingEngine();
        await using var server = await Server.StartAsync(engine, "--Attribution:MaxConcurrency=1", "--Attribution:MaxWaiting=0");
        using var first = server.Client.AttributeTextAsync(new AttributeTextRequest { Text = "a" }, cancellationToken: Token);
        await engine.Entered.Task.WaitAsync(TimeSpan.FromSeconds(20), Token);

        var problem = await Should.ThrowAsync<RpcException>(async () => await server.Client.AttributeTextAsync(new AttributeTextRequest { Text = "b" }, cancellationToken: Token));

        engine.Release.Set();
        problem.StatusCode.ShouldBe(StatusCode.Unavailable);
        (await first).Result.Statements.ShouldBeEmpty();
    }

    [Fact]
    public async Task AttributeText_DeadlinePassed_StopsTheEngine()
    {
        var engine = new BlockingEngine();
        await using var server = await Server.StartAsync(engine);

        var call = server.Client.AttributeTextAsync(new AttributeTextRequest { Text = "a" }, deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(1), cancellationToken: Token);
        var problem = await Should.ThrowAsync<RpcException>(async () => await call);

        problem.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
        await engine.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20), Token);
    }

    [Theory]
    [InlineData("--Attribution:MaxTextLength=0", "MaxTextLength")]
    [InlineData("--Attribution:MaxConcurrency=-1", "MaxConcurrency")]
    [InlineData("--Attribution:MaxWaiting=-1", "MaxWaiting")]
    public void Build_SettingOutOfRange_NamesIt(string setting, string name) => Should.Throw<OptionsValidationException>(() =>
        MeshHost.Build(["--Mesh:GrpcPort=0", setting], [new AttributionModule()])).Failures.ShouldHaveSingleItem().ShouldContain(name);

    private static async Task SendAsync(IClientStreamWriter<AttributeTextsRequest> stream, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var text = i % 5 == 0 ? string.Empty : string.Concat(Enumerable.Repeat("Jon Aasen said that the port is open. ", 1 + ((count - i) * 20)));
            await stream.WriteAsync(new AttributeTextsRequest { Item = new AttributeTextRequest { Text = text, DocumentId = $"d{i}" } }, Token);
        }

        await stream.CompleteAsync();
    }

    /// <summary>An engine that works until it is released or cancelled.</summary>
    private sealed class BlockingEngine : IAttributionEngine
    {
        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ManualResetEventSlim Release { get; } = new();

        public EngineVersion Version => new("0.0.0", string.Empty);

        public AttributedDocument Attribute(AttributionRequest request, CancellationToken cancellationToken)
        {
            Entered.TrySetResult();
            try
            {
                Release.Wait(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                Cancelled.TrySetResult();
                throw;
            }

            return new AttributedDocument(request.Text, [], [], [], [], [], []);
        }
    }

    private sealed class Server : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly GrpcChannel _channel;

        private Server(WebApplication app)
        {
            _app = app;
            var addresses = app.Services.GetRequiredService<IServerAddresses>();
            _channel = GrpcChannel.ForAddress(addresses.GrpcAddress);
            Client = new AttributionService.AttributionServiceClient(_channel);
            Http = new HttpClient { BaseAddress = addresses.HttpAddress };
        }

        public AttributionService.AttributionServiceClient Client { get; }

        public HttpClient Http { get; }

        public static Task<Server> StartAsync() => StartAsync(new AttributionEngine());

        public static async Task<Server> StartAsync(IAttributionEngine engine, params string[] settings)
        {
            var app = MeshHost.Build(["--Mesh:GrpcPort=0", .. settings], [new AttributionModule()], builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton(engine);
            });
            await app.StartAsync(Token);
            return new Server(app);
        }

        public async ValueTask DisposeAsync()
        {
            _channel.Dispose();
            Http.Dispose();
            await _app.DisposeAsync();
        }
    }
}
