namespace DiploMesh.Attribution.Engine.Lexicon;

/// <summary>Tells nouns for people by a list and by the endings with which English makes them ("negotiator", "economist").</summary>
internal static class PersonNouns
{
    /// <summary>Whether a noun, singular or plural, in lower case, stands for people.</summary>
    public static bool IsPerson(string word)
    {
        if (WordLists.People.Contains(word) || WordLists.Offices.Contains(word))
        {
            return true;
        }

        var singular = word.Length > 4 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;
        return (singular.Length > 5 && (singular.EndsWith("ist", StringComparison.Ordinal) || singular.EndsWith("woman", StringComparison.Ordinal) || singular.EndsWith("person", StringComparison.Ordinal)
                || (singular.EndsWith("man", StringComparison.Ordinal) && !singular.EndsWith("human", StringComparison.Ordinal)) || singular.EndsWith("crat", StringComparison.Ordinal)))
            || word.EndsWith("people", StringComparison.Ordinal) || word.EndsWith("men", StringComparison.Ordinal) && word.Length > 5 && !word.EndsWith("ment", StringComparison.Ordinal)
            || WordLists.People.Contains(singular) || WordLists.Offices.Contains(singular);
    }
}
