using System.Collections.Frozen;

namespace DiploMesh.Language;

/// <summary>What kind of abbreviation a word is. Part of the segmentation model's format.</summary>
internal enum AbbreviationClass : byte
{
    /// <summary>None that is known.</summary>
    None,

    /// <summary>A title or the like: a name or a number follows.</summary>
    Leading,

    /// <summary>May end a sentence too.</summary>
    Trailing,

    /// <summary>An ordinary word too; an abbreviation before a figure.</summary>
    Numeric,

    /// <summary>A month or a day of the week.</summary>
    Date,
}

/// <summary>English abbreviations that end in a point, in lower case and without it.</summary>
internal static class Abbreviations
{
    private const int Longest = 8;

    /// <summary>Those that a name or a number follows: they never end a sentence.</summary>
    private static readonly FrozenSet<string> Leading = Set(
        "mr mrs ms mx messrs dr prof hon rev fr st sen rep gov gen lt col maj capt cmdr adm sgt brig amb pres supt insp asst " +
        "approx ca cf vs v viz e.g i.e h.e h.m h.r.h h.h r.adm v.adm ft mt");

    /// <summary>Those that may also end one.</summary>
    private static readonly FrozenSet<string> Trailing = Set(
        "inc ltd co corp bros plc llc jr sr esq etc al ed eds est dept univ assn ave blvd rd a.m p.m ph.d m.d b.a m.a");

    /// <summary>Those that are ordinary words too: abbreviations only before a figure ("No. 1863").</summary>
    private static readonly FrozenSet<string> Numeric = Set("no nos art arts para paras pp p vol vols fig figs ref refs sec");

    /// <summary>Those that are ordinary words too: abbreviations only with a capital ("Sat.").</summary>
    private static readonly FrozenSet<string> Capitalised = Set("jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun");

    private static readonly FrozenDictionary<string, AbbreviationClass>.AlternateLookup<ReadOnlySpan<char>> Classes =
        Name(Leading, AbbreviationClass.Leading).Concat(Name(Trailing, AbbreviationClass.Trailing))
            .Concat(Name(Numeric, AbbreviationClass.Numeric)).Concat(Name(Capitalised, AbbreviationClass.Date))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Class of a word that a point follows.</summary>
    /// <param name="word">The word in any case, without the point.</param>
    /// <returns>Its class; <see cref="AbbreviationClass.None"/> if it is not known as an abbreviation.</returns>
    public static AbbreviationClass ClassOf(ReadOnlySpan<char> word) => word.Length <= Longest && Classes.TryGetValue(word, out var found) ? found : AbbreviationClass.None;

    /// <summary>Whether a word and the point after it are one token.</summary>
    /// <param name="word">The word as written, without the point.</param>
    /// <param name="beforeFigure">Whether a digit follows the point, past a space.</param>
    public static bool IsKnown(string word, bool beforeFigure)
    {
        var lower = word.ToLowerInvariant();
        return Leading.Contains(lower) || Trailing.Contains(lower) || (Numeric.Contains(lower) && beforeFigure) || (Capitalised.Contains(lower) && char.IsUpper(word[0]));
    }

    /// <summary>Whether a sentence never ends after an abbreviation.</summary>
    public static bool NeverEnds(string lower) => Leading.Contains(lower) || Numeric.Contains(lower);

    private static IEnumerable<KeyValuePair<string, AbbreviationClass>> Name(FrozenSet<string> words, AbbreviationClass kind) =>
        words.Select(word => KeyValuePair.Create(word, kind));

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
