namespace DiploMesh.Language.Neural;

/// <summary>Sizes of the encoder: what a model file says of it before its weights.</summary>
internal sealed record EncoderSpec
{
    // Numbers in the widest vector: what is added or copied row by row has no remainder.
    private const int VectorWidth = 16;

    /// <summary>Numbers of a word's embedding.</summary>
    public int WordDimension { get; init; } = 112;

    /// <summary>Rows of the table of last three letters.</summary>
    public int Suffix3Buckets { get; init; } = 4096;

    /// <summary>Numbers of an embedding of last three letters.</summary>
    public int Suffix3Dimension { get; init; } = 32;

    /// <summary>Rows of the table of last two letters.</summary>
    public int Suffix2Buckets { get; init; } = 1024;

    /// <summary>Numbers of an embedding of last two letters.</summary>
    public int Suffix2Dimension { get; init; } = 16;

    /// <summary>Rows of the table of first three letters.</summary>
    public int Prefix3Buckets { get; init; } = 4096;

    /// <summary>Numbers of an embedding of first three letters.</summary>
    public int Prefix3Dimension { get; init; } = 32;

    /// <summary>Rows of the table of shapes.</summary>
    public int ShapeBuckets { get; init; } = 512;

    /// <summary>Numbers of an embedding of a shape.</summary>
    public int ShapeDimension { get; init; } = 16;

    /// <summary>Numbers of a character's embedding.</summary>
    public int CharacterDimension { get; init; } = 32;

    /// <summary>Characters that a filter sees at once.</summary>
    public int CharacterWindow { get; init; } = 3;

    /// <summary>Filters over a word's characters; each gives one number of the word's input.</summary>
    public int CharacterFilters { get; init; } = 80;

    /// <summary>Hidden numbers of a layer in each direction.</summary>
    public int Hidden { get; init; } = 160;

    /// <summary>Bidirectional layers that read sentence by sentence.</summary>
    public int Layers { get; init; } = 3;

    /// <summary>Bidirectional layers above them that read passages, so that they see across sentences; 0 for none.</summary>
    public int PassageLayers { get; init; }

    /// <summary>Numbers of an embedding of what the quotation marks say of a token; read by the first of the passage layers.</summary>
    public int QuotationDimension { get; init; } = 32;

    /// <summary>Layers of both kinds.</summary>
    public int AllLayers => Layers + PassageLayers;

    /// <summary>Numbers of a token's input to the first layer.</summary>
    public int InputDimension => WordDimension + Suffix3Dimension + Suffix2Dimension + Prefix3Dimension + ShapeDimension + CharacterFilters;

    /// <summary>Numbers of a token in the output of a layer.</summary>
    public int OutputDimension => 2 * Hidden;

    /// <summary>Numbers of a token before the gates of a layer: four gates in two directions.</summary>
    public int GateDimension => 8 * Hidden;

    /// <summary>Numbers of a layer's input.</summary>
    /// <param name="layer">The layer, from 0; passage layers follow those of sentences.</param>
    /// <returns>Columns.</returns>
    public int LayerInput(int layer) => layer == 0 ? InputDimension : layer == Layers ? OutputDimension + QuotationDimension : OutputDimension;

    /// <summary>Checks what the kernels rely on.</summary>
    /// <exception cref="InvalidDataException">A size is out of its range.</exception>
    public void Validate()
    {
        Require(InputDimension % Gemm.PanelWidth == 0, "the input dimension must be a multiple of 32");
        Require(Hidden > 0 && Hidden % Gemm.PanelWidth == 0 && Hidden <= 1024, "hidden must be a multiple of 32 up to 1024");
        Require(Layers is > 0 and <= 8, "layers must be 1 to 8");
        Require(PassageLayers is >= 0 and <= 4, "passage layers must be 0 to 4");
        Require(QuotationDimension is > 0 and <= 256 && QuotationDimension % Gemm.PanelWidth == 0, "the dimension of quotations must be a multiple of 32");
        Require(CharacterWindow is 3 or 5, "the character window must be 3 or 5");
        Require(InputDimension is > 0 and <= 4096, "the input dimension must be at most 4096");
        foreach (var dimension in (ReadOnlySpan<int>)[WordDimension, Suffix3Dimension, Suffix2Dimension, Prefix3Dimension, ShapeDimension, CharacterFilters])
        {
            Require(dimension > 0 && dimension % VectorWidth == 0, "the parts of the input must be multiples of 16");
        }

        Require(CharacterDimension is > 0 and <= 256 && CharacterDimension % Gemm.PanelWidth == 0, "the dimension of characters must be a multiple of 32");
        foreach (var buckets in (ReadOnlySpan<int>)[Suffix3Buckets, Suffix2Buckets, Prefix3Buckets, ShapeBuckets])
        {
            Require(buckets is > 0 and <= 1 << 20, "tables must have 1 to 1,048,576 rows");
        }
    }

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidDataException($"Encoder: {what}.");
        }
    }
}

/// <summary>A head: a small network on the output of one layer of the encoder, trained jointly with the others.</summary>
/// <param name="Name">Its name, unique in the model.</param>
/// <param name="Layer">The layer of the encoder that it reads, from 0; on a passage layer it works on passages instead of sentences.</param>
/// <param name="Labels">What it chooses from.</param>
internal abstract record HeadSpec(string Name, int Layer, IReadOnlyList<string> Labels);

/// <summary>Gives every token one label.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Layer">The layer that it reads.</param>
/// <param name="Labels">The labels.</param>
/// <param name="Chained">Whether labels are scored in pairs of neighbours too (a linear-chain conditional random field).</param>
internal sealed record TagHeadSpec(string Name, int Layer, IReadOnlyList<string> Labels, bool Chained) : HeadSpec(Name, Layer, Labels);

/// <summary>
/// Links every token to another one of its sentence or passage or to none (the root), by biaffine attention, and labels the link
/// (Dozat and Manning 2017).
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Layer">The layer that it reads.</param>
/// <param name="Labels">Labels of a link; empty if it has none.</param>
/// <param name="ArcDimension">Numbers of a token when links are scored; a multiple of 32.</param>
/// <param name="LabelDimension">Numbers of a token when labels are scored; a multiple of 32.</param>
/// <param name="Tree">Whether the links of a sentence must be one tree with one root.</param>
internal sealed record LinkHeadSpec(string Name, int Layer, IReadOnlyList<string> Labels, int ArcDimension, int LabelDimension, bool Tree)
    : HeadSpec(Name, Layer, Labels);
