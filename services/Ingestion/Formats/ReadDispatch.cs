using DiploMesh.Protos.Types.V1;

namespace DiploMesh.Ingestion.Formats;

/// <summary>A dispatch as its document tells it; what the document does not tell is empty.</summary>
internal sealed record ReadDispatch
{
    /// <summary>The text to which offsets will refer.</summary>
    public required string Text { get; init; }

    /// <summary>Identifier that the document gives itself; empty if none. Not yet validated.</summary>
    public string SourceUri { get; init; } = "";

    /// <summary>Whether <see cref="SourceUri"/> stands above the one of the request (ninjs, feeds) or fills in for it (pages).</summary>
    public bool OwnsSourceUri { get; init; }

    /// <summary>Headline or subject.</summary>
    public string Title { get; init; } = "";

    /// <summary>Who published it.</summary>
    public string Publisher { get; init; } = "";

    /// <summary>Author line.</summary>
    public string Byline { get; init; } = "";

    /// <summary>When it was published; null if the document does not tell.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>Header lines, for telegrams.</summary>
    public TelegramHeader? Telegram { get; init; }

    /// <summary>What a reader should know of how it was read.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
