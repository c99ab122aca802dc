namespace DiploMesh.Language.Segmentation;

/// <summary>
/// Cuts a paragraph into atoms: runs of letters, runs of digits, single marks, whole addresses. Inside runs of letters it cuts
/// only before <c>n't</c> and where the model's contractions may be cut (<c>can|not</c>). One pass; looks at no character more than a
/// constant number of times.
/// </summary>
/// <param name="contractions">Words that may be cut.</param>
internal sealed class Atomizer(Contractions contractions)
{
    /// <summary>Cuts.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="paragraph">What of it to cut.</param>
    /// <param name="atoms">Where the atoms are appended.</param>
    public void Cut(ReadOnlySpan<char> text, TextSpan paragraph, ref Growable<Atom> atoms)
    {
        for (var at = paragraph.Start; at < paragraph.End;)
        {
            if (CharClasses.Of(text[at]) == CharClass.Gap)
            {
                at++;
                continue;
            }

            var end = at + 1;
            while (end < paragraph.End && CharClasses.Of(text[end]) != CharClass.Gap)
            {
                end++;
            }

            CutChunk(text[..end], at, ref atoms);
            at = end;
        }
    }

    /// <summary>Cuts a run without gaps that reaches to the end of <paramref name="text"/>.</summary>
    private void CutChunk(ReadOnlySpan<char> text, int chunk, ref Growable<Atom> atoms)
    {
        var mail = Addresses.NextMail(text[chunk..], 0);
        var afterWord = false;
        for (var at = chunk; at < text.Length;)
        {
            if (at - chunk > mail.Start)
            {
                mail = Addresses.NextMail(text[chunk..], Math.Max(mail.End, at - chunk));
            }

            var isMail = at - chunk == mail.Start;
            var address = Addresses.LengthAt(text[at..], isMail || !afterWord, isMail ? mail.Length : 0);
            if (address > 0)
            {
                atoms.Add(new Atom(at, at + address, AtomKind.Address, at > chunk, Shapes.Address, Shapes.Address));
                at += address;
                afterWord = true;
                continue;
            }

            // An address inside a run of letters ("sehttp://") is not looked for, but a mail address bounds the run before it.
            var bound = mail.Start < text.Length - chunk && at - chunk < mail.Start ? chunk + mail.Start : text.Length;
            switch (CharClasses.At(text, at, out var length))
            {
                case CharClass.Lower or CharClass.Upper:
                    at = CutLetters(text, chunk, at, bound, ref atoms);
                    afterWord = true;
                    break;
                case CharClass.Digit:
                    at = CutDigits(text, chunk, at, bound, ref atoms);
                    afterWord = true;
                    break;
                default:
                    at = CutMark(text, chunk, at, at + length, ref atoms);
                    afterWord = false;
                    break;
            }
        }
    }

    private int CutLetters(ReadOnlySpan<char> text, int chunk, int start, int bound, ref Growable<Atom> atoms)
    {
        var end = start;
        while (end < bound && CharClasses.At(text, end, out var length) is CharClass.Lower or CharClass.Upper or CharClass.Extender)
        {
            end += length;
        }

        var word = text[start..end];
        var contraction = contractions.Find(word);
        if (contraction.First > 0)
        {
            AddLetters(text, start, start + contraction.First, start > chunk, ref atoms);
            start += contraction.First;
            if (contraction.Second > 0)
            {
                AddLetters(text, start, start + contraction.Second, true, ref atoms);
                start += contraction.Second;
            }
        }
        else if (word.Length > 1 && (word[^1] | 0x20) == 'n' && IsApostropheT(text, end))
        {
            AddLetters(text, start, end - 1, start > chunk, ref atoms);
            start = end - 1;
        }

        AddLetters(text, start, end, start > chunk, ref atoms);
        return end;
    }

    private static bool IsApostropheT(ReadOnlySpan<char> text, int at) => at + 1 < text.Length && QuoteMarks.IsSingle(text[at]) && (text[at + 1] | 0x20) == 't'
        && (at + 2 >= text.Length || CharClasses.Of(text[at + 2]) is not (CharClass.Lower or CharClass.Upper));

    private static int CutDigits(ReadOnlySpan<char> text, int chunk, int start, int bound, ref Growable<Atom> atoms)
    {
        var end = start;
        while (end < bound && CharClasses.At(text, end, out var length) is CharClass.Digit or CharClass.Extender)
        {
            end += length;
        }

        atoms.Add(new Atom(start, end, AtomKind.Digits, start > chunk, Hashing.Word(text[start..end]), Shapes.Digits(end - start)));
        return end;
    }

    private static int CutMark(ReadOnlySpan<char> text, int chunk, int start, int end, ref Growable<Atom> atoms)
    {
        if (IsRegionalIndicator(text[start..end]) && end + 1 < text.Length && IsRegionalIndicator(text[end..(end + 2)]))
        {
            end += 2; // two letters are one flag
        }

        while (end < text.Length && CharClasses.At(text, end, out var length) == CharClass.Extender)
        {
            var joins = text[end] == '\u200D';
            end += length;
            if (joins && end < text.Length && !char.IsAscii(text[end]))
            {
                CharClasses.At(text, end, out length);
                end += length;
            }
        }

        atoms.Add(new Atom(start, end, AtomKind.Mark, start > chunk, Hashing.Word(text[start..end]), Shapes.Mark(text[start])));
        return end;
    }

    private static bool IsRegionalIndicator(ReadOnlySpan<char> sign) => sign.Length == 2 && sign[0] == '\uD83C' && sign[1] is >= '\uDDE6' and <= '\uDDFF';

    private static void AddLetters(ReadOnlySpan<char> text, int start, int end, bool attached, ref Growable<Atom> atoms) =>
        atoms.Add(new Atom(start, end, AtomKind.Letters, attached, Hashing.Word(text[start..end]), Shapes.Letters(text[start..end])));
}
