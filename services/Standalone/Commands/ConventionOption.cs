using System.CommandLine;

namespace DiploMesh.Standalone.Commands;

/// <summary>How statements are marked.</summary>
internal enum Convention
{
    /// <summary>As this product does.</summary>
    DiploMesh,

    /// <summary>As the PolNeAR corpus does.</summary>
    Polnear,
}

/// <summary>The option that says how statements are marked.</summary>
internal sealed class ConventionOption : Option<Convention>
{
    private const string Own = "diplomesh";
    private const string Polnear = "polnear";

    /// <summary>Makes the option.</summary>
    public ConventionOption()
        : base("--convention")
    {
        Description = "How to mark statements: as described, or as the PolNeAR corpus does (leading \"that\" and quotation marks in the content, no nesting)";
        HelpName = $"{Own}|{Polnear}";
        DefaultValueFactory = _ => Convention.DiploMesh;
        CustomParser = result =>
        {
            switch (result.Tokens[0].Value)
            {
                case Own:
                    return Convention.DiploMesh;
                case Polnear:
                    return Convention.Polnear;
                default:
                    result.AddError($"--convention: \"{result.Tokens[0].Value}\" is not known; use {Own} or {Polnear}.");
                    return default;
            }
        };
    }
}
