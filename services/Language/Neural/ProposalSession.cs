using System.Runtime.InteropServices;

namespace DiploMesh.Language.Neural;

/// <summary>
/// Tags and parses a text and proposes its statements, in one run of the network. A session has buffers of its own, which it keeps, and serves one thread
/// at a time.
/// </summary>
/// <remarks>Time is linear in the length of the text: passages are paragraphs, cut between sentences where they are longer than <see cref="MaxPassageTokens"/>.</remarks>
public sealed class ProposalSession
{
    /// <summary>Tokens of the longest passage, unless a single sentence is longer; such a sentence is cut.</summary>
    public const int MaxPassageTokens = 300;

    /// <summary>The readiness at which more is proposed than is right, so that a judge of the proposals has a choice.</summary>
    public const float DefaultCueBias = 0.7f;

    private const int WindowTokens = 4096;
    private const int BatchTokens = 1024;

    private readonly ParserSession _parser;
    private readonly PassageReader _reader;
    private readonly List<TokenRange> _passages = [];
    private readonly List<int> _windowEnds = [];
    private byte[] _quotations = [];

    /// <summary>Makes a session.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="InvalidDataException">The model does not parse, or does not propose statements.</exception>
    public ProposalSession(NeuralModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _parser = new ParserSession(model) { KeepsStates = true };
        _reader = new PassageReader(model) { CueBias = DefaultCueBias };
    }

    /// <summary>The parser within: names of its tags and relations.</summary>
    public ParserSession Parser => _parser;

    /// <summary>How ready the network is to see a cue, added to the score of one; positive finds more, negative surer ones.</summary>
    public float CueBias { get => _reader.CueBias; set => _reader.CueBias = value; }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="sentenceEnds">Index after the last token of each sentence, ascending; the last is the number of tokens.</param>
    /// <param name="paragraphEnds">The same for paragraphs; each is the end of a sentence too.</param>
    /// <param name="parses">One per token: receives what the parser says of it.</param>
    /// <param name="proposals">Receives the proposals in text order of their cues, added to what it holds.</param>
    /// <param name="cancellationToken">Ends the call between batches.</param>
    /// <exception cref="ArgumentException">A token is not in the text, or the ends do not fit the tokens.</exception>
    /// <exception cref="OperationCanceledException">The call was ended.</exception>
    public void Read(
        ReadOnlySpan<char> text, ReadOnlySpan<TokenSpan> tokens, ReadOnlySpan<int> sentenceEnds, ReadOnlySpan<int> paragraphEnds, Span<TokenParse> parses,
        ICollection<Proposal> proposals, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(proposals);
        if ((paragraphEnds.IsEmpty ? 0 : paragraphEnds[^1]) != tokens.Length)
        {
            throw new ArgumentException("The last paragraph must end with the last token.", nameof(paragraphEnds));
        }

        var paragraph = 0;
        var start = 0;
        for (var sentence = 0; sentence < sentenceEnds.Length;)
        {
            // A window: whole sentences, whole paragraphs if it can be.
            var first = sentence;
            while (sentence < sentenceEnds.Length && (sentence == first || sentenceEnds[sentence] - start <= WindowTokens))
            {
                sentence++;
            }

            var end = sentenceEnds[sentence - 1];
            if (sentence < sentenceEnds.Length)
            {
                var whole = LastAtMost(paragraphEnds, end);
                if (whole > start)
                {
                    end = whole;
                    while (sentenceEnds[sentence - 1] > end)
                    {
                        sentence--;
                    }
                }
            }

            Plan(sentenceEnds[first..sentence], paragraphEnds, ref paragraph, start);
            ReadWindow(text, tokens[start..end], start, parses[start..end], proposals, cancellationToken);
            start = end;
        }
    }

    private static int LastAtMost(ReadOnlySpan<int> ends, int limit)
    {
        var at = ends.BinarySearch(limit);
        at = at >= 0 ? at : ~at - 1;
        return at < 0 ? 0 : ends[at];
    }

    // Passages and sentence ends of the window, counted from its first token.
    private void Plan(ReadOnlySpan<int> sentenceEnds, ReadOnlySpan<int> paragraphEnds, ref int paragraph, int windowStart)
    {
        _passages.Clear();
        _windowEnds.Clear();
        var passage = 0;
        var before = 0;
        foreach (var sentenceEnd in sentenceEnds)
        {
            var end = sentenceEnd - windowStart;
            _windowEnds.Add(end);
            if (end - passage > MaxPassageTokens && before > passage)
            {
                _passages.Add(new TokenRange(passage, before));
                passage = before;
            }

            for (; end - passage > MaxPassageTokens; passage += MaxPassageTokens)
            {
                _passages.Add(new TokenRange(passage, passage + MaxPassageTokens));
            }

            while (paragraph < paragraphEnds.Length && paragraphEnds[paragraph] < sentenceEnd)
            {
                paragraph++;
            }

            if (paragraph < paragraphEnds.Length && paragraphEnds[paragraph] == sentenceEnd && end > passage)
            {
                _passages.Add(new TokenRange(passage, end));
                passage = end;
            }

            before = end;
        }

        if (before > passage)
        {
            _passages.Add(new TokenRange(passage, before));
        }
    }

    private void ReadWindow(
        ReadOnlySpan<char> text, ReadOnlySpan<TokenSpan> tokens, int firstToken, Span<TokenParse> parses, ICollection<Proposal> proposals, CancellationToken cancellationToken)
    {
        _parser.Parse(text, tokens, CollectionsMarshal.AsSpan(_windowEnds), parses, cancellationToken);
        Buffers.Grow(ref _quotations, tokens.Length);
        foreach (var passage in _passages)
        {
            Quotations.Read(text, tokens[passage.First..passage.End], _quotations.AsSpan(passage.First));
        }

        _passages.Sort(static (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : a.First.CompareTo(b.First));
        var found = new List<Proposal>();
        for (var i = 0; i < _passages.Count;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rows = 0;
            var count = 0;
            while (i + count < _passages.Count && (count == 0 || rows + _passages[i + count].Count <= BatchTokens))
            {
                rows += _passages[i + count++].Count;
            }

            _reader.Read(_passages.Slice(i, count), _parser.States, _quotations, firstToken, found);
            i += count;
        }

        found.Sort(static (a, b) => a.Cue.First.CompareTo(b.Cue.First));
        foreach (var proposal in found)
        {
            proposals.Add(proposal);
        }
    }
}
