using System.Globalization;
using DiploMesh.Protos.Ingestion.V1;
using DiploMesh.Standalone.Client;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace DiploMesh.Standalone.Samples;

/// <summary>The dispatches that come with the program. All persons and events in them are invented.</summary>
internal static class BundledSamples
{
    private static readonly Sample[] Samples =
    [
        new("wire-report.txt", "2026-05-12T06:40:00Z"),
        new("communique.txt", "2026-06-03T12:00:00Z"),
        new("telegram.txt", null),
        new("call-readout.txt", "2026-02-21T18:00:00Z"),
        new("note-verbale.txt", "2026-01-15T10:00:00Z"),
        new("press-service-relay.txt", "2026-03-09T11:20:00Z"),
        new("briefing.txt", "2026-07-08T06:00:00Z"),
        new("analysis.txt", "2026-03-05T05:00:00Z"),
        new("denial.txt", "2026-11-04T20:15:00Z"),
        new("expected-support.txt", "2026-10-02T16:30:00Z"),
        new("office-conflict.txt", "2026-08-27T13:05:00Z"),
        new("ninjs-item.json", null),
        new("feed.xml", null),
        new("release-page.html", null),
    ];

    /// <summary>File names of the samples, in the order in which they are best read.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Samples.Select(sample => sample.Name)];

    /// <summary>The samples as documents to ingest.</summary>
    /// <returns>The documents, in the order of <see cref="Names"/>.</returns>
    public static IEnumerable<DocumentToSend> Documents() => Samples.Select(sample => new DocumentToSend(sample.Name, Request(sample), null));

    /// <summary>The bytes of a sample.</summary>
    /// <param name="name">Its file name.</param>
    /// <returns>The bytes.</returns>
    public static byte[] Read(string name)
    {
        using var stream = typeof(BundledSamples).Assembly.GetManifestResourceStream($"Samples/{name}")
            ?? throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such sample.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static IngestDispatchRequest Request(Sample sample) => new()
    {
        SourceUri = $"https://samples.example/{sample.Name}",
        Content = UnsafeByteOperations.UnsafeWrap(Read(sample.Name)),
        MediaType = DocumentFiles.MediaTypeOf(sample.Name),
        PublishedTime = sample.Published is null
            ? null
            : DateTimeOffset.Parse(sample.Published, CultureInfo.InvariantCulture).ToTimestamp(),
    };

    /// <param name="Name">File name.</param>
    /// <param name="Published">When it was published; null where the document itself says so.</param>
    private sealed record Sample(string Name, string? Published);
}
