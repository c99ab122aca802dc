using System.Collections.Frozen;

namespace DiploMesh.Language;

/// <summary>English abbreviations that end in a point, in lower case and without it.</summary>
internal static class Abbreviations
{
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

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
