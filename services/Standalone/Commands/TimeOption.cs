using System.CommandLine;
using DiploMesh.Standalone.Rendering;

namespace DiploMesh.Standalone.Commands;

/// <summary>An option that takes a moment.</summary>
internal sealed class TimeOption : Option<DateTimeOffset?>
{
    /// <summary>Makes the option.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it means.</param>
    public TimeOption(string name, string description)
        : base(name)
    {
        Description = description;
        HelpName = "DATE";
        CustomParser = result =>
        {
            if (Times.TryParse(result.Tokens[0].Value, out var time))
            {
                return time;
            }

            result.AddError($"{name}: \"{result.Tokens[0].Value}\" is no date; write 2026-05-12 or 2026-05-12T09:30Z.");
            return null;
        };
    }
}
