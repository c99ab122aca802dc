using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>What kind of thing a subject is, as far as speaking goes.</summary>
internal enum SubjectKind
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
internal static class SubjectKinds
{
    public static bool CanSpeak(Analysis analysis, TokenRange subject) => Of(analysis, subject) is SubjectKind.Actor or SubjectKind.Document;

    public static SubjectKind Of(Analysis analysis, TokenRange subject)
    {
        if (subject.IsEmpty)
        {
            return SubjectKind.Other;
        }

        var document = analysis.Document;
        var head = NounPhrases.Head(document, subject);
        var word = document.Lower(head);
        if (WordLists.SubjectPronouns.Contains(word) || word is "who" or "his" or "her" or "their" or "its" or "everyone" or "nobody" or "someone" or "everybody" or "somebody" or "others" or "many" or "some" or "both")
        {
            return SubjectKind.Actor;
        }

        if (subject.Count == 1 && word is "this" or "that" or "these" or "those" or "which")
        {
            return SubjectKind.Act;
        }

        if (HasPerson(analysis, subject))
        {
            return SubjectKind.Actor;
        }

        if (document.Tokens[head].Kind != TokenKind.Word)
        {
            return document.UposAt(head) == Upos.Number && subject.Count == 1 ? SubjectKind.Other : SubjectKind.Act;
        }

        var mention = analysis.Actors.At(head);
        if (WordLists.Documents.Contains(word))
        {
            return SubjectKind.Document;
        }

        if (WordLists.Acts.Contains(word))
        {
            return SubjectKind.Act;
        }

        if (mention is { Demonym: false } || PersonNouns.IsPerson(word) || WordLists.Institutions.Contains(word))
        {
            return SubjectKind.Actor;
        }

        // A name nobody knows can speak; an unknown common noun cannot be told.
        return document.UposAt(head) == Upos.ProperNoun && document.IsCapitalised(head) ? SubjectKind.Actor : SubjectKind.Other;
    }

    /// <summary>Whether the phrase is a person's name with what goes before it, and not something of that person's.</summary>
    private static bool HasPerson(Analysis analysis, TokenRange subject)
    {
        var document = analysis.Document;
        for (var i = subject.First; i < subject.End; i++)
        {
            if (i > subject.First && document.UposAt(i) == Upos.Adposition)
            {
                return false;
            }

            if (analysis.Actors.At(i) is { Actor.Type: ActorType.Person } mention)
            {
                return mention.Range.End >= subject.End || document.Lower(mention.Range.End) is "," or "(" or "of" or "who" or "and" or "himself" or "herself" or "for";
            }
        }

        return false;
    }
}
