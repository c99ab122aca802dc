using System.CommandLine;

namespace DiploMesh.Standalone.Commands;

/// <summary>How results are printed.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>For programs: JSON Lines.</summary>
    Json,
}

/// <summary>The option that says how results are printed.</summary>
internal sealed class FormatOption : Option<OutputFormat>
{
    /// <summary>Makes the option.</summary>
    /// <param name="what">What is printed.</param>
    /// <param name="defaultValue">What is printed if the option is not given: <c>table</c> or <c>json</c>.</param>
    public FormatOption(string what, string defaultValue)
        : base("--format")
    {
        Description = $"How to print the {what}: a table for people, or JSON Lines for programs";
        HelpName = "table|json";
        DefaultValueFactory = _ => Parse(defaultValue)!.Value;
        CustomParser = result =>
        {
            if (Parse(result.Tokens[0].Value) is { } format)
            {
                return format;
            }

            result.AddError($"--format: \"{result.Tokens[0].Value}\" is not known; use table or json.");
            return default;
        };
    }

    private static OutputFormat? Parse(string value) => value switch
    {
        "table" => OutputFormat.Table,
        "json" => OutputFormat.Json,
        _ => null,
    };
}
