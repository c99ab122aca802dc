using DiploMesh.Language.Treebanks;

namespace DiploMesh.Language.Training.Data;

/// <summary>A word of a treebank: one line of CoNLL-U.</summary>
/// <param name="Form">The word.</param>
/// <param name="Upos">Universal part of speech.</param>
/// <param name="Xpos">Part of speech of the treebank's own set.</param>
/// <param name="Features">Morphological features, _ for none.</param>
/// <param name="Head">Index of the head in the sentence, from 0; −1 for the root, also where the file has no tree yet.</param>
/// <param name="Relation">Relation to it.</param>
internal sealed record TreebankWord(string Form, string Upos, string Xpos, string Features, int Head, string Relation);

/// <summary>Reads what the parser is trained on: the words of sentences, without the text around them.</summary>
internal static class Conllu
{
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

    /// <summary>Reads the words of sentences; multiword tokens and empty nodes are passed over.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <returns>The sentences, each with one word at least.</returns>
    /// <exception cref="InvalidDataException">A line is not CoNLL-U; the message names file and line.</exception>
    public static IEnumerable<TreebankWord[]> Read(TextReader reader, string name) =>
        ConlluReader.Read(reader, name).Select(sentence => sentence.Words.Select(ToWord).ToArray());

    private static TreebankWord ToWord(ConlluWord word) => new(word.Form, word.Upos, word.Xpos, word.Features, (word.Head ?? 0) - 1, word.Relation);
}
