using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace DiploMesh.Language.Neural;

/// <summary>
/// The model's file: magic, format version, SHA-256 of what follows; then sizes, vocabulary, heads and tensors, little-endian, strings
/// in UTF-8 with their length before them. Weights are 8-bit numbers with half-precision scales, biases single precision.
/// </summary>
internal static class ModelFile
{
    private const int FormatVersion = 2;
    private const int MaxBytes = 256 * 1024 * 1024;
    private const int MaxEntries = 1 << 22;

    private static ReadOnlySpan<byte> Magic => "DMNEURAL"u8;

    /// <summary>Writes a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(NeuralModel model, Stream stream)
    {
        using var body = new MemoryStream();
        using (var writer = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true))
        {
            WriteEncoder(writer, model.Encoder);
            WriteStrings(writer, model.Vocabulary.Words);
            writer.Write(model.Heads.Count);
            foreach (var head in model.Heads)
            {
                WriteHead(writer, head);
            }

            writer.Write(model.Tensors.Count);
            foreach (var tensor in model.Tensors)
            {
                WriteTensor(writer, tensor);
            }
        }

        var bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        stream.Write(Magic);
        stream.Write(BitConverter.GetBytes(FormatVersion));
        stream.Write(SHA256.HashData(bytes));
        stream.Write(bytes);
    }

    /// <summary>Reads a model.</summary>
    /// <param name="stream">From where; read to its end.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidDataException">It is not a model file of this version, or it is damaged.</exception>
    public static NeuralModel Read(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        if (copy.Length > MaxBytes)
        {
            throw new InvalidDataException($"A model file has at most {MaxBytes} bytes.");
        }

        var bytes = copy.GetBuffer().AsMemory(0, (int)copy.Length);
        var headerLength = Magic.Length + sizeof(int) + SHA256.HashSizeInBytes;
        if (bytes.Length < headerLength || !bytes.Span.StartsWith(Magic))
        {
            throw new InvalidDataException("This is not a model file of the language engine.");
        }

        var version = BitConverter.ToInt32(bytes.Span[Magic.Length..]);
        if (version != FormatVersion)
        {
            throw new InvalidDataException($"The model file has format {version}; this library reads {FormatVersion}.");
        }

        var hash = bytes.Span.Slice(Magic.Length + sizeof(int), SHA256.HashSizeInBytes);
        if (!SHA256.HashData(bytes.Span[headerLength..]).AsSpan().SequenceEqual(hash))
        {
            throw new InvalidDataException("The model file is damaged: its checksum does not match.");
        }

        copy.Position = headerLength;
        using var reader = new BinaryReader(copy, Encoding.UTF8);
        try
        {
            return ReadBody(reader, Convert.ToHexStringLower(hash[..6]));
        }
        catch (Exception error) when (error is EndOfStreamException or ArgumentException or FormatException)
        {
            throw new InvalidDataException("The model file is damaged: " + error.Message, error);
        }
    }

    private static NeuralModel ReadBody(BinaryReader reader, string fingerprint)
    {
        var encoder = ReadEncoder(reader);
        var vocabulary = new Vocabulary(ReadStrings(reader));
        var heads = new HeadSpec[ReadCount(reader)];
        for (var i = 0; i < heads.Length; i++)
        {
            heads[i] = ReadHead(reader);
        }

        var tensors = new Tensor[ReadCount(reader)];
        for (var i = 0; i < tensors.Length; i++)
        {
            tensors[i] = ReadTensor(reader);
        }

        return new NeuralModel(encoder, heads, vocabulary, tensors) { Fingerprint = fingerprint };
    }

    private static void WriteEncoder(BinaryWriter writer, EncoderSpec spec)
    {
        foreach (var size in (ReadOnlySpan<int>)
        [
            spec.WordDimension, spec.Suffix3Buckets, spec.Suffix3Dimension, spec.Suffix2Buckets, spec.Suffix2Dimension, spec.Prefix3Buckets, spec.Prefix3Dimension,
            spec.ShapeBuckets, spec.ShapeDimension, spec.CharacterDimension, spec.CharacterWindow, spec.CharacterFilters, spec.Hidden, spec.Layers,
            spec.PassageLayers, spec.QuotationDimension,
        ])
        {
            writer.Write(size);
        }
    }

    private static EncoderSpec ReadEncoder(BinaryReader reader) => new()
    {
        WordDimension = reader.ReadInt32(),
        Suffix3Buckets = reader.ReadInt32(),
        Suffix3Dimension = reader.ReadInt32(),
        Suffix2Buckets = reader.ReadInt32(),
        Suffix2Dimension = reader.ReadInt32(),
        Prefix3Buckets = reader.ReadInt32(),
        Prefix3Dimension = reader.ReadInt32(),
        ShapeBuckets = reader.ReadInt32(),
        ShapeDimension = reader.ReadInt32(),
        CharacterDimension = reader.ReadInt32(),
        CharacterWindow = reader.ReadInt32(),
        CharacterFilters = reader.ReadInt32(),
        Hidden = reader.ReadInt32(),
        Layers = reader.ReadInt32(),
        PassageLayers = reader.ReadInt32(),
        QuotationDimension = reader.ReadInt32(),
    };

    private static void WriteHead(BinaryWriter writer, HeadSpec head)
    {
        writer.Write(head is LinkHeadSpec);
        writer.Write(head.Name);
        writer.Write(head.Layer);
        WriteStrings(writer, head.Labels);
        switch (head)
        {
            case TagHeadSpec tag:
                writer.Write(tag.Chained);
                break;
            case LinkHeadSpec link:
                writer.Write(link.ArcDimension);
                writer.Write(link.LabelDimension);
                writer.Write(link.Tree);
                break;
        }
    }

    private static HeadSpec ReadHead(BinaryReader reader)
    {
        var isLink = reader.ReadBoolean();
        var name = reader.ReadString();
        var layer = reader.ReadInt32();
        var labels = ReadStrings(reader);
        return isLink
            ? new LinkHeadSpec(name, layer, labels, reader.ReadInt32(), reader.ReadInt32(), reader.ReadBoolean())
            : new TagHeadSpec(name, layer, labels, reader.ReadBoolean());
    }

    private static void WriteTensor(BinaryWriter writer, Tensor tensor)
    {
        writer.Write(tensor.Name);
        writer.Write((byte)tensor.Layout);
        writer.Write(tensor.Rows);
        writer.Write(tensor.Columns);
        if (tensor.Layout == TensorLayout.Exact)
        {
            writer.Write(MemoryMarshal.AsBytes(tensor.Values.AsSpan()));
            return;
        }

        var quantized = QuantizedTensor.From(tensor);
        writer.Write(MemoryMarshal.AsBytes(quantized.Scales.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(quantized.Numbers.AsSpan()));
    }

    private static Tensor ReadTensor(BinaryReader reader)
    {
        var name = reader.ReadString();
        var layout = (TensorLayout)reader.ReadByte();
        var rows = ReadCount(reader);
        var columns = ReadCount(reader);
        if ((long)rows * columns > MaxBytes / sizeof(float) || layout > TensorLayout.Exact || (layout == TensorLayout.Panels && columns % Gemm.PanelWidth != 0))
        {
            throw new InvalidDataException($"The model file is damaged: tensor {name} has an impossible size.");
        }

        if (layout == TensorLayout.Exact)
        {
            var values = new float[rows * columns];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            return new Tensor(name, layout, rows, columns, values);
        }

        var scales = new Half[layout == TensorLayout.Rows ? rows : columns];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(scales.AsSpan()));
        var numbers = new sbyte[rows * columns];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return new QuantizedTensor(numbers, scales).ToTensor(name, layout, rows, columns);
    }

    private static void WriteStrings(BinaryWriter writer, IReadOnlyList<string> strings)
    {
        writer.Write(strings.Count);
        foreach (var text in strings)
        {
            writer.Write(text);
        }
    }

    private static string[] ReadStrings(BinaryReader reader)
    {
        var strings = new string[ReadCount(reader)];
        for (var i = 0; i < strings.Length; i++)
        {
            strings[i] = reader.ReadString();
        }

        return strings;
    }

    private static int ReadCount(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        return count is >= 0 and <= MaxEntries ? count : throw new InvalidDataException($"The model file is damaged: a count of {count}.");
    }
}
