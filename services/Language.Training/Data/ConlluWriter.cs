using System.Globalization;

namespace DiploMesh.Language.Training.Data;

/// <summary>Writes CoNLL-U.</summary>
internal static class ConlluWriter
{
    /// <summary>Writes sentences; the columns that they do not have are left empty.</summary>
    /// <param name="sentences">The sentences.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(IEnumerable<TreebankWord[]> sentences, TextWriter writer)
    {
        foreach (var sentence in sentences)
        {
            for (var i = 0; i < sentence.Length; i++)
            {
                var word = sentence[i];
                writer.Write(string.Create(
                    CultureInfo.InvariantCulture, $"{i + 1}\t{word.Form}\t_\t{word.Upos}\t{word.Xpos}\t{word.Features}\t{word.Head + 1}\t{word.Relation}\t_\t_\n"));
            }

            writer.Write('\n');
        }
    }
}
