using DiploMesh.Protos.Types.V1;

namespace DiploMesh.Standalone.Rendering;

/// <summary>A statement in words that a person reads: every field on one line, nothing guessed, "unknown" said aloud.</summary>
internal sealed record StatementView
{
    /// <summary>Identifier.</summary>
    public required string Id { get; init; }

    /// <summary>Who says it; for narrator and agentless statements what stands in the place of a speaker.</summary>
    public required string Speaker { get; init; }

    /// <summary>To whom, empty if the text does not tell.</summary>
    public required string Addressees { get; init; }

    /// <summary>Through what, empty if the text does not tell.</summary>
    public required string Channel { get; init; }

    /// <summary>Who vouches, outermost first, the speaker last; empty if nobody is named.</summary>
    public required IReadOnlyList<string> Chain { get; init; }

    /// <summary>How it stands in the text.</summary>
    public required string Kind { get; init; }

    /// <summary>How firmly it is said.</summary>
    public required Modality Modality { get; init; }

    /// <summary>On what it depends, empty if on nothing.</summary>
    public required string Condition { get; init; }

    /// <summary>Who would have to act, empty if nobody.</summary>
    public required string Holder { get; init; }

    /// <summary>The words that attribute it, empty if only the layout does.</summary>
    public required string Cue { get; init; }

    /// <summary>What is said, in quotation marks if the text quotes it.</summary>
    public required string Content { get; init; }

    /// <summary>Reads a statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <returns>The statement in words.</returns>
    public static StatementView Of(Statement statement)
    {
        var speaker = statement.Speaker?.Name ?? string.Empty;
        var content = Join(statement.Content, " … ");
        return new StatementView
        {
            Id = statement.Id,
            Speaker = Plain.OneLine(speaker.Length > 0 ? speaker : Speakerless(statement)),
            Addressees = Plain.OneLine(string.Join(", ", statement.Addressees.Select(NameOf).Distinct(StringComparer.OrdinalIgnoreCase))),
            Channel = Vocabulary.Words(statement.Channel),
            Chain = [.. statement.Chain.Select(hop => Plain.OneLine(NameOf(hop))).Where(name => name.Length > 0)],
            Kind = Vocabulary.Words(statement.Kind),
            Modality = statement.Modality,
            Condition = Join(statement.Condition, "; "),
            Holder = Plain.OneLine(statement.Holder?.Name ?? string.Empty),
            Cue = Join(statement.Cue, " … "),
            Content = statement.Kind == StatementKind.Direct ? $"“{content}”" : content,
        };
    }

    /// <summary>The name of one who vouches.</summary>
    /// <param name="hop">The hop.</param>
    /// <returns>The resolved name, else the words of the text.</returns>
    public static string NameOf(ChainHop hop) => hop.Actor?.Name is { Length: > 0 } name ? name : hop.Evidence?.Text ?? string.Empty;

    private static string NameOf(Addressee addressee) =>
        addressee.Actor?.Name is { Length: > 0 } name ? name : addressee.Evidence?.Text ?? string.Empty;

    private static string Speakerless(Statement statement) => statement.Kind switch
    {
        StatementKind.Narrator => "(the author’s own reading)",
        StatementKind.Unknown => "(no speaker named)",
        _ when statement.Source.Count > 0 => Join(statement.Source, " "),
        _ => "(unknown)",
    };

    private static string Join(IEnumerable<Span> spans, string separator) => Plain.OneLine(string.Join(separator, spans.Select(span => span.Text)));
}
