using DiploMesh.Language.Neural;
using DiploMesh.Language.Training.Data;

namespace DiploMesh.Language.Training.Network;

/// <summary>Embeddings and character filters of the words of a batch; the filters run once per distinct word.</summary>
internal sealed class InputLayer
{
    private readonly EncoderSpec _spec;
    private readonly Variable _words;
    private readonly Variable _suffix3;
    private readonly Variable _suffix2;
    private readonly Variable _prefix3;
    private readonly Variable _shape;
    private readonly Variable _characters;
    private readonly DenseLayer _filters;
    private readonly int _filterColumns;
    private readonly Dictionary<WordType, int> _distinct = new(ReferenceEqualityComparer.Instance);
    private readonly List<WordType> _types = [];
    private readonly List<int> _firstSymbols = [];
    private readonly List<byte> _symbolRows = [];
    private int[] _typeOfRow = [];
    private int[] _wordOfRow = [];
    private int[] _bestWindows = [];
    private float[] _symbols = [];
    private float[] _responses = [];
    private float[] _typeOutputs = [];
    private float[] _typeGradients = [];
    private float[] _windowGradients = [];

    /// <summary>Makes the layer.</summary>
    /// <param name="variables">Where its weights go.</param>
    /// <param name="spec">Sizes.</param>
    /// <param name="words">Rows of the table of words.</param>
    /// <param name="seed">The run's seed.</param>
    public InputLayer(VariableSet variables, EncoderSpec spec, int words, ulong seed)
    {
        _spec = spec;
        _filterColumns = Gemm.Pad(spec.CharacterFilters);
        _words = variables.AddTable(TensorNames.Words, words, spec.WordDimension, seed);
        _suffix3 = variables.AddTable(TensorNames.Suffix3, spec.Suffix3Buckets, spec.Suffix3Dimension, seed);
        _suffix2 = variables.AddTable(TensorNames.Suffix2, spec.Suffix2Buckets, spec.Suffix2Dimension, seed);
        _prefix3 = variables.AddTable(TensorNames.Prefix3, spec.Prefix3Buckets, spec.Prefix3Dimension, seed);
        _shape = variables.AddTable(TensorNames.Shape, spec.ShapeBuckets, spec.ShapeDimension, seed);
        _characters = variables.AddTable(TensorNames.Characters, WordFeatures.CharacterRows, spec.CharacterDimension, seed);
        var filters = variables.AddWeights(TensorNames.Filters, spec.CharacterWindow * spec.CharacterDimension, spec.CharacterFilters, seed);
        _filters = new DenseLayer(filters, variables.AddVector(TensorNames.FilterBias, _filterColumns));
    }

    /// <summary>Writes the inputs of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="input">Receives them in packed order.</param>
    /// <param name="regularization">Which words to hide.</param>
    /// <param name="random">Where words to hide are drawn from.</param>
    public void Forward(TrainingBatch batch, Span<float> input, Regularization regularization, ref RandomStream random)
    {
        Collect(batch);
        RunFilters();
        Buffers.Grow(ref _wordOfRow, batch.Sentences.Layout.Rows);
        for (var row = 0; row < batch.Sentences.Layout.Rows; row++)
        {
            var type = _types[_typeOfRow[row]];
            _wordOfRow[row] = IsHidden(type, regularization, ref random) ? Vocabulary.Unknown : type.Number;
            var to = input.Slice(row * _spec.InputDimension, _spec.InputDimension);
            to = Copy(_words, _wordOfRow[row], to);
            to = Copy(_suffix3, type.Features.Suffix3, to);
            to = Copy(_suffix2, type.Features.Suffix2, to);
            to = Copy(_prefix3, type.Features.Prefix3, to);
            to = Copy(_shape, type.Features.Shape, to);
            _typeOutputs.AsSpan(_typeOfRow[row] * _filterColumns, _spec.CharacterFilters).CopyTo(to);
        }
    }

    /// <summary>Adds to the gradients of the tables and filters.</summary>
    /// <param name="batch">The batch of the last <see cref="Forward"/>.</param>
    /// <param name="inputGradient">Gradient of the inputs.</param>
    public void Backward(TrainingBatch batch, ReadOnlySpan<float> inputGradient)
    {
        Buffers.Grow(ref _typeGradients, _types.Count * _filterColumns);
        _typeGradients.AsSpan(0, _types.Count * _filterColumns).Clear();
        for (var row = 0; row < batch.Sentences.Layout.Rows; row++)
        {
            var type = _types[_typeOfRow[row]];
            var from = inputGradient.Slice(row * _spec.InputDimension, _spec.InputDimension);
            from = Accumulate(_words, _wordOfRow[row], from);
            from = Accumulate(_suffix3, type.Features.Suffix3, from);
            from = Accumulate(_suffix2, type.Features.Suffix2, from);
            from = Accumulate(_prefix3, type.Features.Prefix3, from);
            from = Accumulate(_shape, type.Features.Shape, from);
            Elementwise.Add(from, _typeGradients.AsSpan(_typeOfRow[row] * _filterColumns, _spec.CharacterFilters));
        }

        FiltersBackward();
    }

