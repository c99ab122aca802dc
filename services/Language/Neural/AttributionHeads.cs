namespace DiploMesh.Language.Neural;

/// <summary>Names and labels of the heads that propose statements; all of them work on passages.</summary>
internal static class AttributionHeads
{
    /// <summary>Tags of cues and contents, chained.</summary>
    public const string Statements = "statements";

    /// <summary>Tags of sources, chained; on a layer of their own, since a source may lie inside a content.</summary>
    public const string Sources = "sources";

    /// <summary>Links each token of a content to the first token of its cue.</summary>
    public const string CueOfContent = "cue-of-content";

    /// <summary>Links each token of a cue to the first token of its source, or to none.</summary>
    public const string SourceOfCue = "source-of-cue";

    /// <summary>Outside of all spans: the first label of both tag heads.</summary>
    public const int Outside = 0;

    /// <summary>First token of a cue.</summary>
    public const int BeginsCue = 1;

    /// <summary>First token of a content.</summary>
    public const int BeginsContent = 3;

    /// <summary>First token of a source.</summary>
    public const int BeginsSource = 1;

    /// <summary>Labels of <see cref="Statements"/>.</summary>
    public static IReadOnlyList<string> StatementLabels { get; } = ["O", "B-cue", "I-cue", "B-content", "I-content"];

    /// <summary>Labels of <see cref="Sources"/>.</summary>
    public static IReadOnlyList<string> SourceLabels { get; } = ["O", "B-source", "I-source"];
}
