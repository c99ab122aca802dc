using System.ComponentModel.DataAnnotations;

namespace DiploMesh.Ingestion;

/// <summary>What Ingestion accepts; configuration section <c>Ingestion</c>. Every limit is named in the error that it causes.</summary>
public sealed record IngestionOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Ingestion";

    /// <summary>Longest text of one dispatch, in UTF-16 code units.</summary>
    [Range(1, 16 * 1024 * 1024)]
    public int MaxTextLength { get; init; } = 1024 * 1024;

    /// <summary>Largest document as it comes, in bytes.</summary>
    [Range(1, 64 * 1024 * 1024)]
    public int MaxRawBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Most items of one feed.</summary>
    [Range(1, 10_000)]
    public int MaxFeedItems { get; init; } = 500;

    /// <summary>Deepest nesting of HTML and XML elements or JSON values.</summary>
    [Range(16, 512)]
    public int MaxDepth { get; init; } = 256;

    /// <summary>Most elements of one HTML or XML document.</summary>
    [Range(1, 1_000_000)]
    public int MaxElements { get; init; } = 100_000;

    /// <summary>
    /// Longest time that reading one document may take. Half of it is for finding the article on a page; after that its
    /// whole visible text is taken.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan ReadTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many documents are read at the same time; 0 = one per processor.</summary>
    [Range(0, 256)]
    public int MaxConcurrentReads { get; init; }

    /// <summary>How many documents may wait to be read; more are refused with <c>UNAVAILABLE</c>.</summary>
    [Range(0, 10_000)]
    public int MaxWaitingReads { get; init; } = 64;
}
