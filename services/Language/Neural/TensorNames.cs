namespace DiploMesh.Language.Neural;

/// <summary>Names of the tensors in a model: where the trainer puts what the network reads.</summary>
internal static class TensorNames
{
    /// <summary>Embeddings of words.</summary>
    public const string Words = "input.words";

    /// <summary>Embeddings of last three letters.</summary>
    public const string Suffix3 = "input.suffix3";

    /// <summary>Embeddings of last two letters.</summary>
    public const string Suffix2 = "input.suffix2";

    /// <summary>Embeddings of first three letters.</summary>
    public const string Prefix3 = "input.prefix3";

    /// <summary>Embeddings of shapes.</summary>
    public const string Shape = "input.shape";

    /// <summary>Embeddings of characters.</summary>
    public const string Characters = "input.characters";

    /// <summary>Filters over characters.</summary>
    public const string Filters = "input.filters";

    /// <summary>Biases of the filters.</summary>
    public const string FilterBias = "input.filters.bias";

    /// <summary>Embeddings of what the quotation marks say of a token.</summary>
    public const string Quotations = "passages.quotations";

    /// <summary>Weights of a layer from its input to the gates.</summary>
    public static string LayerInput(int layer, bool backward) => $"layer{layer}.{Direction(backward)}.input";

    /// <summary>Weights of a layer from its own output to the gates.</summary>
    public static string LayerRecurrent(int layer, bool backward) => $"layer{layer}.{Direction(backward)}.recurrent";

    /// <summary>Biases of a layer's gates.</summary>
    public static string LayerBias(int layer, bool backward) => $"layer{layer}.{Direction(backward)}.bias";

    /// <summary>Weights of a tag head.</summary>
    public static string TagWeights(string head) => $"{head}.weights";

    /// <summary>Biases of a tag head.</summary>
    public static string TagBias(string head) => $"{head}.bias";

    /// <summary>Scores of pairs of neighbouring labels; row 0 for the first token, row i + 1 after label i.</summary>
    public static string TagTransitions(string head) => $"{head}.transitions";

    /// <summary>Weights to a token's four parts: as dependent and as head when links are scored, and the same when labels are.</summary>
    public static string LinkParts(string head) => $"{head}.parts";

    /// <summary>Biases of the four parts.</summary>
    public static string LinkPartsBias(string head) => $"{head}.parts.bias";

    /// <summary>What stands for the root among heads, first for links, then for labels.</summary>
    public static string LinkRoot(string head) => $"{head}.root";

    /// <summary>Biaffine form of links.</summary>
    public static string LinkForm(string head) => $"{head}.form";

    /// <summary>Its part that sees only the head.</summary>
    public static string LinkFormBias(string head) => $"{head}.form.bias";

    /// <summary>Biaffine forms of labels, one after the other.</summary>
    public static string LabelForms(string head) => $"{head}.labels.forms";

    /// <summary>Their parts that see only the head.</summary>
    public static string LabelFormsBias(string head) => $"{head}.labels.forms.bias";

    /// <summary>Their parts that see only the dependent.</summary>
    public static string LabelLinear(string head) => $"{head}.labels.linear";

    /// <summary>Biases of the labels.</summary>
    public static string LabelBias(string head) => $"{head}.labels.bias";

    private static string Direction(bool backward) => backward ? "backward" : "forward";
}
