using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Lexicon;

/// <summary>What may follow a cue; the letters are those of <c>cues.txt</c>.</summary>
[Flags]
internal enum Frames
{
    None = 0,
    Quotation = 1,
    That = 2,
    BareThat = 4,
    Question = 8,
    NounPhrase = 16,
    Infinitive = 32,
    ObjectInfinitive = 64,
    Recipient = 128,
    As = 256,
    Light = 512,
    Gerund = 1024,
    Reading = 2048,
    OnlyNegated = 4096,
    Complaint = 8192,
    Thanks = 16384,
    Adjective = 32768,
}

/// <summary>The form in which a verb stands.</summary>
[Flags]
internal enum VerbForms
{
    None = 0,
    Base = 1,
    Third = 2,
    Past = 4,
    PastParticiple = 8,
    Present = 16,
}

/// <summary>A verb that attributes.</summary>
internal sealed record CueEntry(string Lemma, string[] Particles, CueSense Sense, CueClass Class, Frames Frames)
{
    /// <summary>A verb of which nothing is known.</summary>
    public static CueEntry Unknown { get; } = new(string.Empty, [], CueSense.Unspecified, CueClass.Speech, Frames.None);

    public bool Has(Frames frame) => (Frames & frame) != 0;
}

/// <summary>The verbs that attribute, in all their forms.</summary>
internal static class CueLexicon
{
    private static readonly FrozenDictionary<string, List<(CueEntry Entry, VerbForms Forms)>> ByForm = Load();

    /// <summary>Looks for a cue verb at a token, the one with most particles first.</summary>
    /// <returns>The entry, its form and the number of tokens; null if there is none.</returns>
    public static (CueEntry Entry, VerbForms Forms, int Length)? Match(Document document, int token)
    {
        if (!ByForm.TryGetValue(document.Lower(token), out var candidates))
        {
            return null;
        }

        foreach (var (entry, forms) in candidates)
        {
            var i = 0;
            while (i < entry.Particles.Length && document.Lower(token + 1 + i) == entry.Particles[i])
            {
                i++;
            }

            if (i == entry.Particles.Length)
            {
                return (entry, forms, i + 1);
            }
        }

        return null;
    }

    private static FrozenDictionary<string, List<(CueEntry Entry, VerbForms Forms)>> Load()
    {
        var irregular = Resource.Lines("irregular.txt").Select(l => l.Split(' ')).ToDictionary(f => f[0], StringComparer.Ordinal);
        var byForm = new Dictionary<string, List<(CueEntry, VerbForms)>>(StringComparer.Ordinal);
        foreach (var line in Resource.Lines("cues.txt"))
        {
            var fields = line.Split('|');
            var words = fields[0].Split(' ');
            var sense = fields[1] == "none" ? CueSense.Unspecified : Enum.Parse<CueSense>(fields[1], ignoreCase: true);
            var entry = new CueEntry(fields[0], words[1..], sense, Enum.Parse<CueClass>(fields[2], ignoreCase: true), Parse(fields[3]));
            var forms = irregular.TryGetValue(words[0], out var known) ? known : Inflect(words[0]);
            var byText = new Dictionary<string, VerbForms>(StringComparer.Ordinal);
            for (var i = 0; i < forms.Length; i++)
            {
                byText[forms[i]] = byText.GetValueOrDefault(forms[i]) | (VerbForms)(1 << i);
            }

            foreach (var (text, form) in byText)
            {
                if (!byForm.TryGetValue(text, out var list))
                {
                    byForm[text] = list = [];
                }

                list.Add((entry, form));
                list.Sort((x, y) => y.Item1.Particles.Length.CompareTo(x.Item1.Particles.Length));
            }
        }

        return byForm.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string[] Inflect(string verb)
    {
        if (verb.EndsWith('e'))
        {
            return [verb, verb + "s", verb + "d", verb + "d", verb[..^1] + "ing"];
        }

        if (verb.EndsWith('y') && !"aeiou".Contains(verb[^2], StringComparison.Ordinal))
        {
            return [verb, verb[..^1] + "ies", verb[..^1] + "ied", verb[..^1] + "ied", verb + "ing"];
        }

        var third = verb.EndsWith('s') || verb.EndsWith("sh", StringComparison.Ordinal) || verb.EndsWith("ch", StringComparison.Ordinal) ? verb + "es" : verb + "s";
        return [verb, third, verb + "ed", verb + "ed", verb + "ing"];
    }

    private static Frames Parse(string letters) => letters.Aggregate(Frames.None, (frames, c) => frames | c switch
    {
        'q' => Frames.Quotation,
        't' => Frames.That,
        'z' => Frames.BareThat,
        'w' => Frames.Question,
        'n' => Frames.NounPhrase,
        'i' => Frames.Infinitive,
        'o' => Frames.ObjectInfinitive,
        'r' => Frames.Recipient,
        'a' => Frames.As,
        'l' => Frames.Light,
        'g' => Frames.Gerund,
        'x' => Frames.Reading,
        'm' => Frames.OnlyNegated,
        'c' => Frames.Complaint,
        'f' => Frames.Thanks,
        'j' => Frames.Adjective,
        _ => throw new InvalidOperationException($"cues.txt: unknown frame '{c}'."),
    });
}
