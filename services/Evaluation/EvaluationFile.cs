using System.Globalization;

namespace DiploMesh.Evaluation;

/// <summary>A gold or prediction file: JSON Lines, one document a line, blank lines ignored.</summary>
public sealed class EvaluationFile
{
    private readonly Dictionary<string, EvaluationDocument> _byId;

    /// <summary>Puts documents together.</summary>
    /// <param name="name">What to call them in messages.</param>
    /// <param name="documents">The documents, in order.</param>
    /// <exception cref="EvaluationDataException">Two have the same identifier.</exception>
    public EvaluationFile(string name, IReadOnlyList<EvaluationDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        Documents = documents;
        _byId = new Dictionary<string, EvaluationDocument>(documents.Count, StringComparer.Ordinal);
        foreach (var document in documents)
        {
            if (!_byId.TryAdd(document.Id, document))
            {
                throw new EvaluationDataException($"{name}: the id \"{document.Id}\" occurs twice.");
            }
        }
    }

    /// <summary>The documents, in the order of the file.</summary>
    public IReadOnlyList<EvaluationDocument> Documents { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="limit">Most documents to read; null for all.</param>
    /// <returns>Its documents.</returns>
    /// <exception cref="EvaluationDataException">A line is no document, or an identifier occurs twice.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static EvaluationFile Read(string path, int? limit = null)
    {
        var documents = new List<EvaluationDocument>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (documents.Count == limit)
            {
                break;
            }

            if (!string.IsNullOrWhiteSpace(line))
            {
                documents.Add(EvaluationDocument.Parse(string.Create(CultureInfo.InvariantCulture, $"{path} line {number}"), line));
            }
        }

        return new EvaluationFile(path, documents);
    }

    /// <summary>Looks a document up.</summary>
    /// <param name="id">Its identifier.</param>
    /// <returns>The document, or null.</returns>
    public EvaluationDocument? Find(string id) => _byId.GetValueOrDefault(id);
}
