namespace DiploMesh.Language;

/// <summary>Tells what a token is by its characters, where no tokenizer did.</summary>
internal static class TokenShape
{
    /// <summary>The kind of a token.</summary>
    /// <param name="form">Its characters, one at least.</param>
    /// <returns>The kind.</returns>
    public static TokenKind KindOf(ReadOnlySpan<char> form)
    {
        if (form.Contains("://", StringComparison.Ordinal) || form.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || (form.Length > 2 && form[1..^1].Contains('@')))
        {
            return TokenKind.Address;
        }

        var first = form[0];
        if (char.IsDigit(first))
        {
            return TokenKind.Number;
        }

        if (form.Length > 1 && QuoteMarks.IsSingle(first) && char.IsLetter(form[1]))
        {
            return TokenKind.Clitic;
        }

        if (form.Length == 3 && first is 'n' or 'N' && QuoteMarks.IsSingle(form[1]) && form[2] is 't' or 'T')
        {
            return TokenKind.Clitic;
        }

        // A surrogate may be half of a letter; which one, the tokenizer would know better.
        return char.IsLetter(first) || char.IsSurrogate(first) ? TokenKind.Word : QuoteMarks.IsAny(first) ? TokenKind.Quote : TokenKind.Mark;
    }
}
