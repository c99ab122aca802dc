namespace DiploMesh.Worker;

/// <summary>How the Worker works; configuration section <c>Worker</c>.</summary>
public sealed record WorkerOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Worker";

    /// <summary>Address of Attribution: <c>http://host:port</c>, or <c>dns:///host:port</c> to spread calls over every address of a name.</summary>
    public Uri AttributionAddress { get; init; } = new("http://127.0.0.1:5020");

    /// <summary>How long attributing one dispatch may take.</summary>
    public TimeSpan AttributionDeadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Largest answer of Attribution that is read, in bytes; answers repeat the text of every span.</summary>
    public int MaxAttributionBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How a dispatch is tried again while something that it needs is away.</summary>
    public RetryOptions Retry { get; init; } = new();
}

/// <summary>The one retry layer; configuration section <c>Worker:Retry</c>.</summary>
public sealed record RetryOptions
{
    /// <summary>
    /// How often a dispatch is tried again while Attribution or the store is away. With the waits below that is about ten
    /// minutes; RabbitMQ takes back what is not answered within thirty.
    /// </summary>
    public int Limit { get; init; } = 45;

    /// <summary>How often a dispatch is tried again after a failure of unclear cause.</summary>
    public int UnclearLimit { get; init; } = 3;

    /// <summary>First wait.</summary>
    public TimeSpan MinWait { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Longest wait.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromSeconds(15);
}
