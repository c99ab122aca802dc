using System.Collections.Frozen;

namespace DiploMesh.Language;

/// <summary>English abbreviations that end in a point, in lower case and without it.</summary>
internal static class Abbreviations
{
    /// <summary>Those that a name or a number follows: they never end a sentence.</summary>
    private static readonly FrozenSet<string> Leading = Set(
        "mr mrs ms mx messrs dr prof hon rev fr st sen rep gov gen lt col maj capt cmdr adm sgt brig amb pres supt insp min sec dep asst " +
        "no nos art arts para paras pp vol vols fig figs ref refs approx ca cf vs v viz e.g i.e h.e h.m h.r.h h.h r.adm v.adm ft mt");

    /// <summary>Those that may also end one.</summary>
    private static readonly FrozenSet<string> Trailing = Set(
        "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun " +
        "inc ltd co corp bros plc llc jr sr esq etc al ed eds est dept univ assn ave blvd rd a.m p.m am pm ph.d m.d b.a m.a");

    /// <summary>Whether the word with a point after it is one token.</summary>
    public static bool IsKnown(string lower) => Leading.Contains(lower) || Trailing.Contains(lower);

    /// <summary>Whether a sentence never ends after it.</summary>
    public static bool NeverEnds(string lower) => Leading.Contains(lower);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
