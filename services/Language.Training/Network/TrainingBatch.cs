using DiploMesh.Language.Neural;
using DiploMesh.Language.Training.Data;

namespace DiploMesh.Language.Training.Network;

/// <summary>Passages that go through a replica together.</summary>
internal sealed class TrainingBatch
{
    private int[] _sentenceRows = [];

    /// <summary>The sentences.</summary>
    public BatchView Sentences { get; } = new();

    /// <summary>The passages of which something is known.</summary>
    public BatchView Passages { get; } = new();

    /// <summary>Types of the words of each sentence.</summary>
    public IReadOnlyList<WordType[]> Types { get; private set; } = [];

    /// <summary>What the quotation marks say of the tokens of each passage.</summary>
    public IReadOnlyList<byte[]> Quotations { get; private set; } = [];

    /// <summary>Row of each token of the passages, in their packed order, in the packed order of the sentences.</summary>
    public ReadOnlySpan<int> SentenceRows => _sentenceRows.AsSpan(0, Passages.Layout.Rows);

    /// <summary>Puts passages into the batch.</summary>
    /// <param name="passages">The passages, in any order.</param>
    public void Reset(IEnumerable<Passage> passages)
    {
        var all = passages.ToArray();
        var sentences = all.SelectMany((passage, p) => passage.Sentences.Select((sentence, s) => (Sentence: sentence, Passage: p, Place: s)))
            .OrderByDescending(item => item.Sentence.Types.Length).ToArray();
        Types = [.. sentences.Select(item => item.Sentence.Types)];
        Sentences.Reset([.. Types.Select(types => types.Length)], [.. sentences.Select(item => item.Sentence.Gold)], [.. sentences.Select(item => item.Sentence.Weight)]);

        var known = all.Select((passage, p) => (Passage: passage, Number: p)).Where(item => item.Passage.Gold is not null)
            .OrderByDescending(item => item.Passage.Length).ToArray();
        Quotations = [.. known.Select(item => item.Passage.Quotations!)];
        Passages.Reset([.. known.Select(item => item.Passage.Length)], [.. known.Select(item => item.Passage.Gold!)], [.. known.Select(_ => 1f)]);

        var placeOf = sentences.Select((item, b) => (item, b)).ToDictionary(pair => (pair.item.Passage, pair.item.Place), pair => pair.b);
        Buffers.Grow(ref _sentenceRows, Passages.Layout.Rows);
        for (var p = 0; p < known.Length; p++)
        {
            var position = 0;
            for (var s = 0; s < known[p].Passage.Sentences.Length; s++)
            {
                var b = placeOf[(known[p].Number, s)];
                for (var i = 0; i < Sentences.Layout.Length(b); i++)
                {
                    _sentenceRows[Passages.Layout.Row(p, position++)] = Sentences.Layout.Row(b, i);
                }
            }
        }
    }
}

/// <summary>The sentences, or the passages, of a batch: what a head sees of it.</summary>
internal sealed class BatchView
{
    /// <summary>Order of the tokens.</summary>
    public PackedBatch Layout { get; } = new();

    /// <summary>What is right for each of them, by the index of the network's head.</summary>
    public IReadOnlyList<Gold?[]> Gold { get; private set; } = [];

    /// <summary>How much each counts.</summary>
    public IReadOnlyList<float> Weights { get; private set; } = [];

    /// <summary>Fills the view.</summary>
    /// <param name="lengths">Tokens of each, longest first.</param>
    /// <param name="gold">What is right.</param>
    /// <param name="weights">How much each counts.</param>
    public void Reset(ReadOnlySpan<int> lengths, IReadOnlyList<Gold?[]> gold, IReadOnlyList<float> weights)
    {
        Layout.Reset(lengths);
        Gold = gold;
        Weights = weights;
    }
}
