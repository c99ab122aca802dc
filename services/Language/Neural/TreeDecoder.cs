using System.Runtime.InteropServices;

namespace DiploMesh.Language.Neural;

/// <summary>
/// The best tree with exactly one root under scores of single links: the best head of every token if those make one, else the maximum
/// spanning arborescence (Chu and Liu 1965, Edmonds 1967) with links to the root made so dear that only one is taken (Stanojević and Cohen 2021).
/// </summary>
internal sealed class TreeDecoder
{
    private readonly List<int> _nodeParent = [];
    private readonly List<(int Node, int Head, int Dependent)> _cycleEdges = [];
    private readonly List<(int Id, int First, int Count)> _contractions = [];
    private float[] _weights = [];
    private int[] _edges = [];
    private int[] _parent = [];
    private int[] _mark = [];
    private int[] _node = [];
    private int[] _chosenHead = [];
    private int[] _chosenDependent = [];
    private bool[] _active = [];

    /// <summary>Finds the tree.</summary>
    /// <param name="scores">Scores; that of token d (from 0) under head h (0 the root, else token h − 1) is at d · <paramref name="stride"/> + h.</param>
    /// <param name="stride">Distance of the rows, at least one more than there are tokens.</param>
    /// <param name="heads">One per token: receives the index of its head token from 0, or −1 for the root.</param>
    public void Decode(ReadOnlySpan<float> scores, int stride, Span<int> heads)
    {
        Best(scores, stride, heads);
        if (!IsTree(heads))
        {
            Span(scores, stride, heads);
        }
    }

    /// <summary>Whether links make one tree with one root.</summary>
    /// <param name="heads">Head of each token, −1 for the root.</param>
    /// <returns>True if exactly one token has no head and every other one reaches it.</returns>
    internal bool IsTree(ReadOnlySpan<int> heads)
    {
        var roots = 0;
        foreach (var head in heads)
        {
            roots += head < 0 ? 1 : 0;
        }

        if (roots != 1)
        {
            return heads.Length == 0;
        }

        Buffers.Grow(ref _mark, heads.Length);
        _mark.AsSpan(0, heads.Length).Clear();
        for (var i = 0; i < heads.Length; i++)
        {
            var at = i;
            while (at >= 0 && _mark[at] == 0)
            {
                _mark[at] = i + 1;
                at = heads[at];
            }

            if (at >= 0 && _mark[at] == i + 1)
            {
                return false;
            }
        }

        return true;
    }

    private static void Best(ReadOnlySpan<float> scores, int stride, Span<int> heads)
    {
        for (var d = 0; d < heads.Length; d++)
        {
            var row = scores.Slice(d * stride, heads.Length + 1);
            var best = 0;
            for (var h = 1; h < row.Length; h++)
            {
                if (h != d + 1 && row[h] > row[best])
                {
                    best = h;
                }
            }

            heads[d] = best - 1;
        }
    }

    // Nodes are 0 for the root and d + 1 for token d; a slot of the matrix holds a node or, after a contraction, a cycle.
    private void Span(ReadOnlySpan<float> scores, int stride, Span<int> heads)
    {
        var size = heads.Length + 1;
        Fill(scores, stride, size);
        while (FindCycle(size) is var start and >= 0)
        {
            Contract(start, size);
        }

        for (var slot = 1; slot < size; slot++)
        {
            if (_active[slot])
            {
                Choose(_node[slot], _edges[(_parent[slot] * size) + slot], size);
            }
        }

        // Inside a cycle every link stays but the one into the node where the link from outside enters.
        for (var i = _contractions.Count - 1; i >= 0; i--)
        {
            var (id, first, count) = _contractions[i];
            var entered = _chosenDependent[id];
            while (_nodeParent[entered] != id)
            {
                entered = _nodeParent[entered];
            }

            foreach (var (node, head, dependent) in CollectionsMarshal.AsSpan(_cycleEdges).Slice(first, count))
            {
                (_chosenHead[node], _chosenDependent[node]) = node == entered ? (_chosenHead[id], _chosenDependent[id]) : (head, dependent);
            }
        }

        for (var d = 0; d < heads.Length; d++)
        {
            heads[d] = _chosenHead[d + 1] - 1;
        }
    }

