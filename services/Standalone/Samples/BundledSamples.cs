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
        new("wire-report.txt", "Wire report", "2025-05-13T06:40:00Z"),
        new("communique.txt", "Joint communiqué", "2025-06-03T12:00:00Z"),
        new("telegram.txt", "Telegram", null),
        new("call-readout.txt", "Readout of a call", "2025-02-21T18:00:00Z"),
        new("note-verbale.txt", "Note verbale", "2025-01-15T10:00:00Z"),
        new("press-service-relay.txt", "Press service, relayed by an agency", "2025-03-10T11:20:00Z"),
        new("briefing.txt", "Daily briefing", "2025-07-08T06:00:00Z"),
        new("analysis.txt", "Analysis", "2025-03-06T05:00:00Z"),
        new("denial.txt", "Denial and correction", "2025-11-05T20:15:00Z"),
        new("expected-support.txt", "Support that one side expects", "2025-10-03T16:30:00Z"),
        new("office-conflict.txt", "Two claims to one office", "2025-08-28T13:05:00Z"),
        new("ninjs-item.json", "ninjs item", null),
        new("feed.xml", "RSS feed", null),
        new("release-page.html", "Web page of a ministry", null),
    ];

    /// <summary>File names of the samples, in the order in which they are best read.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Samples.Select(sample => sample.Name)];

    /// <summary>The samples as documents to ingest.</summary>
    /// <returns>The documents, in the order of <see cref="Names"/>.</returns>
    public static IEnumerable<DocumentToSend> Documents() => Samples.Select(sample => new DocumentToSend(sample.Name, Request(sample), null));

    /// <summary>What a sample is.</summary>
    /// <param name="name">Its file name.</param>
    /// <returns>For example <c>Wire report</c>.</returns>
    public static string LabelOf(string name) => Samples.Single(sample => sample.Name == name).Label;

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
    /// <param name="Label">What it is.</param>
    /// <param name="Published">When it was published; null where the document itself says so.</param>
    private sealed record Sample(string Name, string Label, string? Published);
}
