using System.Globalization;
using Microsoft.Extensions.Options;

namespace DiploMesh.Attribution;

/// <summary>Settings of the Attribution service, configuration section <c>Attribution</c>.</summary>
public sealed record AttributionOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Attribution";

    /// <summary>Longest text that is attributed, in UTF-16 code units, from 1.</summary>
    public int MaxTextLength { get; init; } = 1_048_576;

    /// <summary>How many texts are attributed at once, from 1; 0 = one for each processor.</summary>
    public int MaxConcurrency { get; init; }

    /// <summary>How many texts may wait for their turn, from 0; further ones get <c>UNAVAILABLE</c>.</summary>
    public int MaxWaiting { get; init; } = 1_000;

    /// <summary><see cref="MaxConcurrency"/> with its default filled in.</summary>
    internal int Concurrency => MaxConcurrency == 0 ? Environment.ProcessorCount : MaxConcurrency;

    /// <summary>Checks the settings.</summary>
    /// <returns>The same settings.</returns>
    /// <exception cref="OptionsValidationException">A setting is out of range; the message names it and its range.</exception>
    internal AttributionOptions Checked()
    {
        var failures = new List<string>();
        Check(nameof(MaxTextLength), MaxTextLength, 1, 64 * 1024 * 1024);
        Check(nameof(MaxConcurrency), MaxConcurrency, 0, 1024);
        Check(nameof(MaxWaiting), MaxWaiting, 0, 1_000_000);
        return failures.Count == 0 ? this : throw new OptionsValidationException(Section, typeof(AttributionOptions), failures);

        void Check(string name, int value, int least, int most)
        {
            if (value < least || value > most)
            {
                failures.Add(string.Create(CultureInfo.InvariantCulture, $"{Section}:{name} is {value}; it must lie between {least} and {most}."));
            }
        }
    }
}
