namespace DiploMesh.Attribution;

/// <summary>Settings of the Attribution service, configuration section <c>Attribution</c>.</summary>
public sealed class AttributionOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Attribution";

    /// <summary>Longest text that is attributed, in UTF-16 code units.</summary>
    public int MaxTextLength { get; set; } = 1_048_576;

    /// <summary>How many texts are attributed at once; 0 = one for each processor.</summary>
    public int MaxConcurrency { get; set; }
}