    private static bool IsHidden(WordType type, Regularization regularization, ref RandomStream random)
    {
        var rare = regularization.Word > 0 ? regularization.Word / (regularization.Word + type.Frequency) : 0;
        return random.NextSingle() < rare + ((1 - rare) * regularization.AnyWord);
    }

    private void Collect(TrainingBatch batch)
    {
        _distinct.Clear();
        _types.Clear();
        Buffers.Grow(ref _typeOfRow, batch.Sentences.Layout.Rows);
        for (var b = 0; b < batch.Sentences.Layout.Count; b++)
        {
            var types = batch.Types[b];
            for (var i = 0; i < types.Length; i++)
            {
                if (!_distinct.TryGetValue(types[i], out var index))
                {
                    index = _types.Count;
                    _types.Add(types[i]);
                    _distinct.Add(types[i], index);
                }

                _typeOfRow[batch.Sentences.Layout.Row(b, i)] = index;
            }
        }
    }

    // The symbols of all words stand in one matrix; windows that reach into the next word are computed and not looked at.
    private void RunFilters()
    {
        _firstSymbols.Clear();
        _symbolRows.Clear();
        foreach (var type in _types)
        {
            _firstSymbols.Add(_symbolRows.Count);
            _symbolRows.AddRange(type.Characters);
            for (var i = type.Characters.Length; i < WordEncoder.Symbols(type.Characters.Length, _spec.CharacterWindow); i++)
            {
                _symbolRows.Add(0);
            }
        }

        _firstSymbols.Add(_symbolRows.Count);
        var dimension = _spec.CharacterDimension;
        Buffers.Grow(ref _symbols, _symbolRows.Count * dimension);
        for (var i = 0; i < _symbolRows.Count; i++)
        {
            _characters.Value.AsSpan(_symbolRows[i] * dimension, dimension).CopyTo(_symbols.AsSpan(i * dimension));
        }

        var windows = _symbolRows.Count - _spec.CharacterWindow + 1;
        Buffers.Grow(ref _responses, windows * _filterColumns);
        _filters.Forward(_symbols, dimension, windows, _responses);
        Buffers.Grow(ref _typeOutputs, _types.Count * _filterColumns);
        Buffers.Grow(ref _bestWindows, _types.Count * _filterColumns);
        for (var type = 0; type < _types.Count; type++)
        {
            var best = _typeOutputs.AsSpan(type * _filterColumns, _filterColumns);
            var from = _bestWindows.AsSpan(type * _filterColumns, _filterColumns);
            _responses.AsSpan(_firstSymbols[type] * _filterColumns, _filterColumns).CopyTo(best);
            from.Fill(_firstSymbols[type]);
            for (var window = _firstSymbols[type] + 1; window <= _firstSymbols[type + 1] - _spec.CharacterWindow; window++)
            {
                var response = _responses.AsSpan(window * _filterColumns, _filterColumns);
                for (var f = 0; f < response.Length; f++)
                {
                    if (response[f] > best[f])
                    {
                        best[f] = response[f];
                        from[f] = window;
                    }
                }
            }
        }

        Elementwise.Tanh(_typeOutputs.AsSpan(0, _types.Count * _filterColumns));
    }

    private void FiltersBackward()
    {
        var dimension = _spec.CharacterDimension;
        var windows = _symbolRows.Count - _spec.CharacterWindow + 1;
        var windowWidth = _spec.CharacterWindow * dimension;
        var responses = _responses.AsSpan(0, windows * _filterColumns);
        responses.Clear();
        for (var i = 0; i < _types.Count * _filterColumns; i++)
        {
            responses[(_bestWindows[i] * _filterColumns) + (i % _filterColumns)] += _typeGradients[i] * (1 - (_typeOutputs[i] * _typeOutputs[i]));
        }

        Buffers.Grow(ref _windowGradients, windows * windowWidth);
        _windowGradients.AsSpan(0, windows * windowWidth).Clear();
        _filters.Backward(_symbols, dimension, windows, responses, _windowGradients, windowWidth);
        for (var window = 0; window < windows; window++)
        {
            for (var i = 0; i < _spec.CharacterWindow; i++)
            {
                Elementwise.Add(_windowGradients.AsSpan((window * windowWidth) + (i * dimension), dimension), _characters.Touch(_symbolRows[window + i]));
            }
        }
    }

    private static Span<float> Copy(Variable table, int row, Span<float> to)
    {
        var dimension = table.Parameter.Columns;
        table.Value.AsSpan(row * dimension, dimension).CopyTo(to);
        return to[dimension..];
    }

    private static ReadOnlySpan<float> Accumulate(Variable table, int row, ReadOnlySpan<float> from)
    {
        var dimension = table.Parameter.Columns;
        Elementwise.Add(from[..dimension], table.Touch(row));
        return from[dimension..];
    }
}
