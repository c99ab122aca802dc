using DiploMesh.Protos.Types.V1;
using DiploMesh.Storage;
using DiploMesh.Storage.Identifiers;

namespace DiploMesh.Query.Tests;

/// <summary>A dispatch and its attribution, as the Worker would store them. The text has characters of every UTF-8 length.</summary>
internal static class Sample
{
    public const string Text =
        "RIVERTOWN (Northern Wire) — A note was handed over on Monday.\n\n"
        + "“We shall sign 😀 the treaty if Varania pays,” Minister Zoë Tărnă said in the note. "
        + "The ministry repeated that the treaty would be signed.\n\n"
        + "Her aide said that the minister believed the neighbours would agree.\n";

    public static EngineVersion Version { get; } = new() { Engine = "test-1", Model = "none" };

    private static readonly ActorReference Minister = new() { ActorId = "a1", Name = "Zoë Tărnă", Type = ActorType.Person };

    public static Span SpanOf(string words, string text = Text)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);
        start.ShouldBeGreaterThanOrEqualTo(0, $"\"{words}\" must stand in the sample");
        return new Span { Start = start, End = start + words.Length, Text = words };
    }

    /// <summary>Identifier in the store of what is called <paramref name="localId"/> in the text.</summary>
    public static string Id(RevisionKey revision, string localId) => StableId.ForFinding(
        localId[0] switch { 's' => "st-", 'c' => "cm-", 't' => "tn-", _ => "cf-" }, revision, Version, localId);

    /// <summary>s1 and its restatement s2 in communication c1, s4 nested in s3, a tenure of the minister and a conflict on it.</summary>
    public static AttributionRun Attribute(RevisionKey revision)
    {
        string Of(string localId) => Id(revision, localId);
        var agency = new ChainHop { Id = "h1", Role = ChainRole.Agency, Evidence = SpanOf("Northern Wire") };
        var note = new ChainHop { Id = "h2", Role = ChainRole.Document, Evidence = SpanOf("the note") };
        var first = new Statement
        {
            Id = Of("s1"),
            Kind = StatementKind.Direct,
            Source = { SpanOf("Minister Zoë Tărnă") },
            Cue = { SpanOf("said") },
            Content = { SpanOf("We shall sign 😀 the treaty if Varania pays") },
            Condition = { SpanOf("Varania pays") },
            Speaker = Minister,
            Channel = Channel.NoteVerbale,
            Chain = { agency, note },
            Modality = Modality.Conditional,
            Holder = new ActorReference { Name = "Ostland", Type = ActorType.State },
            Addressees = { new Addressee { Evidence = SpanOf("Varania"), Actor = new ActorReference { Name = "Varania", Type = ActorType.State } } },
            CommunicationId = Of("c1"),
            Confidence = 0.9f,
        };
        var second = new Statement
        {
            Id = Of("s2"),
            Kind = StatementKind.Indirect,
            Source = { SpanOf("The ministry") },
            Cue = { SpanOf("repeated") },
            Content = { SpanOf("the treaty would be signed") },
            Chain = { agency },
            Modality = Modality.Firm,
            Restates = Of("s1"),
            CommunicationId = Of("c1"),
            Confidence = 0.6f,
        };
        var third = new Statement
        {
            Id = Of("s3"),
            Kind = StatementKind.Indirect,
            Source = { SpanOf("Her aide") },
            Cue = { SpanOf("said that") },
            Content = { SpanOf("the minister believed the neighbours would agree") },
            Modality = Modality.Firm,
            Confidence = 0.8f,
        };
        var fourth = new Statement
        {
            Id = Of("s4"),
            Kind = StatementKind.Indirect,
            Source = { SpanOf("the minister believed") },
            Cue = { SpanOf("believed") },
            Content = { SpanOf("the neighbours would agree") },
            Speaker = Minister,
            Modality = Modality.Hedged,
            NestedIn = Of("s3"),
            Confidence = 0.7f,
        };
        return new AttributionRun(revision, Version, new AttributedText
        {
            Statements = { first, second, third, fourth },
            Communications =
            {
                new Communication
                {
                    Id = Of("c1"),
                    Channel = Channel.NoteVerbale,
                    Sender = Minister,
                    Addressees = { new ActorReference { Name = "Varania", Type = ActorType.State } },
                    StatementIds = { first.Id, second.Id },
                    Mentions = { SpanOf("the note") },
                    Confidence = 0.9f,
                },
            },
            Tenures =
            {
                new Tenure { Id = Of("t1"), Person = Minister, Office = "Minister", Status = TenureStatus.Current, Evidence = { SpanOf("Minister Zoë Tărnă") }, Confidence = 1 },
                new Tenure { Id = Of("t2"), Person = new ActorReference { Name = "Someone Else" }, Office = "Aide", Status = TenureStatus.Unknown, Evidence = { SpanOf("Her aide") } },
            },
            Conflicts =
            {
                new Conflict { Id = Of("x1"), Kind = ConflictKind.Tenure, Between = { Of("t1"), Of("t2") }, Note = "Only for the test." },
                new Conflict { Id = Of("x2"), Kind = ConflictKind.Statements, Between = { Of("s3"), Of("s4") }, Note = "Only for the test." },
            },
            HopScopes =
            {
                new HopScope { HopId = "h1", StatementIds = { first.Id, second.Id } },
                new HopScope { HopId = "h2", StatementIds = { first.Id } },
            },
        });
    }
}
