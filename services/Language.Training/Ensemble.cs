using DiploMesh.Language.Neural;
using DiploMesh.Language.Training.Data;

namespace DiploMesh.Language.Training;

/// <summary>Several models that decide together: the probabilities that each gives to tags, links and relations are averaged before the choice.</summary>
/// <remarks>What they say of unlabelled text is what a single student model is then trained on, besides the treebanks.</remarks>
internal sealed class Ensemble
{
    private readonly Member[] _members;
    private readonly PackedBatch _batch = new();
    private readonly TreeDecoder _trees = new();
    private readonly string[][] _tags;
    private readonly IReadOnlyList<string> _features;
    private readonly IReadOnlyList<string> _relations;
    private readonly int _rootRelation;

    /// <summary>Puts models together.</summary>
    /// <param name="models">The models.</param>
    /// <exception cref="InvalidDataException">One is no tagger and parser, or they choose from different labels.</exception>
    public Ensemble(IReadOnlyList<NeuralModel> models)
    {
        _members = [.. models.Select(model => new Member(model))];
        var first = _members[0];
        foreach (var (a, b) in _members.SelectMany(member => first.Labels.Zip(member.Labels)))
        {
            if (!a.SequenceEqual(b))
            {
                throw new InvalidDataException("The models choose from different labels: they cannot decide together.");
            }
        }

        _tags = [.. first.Labels[0].Select(tag => tag.Split(ParserHeads.TagSeparator, 2))];
        _features = first.Labels[1];
        _relations = first.Labels[2];
        _rootRelation = _relations.ToList().IndexOf(LinkRunner.RootLabel);
    }

    /// <summary>Tags and parses.</summary>
    /// <param name="sentences">Sentences; only their forms are read.</param>
    /// <returns>The same words with what was decided.</returns>
    public List<TreebankWord[]> Annotate(IReadOnlyList<TreebankWord[]> sentences)
    {
        var result = new TreebankWord[sentences.Count][];
        var order = Enumerable.Range(0, sentences.Count).OrderByDescending(i => sentences[i].Length).ToArray();
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            for (var rows = 0; end < order.Length && (end == start || rows + sentences[order[end]].Length <= ParserSession.BatchTokens); end++)
            {
                rows += sentences[order[end]].Length;
            }

            var batch = order[start..end].Select(i => sentences[i]).ToArray();
            var decided = Decide(batch);
            for (var b = 0; b < batch.Length; b++)
            {
                result[order[start + b]] = decided[b];
            }

            start = end;
        }

        return [.. result];
    }

    private TreebankWord[][] Decide(TreebankWord[][] sentences)
    {
        _batch.Reset([.. sentences.Select(sentence => sentence.Length)]);
        foreach (var member in _members)
        {
            member.Prepare(_batch, sentences);
        }

        var heads = new int[_batch.Rows];
        for (var b = 0; b < _batch.Count; b++)
        {
            DecideTree(_batch.Start(b), heads.AsSpan(_batch.Start(b), _batch.Length(b)));
        }

        var tags = Average(_members, _tags.Length, member => (member.Tags.ScoresOf(0, _batch.Rows).ToArray(), member.Tags.Columns));
        var features = Average(_members, _features.Count, member => (member.Features.ScoresOf(0, _batch.Rows).ToArray(), member.Features.Columns));
        var relations = Average(_members, _relations.Count, member => (member.Tree.ScoreLabels(_batch, heads)[..(_batch.Rows * member.Tree.LabelColumns)].ToArray(), member.Tree.LabelColumns));
        return [.. sentences.Select((sentence, b) => sentence.Select((word, i) =>
        {
            var row = _batch.Start(b) + i;
            var tag = _tags[tags[row]];
            return new TreebankWord(word.Form, tag[0], tag[1], _features[features[row]], heads[row], _relations[heads[row] < 0 ? _rootRelation : relations[row]]);
        }).ToArray())];
    }

    private void DecideTree(int start, Span<int> heads)
    {
        var candidates = heads.Length + 1;
        var sum = new float[heads.Length * candidates];
        foreach (var member in _members)
        {
            var scores = member.Tree.Score(start, heads.Length, out var stride);
            for (var i = 0; i < heads.Length; i++)
            {
                var row = scores.Slice(i * stride, candidates);
                row[i + 1] = float.NegativeInfinity; // Nothing is linked to itself.
                AddShares(row, sum.AsSpan(i * candidates, candidates));
            }
        }

        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] = MathF.Log(sum[i] + 1e-9f);
        }

        _trees.Decode(sum, candidates, heads);
    }

    private static int[] Average(Member[] members, int labels, Func<Member, (float[] Scores, int Columns)> score)
    {
        float[]? sum = null;
        foreach (var member in members)
        {
            var (scores, columns) = score(member);
            var rows = scores.Length / columns;
            sum ??= new float[rows * labels];
            for (var row = 0; row < rows; row++)
            {
                AddShares(scores.AsSpan(row * columns, labels), sum.AsSpan(row * labels, labels));
            }
        }

        return [.. Enumerable.Range(0, sum!.Length / labels).Select(row => Elementwise.ArgMax(sum.AsSpan(row * labels, labels)))];
    }

    private static void AddShares(ReadOnlySpan<float> scores, Span<float> sum)
    {
        var greatest = scores[Elementwise.ArgMax(scores)];
        var total = 0f;
        foreach (var score in scores)
        {
            total += MathF.Exp(score - greatest);
        }

        for (var i = 0; i < scores.Length; i++)
        {
            sum[i] += MathF.Exp(scores[i] - greatest) / total;
        }
    }

    private sealed class Member
    {
        private readonly WordGates _words;
        private readonly EncoderRunner _encoder;

        public Member(NeuralModel model)
        {
            T Head<T>(string name)
                where T : HeadSpec => model.FindHead<T>(name) ?? throw new InvalidDataException($"The model has no head {name}.");
            _words = new WordGates(model);
            _encoder = new EncoderRunner(model);
            Tags = new TagRunner(model, Head<TagHeadSpec>(ParserHeads.Tags));
            Features = new TagRunner(model, Head<TagHeadSpec>(ParserHeads.Features));
            Tree = new LinkRunner(model, Head<LinkHeadSpec>(ParserHeads.Tree));
        }

        public TagRunner Tags { get; }

        public TagRunner Features { get; }

        public LinkRunner Tree { get; }

        public IReadOnlyList<string>[] Labels => [Tags.Head.Labels, Features.Head.Labels, Tree.Head.Labels];

        public void Prepare(PackedBatch batch, TreebankWord[][] sentences)
        {
            _words.Reset(batch.Rows);
            for (var b = 0; b < batch.Count; b++)
            {
                for (var i = 0; i < batch.Length(b); i++)
                {
                    _words.Set(batch.Row(b, i), sentences[b][i].Form);
                }
            }

            _encoder.Run(batch, _words);
            Tags.Prepare(batch, _encoder.Output(Tags.Head.Layer));
            Features.Prepare(batch, _encoder.Output(Features.Head.Layer));
            Tree.Prepare(batch, _encoder.Output(Tree.Head.Layer));
        }
    }
}
