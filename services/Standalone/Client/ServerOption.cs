using System.CommandLine;

namespace DiploMesh.Standalone.Client;

/// <summary>The option that says where the mesh is.</summary>
internal sealed class ServerOption : Option<Uri>
{
    /// <summary>Makes the option.</summary>
    public ServerOption()
        : base("--server")
    {
        Description = $"Address of the mesh's gRPC port [default: ${MeshConnection.AddressVariable}, else {MeshConnection.DefaultAddress}]";
        HelpName = "URL";
        CustomParser = result =>
        {
            if (TryParse(result.Tokens[0].Value, out var address))
            {
                return address;
            }

            result.AddError(Complaint("--server", result.Tokens[0].Value));
            return null;
        };
    }

    /// <summary>The address of the mesh that the command line or the environment names.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The address.</returns>
    /// <exception cref="UserException">The environment names none that could be.</exception>
    public Uri Read(ParseResult parsed)
    {
        if (parsed.GetValue(this) is { } given)
        {
            return given;
        }

        var value = Environment.GetEnvironmentVariable(MeshConnection.AddressVariable);
        if (string.IsNullOrEmpty(value))
        {
            value = MeshConnection.DefaultAddress;
        }

        return TryParse(value, out var address)
            ? address
            : throw new UserException(Complaint(MeshConnection.AddressVariable, value), ExitCodes.Usage);
    }

    private static bool TryParse(string value, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(value, UriKind.Absolute, out address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.AbsolutePath == "/";

    private static string Complaint(string name, string value) =>
        $"{name}: \"{value}\" is no address of a server; give scheme, host and port, for example {MeshConnection.DefaultAddress}.";
}
