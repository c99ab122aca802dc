using System.Text.Json.Nodes;
using DiploMesh.Testing;

namespace DiploMesh.EndToEnd;

/// <summary>What the tests do with a mesh, by the command line alone.</summary>
internal static class MeshClient
{
    private static readonly TimeSpan EnrichmentDeadline = TimeSpan.FromSeconds(180);

    /// <summary>Sends a file or folder.</summary>
    /// <returns>A receipt or refusal per dispatch.</returns>
    public static Task<CommandLine.Run> IngestAsync(this IMesh mesh, string path, CancellationToken cancellationToken) =>
        CommandLine.RunAsync(cancellationToken, "ingest", path, "--server", mesh.IngestionAddress, "--format", "json");

    /// <summary>Every current statement, as JSON.</summary>
    public static async Task<IReadOnlyList<JsonNode>> StatementsAsync(this IMesh mesh, CancellationToken cancellationToken, params string[] filters) =>
        (await CommandLine.RunAsync(cancellationToken, ["statements", "--server", mesh.QueryAddress, "--format", "json", "--limit", "10000", .. filters])).Json();

    /// <summary>Waits until every dispatch has its statements. They come in one transaction a dispatch: one is there, all are.</summary>
    /// <returns>Every current statement, by identifier.</returns>
    public static async Task<SortedDictionary<string, string>> EnrichedAsync(this IMesh mesh, IReadOnlyCollection<string> dispatchIds, CancellationToken cancellationToken)
    {
        IReadOnlyList<JsonNode> statements = [];
        await Eventually.HoldsAsync(
            async () =>
            {
                statements = await mesh.StatementsAsync(cancellationToken);
                return dispatchIds.All(statements.Select(DispatchOf).ToHashSet().Contains);
            },
            "every dispatch has its statements",
            cancellationToken,
            EnrichmentDeadline);

        // Add throws on a second statement with the same identifier: that would be an effect applied twice.
        var byId = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var statement in statements)
        {
            byId.Add(IdOf(statement), statement["statement"]!.ToJsonString());
        }

        return byId;
    }

    /// <summary>Identifiers of the dispatches that receipts name.</summary>
    public static IReadOnlyCollection<string> DispatchIds(IEnumerable<JsonNode> receipts) =>
        [.. receipts.Select(receipt => (string)receipt["dispatch_id"]!).Distinct()];

    public static string IdOf(JsonNode stored) => (string)stored["statement"]!["id"]!;

    private static string DispatchOf(JsonNode stored) => (string)stored["dispatch"]!["id"]!;
}
