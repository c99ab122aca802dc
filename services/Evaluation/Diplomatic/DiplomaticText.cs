using System.Text.Json;
using DiploMesh.Language;

namespace DiploMesh.Evaluation.Diplomatic;

/// <summary>A gold document, ready to compare predictions with: its words, and all mentions of its actors and documents.</summary>
internal sealed class DiplomaticText
{
    private static readonly string[] NameFields = ["name", "text", "key", "actor"];

    private readonly ScoredText _words;
    private readonly CharacterOffsets _offsets;
    private readonly List<GoldActor> _actors = [];
    private readonly List<TextSpan[]> _documents = [];

    /// <summary>Reads a gold document.</summary>
    /// <param name="gold">The document.</param>
    /// <exception cref="EvaluationDataException">It has no text.</exception>
    public DiplomaticText(EvaluationDocument gold)
    {
        Text = gold.Text ?? throw new EvaluationDataException($"{gold.Id}: has no text.");
        _words = ScoredText.OfWords(Text);
        _offsets = new CharacterOffsets(Text, OffsetUnit.Utf16);
        foreach (var actor in JsonRead.List(gold.Json, "actors"))
        {
            var key = JsonRead.GetString(actor, "key") ?? string.Empty;
            var name = NameFolding.Fold(JsonRead.GetString(actor, "name"));
            var mentions = JsonRead.List(actor, "mentions");
            var names = mentions.Select(m => NameFolding.Fold(JsonRead.GetString(m, "text"))).Append(NameFolding.Fold(key)).Append(name)
                .Where(n => n.Length > 0 && !DiplomaticWords.Pronouns.Contains(n)).ToHashSet(StringComparer.Ordinal);
            _actors.Add(new GoldActor(key, names, JsonRead.GetString(actor, "type") == "person" ? [.. name.Split(' ')] : null, Spans(mentions)));
        }

        _documents.AddRange(JsonRead.List(gold.Json, "communications").Select(c => Spans(JsonRead.List(c, "mentions"))));
        DispatchHops = Spans(JsonRead.List(gold.Json, "dispatch_hops"));
        BadSpans = 0;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Those who vouch for the dispatch as a whole.</summary>
    public IReadOnlyList<TextSpan> DispatchHops { get; }

    /// <summary>How many spans did not fit the text so far; they are dropped.</summary>
    public int BadSpans { get; set; }

    /// <summary>A span, if it fits the text; else it is counted as bad.</summary>
    public TextSpan? Span(JsonElement element)
    {
        var span = JsonRead.Span(element, Text, _offsets);
        BadSpans += span is null ? 1 : 0;
        return span;
    }

    /// <summary>The spans that fit the text.</summary>
    public TextSpan[] Spans(IEnumerable<JsonElement> elements) => [.. elements.Select(Span).OfType<TextSpan>()];

    /// <summary>Words that spans overlap.</summary>
    public TokenSet TokensOf(IEnumerable<TextSpan> spans) => _words.TokensOf(spans);

    /// <summary>Head words of noun phrases: the last word of each part between commas and brackets, before a preposition or relative.</summary>
    public TokenSet Heads(IEnumerable<TextSpan> spans)
    {
        var heads = new List<int>();
        foreach (var span in spans)
        {
            var start = span.Start;
            foreach (var part in span.In(Text).Split([',', '(', ')', '[', ']', ';']))
            {
                if (HeadOf(part) is { } head)
                {
                    heads.Add(_words.TokenAt(start + head));
                }

                start += part.Length + 1;
            }
        }

        return new TokenSet(heads);
    }

    /// <summary>All gold actors that a predicted name, span or object can stand for.</summary>
    /// <returns>Their keys.</returns>
    public HashSet<string> Resolve(JsonElement? value)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        if (value is not { } element)
        {
            return keys;
        }

        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("start", out _) && Span(element) is { } span)
        {
            var said = NameFolding.Fold(span.In(Text));
            keys.UnionWith(_actors.Where(a => a.Mentions.Any(m => m == span || (m.Overlaps(span) && NameFolding.Fold(m.In(Text)) == said))).Select(a => a.Key));
        }

        foreach (var name in Names(element).Distinct(StringComparer.Ordinal))
        {
            keys.UnionWith(_actors.Where(a => a.Names.Contains(name)).Select(a => a.Key));
            if (keys.Count == 0)
            {
                AddOnlyPerson(name, keys);
            }
        }

        return keys;
    }

    /// <summary>The name that a value states, folded.</summary>
    public static string NameOf(JsonElement? value) => value switch
    {
        null => string.Empty,
        { ValueKind: JsonValueKind.Object } o => NameFolding.Fold(JsonRead.GetString(o, "name") ?? JsonRead.GetString(o, "text") ?? JsonRead.GetString(o, "key")),
        { ValueKind: JsonValueKind.String } s => NameFolding.Fold(JsonRead.Text(s)),
        { } other => NameFolding.Fold(other.GetRawText()),
    };

    /// <summary>Whether a predicted hop is a gold hop: they overlap, or it lies on another mention of the same actor or document.</summary>
    public bool IsHop(TextSpan predicted, TextSpan gold) => predicted.Overlaps(gold) || SameThing(gold).Any(predicted.Overlaps);

    /// <summary>Whether a hop is one of the dispatch as a whole.</summary>
    public bool IsDispatchHop(TextSpan hop) => DispatchHops.Any(d => IsHop(hop, d));

    /// <summary>A span and all others that name the same actor or document.</summary>
    public IEnumerable<TextSpan> SameThing(TextSpan span) =>
        _actors.Select(a => a.Mentions).Concat(_documents).Where(group => group.Any(m => m.Contains(span))).SelectMany(group => group).Prepend(span);

    private void AddOnlyPerson(string name, HashSet<string> keys)
    {
        var words = name.Split(' ').Where(w => !DiplomaticWords.Titles.Contains(w)).ToHashSet(StringComparer.Ordinal);
        var persons = _actors.Where(a => words.Count > 0 && a.PersonName is { } person && words.IsSubsetOf(person)).Take(2).ToArray();
        if (persons.Length == 1)
        {
            keys.Add(persons[0].Key);
        }
    }

    private static IEnumerable<string> Names(JsonElement element)
    {
        var names = element.ValueKind == JsonValueKind.Object
            ? NameFields.Select(field => NameOf(JsonRead.Get(element, field))).Prepend(NameOf(element))
            : [NameOf(element)];
        return names.Where(name => name.Length > 0);
    }

    private static int? HeadOf(string part)
    {
        int? last = null;
        foreach (var word in ScoredText.Words(part))
        {
            var lower = word.In(part).ToLowerInvariant();
            if (last is not null && DiplomaticWords.HeadStops.Contains(lower))
            {
                break;
            }

            if (lower != "s" || last is null)
            {
                last = word.Start;
            }
        }

        return last;
    }

    private sealed record GoldActor(string Key, HashSet<string> Names, HashSet<string>? PersonName, TextSpan[] Mentions);
}
