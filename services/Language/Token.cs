namespace DiploMesh.Language;

/// <summary>A word, number or mark of a text.</summary>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">The unit after the last one; greater than <paramref name="Start"/>.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct Token(int Start, int End, TokenKind Kind)
{
    /// <summary>Where it stands.</summary>
    public TextSpan Span => new(Start, End);
}

/// <summary>What a token is, by its shape alone.</summary>
public enum TokenKind
{
    /// <summary>Letters, with the digits, hyphens, apostrophes and points that belong to them.</summary>
    Word,

    /// <summary>Starts with a digit: numbers, times, dates in figures.</summary>
    Number,

    /// <summary>What is split off the end of a word: <c>'s</c>, <c>n't</c>, <c>'ll</c>.</summary>
    Clitic,

    /// <summary>A web or mail address.</summary>
    Address,

    /// <summary>A quotation mark of any kind; also an apostrophe that stands alone.</summary>
    Quote,

    /// <summary>Any other punctuation mark or symbol; points and dashes in a row are one.</summary>
    Mark,
}
