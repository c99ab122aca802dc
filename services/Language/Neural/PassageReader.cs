namespace DiploMesh.Language.Neural;

/// <summary>Runs the heads that propose statements over a batch of passages and puts spans and links together.</summary>
internal sealed class PassageReader
{
    private readonly PassageEncoder _encoder;
    private readonly TagRunner _statements;
    private readonly TagRunner _sources;
    private readonly LinkRunner _cueOfContent;
    private readonly LinkRunner _sourceOfCue;
    private readonly PackedBatch _batch = new();
    private readonly List<TokenRange> _cues = [];
    private readonly List<TokenRange> _contents = [];
    private readonly List<TokenRange> _sourceSpans = [];
    private int[] _lengths = [];
    private int[] _firsts = [];
    private int[] _statementTags = [];
    private int[] _sourceTags = [];
    private float[] _shares = [];

    /// <summary>Makes one; it has buffers of its own and serves one thread.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="InvalidDataException">The model does not propose statements.</exception>
    public PassageReader(NeuralModel model)
    {
        T Head<T>(string name)
            where T : HeadSpec => model.FindHead<T>(name) ?? throw new InvalidDataException($"The model has no head {name}: it does not propose statements.");
        _statements = new TagRunner(model, Head<TagHeadSpec>(AttributionHeads.Statements));
        _sources = new TagRunner(model, Head<TagHeadSpec>(AttributionHeads.Sources));
        _cueOfContent = new LinkRunner(model, Head<LinkHeadSpec>(AttributionHeads.CueOfContent));
        _sourceOfCue = new LinkRunner(model, Head<LinkHeadSpec>(AttributionHeads.SourceOfCue));
        _encoder = new PassageEncoder(model);
    }

    /// <summary>Added to the score of a cue's first token.</summary>
    public float CueBias { get; set; }

    /// <summary>Reads a batch.</summary>
    /// <param name="passages">Passages as tokens of the window, longest first.</param>
    /// <param name="states">What the last layer for sentences says of each token of the window.</param>
    /// <param name="quotations">What the quotation marks say of each.</param>
    /// <param name="firstToken">Number of the window's first token in the text.</param>
    /// <param name="proposals">Receives what is found, its tokens counted in the text.</param>
    public void Read(List<TokenRange> passages, ReadOnlySpan<float> states, ReadOnlySpan<byte> quotations, int firstToken, List<Proposal> proposals)
    {
        Buffers.Grow(ref _lengths, passages.Count);
        Buffers.Grow(ref _firsts, passages.Count);
        for (var b = 0; b < passages.Count; b++)
        {
            _lengths[b] = passages[b].Count;
            _firsts[b] = passages[b].First;
        }

        _batch.Reset(_lengths.AsSpan(0, passages.Count));
        _encoder.Run(_batch, _firsts, states, quotations);
        _statements.Prepare(_batch, _encoder.Output(_statements.Head.Layer));
        _sources.Prepare(_batch, _encoder.Output(_sources.Head.Layer));
        _cueOfContent.Prepare(_batch, _encoder.Output(_cueOfContent.Head.Layer));
        _sourceOfCue.Prepare(_batch, _encoder.Output(_sourceOfCue.Head.Layer));
        if (CueBias != 0)
        {
            _statements.Bias(AttributionHeads.BeginsCue, CueBias);
        }

        for (var b = 0; b < passages.Count; b++)
        {
            ReadPassage(_batch.Start(b), _batch.Length(b), firstToken + _firsts[b], proposals);
        }
    }

    private void ReadPassage(int start, int length, int firstToken, List<Proposal> proposals)
    {
        Buffers.Grow(ref _statementTags, length);
        Buffers.Grow(ref _sourceTags, length);
        var tags = _statementTags.AsSpan(0, length);
        _statements.Choose(start, tags);
        Spans(tags, AttributionHeads.BeginsCue, _cues);
        Spans(tags, AttributionHeads.BeginsContent, _contents);
        if (_cues.Count == 0 || _contents.Count == 0)
        {
            return;
        }

        _sources.Choose(start, _sourceTags.AsSpan(0, length));
        Spans(_sourceTags.AsSpan(0, length), AttributionHeads.BeginsSource, _sourceSpans);
        var cueOfContent = new (int Cue, float Share)[_contents.Count];
        var scores = _cueOfContent.Score(start, length, out var stride);
        for (var i = 0; i < _contents.Count; i++)
        {
            cueOfContent[i] = Best(scores, stride, length, _contents[i], _cues, mayBeNone: false);
        }

        var sourceOfCue = new (int Source, float Share)[_cues.Count];
        scores = _sourceOfCue.Score(start, length, out stride);
        for (var i = 0; i < _cues.Count; i++)
        {
            sourceOfCue[i] = Best(scores, stride, length, _cues[i], _sourceSpans, mayBeNone: true);
        }

        var labels = AttributionHeads.StatementLabels.Count;
        Buffers.Grow(ref _shares, length * labels);
        _statements.Probabilities(start, length, _shares);
        for (var cue = 0; cue < _cues.Count; cue++)
        {
            Add(cue, cueOfContent, sourceOfCue[cue], length, firstToken, proposals);
        }
    }

