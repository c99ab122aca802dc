using System.Globalization;

namespace DiploMesh.Language.Training.Data;

/// <summary>A word of a treebank: one line of CoNLL-U.</summary>
/// <param name="Form">The word.</param>
/// <param name="Upos">Universal part of speech.</param>
/// <param name="Xpos">Part of speech of the treebank's own set.</param>
/// <param name="Features">Morphological features, _ for none.</param>
/// <param name="Head">Index of the head in the sentence, from 0; −1 for the root.</param>
/// <param name="Relation">Relation to it.</param>
internal sealed record TreebankWord(string Form, string Upos, string Xpos, string Features, int Head, string Relation);

/// <summary>Reads CoNLL-U (https://universaldependencies.org/format.html).</summary>
internal static class Conllu
{
    private const int Columns = 10;

    /// <summary>Reads a file, or every <c>*train*.conllu</c> file of a folder in the order of names.</summary>
    /// <param name="path">File or folder.</param>
    /// <returns>The sentences.</returns>
    /// <exception cref="InvalidDataException">A line is not CoNLL-U, or a folder has no such file.</exception>
    public static List<TreebankWord[]> ReadPath(string path)
    {
        if (File.Exists(path))
        {
            using var reader = File.OpenText(path);
            return [.. Read(reader, path)];
        }

        var files = Directory.GetFiles(path, "*train*.conllu");
        Array.Sort(files, StringComparer.Ordinal);
        return files.Length > 0 ? [.. files.SelectMany(ReadPath)] : throw new InvalidDataException($"{path}: there is no file *train*.conllu here.");
    }

    /// <summary>Reads sentences. Lines of multiword tokens (1-2) and empty nodes (1.1) are passed over: their words have lines of their own.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <returns>The sentences, each with one word at least.</returns>
    /// <exception cref="InvalidDataException">A line is not CoNLL-U; the message names file and line.</exception>
    public static IEnumerable<TreebankWord[]> Read(TextReader reader, string name)
    {
        var words = new List<TreebankWord>();
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0)
            {
                if (words.Count > 0)
                {
                    yield return Finish(words, name, number);
                }
            }
            else if (line[0] != '#' && ReadWord(line, words.Count, name, number) is { } word)
            {
                words.Add(word);
            }
        }

        if (words.Count > 0)
        {
            yield return Finish(words, name, number);
        }
    }

    private static TreebankWord? ReadWord(string line, int before, string name, int number)
    {
        var fields = line.Split('\t');
        if (fields.Length != Columns)
        {
            throw new InvalidDataException($"{name}, line {number}: {fields.Length} columns, not {Columns}.");
        }

        if (fields[0].AsSpan().ContainsAny('-', '.'))
        {
            return null;
        }

        if (!int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id != before + 1
            || !int.TryParse(fields[6], NumberStyles.None, CultureInfo.InvariantCulture, out var head) || fields[1].Length == 0)
        {
            throw new InvalidDataException($"{name}, line {number}: word numbers must count up from 1, the head must be a number, the form must not be empty.");
        }

        return new TreebankWord(fields[1], fields[3], fields[4], fields[5], head - 1, fields[7]);
    }

    private static TreebankWord[] Finish(List<TreebankWord> words, string name, int number)
    {
        var sentence = words.ToArray();
        words.Clear();
        return Array.TrueForAll(sentence, word => word.Head < sentence.Length)
            ? sentence
            : throw new InvalidDataException($"{name}, sentence before line {number}: a head is not in the sentence.");
    }
}
