using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>An actor while the text is being read.</summary>
internal sealed class ActorEntry(string name, ActorType type)
{
    private static readonly Comparer<TokenRange> ByStart = Comparer<TokenRange>.Create((x, y) => x.First.CompareTo(y.First));

    /// <summary>The name as the text has it; ministries of several states may share it.</summary>
    public string BaseName { get; set; } = name;

    /// <summary>The canonical name: an institution's with its state, where the text tells it.</summary>
    public string Name => Type == ActorType.Institution && State is not null && IsProper && !BaseName.Contains(State, StringComparison.Ordinal) ? $"{Full(BaseName)} of {State}" : BaseName;

    /// <summary>Whether the name is a proper one and not a phrase that describes.</summary>
    public bool IsProper { get; init; }

    public ActorType Type { get; } = type;

    public string? State { get; set; }

    /// <summary>Titles given to a person, in lower case.</summary>
    public HashSet<string> Titles { get; } = new(StringComparer.Ordinal);

    /// <summary>Titles of the person whose counterpart this one is; they hold only together with the state.</summary>
    public HashSet<string> CounterpartTitles { get; } = new(StringComparer.Ordinal);

    /// <summary>'m', 'f', or null while unknown.</summary>
    public char? Gender { get; set; }

    public bool IsPlural { get; init; }

    /// <summary>The mentions, in text order.</summary>
    public List<TokenRange> Mentions { get; } = [];

    /// <summary>Whether the text uses it as an actor: speaker, addressee, holder, office holder, hop.</summary>
    public bool IsUsed { get; set; }

    /// <summary>A foreign ministry has one name, however a report shortens it.</summary>
    private static string Full(string name) => name is "Foreign Ministry" or "Foreign Affairs Ministry" or "Ministry of Foreign Affairs" ? "Ministry of Foreign Affairs" : name;

    public void AddMention(TokenRange range)
    {
        var at = Mentions.BinarySearch(range, ByStart);
        if (at < 0)
        {
            Mentions.Insert(~at, range);
        }
    }
}

/// <summary>A name in the text.</summary>
/// <param name="Range">The tokens of the name, without titles.</param>
/// <param name="Actor">Whom it names.</param>
/// <param name="Demonym">True for an adjective ("Serbian"), which names the state only in passing.</param>
internal sealed record Mention(TokenRange Range, ActorEntry Actor, bool Demonym);

/// <summary>The actors of one text and where it names them.</summary>
internal sealed class ActorBook(Document document)
{
    private const int Reach = 200;

    private readonly Dictionary<string, ActorEntry> _byKey = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ActorEntry> _lastInstitution = new(StringComparer.OrdinalIgnoreCase);
    private readonly Mention?[] _mentionAt = new Mention?[document.Count];

    public List<ActorEntry> Entries { get; } = [];

    public List<Mention> Mentions { get; } = [];

    /// <summary>Institutions that the text only describes ("the Somali foreign ministry"), in the order in which they were resolved.</summary>
    public List<ActorEntry> Described { get; } = [];

    /// <summary>The last mentions before a token, the nearest first; no more than a bounded number.</summary>
    public IEnumerable<Mention> Before(int token)
    {
        var (low, high) = (0, Mentions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Mentions[middle].Range.First < token ? (middle + 1, high) : (low, middle);
        }

        for (var i = low - 1; i >= 0 && i >= low - Reach; i--)
        {
            yield return Mentions[i];
        }
    }

    /// <summary>Puts the mentions into text order, on which the look-ups rest.</summary>
    public void Sort() => Mentions.Sort((x, y) => x.Range.First.CompareTo(y.Range.First));

    /// <summary>The mention that covers a token; null if none does.</summary>
    public Mention? At(int token) => (uint)token < (uint)_mentionAt.Length ? _mentionAt[token] : null;

    public ActorEntry State(string name) => GetOrAdd("state:" + name, () => new ActorEntry(name, ActorType.State) { State = name });

    /// <summary>The institution of a name: that of the state if one is given, else the last that was named so.</summary>
    public ActorEntry Institution(string name, string? state, ActorType type)
    {
        if (state is null && _lastInstitution.TryGetValue(name, out var last))
        {
            return last;
        }

        var entry = GetOrAdd($"institution:{name}|{state}", () => new ActorEntry(name, type) { State = state, IsProper = true });
        return _lastInstitution[name] = entry;
    }

    public ActorEntry GetOrAdd(string key, Func<ActorEntry> create)
    {
        if (!_byKey.TryGetValue(key, out var entry))
        {
            _byKey[key] = entry = create();
            Entries.Add(entry);
        }

        return entry;
    }

    public void Add(Mention mention)
    {
        Mentions.Add(mention);
        mention.Actor.AddMention(mention.Range);
        Array.Fill(_mentionAt, mention, mention.Range.First, mention.Range.Count);
    }

    /// <summary>The first state named by a demonym or name in a run of tokens; null if none is.</summary>
    public string? StateIn(TokenRange range)
    {
        for (var i = range.First; i < range.End; i++)
        {
            if (At(i) is { Actor.Type: ActorType.State } mention)
            {
                return mention.Actor.Name;
            }
        }

        return null;
    }
}
