namespace DiploMesh.Language.Neural;

/// <summary>
/// A trained network: sizes, vocabulary, labels and weights. Immutable, so that any number of threads can share one; what a thread needs to
/// run it is in its own <see cref="ParserSession"/>.
/// </summary>
public sealed class NeuralModel
{
    private readonly Dictionary<string, Tensor> _tensors;

    /// <summary>Puts a model together.</summary>
    internal NeuralModel(EncoderSpec encoder, IReadOnlyList<HeadSpec> heads, Vocabulary vocabulary, IEnumerable<Tensor> tensors)
    {
        encoder.Validate();
        Encoder = encoder;
        Heads = heads;
        Vocabulary = vocabulary;
        _tensors = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
    }

    /// <summary>Sizes of the encoder.</summary>
    internal EncoderSpec Encoder { get; }

    /// <summary>The heads.</summary>
    internal IReadOnlyList<HeadSpec> Heads { get; }

    /// <summary>The words that have an embedding.</summary>
    internal Vocabulary Vocabulary { get; }

    /// <summary>The weights.</summary>
    internal IReadOnlyCollection<Tensor> Tensors => _tensors.Values;

    /// <summary>Names the file that it was read from: the first twelve hexadecimal digits of the SHA-256 of its contents; empty for one that was not read from a file.</summary>
    public string Fingerprint { get; internal init; } = string.Empty;

    /// <summary>Number of weights.</summary>
    public long Parameters => _tensors.Values.Sum(tensor => (long)tensor.Values.Length);

    /// <summary>Reads a model file.</summary>
    /// <param name="stream">The file, from its start; read to its end.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidDataException">It is not a model file of a version that this library knows, or it is damaged.</exception>
    public static NeuralModel Load(Stream stream) => ModelFile.Read(stream);

    /// <summary>The head of a name and kind.</summary>
    /// <typeparam name="T">Its kind.</typeparam>
    /// <param name="name">Its name.</param>
    /// <returns>The head, or null if the model has none of that name and kind.</returns>
    internal T? FindHead<T>(string name)
        where T : HeadSpec => Heads.OfType<T>().FirstOrDefault(head => head.Name == name);

    /// <summary>The numbers of a tensor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rows">The rows that it must have.</param>
    /// <param name="columns">The columns that it must have.</param>
    /// <returns>The numbers.</returns>
    /// <exception cref="InvalidDataException">There is none of that name and size.</exception>
    internal float[] Weights(string name, int rows, int columns) =>
        _tensors.TryGetValue(name, out var tensor) && tensor.Rows == rows && tensor.Columns == columns
            ? tensor.Values
            : throw new InvalidDataException($"The model has no tensor {name} of {rows} × {columns}.");

    /// <summary>Weights from the input of a layer to its gates, both directions side by side.</summary>
    /// <param name="layer">The layer.</param>
    /// <returns>Weights in panels, and biases.</returns>
    /// <exception cref="InvalidDataException">The model has none of the size that it must have.</exception>
    internal (float[] Weights, float[] Bias) LayerInput(int layer)
    {
        var rows = Encoder.LayerInput(layer);
        var columns = 4 * Encoder.Hidden;
        return (
            [.. Weights(TensorNames.LayerInput(layer, backward: false), rows, columns), .. Weights(TensorNames.LayerInput(layer, backward: true), rows, columns)],
            [.. Weights(TensorNames.LayerBias(layer, backward: false), 1, columns), .. Weights(TensorNames.LayerBias(layer, backward: true), 1, columns)]);
    }
}
