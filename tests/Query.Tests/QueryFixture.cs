using System.Security.Cryptography;
using System.Text;
using DiploMesh.Hosting;
using DiploMesh.Protos.Query.V1;
using DiploMesh.Protos.Types.V1;
using DiploMesh.Storage;
using Google.Protobuf.WellKnownTypes;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DiploMesh.Query.Tests;

/// <summary>A running Query over a real store with the <see cref="Sample"/> twice, a day apart: two dispatches, eight statements.</summary>
public sealed class QueryFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("diplomesh-query-");
    private WebApplication _app = null!;
    private GrpcChannel _channel = null!;

    public static DateTimeOffset FirstDay { get; } = new(2024, 5, 6, 8, 0, 0, TimeSpan.Zero);

    internal QueryService.QueryServiceClient Grpc { get; private set; } = null!;

    internal HttpClient Http { get; private set; } = null!;

    internal RevisionKey First { get; private set; } = null!;

    internal RevisionKey Second { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _app = MeshHost.Build(
            ["--Mesh:GrpcPort=0", $"--Storage:ConnectionString=Data Source={Path.Combine(_folder.FullName, "query.db")}"],
            [new QueryModule()],
            builder => builder.Logging.ClearProviders());
        await _app.StartAsync();
        await _app.Services.GetRequiredService<ISchemaGate>().WaitAsync(CancellationToken.None);
        First = await StoreAsync("https://example.org/one", FirstDay);
        Second = await StoreAsync("https://example.org/two", FirstDay.AddDays(1));
        var addresses = _app.Services.GetRequiredService<IServerAddresses>();
        _channel = GrpcChannel.ForAddress(addresses.GrpcAddress);
        Grpc = new QueryService.QueryServiceClient(_channel);
        Http = new HttpClient { BaseAddress = addresses.HttpAddress };
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task<RevisionKey> StoreAsync(string sourceUri, DateTimeOffset published)
    {
        var raw = Encoding.UTF8.GetBytes(Sample.Text);
        var accepted = await _app.Services.GetRequiredService<IDispatchStore>().AcceptAsync(
            new AcceptCommand
            {
                RequestSha256 = SHA256.HashData(Encoding.UTF8.GetBytes(sourceUri)),
                Raw = raw,
                Dispatches =
                [
                    new Dispatch
                    {
                        SourceUri = sourceUri,
                        Text = Sample.Text,
                        TextLength = Sample.Text.Length,
                        TextSha256 = Convert.ToHexStringLower(SHA256.HashData(raw)),
                        MediaType = "text/plain",
                        Charset = "utf-8",
                        Language = new DetectedLanguage { Code = "en", Confidence = 1, Attributed = true },
                        PublishedTime = Timestamp.FromDateTimeOffset(published),
                    },
                ],
                Announce = dispatch => new OutboxMessage(Guid.CreateVersion7(), "dispatch-accepted", "{}", null),
            },
            CancellationToken.None);
        var dispatch = accepted.Dispatches[0].Dispatch;
        var revision = new RevisionKey(dispatch.Id, dispatch.Revision);
        await _app.Services.GetRequiredService<IAttributionStore>()
            .SaveAsync(Sample.Attribute(revision), new InboxEntry("test", Guid.CreateVersion7()), [], CancellationToken.None);
        return revision;
    }
}
