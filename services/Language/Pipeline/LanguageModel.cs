using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Pipeline;

/// <summary>All that was learned of a language: the network of tagger and parser. Immutable, shared by any number of sessions.</summary>
public sealed class LanguageModel
{
    private const string EnglishResource = "english.dmn";

    private static readonly Lazy<LanguageModel> LazyEnglish = new(LoadEnglish);

    private LanguageModel(NeuralModel network)
    {
        Network = network;
        Labels = new ModelLabels(new ParserSession(network));
    }

    /// <summary>The model of English that ships inside this library; loaded when first asked for.</summary>
    public static LanguageModel English => LazyEnglish.Value;

    /// <summary>The network.</summary>
    internal NeuralModel Network { get; }

    /// <summary>What the numbers that the network gives stand for.</summary>
    internal ModelLabels Labels { get; }

    /// <summary>Reads a model.</summary>
    /// <param name="stream">A model file as the trainer writes it; read to its end.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidDataException">It is not a model file of a version that this library knows, it is damaged, or it is no tagger and parser.</exception>
    public static LanguageModel Load(Stream stream) => new(NeuralModel.Load(stream));

    private static LanguageModel LoadEnglish()
    {
        using var stream = typeof(LanguageModel).Assembly.GetManifestResourceStream(EnglishResource)
            ?? throw new InvalidOperationException($"The model \"{EnglishResource}\" is not part of the assembly.");
        return Load(stream);
    }
}