    private void Fill(ReadOnlySpan<float> scores, int stride, int size)
    {
        Buffers.Grow(ref _weights, size * size);
        Buffers.Grow(ref _edges, size * size);
        Buffers.Grow(ref _parent, size);
        Buffers.Grow(ref _mark, size);
        Buffers.Grow(ref _node, size);
        Buffers.Grow(ref _active, size);
        Buffers.Grow(ref _chosenHead, 2 * size);
        Buffers.Grow(ref _chosenDependent, 2 * size);
        _nodeParent.Clear();
        _cycleEdges.Clear();
        _contractions.Clear();
        var low = float.MaxValue;
        var high = float.MinValue;
        for (var d = 1; d < size; d++)
        {
            for (var h = 0; h < size; h++)
            {
                var score = scores[((d - 1) * stride) + h];
                low = Math.Min(low, score);
                high = Math.Max(high, score);
            }
        }

        // More than any two trees can differ by.
        var penalty = ((high - low) * size) + 1;
        for (var d = 0; d < size; d++)
        {
            _active[d] = true;
            _node[d] = d;
            _nodeParent.Add(-1);
            for (var h = 0; h < size && d > 0; h++)
            {
                _weights[(h * size) + d] = scores[((d - 1) * stride) + h] - (h == 0 ? penalty : 0);
                _edges[(h * size) + d] = (h * size) + d;
            }
        }
    }

    private int FindCycle(int size)
    {
        for (var v = 1; v < size; v++)
        {
            if (!_active[v])
            {
                continue;
            }

            var best = -1;
            for (var u = 0; u < size; u++)
            {
                if (u != v && _active[u] && (best < 0 || _weights[(u * size) + v] > _weights[(best * size) + v]))
                {
                    best = u;
                }
            }

            _parent[v] = best;
        }

        _mark.AsSpan(0, size).Clear();
        for (var v = 1; v < size; v++)
        {
            if (!_active[v])
            {
                continue;
            }

            var at = v;
            while (at > 0 && _mark[at] == 0)
            {
                _mark[at] = v;
                at = _parent[at];
            }

            if (at > 0 && _mark[at] == v)
            {
                return at;
            }
        }

        return -1;
    }

    private void Contract(int start, int size)
    {
        var id = _nodeParent.Count;
        _nodeParent.Add(-1);
        var first = _cycleEdges.Count;
        _mark.AsSpan(0, size).Clear();
        var at = start;
        do
        {
            var edge = _edges[(_parent[at] * size) + at];
            _cycleEdges.Add((_node[at], edge / size, edge % size));
            _nodeParent[_node[at]] = id;
            _mark[at] = 1;
            at = _parent[at];
        }
        while (at != start);

        _contractions.Add((id, first, _cycleEdges.Count - first));
        for (var other = 0; other < size; other++)
        {
            if (!_active[other] || _mark[other] == 1)
            {
                continue;
            }

            var leaving = start;
            var entering = start;
            var enteringGain = float.NegativeInfinity;
            do
            {
                if (_weights[(at * size) + other] > _weights[(leaving * size) + other])
                {
                    leaving = at;
                }

                var gain = _weights[(other * size) + at] - _weights[(_parent[at] * size) + at];
                if (gain > enteringGain)
                {
                    (enteringGain, entering) = (gain, at);
                }

                at = _parent[at];
            }
            while (at != start);

            if (other > 0)
            {
                _weights[(start * size) + other] = _weights[(leaving * size) + other];
                _edges[(start * size) + other] = _edges[(leaving * size) + other];
            }

            // Written where no later comparison of this loop reads: every other node has a row of its own.
            _edges[(other * size) + start] = _edges[(other * size) + entering];
            _weights[(other * size) + start] = enteringGain;
        }

        for (at = _parent[start]; at != start; at = _parent[at])
        {
            _active[at] = false;
        }

        _node[start] = id;
    }

    private void Choose(int node, int edge, int size) => (_chosenHead[node], _chosenDependent[node]) = (edge / size, edge % size);
}
