using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>What kind of thing a subject is, as far as speaking goes.</summary>
internal enum Voice
{
    /// <summary>Somebody who can speak.</summary>
    Actor,

    /// <summary>A text that speaks for its author.</summary>
    Document,

    /// <summary>An act or gesture, which an author may read.</summary>
    Act,

    /// <summary>Nothing known to speak.</summary>
    Other,
}

/// <summary>Tells who can speak from what cannot.</summary>
internal static class Voices
{
    public static Voice Of(Analysis analysis, TokenRange subject)
    {
        if (subject.IsEmpty)
        {
            return Voice.Other;
        }

        var document = analysis.Document;
        var head = Head(document, subject);
        var word = document.Lower(head);
        if (WordLists.SubjectPronouns.Contains(word))
        {
            return Voice.Actor;
        }

        if (subject.Count == 1 && word is "this" or "that" or "these" or "those")
        {
            return Voice.Act;
        }

        if (document.Tokens[head].Kind != TokenKind.Word)
        {
            return Voice.Act; // "In 2010 …": nobody speaks
        }

        if (WordLists.Documents.Contains(word))
        {
            return Voice.Document;
        }

        if (WordLists.Acts.Contains(word))
        {
            return Voice.Act;
        }

        var named = analysis.Actors.At(head) is { Demonym: false };
        var counted = WordLists.Determiners.Contains(document.Lower(subject.First)) && subject.Count <= 2 && word is "two" or "both" or "many" or "some" or "others" or "all";
        if (named || counted || WordLists.People.Contains(word) || WordLists.Offices.Contains(word) || WordLists.Institutions.Contains(word)
            || (subject.Count > 1 && SubjectFinder.HasPersonHead(document, subject)))
        {
            return Voice.Actor;
        }

        // An unknown capitalised name can speak; an unknown common noun cannot be told.
        return document.IsCapitalised(head) && document.Tokens[head].Kind == TokenKind.Word && subject.Count <= 4 && head > 0 && !document.Lower(subject.First).Equals("the", StringComparison.Ordinal) && head != subject.First
            ? Voice.Actor
            : Voice.Other;
    }

    /// <summary>The head of a phrase: the last word before its first preposition, comma or relative.</summary>
    public static int Head(Document document, TokenRange phrase)
    {
        for (var i = phrase.First + 1; i < phrase.End; i++)
        {
            var word = document.Lower(i);
            if (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) && !document.IsCapitalised(i) && (WordLists.Acts.Contains(document.Lower(i - 1)) || WordLists.People.Contains(document.Lower(i - 1))))
            {
                return i - 1; // "the photograph released on Friday"
            }

            if (WordLists.Prepositions.Contains(word) || WordLists.Relatives.Contains(word) || word is "," or "(" or "familiar" or "close" or "briefed" or "speaking")
            {
                return i - 1;
            }
        }

        return phrase.Last;
    }
}
