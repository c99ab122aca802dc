using System.Diagnostics;
using System.Globalization;
using DiploMesh.Language.Neural;
using DiploMesh.Language.Training.Data;
using DiploMesh.Language.Training.Network;
using DiploMesh.Language.Training.Optimization;

namespace DiploMesh.Language.Training;

/// <summary>Trains a network on passages, epoch by epoch.</summary>
internal sealed class Trainer
{
    private readonly TrainingSettings _settings;
    private readonly IReadOnlyList<HeadSpec> _heads;
    private readonly Vocabulary _vocabulary;
    private readonly IReadOnlyList<float> _headWeights;
    private readonly EncoderNetwork[] _replicas;
    private readonly double[][] _losses;
    private readonly AdamOptimizer _optimizer;

    /// <summary>Makes a network with random weights.</summary>
    /// <param name="settings">Settings.</param>
    /// <param name="heads">The heads.</param>
    /// <param name="headWeights">Weight of each head's loss.</param>
    /// <param name="vocabulary">Words with an embedding.</param>
    public Trainer(TrainingSettings settings, IReadOnlyList<HeadSpec> heads, IReadOnlyList<float> headWeights, Vocabulary vocabulary)
    {
        _settings = settings;
        _heads = heads;
        _headWeights = headWeights;
        _vocabulary = vocabulary;
        _optimizer = new AdamOptimizer(settings.Adam);
        _replicas = new EncoderNetwork[settings.Threads];
        for (var i = 0; i < _replicas.Length; i++)
        {
            _replicas[i] = new EncoderNetwork(settings.Encoder, heads, vocabulary.Rows, settings.Seed, i == 0 ? null : _replicas[0]);
        }

        _losses = [.. _replicas.Select(_ => new double[heads.Count])];
    }

    /// <summary>The weights.</summary>
    public IEnumerable<Parameter> Parameters => _replicas[0].Variables.Items.Select(variable => variable.Parameter);

    /// <summary>Where the run stands.</summary>
    public Progress Progress { get; set; } = new(0, 0, 0, null, 0);

    /// <summary>Trains until the last epoch or until stopped.</summary>
    /// <param name="passages">The passages.</param>
    /// <param name="report">Receives a line now and then.</param>
    /// <param name="onEpoch">Called after each epoch with its averaged model; returns the model's score.</param>
    /// <param name="onBest">Called with the model when its score is the best so far.</param>
    /// <param name="onCheckpoint">Called when an epoch is done, to keep the run.</param>
    /// <param name="stop">Stops between two steps.</param>
    /// <returns>True if the last epoch is done.</returns>
    public bool Run(
        IReadOnlyCollection<Passage> passages, Action<string> report, Func<NeuralModel, string, double> onEpoch, Action<NeuralModel> onBest, Action<Progress> onCheckpoint, CancellationToken stop)
    {
        while (Progress.Epoch < _settings.Epochs)
        {
            var batches = BatchPlan.Make(passages, _settings.BatchTokens, _settings.Seed, Progress.Epoch);
            var losses = new double[_heads.Count];
            var watch = Stopwatch.StartNew();
            var tokens = 0L;
            var before = Progress.Seconds;
            for (var i = Progress.BatchInEpoch; i < batches.Count; i++)
            {
                if (stop.IsCancellationRequested)
                {
                    return false;
                }

                var rate = 1 - ((Progress.Epoch + ((float)i / batches.Count)) / _settings.Epochs);
                Step(batches[i], rate, losses);
                tokens += batches[i].Sum(passage => (long)passage.Length);
                Progress = Progress with { BatchInEpoch = i + 1, Step = Progress.Step + 1, Seconds = before + watch.Elapsed.TotalSeconds };
                if ((i + 1) % 200 == 0)
                {
                    report(string.Create(
                        CultureInfo.InvariantCulture,
                        $"epoch {Progress.Epoch + 1} batch {i + 1}/{batches.Count} loss {string.Join(' ', losses.Select(loss => (loss / (i + 1)).ToString("F3", CultureInfo.InvariantCulture)))} {tokens / watch.Elapsed.TotalSeconds:F0} tokens/s"));
                }
            }

            var model = ToModel();
            var score = onEpoch(model, string.Create(CultureInfo.InvariantCulture, $"epoch {Progress.Epoch + 1}/{_settings.Epochs} step {Progress.Step} seconds {Progress.Seconds:F0}"));
            var isBest = Progress.BestScore is not { } best || score > best;
            if (isBest)
            {
                onBest(model);
            }

            Progress = Progress with { Epoch = Progress.Epoch + 1, BatchInEpoch = 0, BestScore = isBest ? score : Progress.BestScore };
            onCheckpoint(Progress);
        }

        return true;
    }

