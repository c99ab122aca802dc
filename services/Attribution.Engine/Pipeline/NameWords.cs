using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>Tells words of which names are made.</summary>
internal static class NameWords
{
    public static bool IsNameWord(Document document, int token) => (document.IsCapitalised(token) || HasArabicArticle(document, token)) && document.Tokens[token].Kind == TokenKind.Word && !IsFunctionWord(document, token);

    /// <summary>Whether a token is a hyphen inside a word, where the tokenizer cuts there ("Asante - Mensah").</summary>
    public static bool IsHyphen(Document document, int token) => document.Lower(token) is "-" or "‑" && document.IsAttached(token) && document.IsAttached(token + 1);

    /// <summary>"al-Rawashdeh", "es-Said".</summary>
    private static bool HasArabicArticle(Document document, int token)
    {
        var word = (uint)token < (uint)document.Count ? document.Characters(token) : default;
        return word.Length > 4 && word[2] == '-' && char.IsUpper(word[3]) && char.IsLower(word[0]);
    }

    public static bool IsFunctionWord(Document document, int token)
    {
        var word = document.Lower(token);
        return WordLists.Determiners.Contains(word) || WordLists.Prepositions.Contains(word) || WordLists.Boundaries.Contains(word) || WordLists.Pronouns.Contains(word)
            || WordLists.Adverbs.Contains(word) || WordLists.Weekdays.Contains(word) || (WordLists.Months.Contains(word) && word is not ("april" or "june"))
            || word is "according" or "other" or "others" or "asked" or "as" or "however" or "speaking" or "both" or "not";
    }
}
