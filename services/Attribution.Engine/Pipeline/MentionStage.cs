using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>
/// Finds the names of states, agencies, institutions and persons.
/// </summary>
internal sealed class MentionStage : IStage
{
    private const int LongestHeadline = 30;

    public void Run(Analysis analysis)
    {
        var document = analysis.Document;
        var book = analysis.Actors;
        var persons = new PersonIndex(book);
        var outlets = OutletReader.NamesIn(document);
        foreach (var paragraph in document.Paragraphs)
        {
            // In a headline every word is capitalised, so that a capital tells nothing: only names known otherwise count.
            persons.IsClosed = IsTitleCase(document, paragraph);
            for (var i = paragraph.First; i < paragraph.End;)
            {
                i = Read(document, book, persons, outlets, i);
            }
        }

        book.Sort();
    }

    private static bool IsTitleCase(Document document, TokenRange paragraph)
    {
        if (paragraph.Count > LongestHeadline)
        {
            return false;
        }

        var words = Enumerable.Range(paragraph.First, paragraph.Count).Where(i => document.Tokens[i].Kind == TokenKind.Word && document.Characters(i).Length > 3).ToArray();
        return words.Length >= 4 && words.Count(document.IsCapitalised) >= words.Length * 0.85;
    }

    private static int Read(Document document, ActorBook book, PersonIndex persons, HashSet<string> outlets, int i)
    {
        if (!document.IsCapitalised(i) && document.Lower(i) is not ("the" or "dpa" or "al" or "el" or "as" or "ar" or "es"))
        {
            return i + 1;
        }

        if (OutletReader.Read(document, book, outlets, i) is > 0 and var behind)
        {
            return behind;
        }

        var length = Gazetteer.States.Match(document, i, out var state);
        var end = length > 1 && state!.Kind == StateNameKind.Name ? i : InstitutionReader.Read(document, book, i);
        if (end > i)
        {
            return end;
        }

        if (length > 0)
        {
            var range = new TokenRange(i, i + length);
            book.Add(new Mention(range, book.State(state!.State), state.Kind == StateNameKind.Demonym));
            return range.End;
        }

        return PersonReader.Read(document, book, persons, i);
    }
}
