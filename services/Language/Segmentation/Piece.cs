namespace DiploMesh.Language.Segmentation;

/// <summary>What the sentence splitter looks at of a token.</summary>
internal struct Piece
{
    /// <summary>Hash of the token in lower case.</summary>
    public uint Word;

    /// <summary>Its shape.</summary>
    public uint Shape;

    /// <summary>Hash of its last three letters.</summary>
    public uint Suffix;

    /// <summary>1 if it follows the token before without a gap.</summary>
    public uint IsAttached;

    /// <summary>Whether it is a mark that may end a sentence.</summary>
    public bool IsTerminator;

    /// <summary>Whether it is a quotation mark or bracket.</summary>
    public bool IsEnclosing;

    /// <summary>1 if it starts with a capital, 2 with a small letter, 0 with neither.</summary>
    public uint Case;

    /// <summary>1 after an opening quotation mark that has not been closed in the paragraph.</summary>
    public uint InQuotes;

    /// <summary>1 after an opening bracket that has not been closed.</summary>
    public uint InBrackets;

    /// <summary>Tokens since the last terminator or the start of the paragraph.</summary>
    public int SinceTerminator;

    /// <summary>Tokens up to the next terminator or the end of the paragraph.</summary>
    public int UntilTerminator;
}
