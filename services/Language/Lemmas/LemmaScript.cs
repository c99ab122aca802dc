using System.Globalization;

namespace DiploMesh.Language.Lemmas;

/// <summary>How a lemma is made of a word: put into small letters or not, cut at the end, and what comes there instead.</summary>
/// <param name="Lower">Whether capitals become small letters.</param>
/// <param name="Strip">UTF-16 units that are cut off the end.</param>
/// <param name="Append">What is put there.</param>
internal readonly record struct LemmaScript(bool Lower, int Strip, string Append)
{
    /// <summary>The script that makes a lemma of a word with as little change as possible.</summary>
    /// <param name="form">The word.</param>
    /// <param name="lemma">Its lemma.</param>
    /// <returns>The script.</returns>
    public static LemmaScript Of(string form, string lemma)
    {
        var kept = Shared(form, lemma);
        var lower = form.ToLowerInvariant();
        var keptLower = Shared(lower, lemma);
        return kept >= keptLower
            ? new LemmaScript(false, form.Length - kept, lemma[kept..])
            : new LemmaScript(true, form.Length - keptLower, lemma[keptLower..]);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The script.</returns>
    public static LemmaScript Parse(ReadOnlySpan<char> text)
    {
        var lower = text[0] == 'l';
        var digits = 1;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        return new LemmaScript(lower, int.Parse(text[1..digits], CultureInfo.InvariantCulture), text[(digits + 1)..].ToString());
    }

    /// <summary>Makes the lemma.</summary>
    /// <param name="form">The word.</param>
    /// <returns>The lemma; never empty: a script that would leave nothing leaves the word.</returns>
    public string Apply(ReadOnlySpan<char> form)
    {
        var kept = Math.Max(0, form.Length - Strip);
        if (kept + Append.Length == 0)
        {
            return form.ToString();
        }

        var lower = Lower;
        var append = Append;
        return string.Create(kept + append.Length, form, (lemma, word) =>
        {
            if (lower)
            {
                word[..kept].ToLowerInvariant(lemma);
            }
            else
            {
                word[..kept].CopyTo(lemma);
            }

            append.CopyTo(lemma[kept..]);
        });
    }

    /// <summary>The script as the table has it.</summary>
    /// <returns>For example <c>l3+y</c>: small letters, three units off, then y; <c>k0+</c>: the word as it is.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Lower ? 'l' : 'k')}{Strip}+{Append}");

    private static int Shared(string a, string b) => a.AsSpan().CommonPrefixLength(b);
}
