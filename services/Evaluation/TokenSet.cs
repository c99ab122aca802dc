using DiploMesh.Language;

namespace DiploMesh.Evaluation;

/// <summary>A set of tokens of one text. Immutable.</summary>
public sealed class TokenSet
{
    private readonly int[] _tokens; // ascending, each once

    /// <summary>Makes a set.</summary>
    /// <param name="tokens">Indices of tokens, in any order, repetitions allowed.</param>
    public TokenSet(IEnumerable<int> tokens) => _tokens = [.. tokens.Distinct().Order()];

    /// <summary>Number of tokens.</summary>
    public int Count => _tokens.Length;

    /// <summary>True without tokens.</summary>
    public bool IsEmpty => _tokens.Length == 0;

    /// <summary>The tokens, ascending.</summary>
    public IReadOnlyList<int> Tokens => _tokens;

    /// <summary>Whether a token is in the set.</summary>
    /// <param name="token">Its index.</param>
    /// <returns>True if it is.</returns>
    public bool Contains(int token) => Array.BinarySearch(_tokens, token) >= 0;

    /// <summary>Number of tokens in both sets.</summary>
    /// <param name="other">The other set.</param>
    /// <returns>The size of the intersection.</returns>
    public int Shared(TokenSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (i, j, shared) = (0, 0, 0);
        while (i < _tokens.Length && j < other._tokens.Length)
        {
            var order = _tokens[i].CompareTo(other._tokens[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return shared;
    }

    /// <summary>Whether both sets share a token.</summary>
    /// <param name="other">The other set.</param>
    /// <returns>True if they do.</returns>
    public bool Overlaps(TokenSet other) => Shared(other) > 0;

    /// <summary>Whether both sets hold the same tokens.</summary>
    /// <param name="other">The other set.</param>
    /// <returns>True if they do.</returns>
    public bool SameAs(TokenSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _tokens.AsSpan().SequenceEqual(other._tokens);
    }

    /// <summary>Intersection over union.</summary>
    /// <param name="other">The other set.</param>
    /// <returns>0 to 1; 0 for two empty sets.</returns>
    public double Overlap(TokenSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var shared = Shared(other);
        return shared == 0 ? 0 : (double)shared / (Count + other.Count - shared);
    }

    /// <summary>The longest runs of neighbouring tokens.</summary>
    /// <returns>The runs, ascending.</returns>
    public IReadOnlyList<TokenRange> Runs()
    {
        var runs = new List<TokenRange>();
        foreach (var token in _tokens)
        {
            if (runs.Count > 0 && runs[^1].End == token)
            {
                runs[^1] = runs[^1] with { End = token + 1 };
            }
            else
            {
                runs.Add(new TokenRange(token, token + 1));
            }
        }

        return runs;
    }
}