    /// <summary>Takes over what another model has learned: tensors of the same name and size, and the embeddings of words that both know.</summary>
    /// <param name="model">The other model.</param>
    /// <returns>Weights taken over.</returns>
    public long StartFrom(NeuralModel model)
    {
        var taken = 0L;
        foreach (var parameter in Parameters)
        {
            var tensor = model.Tensors.FirstOrDefault(other => other.Name == parameter.Name && other.Columns == parameter.Columns);
            if (tensor is null)
            {
                continue;
            }

            if (parameter.Name == TensorNames.Words)
            {
                foreach (var word in _vocabulary.Words)
                {
                    if (model.Vocabulary.NumberOf(word) is var known and not Vocabulary.Unknown)
                    {
                        taken += Take(tensor, known, parameter, _vocabulary.NumberOf(word));
                    }
                }
            }
            else if (tensor.Rows == parameter.Rows)
            {
                tensor.Values.CopyTo(parameter.Value, 0);
                tensor.Values.CopyTo(parameter.Average, 0);
                taken += tensor.Values.Length;
            }
        }

        return taken;
    }

    private static int Take(Tensor from, int fromRow, Parameter to, int toRow)
    {
        var row = from.Values.AsSpan(fromRow * from.Columns, from.Columns);
        row.CopyTo(to.Value.AsSpan(toRow * to.Columns));
        row.CopyTo(to.Average.AsSpan(toRow * to.Columns));
        return row.Length;
    }

    /// <summary>The model with averaged weights, rounded as in its file.</summary>
    /// <returns>The model.</returns>
    public NeuralModel ToModel()
    {
        var exact = new NeuralModel(
            _settings.Encoder, _heads, _vocabulary, Parameters.Select(parameter => new Tensor(parameter.Name, parameter.Layout, parameter.Rows, parameter.Columns, parameter.Average)));
        using var file = new MemoryStream();
        ModelFile.Write(exact, file);
        file.Position = 0;
        return ModelFile.Read(file);
    }

    /// <summary>One step of the optimizer on one batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="rate">Factor to the learning rate.</param>
    /// <param name="losses">Receives the mean loss of a token for each head, added to.</param>
    internal void Step(Passage[] batch, float rate, double[] losses)
    {
        var counts = _replicas[0].CountGold(batch);
        var scales = counts.Select((count, head) => count == 0 ? 0 : _headWeights[head] / count).ToArray();
        var parts = Split(batch);
        if (parts.Length == 1)
        {
            RunReplica(0, parts[0], scales);
        }
        else
        {
            Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = parts.Length }, i => RunReplica(i, parts[i], scales));
        }

        // In a fixed order: the same number of threads gives the same bits.
        for (var i = 0; i < parts.Length; i++)
        {
            for (var v = 0; v < _replicas[0].Variables.Items.Count && i > 0; v++)
            {
                var other = _replicas[i].Variables.Items[v];
                _replicas[0].Variables.Items[v].Add(other);
                other.Clear();
            }

            for (var head = 0; head < losses.Length; head++)
            {
                losses[head] += _losses[i][head];
                _losses[i][head] = 0;
            }
        }

        _optimizer.Step(_replicas[0].Variables.Items, Progress.Step, rate);
    }

    private void RunReplica(int replica, Passage[] part, float[] scales)
    {
        var random = new RandomStream(_settings.Seed, 0xD0 + (ulong)replica, (ulong)Progress.Step);
        _replicas[replica].Run(part, scales, _settings.Regularization, random, _losses[replica]);
    }

    // Every other passage in order of length: like work for every thread.
    private Passage[][] Split(Passage[] batch)
    {
        var parts = Math.Min(_replicas.Length, batch.Length);
        return parts == 1
            ? [batch]
            : [.. batch.OrderByDescending(passage => passage.Length).Select((passage, i) => (passage, i)).GroupBy(pair => pair.i % parts, pair => pair.passage).Select(group => group.ToArray())];
    }
}
