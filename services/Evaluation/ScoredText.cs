using System.Globalization;
using System.Text;
using DiploMesh.Language;

namespace DiploMesh.Evaluation;

/// <summary>
/// A text cut into the tokens on which it is scored: words (letters, digits, underscores) and, if wanted, every other visible
/// character for itself. Deliberately not the engine's tokens, so that a figure does not move when the tokenizer does.
/// </summary>
public sealed class ScoredText
{
    private readonly int[] _tokenAt; // by UTF-16 offset; -1 between tokens

    private ScoredText(string text, List<TextSpan> tokens)
    {
        Text = text;
        Tokens = tokens;
        _tokenAt = new int[text.Length];
        Array.Fill(_tokenAt, -1);
        for (var i = 0; i < tokens.Count; i++)
        {
            Array.Fill(_tokenAt, i, tokens[i].Start, tokens[i].Length);
        }
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The tokens, in text order, in UTF-16 offsets.</summary>
    public IReadOnlyList<TextSpan> Tokens { get; }

    /// <summary>Cuts a text into words; punctuation never counts.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text with its tokens.</returns>
    public static ScoredText OfWords(string text) => new(text, Cut(text, withMarks: false));

    /// <summary>Cuts a text into words and marks.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text with its tokens.</returns>
    public static ScoredText OfWordsAndMarks(string text) => new(text, Cut(text, withMarks: true));

    /// <summary>The token at an offset.</summary>
    /// <param name="offset">A UTF-16 offset within the text.</param>
    /// <returns>Its index, or -1 between tokens.</returns>
    public int TokenAt(int offset) => _tokenAt[offset];

    /// <summary>All tokens that some spans overlap.</summary>
    /// <param name="spans">Spans within the text.</param>
    /// <returns>The tokens.</returns>
    public TokenSet TokensOf(IEnumerable<TextSpan> spans)
    {
        ArgumentNullException.ThrowIfNull(spans);
        var tokens = new List<int>();
        foreach (var span in spans)
        {
            for (var i = span.Start; i < span.End; i++)
            {
                if (_tokenAt[i] >= 0 && (tokens.Count == 0 || tokens[^1] != _tokenAt[i]))
                {
                    tokens.Add(_tokenAt[i]);
                }
            }
        }

        return new TokenSet(tokens);
    }

    /// <summary>The word or mark that a token is.</summary>
    /// <param name="token">Its index.</param>
    /// <returns>Its characters.</returns>
    public ReadOnlySpan<char> Word(int token) => Text.AsSpan(Tokens[token].Start, Tokens[token].Length);

    /// <summary>The words in a stretch of text, as if the stretch stood alone.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Their spans.</returns>
    internal static List<TextSpan> Words(string text) => Cut(text, withMarks: false);

    /// <summary>Whether a character belongs to a word: \w of Unicode regular expressions in Python, which scorers elsewhere use.</summary>
    /// <param name="rune">The character.</param>
    /// <returns>True for letters, digits, other numbers and the underscore.</returns>
    internal static bool IsWord(Rune rune) => rune.Value == '_' || IsLetterOrNumber(rune);

    /// <summary>Whether a character is a letter or a number of any kind.</summary>
    /// <param name="rune">The character.</param>
    /// <returns>True if it is.</returns>
    internal static bool IsLetterOrNumber(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    private static List<TextSpan> Cut(string text, bool withMarks)
    {
        var tokens = new List<TextSpan>();
        var start = -1;
        for (var i = 0; i < text.Length;)
        {
            // A lone surrogate counts as a mark.
            var decoded = Rune.TryGetRuneAt(text, i, out var rune);
            var length = decoded ? rune.Utf16SequenceLength : 1;
            if (decoded && IsWord(rune))
            {
                start = start < 0 ? i : start;
            }
            else
            {
                Close(i);
                if (withMarks && !(decoded && IsSpace(rune)))
                {
                    tokens.Add(new TextSpan(i, i + length));
                }
            }

            i += length;
        }

        Close(text.Length);
        return tokens;

        void Close(int end)
        {
            if (start >= 0)
            {
                tokens.Add(new TextSpan(start, end));
                start = -1;
            }
        }
    }

    /// <summary>White space, the four information separators of ASCII included as in Python.</summary>
    private static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value is >= 0x1c and <= 0x1f;
}
