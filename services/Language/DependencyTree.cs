using DiploMesh.Language.Grammar;

namespace DiploMesh.Language;

/// <summary>
/// The trees of a document's sentences, for walking: children, subtrees, ancestors. Every question is answered in constant time or in the size of its
/// answer, and none allocates. Immutable. Tokens are numbered through the document, as everywhere.
/// </summary>
public sealed class DependencyTree
{
    private readonly int[] _heads;
    private readonly Relation[] _relations;
    private readonly int[] _roots;
    private readonly int[] _firstChild;
    private readonly int[] _children;
    private readonly int[] _order;
    private readonly int[] _size;
    private readonly TokenRange[] _spans;

    /// <summary>Makes the trees.</summary>
    /// <param name="heads">Head of each token, −1 for a root; every sentence is one tree.</param>
    /// <param name="relations">Relation of each token to its head.</param>
    /// <param name="sentences">The sentences, in order.</param>
    internal DependencyTree(int[] heads, Relation[] relations, IReadOnlyList<TokenRange> sentences)
    {
        _heads = heads;
        _relations = relations;
        _firstChild = new int[heads.Length + 1];
        _children = new int[heads.Length];
        _order = new int[heads.Length];
        _size = new int[heads.Length];
        _spans = new TokenRange[heads.Length];
        _roots = new int[sentences.Count];
        SortChildren();
        var stack = new Stack<int>();
        var byNumber = new int[heads.Length];
        for (var s = 0; s < sentences.Count; s++)
        {
            _roots[s] = Array.IndexOf(heads, -1, sentences[s].First, sentences[s].Count);
            if (_roots[s] < 0)
            {
                throw new ArgumentException($"Sentence {s} has no root.", nameof(heads));
            }

            Measure(_roots[s], sentences[s].First, stack, byNumber);
        }
    }

    /// <summary>The token on which a sentence hangs.</summary>
    /// <param name="sentence">Index in <see cref="Document.Sentences"/>.</param>
    /// <returns>Index of the token.</returns>
    public int Root(int sentence) => _roots[sentence];

    /// <summary>The tokens that hang on a token, in text order.</summary>
    /// <param name="token">Index of the token.</param>
    /// <returns>Their indices.</returns>
    public ReadOnlySpan<int> Children(int token) => _children.AsSpan(_firstChild[token], _firstChild[token + 1] - _firstChild[token]);

    /// <summary>The first token that hangs on a token by a relation; subtypes count as other relations.</summary>
    /// <param name="token">Index of the token.</param>
    /// <param name="relation">The relation.</param>
    /// <returns>Index of the child, −1 if there is none.</returns>
    public int Child(int token, Relation relation)
    {
        foreach (var child in Children(token))
        {
            if (_relations[child] == relation)
            {
                return child;
            }
        }

        return -1;
    }

    /// <summary>The smallest run of tokens that holds a token and all that hangs on it, directly or not.</summary>
    /// <param name="token">Index of the token.</param>
    /// <returns>The run; where branches cross it may hold tokens of other branches (<see cref="IsUnder"/> tells).</returns>
    public TokenRange Subtree(int token) => _spans[token];

    /// <summary>Number of tokens of a subtree, its top included.</summary>
    /// <param name="token">Index of the top.</param>
    /// <returns>At least 1.</returns>
    public int SubtreeCount(int token) => _size[token];

    /// <summary>Whether a token is another one or hangs on it, directly or not.</summary>
    /// <param name="token">Index of the token.</param>
    /// <param name="ancestor">Index of the other one.</param>
    /// <returns>True if it does.</returns>
    public bool IsUnder(int token, int ancestor) => (uint)(_order[token] - _order[ancestor]) < (uint)_size[ancestor];

    /// <summary>The way from a token up to the root of its sentence.</summary>
    /// <param name="token">Index of the token.</param>
    /// <returns>Its head, the head of that one, and so on; empty for a root.</returns>
    public HeadPath Ancestors(int token) => new(_heads, token);

    // A counting sort by heads keeps the children of a head in text order.
    private void SortChildren()
    {
        foreach (var head in _heads)
        {
            if (head >= 0)
            {
                _firstChild[head + 1]++;
            }
        }

        for (var i = 0; i < _heads.Length; i++)
        {
            _firstChild[i + 1] += _firstChild[i];
        }

        var next = _firstChild[..^1];
        for (var i = 0; i < _heads.Length; i++)
        {
            if (_heads[i] >= 0)
            {
                _children[next[_heads[i]]++] = i;
            }
        }
    }

    // Numbers the tokens of a sentence from its root down, so that every subtree is one run of numbers, then adds up from the bottom.
    private void Measure(int root, int firstNumber, Stack<int> stack, int[] byNumber)
    {
        var number = firstNumber;
        stack.Push(root);
        while (stack.TryPop(out var token))
        {
            byNumber[number] = token;
            _order[token] = number++;
            _size[token] = 1;
            _spans[token] = new TokenRange(token, token + 1);
            foreach (var child in Children(token))
            {
                stack.Push(child);
            }
        }

        for (var i = number - 1; i > firstNumber; i--)
        {
            var token = byNumber[i];
            var head = _heads[token];
            _size[head] += _size[token];
            _spans[head] = new TokenRange(Math.Min(_spans[head].First, _spans[token].First), Math.Max(_spans[head].End, _spans[token].End));
        }
    }
}
