using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace DiploMesh.Language.Segmentation;

/// <summary>What the segmenter has learned: where tokens and sentences end. Immutable, so safe to share between threads.</summary>
public sealed class SegmentationModel
{
    private const string Resource = "DiploMesh.Language.Models.segmenter.bin";
    private const uint Magic = 0x31534D44; // "DMS1"
    private const int MostRows = 1 << 20;
    private const int LongestContraction = 64;

    private static readonly Lazy<SegmentationModel> Shared = new(LoadShared);

    internal SegmentationModel(Contractions contractions, HashedNetwork tokens, HashedNetwork sentences)
    {
        Contractions = contractions;
        Tokens = tokens;
        Sentences = sentences;
    }

    /// <summary>The model that ships in this assembly; read at first use.</summary>
    public static SegmentationModel Default => Shared.Value;

    /// <summary>Words that may be cut inside.</summary>
    internal Contractions Contractions { get; }

    /// <summary>Tells token boundaries.</summary>
    internal HashedNetwork Tokens { get; }

    /// <summary>Tells sentence boundaries.</summary>
    internal HashedNetwork Sentences { get; }

    /// <summary>Reads a model.</summary>
    /// <param name="stream">What <c>train-segmenter</c> wrote.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidDataException">It is not such a file, or a damaged one.</exception>
    public static SegmentationModel Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        try
        {
            if (reader.ReadUInt32() != Magic)
            {
                throw new InvalidDataException("This is no segmentation model of this version.");
            }

            var words = new string[reader.ReadUInt16()];
            for (var i = 0; i < words.Length; i++)
            {
                words[i] = reader.ReadString();
                if (words[i].Length > LongestContraction || words[i].Count(c => c == '|') is not (1 or 2) || words[i].Split('|').Any(part => part.Length == 0))
                {
                    throw new InvalidDataException("The segmentation model's contractions are damaged.");
                }
            }

            return new SegmentationModel(new Contractions(words), ReadNetwork(reader), ReadNetwork(reader));
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("The segmentation model is cut short or damaged.", e);
        }
    }

    /// <summary>Writes the model.</summary>
    /// <param name="stream">Where to.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write((ushort)Contractions.Words.Count);
        foreach (var word in Contractions.Words)
        {
            writer.Write(word);
        }

        Write(Tokens, writer);
        Write(Sentences, writer);
    }

    private static void Write(HashedNetwork network, BinaryWriter writer)
    {
        writer.Write(network.Keys.Count);
        foreach (var key in network.Keys)
        {
            writer.Write(key);
        }

        foreach (var number in network.Rows)
        {
            writer.Write(number);
        }

        foreach (var number in network.Bias)
        {
            writer.Write(number);
        }

        foreach (var number in network.Output)
        {
            writer.Write(number);
        }
    }

    private static HashedNetwork ReadNetwork(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        if (count is < 0 or > MostRows)
        {
            throw new InvalidDataException("The segmentation model's size is damaged.");
        }

        var keys = ReadExactly(reader, count * sizeof(uint));
        var rows = ReadExactly(reader, count * HashedNetwork.Hidden);
        var bias = ReadExactly(reader, HashedNetwork.Hidden * sizeof(float));
        var output = ReadExactly(reader, (HashedNetwork.Hidden + 1) * sizeof(float));
        var features = new uint[count];
        for (var i = 0; i < count; i++)
        {
            features[i] = BinaryPrimitives.ReadUInt32LittleEndian(keys.AsSpan(i * sizeof(uint)));
        }

        if (features.Contains(0u) || features.Distinct().Count() != count)
        {
            throw new InvalidDataException("The segmentation model's features are damaged.");
        }

        return new HashedNetwork(features, MemoryMarshal.Cast<byte, sbyte>(rows).ToArray(), ToSingles(bias), ToSingles(output));
    }

    private static byte[] ReadExactly(BinaryReader reader, int count)
    {
        var bytes = reader.ReadBytes(count);
        return bytes.Length == count ? bytes : throw new EndOfStreamException();
    }

    private static float[] ToSingles(byte[] bytes)
    {
        var numbers = new float[bytes.Length / sizeof(float)];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        }

        return numbers;
    }

    private static SegmentationModel LoadShared()
    {
        using var stream = typeof(SegmentationModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidDataException($"The assembly holds no {Resource}.");
        return Load(stream);
    }
}
