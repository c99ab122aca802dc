using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>
/// Reads what the text says of offices: titles before a name, appositions after it, and the clauses "who leads",
/// "who previously served as". Claims that disagree become a conflict; neither is dropped.
/// </summary>
internal sealed class OfficeStage : IStage
{
    private const int LongestClaim = 16;

    private static readonly FrozenSet<string> Honorifics = Set("mr. mr mrs. mrs ms. ms dr. dr prof. prof sir dame lord lady hon. h.e. hon h.e sheikh shaikh");

    private static readonly FrozenSet<string> FormerWords = Set("former previously formerly once earlier then-foreign ex-president ex-minister outgoing late");

    private static readonly FrozenSet<string> LeadVerbs = Set("leads heads directs runs chairs");

    private readonly record struct Claim(ActorEntry Person, string Office, string? Institution, string? State, TenureStatus Status, TokenRange Evidence, float Confidence);

    public void Run(Analysis analysis)
    {
        var claims = new List<Claim>();
        ActorEntry? latest = null;
        foreach (var mention in analysis.Actors.Mentions.ToArray())
        {
            if (mention.Actor.Type != ActorType.Person)
            {
                continue;
            }

            ReadBefore(analysis, mention, latest, claims);
            ReadAfter(analysis, mention, claims);
            if (mention.Actor.Titles.Count > 0)
            {
                latest = mention.Actor;
            }
        }

        Conclude(analysis, claims);
    }

    /// <summary>"Serbia's former foreign minister Ana Ilić", "the head of the Ministry of Trade, Ana Ilić".</summary>
    private static void ReadBefore(Analysis analysis, Mention mention, ActorEntry? latest, List<Claim> claims)
    {
        var document = analysis.Document;
        var person = mention.Actor;
        var floor = document.Sentences[document.SentenceOf(mention.Range.First)].First;
        var end = mention.Range.First;
        while (end > floor && Honorifics.Contains(document.Lower(end - 1)))
        {
            SetGender(person, document.Lower(--end));
        }

        var appositive = end > floor && document.Lower(end - 1) == ",";
        if (appositive)
        {
            end--;
        }

        var first = end;
        while (first > floor && end - first < LongestClaim)
        {
            var word = document.Lower(first - 1);
            var links = word is "of" or "for" or "the" or "and" && first < end && first - 1 > floor && WordLists.Titles.Contains(document.Lower(first - 2)) || NameWords.IsHyphen(document, first - 1);
            if (!(WordLists.Titles.Contains(word) && !Honorifics.Contains(word)) && !links && word != "new")
            {
                break;
            }

            first--;
        }

        var office = new TokenRange(first, end);
        if (!office.IsEmpty && Words(document, office).Any(WordLists.Offices.Contains))
        {
            AddTitles(document, person, office);
            var evidence = WithPossessor(analysis, office with { End = mention.Range.End }, floor, out var state, out var institution);
            person.State ??= state;
            claims.Add(new Claim(person, OfficeName(document, office), institution, state ?? person.State, StatusOf(document, evidence with { End = end }), evidence, 0.8f));
            return;
        }

        if (!appositive)
        {
            return;
        }

        if (document.Lower(end - 1) is "counterpart" or "colleague")
        {
            person.State ??= analysis.Actors.StateIn(new TokenRange(Math.Max(floor, end - 4), end));
            person.CounterpartTitles.UnionWith(latest?.Titles ?? []);
            return;
        }

        if (HeadOf(analysis, end, floor) is { } head)
        {
            person.State ??= head.State;
            person.Titles.UnionWith(["head", "minister"]);
            claims.Add(new Claim(person, head.Office, head.Institution, head.State, TenureStatus.Current, head.Evidence with { End = mention.Range.End }, 0.8f));
        }
    }

