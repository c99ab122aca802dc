using System.Numerics;
using DiploMesh.Language.Segmentation;

namespace DiploMesh.Language.Training.Segmentation;

/// <summary>
/// Trains a network of hashed features by stochastic gradient descent on the logistic loss, with one adaptive step a row (Duchi, Hazan and
/// Singer 2011); then gives up all but the rows that matter most, goes on with those, and rounds them to 8 bits. One thread, so that the same
/// seed gives the same bits.
/// </summary>
internal sealed class HashedNetworkTrainer
{
    private const int Hidden = HashedNetwork.Hidden;
    private const float SmallestStepShare = 0.05f;
    private const float FirstSquares = 1e-4f;

    private readonly SegmentationSettings _settings;
    private readonly BoundaryExamples _examples;
    private readonly Dictionary<uint, int> _rowOf = [];
    private readonly float[] _bias = new float[Hidden];
    private readonly float[] _output = new float[Hidden + 1];
    private readonly float[] _biasSquares = new float[Hidden];
    private readonly float[] _outputSquares = new float[Hidden + 1];
    private int[][] _rows;
    private uint[] _keys;
    private int[] _counts;
    private float[] _weights;
    private float[] _squares;

    /// <summary>Prepares a training.</summary>
    /// <param name="examples">What to learn from.</param>
    /// <param name="settings">How.</param>
    public HashedNetworkTrainer(BoundaryExamples examples, SegmentationSettings settings)
    {
        _settings = settings;
        _examples = examples;
        var counts = new Dictionary<uint, int>();
        for (var i = 0; i < examples.Count; i++)
        {
            foreach (var feature in examples.Features(i))
            {
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, feature, out _)++;
            }
        }

