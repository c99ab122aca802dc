using System.Text;

namespace DiploMesh.Benchmarks;

/// <summary>
/// A long text out of the samples that come with the program. In every repetition some words give way to invented ones, about as often as news has words
/// that a reader has not met: a text that only repeats itself would flatter every cache.
/// </summary>
internal static class SampleText
{
    private const int EveryNthWord = 12;

    private static readonly string[] Syllables = ["ba", "dor", "ke", "lin", "mo", "ra", "sa", "ti", "ver", "zu", "han", "pel", "gri", "no", "ster", "ya"];

    /// <summary>Makes the text.</summary>
    /// <param name="length">Its length in UTF-16 units, rounded up to whole samples.</param>
    /// <returns>The same text for the same length.</returns>
    public static string Make(int length)
    {
        var samples = Read();
        var random = new Random(1);
        var text = new StringBuilder(length + 8192);
        for (var i = 0; text.Length < length; i++)
        {
            Append(samples[i % samples.Count], random, text);
            text.Append("\n\n");
        }

        return text.ToString();
    }

    private static List<string> Read()
    {
        var assembly = typeof(SampleText).Assembly;
        var samples = new List<string>();
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            samples.Add(reader.ReadToEnd());
        }

        return samples;
    }

    private static void Append(string sample, Random random, StringBuilder text)
    {
        var start = 0;
        for (var i = 0; i <= sample.Length; i++)
        {
            if (i < sample.Length && char.IsAsciiLetter(sample[i]))
            {
                continue;
            }

            if (i - start > 3 && random.Next(EveryNthWord) == 0)
            {
                var first = text.Length;
                for (var syllables = random.Next(2, 4); syllables > 0; syllables--)
                {
                    text.Append(Syllables[random.Next(Syllables.Length)]);
                }

                text[first] = char.IsUpper(sample[start]) ? char.ToUpperInvariant(text[first]) : text[first];
            }
            else
            {
                text.Append(sample, start, i - start);
            }

            if (i < sample.Length)
            {
                text.Append(sample[i]);
            }

            start = i + 1;
        }
    }
}
