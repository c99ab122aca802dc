using System.Collections.Frozen;

namespace DiploMesh.Attribution.Engine.Times;

/// <summary>The closed vocabulary of English expressions of time. Looked up without copying and without regard to case.</summary>
internal static class TimeWords
{
    private static readonly FrozenDictionary<string, (TimeWord Word, int Value)> Words = Create();
    private static readonly FrozenDictionary<string, (TimeWord Word, int Value)>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int Longest = Words.Keys.Max(w => w.Length);

    /// <summary>What a word can mean.</summary>
    /// <param name="word">Letters only, in any case.</param>
    /// <returns>The meaning and its value; <see cref="TimeWord.Other"/> for other words.</returns>
    public static (TimeWord Word, int Value) Of(ReadOnlySpan<char> word)
    {
        if (word.Length <= Longest && Lookup.TryGetValue(word, out var found))
        {
            return found;
        }

        // Regular past tense, for the direction in which weekdays are read.
        return word.Length > 4 && char.IsLower(word[0]) && word.EndsWith("ed", StringComparison.Ordinal) ? (TimeWord.Tense, -1) : default;
    }

    private static FrozenDictionary<string, (TimeWord Word, int Value)> Create()
    {
        var words = new Dictionary<string, (TimeWord, int)>(StringComparer.OrdinalIgnoreCase);
        Number(words, TimeWord.Cardinal, "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen");
        Number(words, TimeWord.Ordinal, "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth");
        Tens(words, TimeWord.Cardinal, "twenty thirty forty fifty sixty seventy eighty ninety");
        Tens(words, TimeWord.Ordinal, "twentieth thirtieth");
        Tens(words, TimeWord.Decade, "twenties thirties forties fifties sixties seventies eighties nineties");
        Add(words, TimeWord.Decade, 0, "noughties");
        Add(words, TimeWord.Cardinal, 100, "hundred");
        Add(words, TimeWord.Cardinal, 1000, "thousand");
        Add(words, TimeWord.Cardinal, 2, "couple both");
        Add(words, TimeWord.Vague, 0, "few several some many");
        Each(words, TimeWord.OrdinalEnding, "st nd rd th");
        Each(words, TimeWord.Month, "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct november/nov december/dec", first: 1);
        Each(words, TimeWord.Weekday, "monday/mon tuesday/tue/tues wednesday/wed thursday/thu/thur/thurs friday/fri saturday/sat sunday/sun", first: 1);
        Each(words, TimeWord.Unit, "second/sec minute/min hour/hr day weekend week fortnight month quarter year decade century");
        Each(words, TimeWord.Units, "seconds/secs minutes/mins hours/hrs days weekends weeks fortnights months quarters years decades centuries");
        Each(words, TimeWord.Part, "morning afternoon evening night/overnight");
        Each(words, TimeWord.Parts, "mornings afternoons evenings nights");
        Each(words, TimeWord.Season, "spring summer autumn/fall winter", first: 1);
        Add(words, TimeWord.Day, 0, "today");
        Add(words, TimeWord.Day, -1, "yesterday");
        Add(words, TimeWord.Day, 1, "tomorrow tmrw");
        Add(words, TimeWord.Tonight, (int)PartOfDay.Night, "tonight tonite");
        Add(words, TimeWord.Noon, 12, "noon midday");
        Add(words, TimeWord.Noon, 0, "midnight");
        Add(words, TimeWord.Shift, -1, "last previous preceding");
        Add(words, TimeWord.Shift, 0, "this current");
        Add(words, TimeWord.Shift, 1, "next following");
        Add(words, TimeWord.Reach, -1, "past");
        Add(words, TimeWord.Reach, 1, "coming upcoming");
        Add(words, TimeWord.Same, 0, "same that");
        Add(words, TimeWord.Edge, 1, "early");
        Add(words, TimeWord.Edge, 2, "mid");
        Add(words, TimeWord.Edge, 3, "late");
        Add(words, TimeWord.Comparative, -1, "earlier");
        Add(words, TimeWord.Comparative, 1, "later");
        Add(words, TimeWord.EdgeNoun, 1, "beginning start");
        Add(words, TimeWord.EdgeNoun, 2, "middle");
        Add(words, TimeWord.EdgeNoun, 3, "end");
        Add(words, TimeWord.Distance, -1, "ago");
        Add(words, TimeWord.Distance, 1, "hence");
        Add(words, TimeWord.Every, 0, "every each everyday");
        Add(words, TimeWord.Feast, (int)Feast.Christmas, "christmas xmas");
        Add(words, TimeWord.Feast, (int)Feast.Easter, "easter");
        Add(words, TimeWord.Half, 0, "am");
        Add(words, TimeWord.Half, 12, "pm");
        Add(words, TimeWord.Zone, 0, "gmt utc z zulu");
        Add(words, TimeWord.Zone, 60, "cet bst");
        Add(words, TimeWord.Zone, 120, "cest eet");
        Add(words, TimeWord.Zone, 180, "msk eest trt");
        Add(words, TimeWord.Zone, 540, "jst kst");
        Add(words, TimeWord.Zone, -240, "edt");
        Add(words, TimeWord.Zone, -300, "est");
        Add(words, TimeWord.YearPart, 3, "q");
        Add(words, TimeWord.YearPart, 6, "h");
        Add(words, TimeWord.Now, 0, "now");
        Add(words, TimeWord.Tense, 1, "will shall would ll won scheduled planned expected due plans plan intends intend aims hopes going visits expects set");
        Add(words, TimeWord.Tense, -1, "said told was were had did wrote spoke met took held went came made began left became been saw fought gave got knew lost paid ran sent sold stood thought broke brought built bought chose fell felt found flew grew heard kept led rose sat sought shot spent struck threw withdrew fled");
        Add(words, TimeWord.Small, (int)SmallWord.The, "the");
        Add(words, TimeWord.Small, (int)SmallWord.A, "a an");
        Add(words, TimeWord.Small, (int)SmallWord.Until, "until till til");
        Add(words, TimeWord.Small, (int)SmallWord.Through, "through thru");
        Add(words, TimeWord.Small, (int)SmallWord.OClock, "oclock");
        Add(words, TimeWord.Small, (int)SmallWord.Starting, "starting beginning commencing");
        Add(words, TimeWord.Small, (int)SmallWord.Or, "or but");
        Add(words, TimeWord.Small, (int)SmallWord.During, "during throughout");
        Add(words, TimeWord.Small, (int)SmallWord.Around, "around about approximately circa nearly almost");
        foreach (var small in Enum.GetValues<SmallWord>())
        {
            words.TryAdd(small.ToString(), (TimeWord.Small, (int)small));
        }

        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static void Number(Dictionary<string, (TimeWord, int)> words, TimeWord meaning, string list) => Each(words, meaning, list);

    private static void Tens(Dictionary<string, (TimeWord, int)> words, TimeWord meaning, string list)
    {
        var value = 20;
        foreach (var word in list.Split(' '))
        {
            words[word] = (meaning, value);
            value += 10;
        }
    }

    private static void Each(Dictionary<string, (TimeWord, int)> words, TimeWord meaning, string list, int first = 0)
    {
        foreach (var forms in list.Split(' '))
        {
            foreach (var form in forms.Split('/'))
            {
                words.TryAdd(form, (meaning, first)); // "second" stays the ordinal; units look for it themselves
            }

            first++;
        }
    }

    private static void Add(Dictionary<string, (TimeWord, int)> words, TimeWord meaning, int value, string list)
    {
        foreach (var word in list.Split(' '))
        {
            words.TryAdd(word, (meaning, value));
        }
    }
}
