using System.Globalization;

namespace DiploMesh.Language.Treebanks;

/// <summary>Writes CoNLL-U (https://universaldependencies.org/format.html).</summary>
public static class ConlluWriter
{
    /// <summary>Writes one sentence and the empty line after it; lines end in a line feed on every system.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="writer">Where to; not flushed.</param>
    public static void Write(ConlluSentence sentence, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var comment in sentence.Comments)
        {
            writer.Write($"# {comment}\n");
        }

        var multiword = 0;
        var empty = WriteEmptyNodes(sentence, 0, 0, writer);
        for (var i = 0; i < sentence.Words.Count; i++)
        {
            if (multiword < sentence.Multiwords.Count && sentence.Multiwords[multiword].First == i + 1)
            {
                var token = sentence.Multiwords[multiword++];
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{token.First}-{token.Last}\t{token.Form}\t_\t_\t_\t_\t_\t_\t_\t{token.Misc}\n"));
            }

            var word = sentence.Words[i];
            var head = word.Head?.ToString(CultureInfo.InvariantCulture) ?? "_";
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{i + 1}\t{word.Form}\t{word.Lemma}\t{word.Upos}\t{word.Xpos}\t{word.Features}\t{head}\t{word.Relation}\t{word.Dependencies}\t{word.Misc}\n"));
            empty = WriteEmptyNodes(sentence, empty, i + 1, writer);
        }

        writer.Write('\n');
    }

    private static int WriteEmptyNodes(ConlluSentence sentence, int next, int after, TextWriter writer)
    {
        for (; next < sentence.EmptyNodes.Count && sentence.EmptyNodes[next].After <= after; next++)
        {
            writer.Write($"{sentence.EmptyNodes[next].Line}\n");
        }

        return next;
    }
}
