namespace DiploMesh.Language.Segmentation;

/// <summary>What an atom is made of.</summary>
internal enum AtomKind : byte
{
    /// <summary>Letters.</summary>
    Letters,

    /// <summary>Digits.</summary>
    Digits,

    /// <summary>One mark, or several that a joiner makes one sign.</summary>
    Mark,

    /// <summary>A web or mail address, a handle or a hashtag.</summary>
    Address,
}

/// <summary>
/// The least piece of a text: tokens are made of whole atoms, so a boundary between two tokens is a boundary between two atoms.
/// </summary>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">The unit after the last.</param>
/// <param name="Kind">What it is made of.</param>
/// <param name="IsAttached">Whether it follows the atom before without a gap.</param>
/// <param name="Word">Hash of its letters in lower case, digits made alike.</param>
/// <param name="Shape">Its capitals, length and kind in few values.</param>
internal readonly record struct Atom(int Start, int End, AtomKind Kind, bool IsAttached, uint Word, uint Shape);