    private void Add(int cue, (int Cue, float Share)[] cueOfContent, (int Source, float Share) source, int length, int firstToken, List<Proposal> proposals)
    {
        var contents = new List<TokenRange>(1);
        var contentShare = 0f;
        var tokens = 0;
        var edgeShare = 1f;
        var linkShare = 1f;
        for (var i = 0; i < cueOfContent.Length; i++)
        {
            if (cueOfContent[i].Cue != cue)
            {
                continue;
            }

            contents.Add(Shift(_contents[i], firstToken));
            linkShare = Math.Min(linkShare, cueOfContent[i].Share);
            contentShare += InSpan(_contents[i], AttributionHeads.BeginsContent);
            tokens += _contents[i].Count;
            edgeShare = Math.Min(edgeShare, Edges(_contents[i], length));
        }

        if (contents.Count == 0)
        {
            return;
        }

        proposals.Add(new Proposal(
            Shift(_cues[cue], firstToken), contents, source.Source < 0 ? TokenRange.Empty : Shift(_sourceSpans[source.Source], firstToken),
            InSpan(_cues[cue], AttributionHeads.BeginsCue) / _cues[cue].Count, contentShare / tokens, edgeShare, linkShare, source.Share));
    }

    private float InSpan(TokenRange range, int begins)
    {
        var sum = 0f;
        for (var i = range.First; i < range.End; i++)
        {
            sum += Share(i, begins) + Share(i, begins + 1);
        }

        return sum;
    }

    // That a content begins at its first token and that none goes on after its last.
    private float Edges(TokenRange content, int length)
    {
        var begins = Share(content.First, AttributionHeads.BeginsContent);
        var ends = content.End < length ? 1 - Share(content.End, AttributionHeads.BeginsContent + 1) : 1;
        return Math.Min(begins, ends);
    }

    private float Share(int token, int label) => _shares[(token * AttributionHeads.StatementLabels.Count) + label];

    // The span to which the tokens of another one link most, by the mean of their probabilities.
    private static (int Index, float Share) Best(Span<float> scores, int stride, int length, TokenRange from, List<TokenRange> to, bool mayBeNone)
    {
        var none = 0f;
        var shares = to.Count <= 64 ? stackalloc float[to.Count] : new float[to.Count];
        shares.Clear();
        for (var i = from.First; i < from.End; i++)
        {
            var row = scores.Slice(i * stride, length + 1);
            row[i + 1] = float.NegativeInfinity; // Nothing is linked to itself.
            Softmax(row);
            none += row[0];
            for (var k = 0; k < to.Count; k++)
            {
                for (var j = to[k].First; j < to[k].End; j++)
                {
                    shares[k] += row[j + 1];
                }
            }
        }

        var best = mayBeNone || to.Count == 0 ? -1 : 0;
        var share = best < 0 ? none : shares[0];
        for (var k = 0; k < to.Count; k++)
        {
            if (shares[k] > share)
            {
                (best, share) = (k, shares[k]);
            }
        }

        return (best, share / from.Count);
    }

    private static void Softmax(Span<float> row)
    {
        var greatest = row[Elementwise.ArgMax(row)];
        var sum = 0f;
        foreach (ref var value in row)
        {
            value = MathF.Exp(value - greatest);
            sum += value;
        }

        foreach (ref var value in row)
        {
            value /= sum;
        }
    }

    private static void Spans(ReadOnlySpan<int> tags, int begins, List<TokenRange> spans)
    {
        spans.Clear();
        var first = -1;
        for (var i = 0; i <= tags.Length; i++)
        {
            var tag = i < tags.Length ? tags[i] : AttributionHeads.Outside;
            if (first >= 0 && tag != begins + 1)
            {
                spans.Add(new TokenRange(first, i));
                first = -1;
            }

            if (tag == begins || (tag == begins + 1 && first < 0))
            {
                first = i;
            }
        }
    }

    private static TokenRange Shift(TokenRange range, int by) => new(range.First + by, range.End + by);
}
