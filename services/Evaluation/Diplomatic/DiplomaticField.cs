using System.Text.Json;

namespace DiploMesh.Evaluation.Diplomatic;

/// <summary>What is scored of a statement whose content is found.</summary>
public enum DiplomaticField
{
    /// <summary>Direct, indirect, mixed, narrator, unknown.</summary>
    Kind,

    /// <summary>The noun phrase to which the text gives the content.</summary>
    Source,

    /// <summary>Who speaks, as an actor.</summary>
    Speaker,

    /// <summary>The words that attribute.</summary>
    Cue,

    /// <summary>To whom it is said.</summary>
    Addressee,

    /// <summary>Through what it is said.</summary>
    Channel,

    /// <summary>Who vouches for it, in order.</summary>
    Chain,

    /// <summary>The same without those who vouch for the dispatch as a whole.</summary>
    ChainLocal,

    /// <summary>How firmly it is said.</summary>
    Modality,

    /// <summary>Who would have to act.</summary>
    Holder,

    /// <summary>In which statement it is reported.</summary>
    NestedIn,

    /// <summary>Which earlier statement says the same.</summary>
    Restates,
}

/// <summary>Names of fields in files and reports.</summary>
internal static class DiplomaticFieldNames
{
    public static readonly DiplomaticField[] All = Enum.GetValues<DiplomaticField>();

    public static string Name(this DiplomaticField field) => JsonNamingPolicy.SnakeCaseLower.ConvertName(field.ToString());
}
