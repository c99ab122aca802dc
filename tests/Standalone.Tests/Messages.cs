using DiploMesh.Protos.Query.V1;
using DiploMesh.Protos.Types.V1;
using Google.Protobuf.WellKnownTypes;

namespace DiploMesh.Standalone.Tests;

/// <summary>Messages as a mesh would answer them, made by hand.</summary>
internal static class Messages
{
    public static Span Span(string text, int start = 0) => new() { Start = start, End = start + text.Length, Text = text };

    public static ActorReference Actor(string name) => new() { Name = name, Type = ActorType.Person };

    public static Statement Conditional() => new()
    {
        Id = "st-00000000000000000001",
        Kind = StatementKind.Indirect,
        Source = { Span("the minister") },
        Cue = { Span("said") },
        Content = { Span("Romania would cover\nany shortfall") },
        Speaker = Actor("Doina Rusnac"),
        Addressees = { new Addressee { Evidence = Span("reporters") } },
        Channel = Channel.PressConference,
        Chain =
        {
            new ChainHop { Id = "h1", Role = ChainRole.Agency, Evidence = Span("Moldpres") },
            new ChainHop { Id = "h2", Role = ChainRole.Speaker, Evidence = Span("the minister"), Actor = Actor("Doina Rusnac") },
        },
        Modality = Modality.Conditional,
        Condition = { Span("the line is ready") },
        Holder = new ActorReference { Name = "Romania", Type = ActorType.State },
        Confidence = 0.75f,
    };

    public static Statement Narrator() => new()
    {
        Id = "st-00000000000000000002",
        Kind = StatementKind.Narrator,
        Cue = { Span("signals") },
        Content = { Span("a change of mind") },
        Modality = Modality.Hedged,
        Confidence = 0.5f,
    };

    public static StoredStatement Stored(Statement statement) => new()
    {
        Statement = statement,
        Dispatch = new Dispatch
        {
            Id = "dp-00000000000000000001",
            Revision = 1,
            SourceUri = "https://samples.example/a.txt",
            Title = "Power for the winter",
            PublishedTime = new DateTimeOffset(2025, 10, 3, 16, 30, 0, TimeSpan.Zero).ToTimestamp(),
        },
        Version = new EngineVersion { Engine = "0.1.0" },
    };
}
