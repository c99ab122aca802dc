using System.Runtime.InteropServices;

namespace DiploMesh.Language.Neural;

/// <summary>
/// What the words of a batch send to the gates of the first layer. It depends on the word alone, so that frequent words are looked up in a cache of fixed
/// size instead of computed; a word gets the same numbers either way.
/// </summary>
internal sealed class WordGates
{
    /// <summary>Words that the cache can hold; a new one takes the place of one that has the same hash.</summary>
    public const int CacheSlots = 4096;

    private const int NotHere = -1;

    private readonly WordEncoder _encoder;
    private readonly float[] _weights;
    private readonly float[] _bias;
    private readonly int _inputDimension;
    private readonly int _gateDimension;
    private readonly char[] _keys = new char[CacheSlots * WordFeatures.MaxCharacters];
    private readonly byte[] _keyLengths = new byte[CacheSlots];
    private readonly int[] _pending = new int[CacheSlots];
    private readonly float[]?[] _cached = new float[CacheSlots][];
    private readonly List<int> _slotOfMiss = [];
    private int[] _source = [];
    private float[] _input = [];
    private float[] _computed = [];
    private int _rows;

    /// <summary>Makes one; it has buffers of its own and serves one thread.</summary>
    /// <param name="model">The model.</param>
    public WordGates(NeuralModel model)
    {
        _encoder = new WordEncoder(model);
        _inputDimension = model.Encoder.InputDimension;
        _gateDimension = model.Encoder.GateDimension;
        (_weights, _bias) = model.LayerInput(0);
        Array.Fill(_pending, NotHere);
        Array.Fill(_keyLengths, byte.MaxValue);
    }

    /// <summary>Starts a batch.</summary>
    /// <param name="rows">Tokens in it.</param>
    public void Reset(int rows)
    {
        _rows = rows;
        _slotOfMiss.Clear();
        Buffers.Grow(ref _source, rows);
    }

    /// <summary>Puts a word into the batch.</summary>
    /// <param name="row">Its row, each once.</param>
    /// <param name="form">The word as it stands in the text.</param>
    public void Set(int row, ReadOnlySpan<char> form)
    {
        Span<char> normal = stackalloc char[WordFeatures.MaxCharacters];
        var word = WordFeatures.Normalize(form, normal);
        var slot = Slot(word);
        if (_keyLengths[slot] != word.Length || !word.SequenceEqual(_keys.AsSpan(slot * WordFeatures.MaxCharacters, word.Length)))
        {
            word.CopyTo(_keys.AsSpan(slot * WordFeatures.MaxCharacters));
            _keyLengths[slot] = (byte)word.Length;
            _pending[slot] = _slotOfMiss.Count;
            Buffers.GrowKeeping(ref _input, (_slotOfMiss.Count + 1) * _inputDimension);
            _encoder.Encode(word, _input.AsSpan(_slotOfMiss.Count * _inputDimension, _inputDimension));
            _slotOfMiss.Add(slot);
        }

        // A word of this batch is taken from what is computed: its slot may go to another one before the batch is complete.
        _source[row] = _pending[slot] == NotHere ? ~slot : _pending[slot];
    }

    /// <summary>Writes what the words of the batch send to the gates.</summary>
    /// <param name="gates">A row of <see cref="EncoderSpec.GateDimension"/> numbers per token.</param>
    public void Write(Span<float> gates)
    {
        for (var row = 0; row < _rows; row++)
        {
            if (_source[row] < 0)
            {
                _cached[~_source[row]].CopyTo(gates[(row * _gateDimension)..]);
            }
        }

        var misses = _slotOfMiss.Count;
        Buffers.Grow(ref _computed, misses * _gateDimension);
        Buffers.FillRows(_computed, _bias, misses);
        Gemm.MultiplyAdd(_input, _inputDimension, 1, _weights, _computed, _gateDimension, misses, _inputDimension, _gateDimension);
        for (var row = 0; row < _rows; row++)
        {
            if (_source[row] >= 0)
            {
                _computed.AsSpan(_source[row] * _gateDimension, _gateDimension).CopyTo(gates[(row * _gateDimension)..]);
            }
        }

        for (var miss = 0; miss < misses; miss++)
        {
            var slot = _slotOfMiss[miss];
            if (_pending[slot] == miss)
            {
                _pending[slot] = NotHere;
                _computed.AsSpan(miss * _gateDimension, _gateDimension).CopyTo(_cached[slot] ??= new float[_gateDimension]);
            }
        }
    }

    private static int Slot(ReadOnlySpan<char> word)
    {
        var hash = 0x9E3779B97F4A7C15UL;
        foreach (var part in MemoryMarshal.AsBytes(word))
        {
            hash = (hash ^ part) * 0x100000001B3UL;
        }

        return (int)((hash ^ (hash >> 32)) % CacheSlots);
    }
}
