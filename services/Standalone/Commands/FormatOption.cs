using System.CommandLine;

namespace DiploMesh.Standalone.Commands;

/// <summary>The option that says how results are printed.</summary>
internal sealed class FormatOption : Option<string>
{
    private const string Table = "table";
    private const string Json = "json";

    /// <summary>Makes the option.</summary>
    /// <param name="what">What is printed.</param>
    public FormatOption(string what)
        : base("--format")
    {
        Description = $"How to print the {what}: a table for people, or JSON Lines for programs";
        HelpName = $"{Table}|{Json}";
        DefaultValueFactory = _ => Table;
        CustomParser = result =>
        {
            var value = result.Tokens[0].Value;
            if (value is Table or Json)
            {
                return value;
            }

            result.AddError($"--format: \"{value}\" is not known; use {Table} or {Json}.");
            return null;
        };
    }

    /// <summary>Whether JSON is wanted.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>True for JSON Lines, false for a table.</returns>
    public bool IsJson(ParseResult parsed) => parsed.GetValue(this) == Json;
}
