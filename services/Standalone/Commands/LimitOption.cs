using System.CommandLine;
using System.Globalization;

namespace DiploMesh.Standalone.Commands;

/// <summary>The option that says how many results to print.</summary>
internal sealed class LimitOption : Option<int>
{
    private const int Most = 100_000;

    /// <summary>Makes the option.</summary>
    public LimitOption()
        : base("--limit")
    {
        Description = "How many to print at most, however many pages that takes";
        HelpName = "N";
        DefaultValueFactory = _ => 50;
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= Most)
            {
                return limit;
            }

            result.AddError(string.Create(CultureInfo.InvariantCulture, $"--limit: \"{result.Tokens[0].Value}\" is not a number from 1 to {Most:N0}."));
            return 0;
        };
    }
}
