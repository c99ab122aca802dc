using DiploMesh.Protos.Types.V1;
using Spectre.Console;

namespace DiploMesh.Standalone.Rendering;

/// <summary>What looks how. Only the terminal's own sixteen colours, which its user has chosen to be readable.</summary>
internal static class Styles
{
    /// <summary>Headings.</summary>
    public static readonly Style Heading = new(Color.Aqua, decoration: Decoration.Bold);

    /// <summary>Who speaks.</summary>
    public static readonly Style Speaker = new(decoration: Decoration.Bold);

    /// <summary>The words that attribute.</summary>
    public static readonly Style Cue = new(Color.Olive);

    /// <summary>What is said.</summary>
    public static readonly Style Content = Style.Plain;

    /// <summary>What stands around it.</summary>
    public static readonly Style Quiet = new(Color.Grey);

    /// <summary>Who vouches.</summary>
    public static readonly Style Chain = new(Color.Teal);

    /// <summary>On what it depends and whom it binds.</summary>
    public static readonly Style Commitment = new(Color.Fuchsia);

    /// <summary>All is well.</summary>
    public static readonly Style Good = new(Color.Green);

    /// <summary>Something is wrong.</summary>
    public static readonly Style Error = new(Color.Red, decoration: Decoration.Bold);

    /// <summary>Commands to type.</summary>
    public static readonly Style Command = new(Color.Yellow);

    /// <summary>How a modality looks.</summary>
    /// <param name="modality">The modality.</param>
    /// <returns>Its style.</returns>
    public static Style Of(Modality modality) => modality switch
    {
        Modality.Firm => Good,
        Modality.Hedged => new Style(Color.Yellow),
        Modality.Conditional => Commitment,
        Modality.Negated or Modality.Denied => new Style(Color.Red),
        Modality.Requested => new Style(Color.Blue),
        _ => Quiet,
    };
}
