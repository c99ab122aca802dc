namespace DiploMesh.Language.Neural;

/// <summary>Makes the input of a word to the first layer: its embeddings, one after the other, and what the filters see in its characters.</summary>
internal sealed class WordEncoder
{
    private readonly EncoderSpec _spec;
    private readonly Vocabulary _vocabulary;
    private readonly float[] _words;
    private readonly float[] _suffix3;
    private readonly float[] _suffix2;
    private readonly float[] _prefix3;
    private readonly float[] _shape;
    private readonly float[] _characters;
    private readonly float[] _filters;
    private readonly float[] _filterBias;
    private readonly float[] _symbols;
    private readonly float[] _responses;
    private readonly int _filterColumns;

    /// <summary>Makes one; it has buffers of its own and serves one thread.</summary>
    /// <param name="model">The model.</param>
    public WordEncoder(NeuralModel model)
    {
        _spec = model.Encoder;
        _vocabulary = model.Vocabulary;
        _filterColumns = Gemm.Pad(_spec.CharacterFilters);
        _words = model.Weights(TensorNames.Words, _vocabulary.Rows, _spec.WordDimension);
        _suffix3 = model.Weights(TensorNames.Suffix3, _spec.Suffix3Buckets, _spec.Suffix3Dimension);
        _suffix2 = model.Weights(TensorNames.Suffix2, _spec.Suffix2Buckets, _spec.Suffix2Dimension);
        _prefix3 = model.Weights(TensorNames.Prefix3, _spec.Prefix3Buckets, _spec.Prefix3Dimension);
        _shape = model.Weights(TensorNames.Shape, _spec.ShapeBuckets, _spec.ShapeDimension);
        _characters = model.Weights(TensorNames.Characters, WordFeatures.CharacterRows, _spec.CharacterDimension);
        _filters = model.Weights(TensorNames.Filters, _spec.CharacterWindow * _spec.CharacterDimension, _filterColumns);
        _filterBias = model.Weights(TensorNames.FilterBias, 1, _filterColumns);
        var symbols = WordFeatures.MaxCharacters + _spec.CharacterWindow + 1;
        _symbols = new float[symbols * _spec.CharacterDimension];
        _responses = new float[symbols * _filterColumns];
    }

    /// <summary>Symbols that a word of so many characters has for the filters: with its marks, padded to one window at least.</summary>
    /// <param name="marked">Characters and the two marks.</param>
    /// <param name="window">Characters that a filter sees.</param>
    /// <returns>Symbols.</returns>
    public static int Symbols(int marked, int window) => Math.Max(marked, window);

    /// <summary>Writes the input of a word.</summary>
    /// <param name="cased">The word, normalised (<see cref="WordFeatures.Normalize(ReadOnlySpan{char}, Span{char})"/>).</param>
    /// <param name="input">Where it goes, <see cref="EncoderSpec.InputDimension"/> numbers.</param>
    public void Encode(ReadOnlySpan<char> cased, Span<float> input)
    {
        Span<char> lower = stackalloc char[WordFeatures.MaxCharacters];
        var key = lower[..cased.Length];
        WordFeatures.ToKey(cased, key);
        var features = WordFeatures.Of(cased, key, _spec);
        input = Copy(_words, _vocabulary.NumberOf(key), _spec.WordDimension, input);
        input = Copy(_suffix3, features.Suffix3, _spec.Suffix3Dimension, input);
        input = Copy(_suffix2, features.Suffix2, _spec.Suffix2Dimension, input);
        input = Copy(_prefix3, features.Prefix3, _spec.Prefix3Dimension, input);
        input = Copy(_shape, features.Shape, _spec.ShapeDimension, input);
        Filter(cased, input[.._spec.CharacterFilters]);
    }

    private void Filter(ReadOnlySpan<char> cased, Span<float> output)
    {
        Span<byte> rows = stackalloc byte[WordFeatures.MaxCharacters + 2];
        var marked = WordFeatures.Characters(cased, rows);
        var dimension = _spec.CharacterDimension;
        var symbols = Symbols(marked, _spec.CharacterWindow);
        for (var i = 0; i < symbols; i++)
        {
            // Row 0, which no character has, fills a window.
            _characters.AsSpan((i < marked ? rows[i] : 0) * dimension, dimension).CopyTo(_symbols.AsSpan(i * dimension));
        }

        var windows = symbols - _spec.CharacterWindow + 1;
        for (var i = 0; i < windows; i++)
        {
            _filterBias.CopyTo(_responses, i * _filterColumns);
        }

        Gemm.MultiplyAdd(_symbols, dimension, 1, _filters, _responses, _filterColumns, windows, _spec.CharacterWindow * dimension, _filterColumns);
        var best = _responses.AsSpan(0, _filterColumns);
        for (var i = 1; i < windows; i++)
        {
            Elementwise.Max(_responses.AsSpan(i * _filterColumns, _filterColumns), best);
        }

        Elementwise.Tanh(best);
        best[..output.Length].CopyTo(output);
    }

    private static Span<float> Copy(float[] table, int row, int dimension, Span<float> to)
    {
        table.AsSpan(row * dimension, dimension).CopyTo(to);
        return to[dimension..];
    }
}