        _keys = [.. counts.Where(entry => entry.Value >= settings.MinCount).Select(entry => entry.Key).Order()];
        _counts = [.. _keys.Select(key => counts[key])];
        _weights = new float[_keys.Length * Hidden];
        _squares = new float[_keys.Length];
        _rows = [];
        Start();
    }

    /// <summary>Trains.</summary>
    /// <param name="report">Told of each epoch.</param>
    /// <returns>The network.</returns>
    public HashedNetwork Run(Action<string> report)
    {
        report($"{_examples.Count} boundaries, {_keys.Length} features");
        Run(_settings.Epochs, 0, report);
        Prune();
        report($"{_keys.Length} features kept");
        Run(_settings.EpochsAfter, _settings.Epochs, report);
        return Round();
    }

    private void Start()
    {
        Index();
        var random = new RandomStream(_settings.Seed, 1, 0);
        foreach (ref var weight in _weights.AsSpan())
        {
            weight = 0.02f * (random.NextSingle() - 0.5f);
        }

        for (var i = 0; i < Hidden; i++)
        {
            _bias[i] = 0.5f * random.NextSingle();
            _output[i] = (i % 2 == 0 ? 1 : -1) * (0.2f + (0.3f * random.NextSingle()));
        }
    }

    private void Index()
    {
        _rowOf.Clear();
        for (var i = 0; i < _keys.Length; i++)
        {
            _rowOf[_keys[i]] = i;
        }

        _rows = new int[_examples.Count][];
        var row = new List<int>();
        for (var i = 0; i < _rows.Length; i++)
        {
            row.Clear();
            foreach (var feature in _examples.Features(i))
            {
                if (_rowOf.TryGetValue(feature, out var index))
                {
                    row.Add(index);
                }
            }

            _rows[i] = [.. row];
        }
    }

    private void Run(int epochs, int before, Action<string> report)
    {
        Array.Fill(_squares, FirstSquares);
        Array.Fill(_biasSquares, FirstSquares);
        Array.Fill(_outputSquares, FirstSquares);
        var order = Enumerable.Range(0, _examples.Count).ToArray();
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var random = new RandomStream(_settings.Seed, 2, (ulong)(before + epoch));
            random.Shuffle(order);
            var loss = 0.0;
            for (var i = 0; i < order.Length; i++)
            {
                var done = (epoch + ((float)i / order.Length)) / epochs;
                loss += Step(order[i], _settings.LearningRate * Math.Max(SmallestStepShare, 1 - done), ref random);
            }

            report(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"epoch {before + epoch + 1}: loss {loss / order.Length:F5}"));
        }
    }

    private double Step(int example, float rate, ref RandomStream random)
    {
        Span<float> hidden = stackalloc float[Hidden];
        Span<int> used = stackalloc int[FeatureList.Capacity];
        var count = 0;
        hidden.Clear();
        foreach (var row in _rows[example])
        {
            if (random.NextSingle() >= _settings.Dropout)
            {
                used[count++] = row;
                AddScaled(hidden, 1, _weights.AsSpan(row * Hidden, Hidden), 1);
            }
        }

        var scale = 1 / (1 - _settings.Dropout);
        var score = _output[Hidden];
        for (var i = 0; i < Hidden; i++)
        {
            hidden[i] = Math.Max(0, (hidden[i] * scale) + _bias[i]);
            score += hidden[i] * _output[i];
        }

        var probability = 1 / (1 + MathF.Exp(-score));
        var error = probability - (_examples.Label(example) ? 1 : 0);
        Span<float> gradient = stackalloc float[Hidden];
        for (var i = 0; i < Hidden; i++)
        {
            gradient[i] = hidden[i] > 0 ? error * _output[i] : 0;
            Update(ref _output[i], ref _outputSquares[i], error * hidden[i], rate);
            Update(ref _bias[i], ref _biasSquares[i], gradient[i], rate);
        }

        Update(ref _output[Hidden], ref _outputSquares[Hidden], error, rate);
        var square = SumOfSquares(gradient) * scale * scale / Hidden;
        for (var i = 0; i < count; i++)
        {
            ref var squares = ref _squares[used[i]];
            squares += square;
            var step = rate / MathF.Sqrt(squares);
            var row = _weights.AsSpan(used[i] * Hidden, Hidden);
            AddScaled(row, 1 - (_settings.Decay * rate), gradient, -step * scale);
        }

        return -Math.Log(Math.Max(1e-12, _examples.Label(example) ? probability : 1 - probability));
    }

    /// <summary>Makes <paramref name="to"/> its multiple plus that of another row.</summary>
    private static void AddScaled(Span<float> to, float share, ReadOnlySpan<float> other, float otherShare)
    {
        for (var i = 0; i <= to.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            ((new Vector<float>(to[i..]) * share) + (new Vector<float>(other[i..]) * otherShare)).CopyTo(to[i..]);
        }
    }

    private static float SumOfSquares(ReadOnlySpan<float> row)
    {
        var sum = 0f;
        foreach (var number in row)
        {
            sum += number * number;
        }

        return sum;
    }

    private static void Update(ref float weight, ref float squares, float gradient, float rate)
    {
        squares += gradient * gradient;
        weight -= rate * gradient / MathF.Sqrt(squares);
    }

    /// <summary>Keeps the rows whose part in all the sums is greatest.</summary>
    private void Prune()
    {
        var importance = _keys.Select((_, i) => SumOfSquares(_weights.AsSpan(i * Hidden, Hidden)) * MathF.Sqrt(_counts[i])).ToArray();
        var kept = Enumerable.Range(0, _keys.Length).OrderByDescending(i => importance[i]).Take(_settings.Rows).Order().ToArray();
        _weights = [.. kept.SelectMany(i => _weights[(i * Hidden)..((i + 1) * Hidden)])];
        _keys = [.. kept.Select(i => _keys[i])];
        _counts = [.. kept.Select(i => _counts[i])];
        _squares = new float[kept.Length];
        Index();
    }

    private HashedNetwork Round()
    {
        var rows = new sbyte[_weights.Length];
        var bias = new float[Hidden];
        var output = (float[])_output.Clone();
        for (var i = 0; i < Hidden; i++)
        {
            var largest = 1e-6f;
            for (var at = i; at < _weights.Length; at += Hidden)
            {
                largest = Math.Max(largest, Math.Abs(_weights[at]));
            }

            var unit = largest / sbyte.MaxValue;
            for (var at = i; at < _weights.Length; at += Hidden)
            {
                rows[at] = (sbyte)MathF.Round(_weights[at] / unit);
            }

            bias[i] = _bias[i] / unit;
            output[i] *= unit;
        }

        return new HashedNetwork(_keys, rows, bias, output);
    }
}
