using DiploMesh.Language.Lemmas;
using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Pipeline;

/// <summary>All that was learned of a language: the network of tagger and parser, the rules of the lemmatizer. Immutable, shared by any number of sessions.</summary>
public sealed class LanguageModel
{
    private const string EnglishResource = "english.dmn";
    private const string LemmaResource = "lemmas.txt";

    private static readonly Lazy<LanguageModel> LazyEnglish = new(LoadEnglish);

    private LanguageModel(NeuralModel network, LemmaTable lemmas)
    {
        Network = network;
        Lemmas = lemmas;
        Labels = new ModelLabels(network);
    }

    /// <summary>The model of English that ships inside this library; loaded when first asked for.</summary>
    public static LanguageModel English => LazyEnglish.Value;

    /// <summary>Which network it is: the same for the same file.</summary>
    public string Version => Network.Fingerprint;

    /// <summary>Whether the network has learned to propose statements.</summary>
    public bool ProposesStatements => Network.FindHead<TagHeadSpec>(AttributionHeads.Statements) is not null;

    /// <summary>The network.</summary>
    internal NeuralModel Network { get; }

    /// <summary>Rules of the lemmatizer.</summary>
    internal LemmaTable Lemmas { get; }

    /// <summary>What the numbers that the network gives stand for.</summary>
    internal ModelLabels Labels { get; }

    /// <summary>Reads a model; it goes with the lemmatizer that ships inside this library.</summary>
    /// <param name="stream">A model file as the trainer writes it; read to its end.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidDataException">It is not a model file of a version that this library knows, it is damaged, or it is no tagger and parser.</exception>
    public static LanguageModel Load(Stream stream)
    {
        using var lemmas = new StreamReader(OpenResource(LemmaResource));
        return new LanguageModel(NeuralModel.Load(stream), LemmaTable.Read(lemmas));
    }

    private static LanguageModel LoadEnglish()
    {
        using var stream = OpenResource(EnglishResource);
        return Load(stream);
    }

    private static Stream OpenResource(string name) => typeof(LanguageModel).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"\"{name}\" is not part of the assembly.");
}
