using DiploMesh.Protos.Types.V1;

namespace DiploMesh.Storage.Tests.Contract;

/// <summary>Each filter alone and all together; all of them fit the same statement.</summary>
public static class SearchFilters
{
    public static DateTimeOffset Day { get; } = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);

    public static Dictionary<string, StatementFilter> All { get; } = new()
    {
        ["kind"] = new() { Kind = StatementKind.Direct },
        ["modality"] = new() { Modality = Modality.Denied },
        ["channel"] = new() { Channel = Channel.Letter },
        ["speaker"] = new() { Speaker = "  MARIA   ZAKHAROVA " },
        ["holder"] = new() { Holder = "rusSIA" },
        ["addressee by name"] = new() { Addressee = "the hague court" },
        ["addressee by words"] = new() { Addressee = "The Judges" },
        ["text"] = new() { Text = "Grain, CORRIDOR" },
        ["published from"] = new() { PublishedFrom = Day.AddDays(1) },
        ["confidence"] = new() { MinConfidence = 0.9f },
        ["all"] = new()
        {
            Kind = StatementKind.Direct,
            Modality = Modality.Denied,
            Channel = Channel.Letter,
            Speaker = "Maria Zakharova",
            Holder = "Russia",
            Addressee = "the judges",
            Text = "grain corridor",
            PublishedFrom = Day.AddDays(1),
            PublishedTo = Day.AddDays(1).AddMicroseconds(1),
            MinConfidence = 0.9f,
        },
    };

    public static TheoryData<string> Names => [.. All.Keys];
}
