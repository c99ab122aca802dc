using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>
/// Finds the names of states, agencies, institutions and persons. A person is a capitalised name with a title, or one of
/// two to four words that no word of places and bodies belongs to; a single word only if it is part of a name known by then.
/// </summary>
internal sealed class MentionStage : IStage
{
    private const int LongestRun = 12;
    private const int LongestHeadline = 30;

    private static readonly FrozenSet<string> Particles = new[] { "al", "el", "bin", "ibn", "van", "von", "de", "da", "del", "der", "di", "dos", "bint", "ben" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> OutletWords = new[] { "news", "times", "post", "journal", "tribune", "herald", "gazette", "television", "tv", "radio", "press", "telegraph", "chronicle" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> InstitutionLinks = new[] { "of", "for", "and", "on", "the", "to" }.ToFrozenSet(StringComparer.Ordinal);

    public void Run(Analysis analysis)
    {
        var document = analysis.Document;
        var book = analysis.Actors;
        var persons = new PersonIndex(book);
        foreach (var paragraph in document.Paragraphs)
        {
            // In a headline every word is capitalised, so that a capital tells nothing: only names known otherwise count.
            persons.IsClosed = IsTitleCase(document, paragraph);
            for (var i = paragraph.First; i < paragraph.End;)
            {
                i = Read(document, book, persons, i);
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

    private static int Read(Document document, ActorBook book, PersonIndex persons, int i)
    {
        if (!document.IsCapitalised(i) && document.Lower(i) is not ("the" or "dpa"))
        {
            return i + 1;
        }

        var length = Gazetteer.Outlets.Match(document, i, out _);
        if (length > 0)
        {
            var range = new TokenRange(i, i + length);
            var name = document.TextOf(range);
            book.Add(new Mention(range, book.GetOrAdd("outlet:" + name, () => new ActorEntry(name, ActorType.Agency)), false));
            return range.End;
        }

        length = Gazetteer.States.Match(document, i, out var state);
        var end = length > 1 && state!.Kind == StateNameKind.Name ? i : ReadInstitution(document, book, i);
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

        return ReadPerson(document, book, persons, i);
    }

    /// <summary>"Ministry of Foreign Affairs and Regional Integration", "European Commission".</summary>
    private static int ReadInstitution(Document document, ActorBook book, int first)
    {
        if (!IsNameWord(document, first))
        {
            return first;
        }

        var end = first;
        var head = -1;
        var limit = Math.Min(first + LongestRun, document.Paragraphs[document.ParagraphOf(first)].End);
        while (end < limit)
        {
            if (IsNameWord(document, end))
            {
                if (head >= 0 && WordLists.Offices.Contains(document.Lower(end)) && !IsOfficeOf(document, first, head, end))
                {
                    break; // "European Council President": the body ends, an office begins
                }

                if (WordLists.Institutions.Contains(document.Lower(end)))
                {
                    head = end;
                }

                end++;
            }
            else if (head >= 0 && InstitutionLinks.Contains(document.Lower(end)) && FollowsName(document, end, limit))
            {
                end++;
            }
            else
            {
                break;
            }
        }

        // "Foreign Minister of …" is an office, "President" a title: neither is a body.
        var range = new TokenRange(first, end);
        if (head < 0 || range.Count < 2 || Enumerable.Range(first, Math.Max(0, head - first)).Any(i => WordLists.Offices.Contains(document.Lower(i))))
        {
            return first;
        }

        range = TrimLeadingState(document, book, range);
        if (range.Count < 2)
        {
            return first;
        }

        var name = document.TextOf(range);
        var entry = book.Institution(name, Owner(document, book, range.First) ?? StateInside(document, range), TypeOf(name));
        if (entry.BaseName.All(c => !char.IsLower(c)))
        {
            entry.BaseName = name;
        }

        book.Add(new Mention(range, entry, false));
        return range.End;
    }

    /// <summary>"Office of the Prime Minister": the body is named after the office.</summary>
    private static bool IsOfficeOf(Document document, int first, int head, int office) =>
        head == first && document.Lower(head) == "office" && document.Lower(head + 1) == "of" && office <= head + 4;

    /// <summary>The state right before the name: "Somalia's Ministry", "the Gabonese Ministry".</summary>
    private static string? Owner(Document document, ActorBook book, int first)
    {
        var owner = document.Lower(first - 1) == "'s" ? first - 2 : first - 1;

        // The last word of the line above a letterhead owns nothing.
        return book.At(owner) is { Actor.Type: ActorType.State } mention && document.ParagraphOf(owner) == document.ParagraphOf(first) ? mention.Actor.Name : null;
    }

    private static ActorType TypeOf(string name) => name.Contains("Nations", StringComparison.Ordinal) || name.Contains("Union", StringComparison.Ordinal)
        || name.Contains("League", StringComparison.Ordinal) || name.Contains("Organi", StringComparison.Ordinal) ? ActorType.InternationalOrganisation : ActorType.Institution;

    /// <summary>"Egyptian Foreign Ministry": the adjective names a state of its own.</summary>
    private static TokenRange TrimLeadingState(Document document, ActorBook book, TokenRange range)
    {
        var length = Gazetteer.States.Match(document, range.First, out var state);
        if (length == 0 || state!.Kind != StateNameKind.Demonym || length >= range.Count)
        {
            return range;
        }

        book.Add(new Mention(new TokenRange(range.First, range.First + length), book.State(state.State), true));
        return range with { First = range.First + length };
    }

    private static string? StateInside(Document document, TokenRange range)
    {
        for (var i = range.First; i < range.End; i++)
        {
            if (Gazetteer.States.Match(document, i, out var state) > 0 && state!.Kind == StateNameKind.Name)
            {
                return state.State;
            }
        }

        return null;
    }

    private static int ReadPerson(Document document, ActorBook book, PersonIndex persons, int first)
    {
        if (!IsNameWord(document, first) || IsFunctionWord(document, first))
        {
            return first + 1;
        }

        var limit = Math.Min(first + LongestRun, document.Paragraphs[document.ParagraphOf(first)].End);
        var name = first;
        while (name < limit && WordLists.Titles.Contains(document.Lower(name)) && (IsNameWord(document, name) || document.Lower(name) is "of" or "for"))
        {
            name++;
        }

        var end = name;
        while (end < limit && (IsNameWord(document, end) || (Particles.Contains(document.Lower(end)) && end > name && end + 1 < limit && IsNameWord(document, end + 1)))
            && Gazetteer.Outlets.Match(document, end, out _) == 0)
        {
            end++;
        }

        // "Senate Majority Leader Ann Cole": the name begins after the last word of a title.
        for (var i = name + 1; i < end - 1; i++)
        {
            if (WordLists.Offices.Contains(document.Lower(i)))
            {
                name = i + 1;
            }
        }

        if (end == name)
        {
            return Math.Max(end, first + 1);
        }

        if (end - first > 1 && OutletWords.Contains(document.Lower(end - 1)) && name == first)
        {
            var outlet = new TokenRange(first, end);
            book.Add(new Mention(outlet, book.GetOrAdd("outlet:" + document.TextOf(outlet), () => new ActorEntry(document.TextOf(outlet), ActorType.Agency)), false));
            return end;
        }

        var range = new TokenRange(name, end);
        var hasTitle = name > first || WordLists.Offices.Contains(document.Lower(first - 1)) || WordLists.Titles.Contains(document.Lower(first - 1));
        var person = persons.Find(document, range);
        if (person is null && !persons.IsClosed && (range.Count <= 4 && !IsAllCapitals(document, range) && (hasTitle || (range.Count >= 2 && !IsImpersonal(document, range)))))
        {
            person = persons.Add(document, range);
        }

        if (person is null)
        {
            return end;
        }

        persons.Extend(document, range, person);
        book.Add(new Mention(range, person, false));
        return end;
    }

    private static bool FollowsName(Document document, int link, int limit)
    {
        var next = link + 1;
        while (next < limit && InstitutionLinks.Contains(document.Lower(next)))
        {
            next++;
        }

        // "the Ministry and Ambassador X": a title after "and" starts somebody else.
        return next < limit && next - link <= 2 && IsNameWord(document, next) && !(document.Lower(link) == "and" && WordLists.Offices.Contains(document.Lower(next)));
    }

    private static bool IsNameWord(Document document, int token) => (document.IsCapitalised(token) || HasArabicArticle(document, token)) && document.Tokens[token].Kind == TokenKind.Word && !IsFunctionWord(document, token);

    /// <summary>"al-Rawashdeh", "es-Said".</summary>
    private static bool HasArabicArticle(Document document, int token)
    {
        var word = (uint)token < (uint)document.Count ? document.Characters(token) : default;
        return word.Length > 4 && word[2] == '-' && char.IsUpper(word[3]) && char.IsLower(word[0]);
    }

    private static bool IsFunctionWord(Document document, int token)
    {
        var word = document.Lower(token);
        return WordLists.Determiners.Contains(word) || WordLists.Prepositions.Contains(word) || WordLists.Boundaries.Contains(word) || WordLists.Pronouns.Contains(word)
            || WordLists.Adverbs.Contains(word) || WordLists.Weekdays.Contains(word) || (WordLists.Months.Contains(word) && word is not ("april" or "june"))
            || word is "according" or "other" or "others" or "asked" or "as" or "however" or "speaking" or "both" or "not";
    }

    private static bool IsImpersonal(Document document, TokenRange range) => Enumerable.Range(range.First, range.Count).Any(i => WordLists.NotPersonal.Contains(document.Lower(i))
            || WordLists.Institutions.Contains(document.Lower(i)) || document.Characters(i).Count('.') > 1 || Gazetteer.States.Match(document, i, out _) > 0)
        || document.Lower(range.First - 1) == "the";

    private static bool IsAllCapitals(Document document, TokenRange range) => range.Count > 1 && Enumerable.Range(range.First, range.Count).All(i => document.Characters(i).Length > 2 && document.Characters(i).IndexOfAnyInRange('a', 'z') < 0);
}

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