    /// <summary>"the head of Serbia's Ministry of Foreign Affairs" that ends at a token.</summary>
    private static (string Office, string? Institution, string? State, TokenRange Evidence)? HeadOf(Analysis analysis, int end, int floor)
    {
        var document = analysis.Document;
        for (var i = end - 1; i > floor && end - i < LongestClaim; i--)
        {
            if (document.Lower(i) == "of" && document.Lower(i - 1) is "head" or "chief" or "director" or "chair")
            {
                var inside = new TokenRange(i + 1, end);
                var body = BodyIn(analysis, inside);
                var first = WordLists.Articles.Contains(document.Lower(i - 2)) ? i - 2 : i - 1;
                return body is null ? null : (OfficeOf(document.Lower(i - 1), body.Value.Name), body.Value.Name, body.Value.State ?? analysis.Actors.StateIn(inside), new TokenRange(first, end));
            }

            if (document.Lower(i) is "," or ".")
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>"…, who previously served as Serbia's Foreign Minister", "…, the foreign minister of Portugal".</summary>
    private static void ReadAfter(Analysis analysis, Mention mention, List<Claim> claims)
    {
        var document = analysis.Document;
        var at = mention.Range.End;
        if (document.Lower(at) != "," || at + 1 >= document.Count)
        {
            return;
        }

        var start = at + 1;
        var limit = Math.Min(start + LongestClaim, document.Sentences[document.SentenceOf(start)].End);
        var end = start;
        while (end < limit && document.Lower(end) is not ("," or "." or ";") && !analysis.IsQuoted(end))
        {
            end++;
        }

        var clause = new TokenRange(start, end);
        if (clause.IsEmpty)
        {
            return;
        }

        var person = mention.Actor;
        if (document.Lower(start) == "who")
        {
            ReadRelative(analysis, person, clause, claims);
            return;
        }

        var head = NounPhrases.Head(document, clause);
        var opens = WordLists.Determiners.Contains(document.Lower(start)) || analysis.Actors.At(start) is { Actor.Type: ActorType.State } || FormerWords.Contains(document.Lower(start)) || WordLists.Titles.Contains(document.Lower(start));
        if (opens && WordLists.Offices.Contains(document.Lower(head)) && document.Lower(end) is "," or ".")
        {
            var first = head;
            while (first > start && (WordLists.Titles.Contains(document.Lower(first - 1)) || NameWords.IsHyphen(document, first - 1)))
            {
                first--;
            }

            var state = analysis.Actors.StateIn(clause);
            person.State ??= state;
            AddTitles(document, person, new TokenRange(first, head + 1));
            claims.Add(new Claim(person, OfficeName(document, new TokenRange(first, head + 1)), BodyIn(analysis, clause)?.Name, state, StatusOf(document, clause), clause, 0.75f));
        }
    }

    private static void ReadRelative(Analysis analysis, ActorEntry person, TokenRange clause, List<Claim> claims)
    {
        var document = analysis.Document;
        var words = Words(document, clause).ToArray();
        var former = words.Take(4).Any(FormerWords.Contains) || words.Contains("left") || words.Contains("stepped");
        var state = analysis.Actors.StateIn(clause);
        if (words.Length > 1 && LeadVerbs.Contains(words[1]) && BodyIn(analysis, clause) is { } body)
        {
            person.State ??= state ?? body.State;
            claims.Add(new Claim(person, OfficeOf("head", body.Name), body.Name, state ?? body.State, TenureStatus.Current, clause, 0.75f));
            return;
        }

        for (var i = clause.First + 1; i < clause.End; i++)
        {
            if (!WordLists.Offices.Contains(document.Lower(i)) || !(words.Contains("served") || words.Contains("was") || words.Contains("is") || words.Contains("occupied") || words.Contains("held")))
            {
                continue;
            }

            var first = i;
            while (first > clause.First && (WordLists.Titles.Contains(document.Lower(first - 1)) || NameWords.IsHyphen(document, first - 1)))
            {
                first--;
            }

            var status = former ? TenureStatus.Former : words.Contains("is") ? TenureStatus.Current : TenureStatus.Unknown;
            person.State ??= state;
            claims.Add(new Claim(person, OfficeName(document, new TokenRange(first, i + 1)), BodyIn(analysis, clause)?.Name, state ?? person.State, status, clause, 0.75f));
            return;
        }
    }

    private static void Conclude(Analysis analysis, List<Claim> claims)
    {
        var seen = new HashSet<(ActorEntry, string, TenureStatus)>();
        var kept = claims.Where(c => seen.Add((c.Person, c.Office, c.Status))).OrderBy(c => c.Evidence.First).ToArray();
        for (var i = 0; i < kept.Length; i++)
        {
            var claim = kept[i];
            claim.Person.IsUsed = true;
            analysis.Tenures.Add(new Tenure
            {
                Id = FormattableString.Invariant($"t{i + 1}"),
                Person = new ActorReference(string.Empty, claim.Person.Name, ActorType.Person),
                Office = claim.Office,
                Institution = claim.Institution,
                State = claim.State,
                Status = claim.Status,
                Evidence = [analysis.Document.SpanOf(claim.Evidence)],
                Confidence = claim.Confidence,
            });
            analysis.TenureHolders.Add(claim.Person);
        }

        foreach (var group in Enumerable.Range(0, kept.Length).GroupBy(i => (kept[i].Person, kept[i].Office)))
        {
            var current = group.Where(i => kept[i].Status == TenureStatus.Current).ToArray();
            var former = group.Where(i => kept[i].Status == TenureStatus.Former).ToArray();
            if (current.Length > 0 && former.Length > 0)
            {
                analysis.Conflicts.Add(new Conflict(
                    FormattableString.Invariant($"x{analysis.Conflicts.Count + 1}"),
                    ConflictKind.Tenure,
                    [.. current.Concat(former).Order().Select(i => analysis.Tenures[i].Id)],
                    $"The text calls {group.Key.Person.Name} both current and former {group.Key.Office}."));
            }
        }
    }

    /// <summary>Adds "Kenya's", "the Kenyan" before a title to its evidence.</summary>
    private static TokenRange WithPossessor(Analysis analysis, TokenRange range, int floor, out string? state, out string? institution)
    {
        var document = analysis.Document;
        (state, institution) = (null, null);
        var first = range.First;
        var owner = document.Lower(first - 1) == "'s" && first - 1 > floor ? first - 2 : first - 1;
        if (owner >= floor && analysis.Actors.At(owner) is { } mention && mention.Range.First >= floor)
        {
            state = mention.Actor.Type == ActorType.State ? mention.Actor.Name : mention.Actor.State;
            institution = mention.Actor.Type is ActorType.Institution or ActorType.InternationalOrganisation ? mention.Actor.Name : null;
            first = mention.Range.First;
        }

        if (first > floor && WordLists.Articles.Contains(document.Lower(first - 1)))
        {
            first--;
        }

        state ??= analysis.Actors.StateIn(range);
        return range with { First = first };
    }

    private static (string Name, string? State)? BodyIn(Analysis analysis, TokenRange range)
    {
        for (var i = range.First; i < range.End; i++)
        {
            if (analysis.Actors.At(i) is { Actor.Type: ActorType.Institution } mention)
            {
                return (mention.Actor.Name, mention.Actor.State);
            }
        }

        return null;
    }

    private static TenureStatus StatusOf(Document document, TokenRange range) => Words(document, range).Any(FormerWords.Contains) ? TenureStatus.Former : TenureStatus.Current;

    private static string OfficeOf(string head, string institution) => IsForeignMinistry(institution) ? "Minister of Foreign Affairs" : $"{Capitalise(head)} of {institution}";

    private static bool IsForeignMinistry(string name) => name.Contains("Foreign", StringComparison.OrdinalIgnoreCase) && name.Contains("Ministry", StringComparison.OrdinalIgnoreCase);

    private static string OfficeName(Document document, TokenRange office)
    {
        var words = Words(document, office).Where(w => !FormerWords.Contains(w) && w is not ("new" or "acting" or "interim" or "incoming" or "the") && !Honorifics.Contains(w)).ToArray();
        return words.Contains("foreign") && words.Contains("minister") && !words.Contains("deputy") && !words.Contains("vice")
            ? "Minister of Foreign Affairs"
            : string.Join(' ', words.Select(w => w is "of" or "for" or "and" ? w : Capitalise(w)));
    }

    private static string Capitalise(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];

    private static void AddTitles(Document document, ActorEntry person, TokenRange office)
    {
        foreach (var word in Words(document, office))
        {
            person.Titles.Add(word);
            SetGender(person, word);
        }
    }

    private static void SetGender(ActorEntry person, string word) => person.Gender ??= word switch
    {
        "mr" or "mr." or "sir" or "lord" or "king" or "prince" or "sultan" or "emir" or "pope" or "spokesman" or "chairman" or "sheikh" => 'm',
        "mrs" or "mrs." or "ms" or "ms." or "dame" or "lady" or "queen" or "princess" or "spokeswoman" or "chairwoman" => 'f',
        _ => null,
    };

    private static IEnumerable<string> Words(Document document, TokenRange range) => Enumerable.Range(range.First, Math.Max(0, range.Count)).Select(document.Lower);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
