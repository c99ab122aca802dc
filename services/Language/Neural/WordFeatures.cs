namespace DiploMesh.Language.Neural;

/// <summary>What the network sees of a word besides its place in the vocabulary; each a bucket of a table of embeddings.</summary>
/// <param name="Suffix3">Its last three letters.</param>
/// <param name="Suffix2">Its last two letters.</param>
/// <param name="Prefix3">Its first three letters.</param>
/// <param name="Shape">Its shape: capitals, small letters, digits and other characters, runs cut to two.</param>
internal readonly record struct WordFeatures(int Suffix3, int Suffix2, int Prefix3, int Shape)
{
    /// <summary>Characters of a word that are looked at; of a longer one, this many less eight from its start and eight from its end.</summary>
    public const int MaxCharacters = 32;

    /// <summary>Kinds of characters that the character table tells apart; others share rows.</summary>
    public const int CharacterRows = 256;

    private const int CharacterStart = 1;
    private const int CharacterEnd = 2;
    private const int Ascii = 128;

    /// <summary>
    /// Cuts a word to <see cref="MaxCharacters"/> and writes it the way the network reads it: typographic quotation marks as plain
    /// ones, digits as 0.
    /// </summary>
    /// <param name="form">The word as it stands in the text.</param>
    /// <param name="cased">Where the result goes, <see cref="MaxCharacters"/> characters.</param>
    /// <returns>The written part of <paramref name="cased"/>.</returns>
    public static Span<char> Normalize(ReadOnlySpan<char> form, Span<char> cased)
    {
        const int tail = 8;
        var length = Math.Min(form.Length, MaxCharacters);
        for (var i = 0; i < length; i++)
        {
            var source = form.Length > MaxCharacters && i >= MaxCharacters - tail ? form.Length - MaxCharacters + i : i;
            cased[i] = Normalize(form[source]);
        }

        return cased[..length];
    }

    /// <summary>The key of a normalised word in the vocabulary: in small letters.</summary>
    /// <param name="cased">The word from <see cref="Normalize(ReadOnlySpan{char}, Span{char})"/>.</param>
    /// <param name="key">Where the key goes; as long.</param>
    public static void ToKey(ReadOnlySpan<char> cased, Span<char> key)
    {
        for (var i = 0; i < cased.Length; i++)
        {
            key[i] = char.ToLowerInvariant(cased[i]);
        }
    }

    /// <summary>The hashed features of a word.</summary>
    /// <param name="cased">The normalised word.</param>
    /// <param name="key">Its key.</param>
    /// <param name="spec">Sizes of the tables.</param>
    /// <returns>A bucket of each table.</returns>
    public static WordFeatures Of(ReadOnlySpan<char> cased, ReadOnlySpan<char> key, EncoderSpec spec)
    {
        Span<char> shape = stackalloc char[MaxCharacters];
        return new WordFeatures(
            Bucket(key[Math.Max(0, key.Length - 3)..], spec.Suffix3Buckets),
            Bucket(key[Math.Max(0, key.Length - 2)..], spec.Suffix2Buckets),
            Bucket(key[..Math.Min(3, key.Length)], spec.Prefix3Buckets),
            Bucket(Shaped(cased, shape), spec.ShapeBuckets));
    }

    /// <summary>The rows of the character table for a word: start mark, its characters, end mark.</summary>
    /// <param name="cased">The normalised word.</param>
    /// <param name="rows">Where the rows go, at least two more than the word has characters.</param>
    /// <returns>How many were written.</returns>
    public static int Characters(ReadOnlySpan<char> cased, Span<byte> rows)
    {
        rows[0] = CharacterStart;
        for (var i = 0; i < cased.Length; i++)
        {
            var c = cased[i];
            rows[i + 1] = (byte)(c < Ascii ? c : Ascii + Bucket([c], CharacterRows - Ascii));
        }

        rows[cased.Length + 1] = CharacterEnd;
        return cased.Length + 2;
    }

    private static char Normalize(char c) => c switch
    {
        '‘' or '’' or '‛' or '`' or '´' => '\'',
        '“' or '”' or '„' or '‟' or '«' or '»' => '"',
        '\u00A0' => ' ',
        _ when char.IsDigit(c) => '0',
        _ => c,
    };

    private static ReadOnlySpan<char> Shaped(ReadOnlySpan<char> cased, Span<char> shape)
    {
        var length = 0;
        foreach (var c in cased)
        {
            var kind = char.IsUpper(c) ? 'X' : char.IsLetter(c) ? 'x' : c;
            if (length < 2 || shape[length - 1] != kind || shape[length - 2] != kind)
            {
                shape[length++] = kind;
            }
        }

        return shape[..length];
    }

    // FNV-1a over UTF-16 units: the buckets are part of the model's format and must not depend on the machine or the runtime.
    private static int Bucket(ReadOnlySpan<char> text, int buckets)
    {
        var hash = 2166136261u;
        foreach (var c in text)
        {
            hash = (hash ^ (c & 0xFFu)) * 16777619u;
            hash = (hash ^ (uint)(c >> 8)) * 16777619u;
        }

        hash ^= hash >> 15;
        return (int)(hash % (uint)buckets);
    }
}
