using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>Persons by the words of their names.</summary>
internal sealed class PersonIndex(ActorBook book)
{
    private readonly Dictionary<string, ActorEntry> _byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<ActorEntry, HashSet<string>> _words = [];

    /// <summary>True where no new person may be learnt.</summary>
    public bool IsClosed { get; set; }

    /// <summary>The person whose name has every word of the run; null if there is none.</summary>
    public ActorEntry? Find(Document document, TokenRange range)
    {
        if (!_byWord.TryGetValue(document.Lower(range.Last), out var person) && !_byWord.TryGetValue(document.Lower(range.First), out person))
        {
            return null;
        }

        var words = _words[person];
        var known = Enumerable.Range(range.First, range.Count).Count(i => words.Contains(document.Lower(i)));
        return known == range.Count || (known > 0 && words.Count == 1) ? person : null;
    }

    public ActorEntry Add(Document document, TokenRange range)
    {
        var name = document.TextOf(range);
        var person = book.GetOrAdd("person:" + name, () => new ActorEntry(name, ActorType.Person));
        Learn(document, range, person);
        return person;
    }

    /// <summary>Keeps the longer of two names as the person's name.</summary>
    public void Extend(Document document, TokenRange range, ActorEntry person)
    {
        if (range.Count > _words[person].Count)
        {
            person.BaseName = document.TextOf(range);
            Learn(document, range, person);
        }
    }

    private void Learn(Document document, TokenRange range, ActorEntry person)
    {
        if (!_words.TryGetValue(person, out var words))
        {
            _words[person] = words = new HashSet<string>(StringComparer.Ordinal);
        }

        for (var i = range.First; i < range.End; i++)
        {
            words.Add(document.Lower(i));
            if (document.Characters(i).Length > 2)
            {
                _byWord[document.Lower(i)] = person;
            }
        }
    }
}
