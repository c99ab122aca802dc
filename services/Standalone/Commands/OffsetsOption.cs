using System.CommandLine;
using DiploMesh.Protos.Types.V1;

namespace DiploMesh.Standalone.Commands;

/// <summary>The option that says in what unit offsets are counted.</summary>
internal sealed class OffsetsOption : Option<string>
{
    private static readonly Dictionary<string, EncodingType> Units = new(StringComparer.Ordinal)
    {
        ["utf16"] = EncodingType.Utf16, ["utf8"] = EncodingType.Utf8, ["codepoints"] = EncodingType.Utf32,
    };

    /// <summary>Makes the option.</summary>
    public OffsetsOption()
        : base("--offsets")
    {
        Description = "Unit of start and end in JSON: UTF-16 code units (C#, Java, JavaScript), UTF-8 bytes (Go, Rust), code points (Python)";
        HelpName = string.Join('|', Units.Keys);
        DefaultValueFactory = _ => "utf16";
        CustomParser = result =>
        {
            var value = result.Tokens[0].Value;
            if (Units.ContainsKey(value))
            {
                return value;
            }

            result.AddError($"--offsets: \"{value}\" is not known; use one of {string.Join(", ", Units.Keys)}.");
            return null;
        };
    }

    /// <summary>The unit that is wanted.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The unit as the contract names it.</returns>
    public EncodingType Read(ParseResult parsed) => Units[parsed.GetRequiredValue(this)];
}
