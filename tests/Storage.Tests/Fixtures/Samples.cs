using System.Security.Cryptography;
using System.Text;
using DiploMesh.Protos.Types.V1;
using DiploMesh.Storage.Identifiers;
using Google.Protobuf.WellKnownTypes;

namespace DiploMesh.Storage.Tests.Fixtures;

/// <summary>Dispatches, statements and messages that the tests share.</summary>
public static class Samples
{
    public const string Uri = "https://news.example/envoys-meet";

    public const string Text = "The envoy said talks would resume on Friday.";

    public static readonly EngineVersion Version = new() { Engine = "1.0.0", Model = "en-1" };

    public static Dispatch Dispatch(string text = Text, string uri = Uri, DateTimeOffset? published = null) => new()
    {
        SourceUri = uri,
        Title = "Envoys meet",
        Publisher = "Example Wire",
        PublishedTime = published is { } time ? Timestamp.FromDateTimeOffset(time) : null,
        MediaType = "text/plain",
        Charset = "utf-8",
        Text = text,
    };

    public static AcceptCommand Command(params IReadOnlyList<Dispatch> dispatches) => new()
    {
        RequestSha256 = Sha256("request"),
        Raw = Encoding.UTF8.GetBytes(string.Join('\n', dispatches.Select(d => d.Text))),
        Dispatches = dispatches,
        Announce = d => Message($"{d.Id} {d.Revision}"),
    };

    public static OutboxMessage Message(string body = "{}") => new(Guid.CreateVersion7(), "dispatch-accepted", body, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    public static byte[] Sha256(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    public static InboxEntry Inbox() => new("attribution", Guid.CreateVersion7());

    /// <summary>A statement; its identifier becomes that of the store in <see cref="Run"/>.</summary>
    public static Statement Statement(string content = "talks would resume on Friday", string? speaker = null) => new()
    {
        Kind = StatementKind.Indirect,
        Modality = Modality.Firm,
        Channel = Channel.PressConference,
        Confidence = 0.5f,
        Speaker = speaker is null ? null : new ActorReference { Name = speaker },
        Content = { new Span { Start = 0, End = content.Length, Text = content } },
    };

    public static AttributionRun Run(RevisionKey revision, params IReadOnlyList<Statement> statements) => Run(revision, Version, statements, []);

    public static AttributionRun Run(
        RevisionKey revision, EngineVersion version, IReadOnlyList<Statement> statements, IReadOnlyList<Communication> communications)
    {
        var text = new AttributedText();
        foreach (var (i, statement) in statements.Index())
        {
            var stored = statement.Clone();
            stored.Id = StableId.ForFinding("st-", revision, version, $"s{i + 1}");
            text.Statements.Add(stored);
        }

        foreach (var (i, communication) in communications.Index())
        {
            var stored = communication.Clone();
            stored.Id = StableId.ForFinding("cm-", revision, version, $"c{i + 1}");
            text.Communications.Add(stored);
        }

        return new AttributionRun(revision, version, text);
    }
}
