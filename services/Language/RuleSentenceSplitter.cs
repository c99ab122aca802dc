using System.Collections.Frozen;

namespace DiploMesh.Language;

/// <summary>Finds sentences inside paragraphs by rules, in one pass over the tokens.</summary>
internal static class RuleSentenceSplitter
{
    /// <summary>Words that start a sentence more often than they follow an abbreviation inside one.</summary>
    private static readonly FrozenSet<string> Starters = (
        "the a an he she it they we i you this that these those his her its their our there in on at by for from with as but and so if when while after before since " +
        "according meanwhile however asked earlier later both no not some many most officials").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static TokenRange[] Split(string text, Token[] tokens, TokenRange[] paragraphs)
    {
        var ranges = new List<TokenRange>();
        foreach (var paragraph in paragraphs)
        {
            var first = paragraph.First;
            for (var i = paragraph.First; i < paragraph.End; i++)
            {
                if (!IsTerminator(text, tokens[i]) || IsEnumerator(text, tokens, paragraph, i))
                {
                    continue;
                }

                var end = SkipClosers(text, tokens, i + 1, paragraph.End);
                if (end == paragraph.End || EndsBefore(text, tokens, i, end))
                {
                    ranges.Add(new TokenRange(first, end));
                    first = end;
                }

                i = end - 1;
            }

            if (first < paragraph.End)
            {
                ranges.Add(new TokenRange(first, paragraph.End));
            }
        }

        return [.. ranges];
    }

    private static bool IsTerminator(string text, Token token) => text[token.End - 1] is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '‽' or '؟' or '।'
        && token.Kind is not TokenKind.Address;

    /// <summary>"1." at the start of a paragraph numbers it.</summary>
    private static bool IsEnumerator(string text, Token[] tokens, TokenRange paragraph, int i) => text[tokens[i].Start] == '.'
        && i == paragraph.First + 1 && tokens[paragraph.First].Kind == TokenKind.Number;

    private static int SkipClosers(string text, Token[] tokens, int i, int end)
    {
        while (i < end && tokens[i].Start == tokens[i - 1].End && (tokens[i].Kind == TokenKind.Quote || text[tokens[i].Start] is ')' or ']' or '}' or '!' or '?' or '.'))
        {
            i++;
        }

        return i;
    }

    private static bool EndsBefore(string text, Token[] tokens, int terminator, int next)
    {
        if (tokens[next].Start == tokens[next - 1].End)
        {
            return IsWideMark(text[tokens[terminator].End - 1]);
        }

        var opening = next;
        while (opening < tokens.Length - 1 && (tokens[opening].Kind == TokenKind.Quote || text[tokens[opening].Start] is '(' or '['))
        {
            opening++;
        }

        var start = text[tokens[opening].Start];
        if (char.IsLower(start))
        {
            return false;
        }

        var last = text.AsSpan(tokens[terminator].Start, tokens[terminator].End - tokens[terminator].Start);
        var isAbbreviation = tokens[terminator].Kind is TokenKind.Word or TokenKind.Number && last.Length > 1;
        if (!isAbbreviation || next > terminator + 1)
        {
            return true;
        }

        if (Abbreviations.NeverEnds(last[..^1].ToString().ToLowerInvariant()))
        {
            return false;
        }

        return opening > next || (char.IsUpper(start) && Starters.Contains(text[tokens[opening].Start..tokens[opening].End].ToLowerInvariant()));
    }

    private static bool IsWideMark(char c) => c is '。' or '！' or '？' or '।';
}
