using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace DiploMesh.Language;

/// <summary>
/// Cuts a text into tokens by rules, in one pass from left to right: no character is looked at more than a constant
/// number of times. Points of abbreviations and initials stay with them, clitics are split off as in Universal
/// Dependencies, hyphenated words stay whole.
/// </summary>
internal static class RuleTokenizer
{
    private const int LongestAbbreviation = 8;

    private static readonly FrozenSet<string> Clitics = new[] { "s", "re", "ve", "ll", "d", "m" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static Token[] Tokenize(string text)
    {
        var tokens = new List<Token>((text.Length / 5) + 1);
        for (var i = 0; i < text.Length;)
        {
            if (IsGap(text[i]))
            {
                i++;
                continue;
            }

            i = IsWordAt(text, i) ? ReadWord(text, i, tokens) : ReadMark(text, i, tokens);
        }

        return [.. tokens];
    }

    private static int ReadWord(string text, int start, List<Token> tokens)
    {
        if (IsAddressStart(text, start))
        {
            var stop = AddressEnd(text, start);
            tokens.Add(new Token(start, stop, TokenKind.Address));
            return stop;
        }

        var end = start;
        var apostrophe = -1;
        var letters = 0; // since the last point: "U.S" has one in each part
        var dotted = false;
        var mail = false;
        while (end < text.Length)
        {
            if (IsWordAt(text, end))
            {
                end += RuneLength(text, end);
                letters++;
                continue;
            }

            if (end + 1 >= text.Length || !IsWordAt(text, end + 1) || !Joins(text, end, letters, ref dotted))
            {
                break;
            }

            switch (text[end])
            {
                case '\'' or '’':
                    apostrophe = end;
                    break;
                case '.':
                    letters = 0;
                    break;
                case '@':
                    mail = true;
                    break;
            }

            end++;
        }

        if (mail)
        {
            tokens.Add(new Token(start, end, TokenKind.Address));
            return end;
        }

        var kind = char.IsDigit(text[start]) ? TokenKind.Number : TokenKind.Word;
        var split = CliticStart(text, start, end, apostrophe);
        if (split > start)
        {
            tokens.Add(new Token(start, split, kind));
            tokens.Add(new Token(split, end, TokenKind.Clitic));
            return end;
        }

        if (end < text.Length && text[end] == '.' && TakesPoint(text, start, end, dotted && letters == 1))
        {
            end++;
        }

        tokens.Add(new Token(start, end, kind));
        return end;
    }

    /// <summary>Whether the mark at <paramref name="at"/>, with a word character on both sides, belongs into the word.</summary>
    private static bool Joins(string text, int at, int lettersBefore, ref bool dotted)
    {
        var before = text[at - 1];
        var after = text[at + 1];
        switch (text[at])
        {
            case '-' or '‐' or '‑' or '\'' or '’' or '@':
                return true;
            case '&':
                return char.IsUpper(before) && char.IsUpper(after);
            case ',' or ':' or '/':
                return char.IsDigit(before) && char.IsDigit(after);
            case '.':
                if (char.IsDigit(before) && char.IsDigit(after))
                {
                    return true;
                }

                var followedByOne = at + 2 >= text.Length || !IsWordAt(text, at + 2);
                if (lettersBefore == 1 && char.IsLetter(before) && char.IsLetter(after) && followedByOne)
                {
                    dotted = true;
                    return true;
                }

                // "ph.d", "reuters.com"; but not "end.Next", where a space is missing.
                return char.IsLower(before) && char.IsLower(after);
            default:
                return false;
        }
    }

    private static bool TakesPoint(string text, int start, int end, bool dotted)
    {
        if (dotted || (end - start == 1 && char.IsUpper(text[start]) && text[start] != 'I'))
        {
            return true;
        }

        return end - start <= LongestAbbreviation && Abbreviations.IsKnown(text[start..end], IsBeforeFigure(text, end + 1));
    }

    private static bool IsBeforeFigure(string text, int at) => (at < text.Length && char.IsDigit(text[at])) || (at + 1 < text.Length && text[at] == ' ' && char.IsDigit(text[at + 1]));

    private static int CliticStart(string text, int start, int end, int apostrophe)
    {
        if (apostrophe <= start)
        {
            return -1;
        }

        if (end - apostrophe <= 3 && Clitics.Contains(text[(apostrophe + 1)..end]))
        {
            return apostrophe;
        }

        var negation = end - apostrophe == 2 && text[apostrophe + 1] is 't' or 'T' && text[apostrophe - 1] is 'n' or 'N';
        return negation && apostrophe - 1 > start ? apostrophe - 1 : -1;
    }

    private static int ReadMark(string text, int start, List<Token> tokens)
    {
        var c = text[start];
        var end = start + RuneLength(text, start);
        if (c is '.' or '-' or '—' or '–' or '*' or '_' or '=')
        {
            while (end < text.Length && text[end] == c)
            {
                end++;
            }
        }
        else if (c is '`' or '\'' && end < text.Length && text[end] == c)
        {
            end++; // ``quoted'' in typewriter fashion
        }

        while (end < text.Length && IsExtender(text, end))
        {
            var joins = text[end] == '\u200D';
            end += RuneLength(text, end);
            if (joins && end < text.Length && !IsGap(text[end]) && !char.IsAscii(text[end]))
            {
                end += RuneLength(text, end); // a joiner makes one sign of two
            }
        }

        tokens.Add(new Token(start, end, QuoteMarks.IsAny(c) ? TokenKind.Quote : TokenKind.Mark));
        return end;
    }

    private static bool IsAddressStart(string text, int start)
    {
        var rest = text.AsSpan(start);
        return rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
    }

    private static int AddressEnd(string text, int start)
    {
        var end = start;
        while (end < text.Length && !IsGap(text[end]) && !QuoteMarks.IsDouble(text[end]) && text[end] is not ('<' or '>'))
        {
            end++;
        }

        while (end > start + 1 && text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or ']' or '\'' or '’')
        {
            end--;
        }

        return end;
    }

    private static bool IsGap(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || c is '\u200B' or '\uFEFF';

    private static int RuneLength(string text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;

    private static bool IsWordAt(string text, int at)
    {
        if (char.IsAscii(text[at]))
        {
            return char.IsAsciiLetterOrDigit(text[at]);
        }

        return Rune.TryGetRuneAt(text, at, out var rune) && (Rune.IsLetterOrDigit(rune) || IsMark(Rune.GetUnicodeCategory(rune)));
    }

    /// <summary>Whether what stands here changes the sign before it: combining marks, joiners, variation selectors.</summary>
    private static bool IsExtender(string text, int at) => Rune.TryGetRuneAt(text, at, out var rune) && IsMark(Rune.GetUnicodeCategory(rune)) && rune.Value != 0x200B;

    private static bool IsMark(UnicodeCategory category) => category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
}
