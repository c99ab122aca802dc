namespace DiploMesh.Language.Neural;

/// <summary>What the quotation marks of a passage say of each of its tokens: one of <see cref="States"/> numbers that the network has an embedding of.</summary>
internal static class Quotations
{
    /// <summary>Number of states.</summary>
    public const int States = 6;

    private const byte Outside = 0;
    private const byte Inside = 1;
    private const byte Opening = 2;
    private const byte Closing = 3;
    private const byte Unclosed = 4;
    private const byte Single = 5;

    /// <summary>Reads a passage.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Tokens of the passage.</param>
    /// <param name="states">One per token.</param>
    public static void Read(ReadOnlySpan<char> text, ReadOnlySpan<TokenSpan> tokens, Span<byte> states)
    {
        var opened = -1;
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = text.Slice(tokens[i].Start, tokens[i].Length);
            var (isMark, opens, closes) = Kind(token);
            if (!isMark)
            {
                states[i] = token.Length == 1 && QuoteMarks.IsSingle(token[0]) ? Single : opened >= 0 ? Inside : Outside;
            }
            else if (opened < 0 && (opens || !closes))
            {
                states[i] = Opening;
                opened = i;
            }
            else if (opened >= 0 && opens)
            {
                states[i] = Inside; // A quotation in a quotation, or one that goes on.
            }
            else
            {
                states[i] = Closing;
                opened = -1;
            }
        }

        for (var i = opened + 1; opened >= 0 && i < tokens.Length; i++)
        {
            states[i] = states[i] == Inside ? Unclosed : states[i];
        }
    }

    private static (bool IsMark, bool Opens, bool Closes) Kind(ReadOnlySpan<char> token) => token switch
    {
        "“" or "„" or "«" or "〝" or "「" or "『" or "``" => (true, true, false),
        "”" or "»" or "〞" or "〟" or "」" or "』" or "''" => (true, false, true),
        "\"" or "＂" or "‟" => (true, false, false),
        _ => default,
    };
}
