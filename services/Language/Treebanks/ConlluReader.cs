using System.Globalization;

namespace DiploMesh.Language.Treebanks;

/// <summary>Reads CoNLL-U (https://universaldependencies.org/format.html) with its comments, spacing and multiword tokens.</summary>
public static class ConlluReader
{
    private const int Columns = 10;

    /// <summary>Reads sentences one by one.</summary>
    /// <param name="reader">The text; not closed.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <returns>The sentences, each with one word at least; read as they are asked for.</returns>
    /// <exception cref="InvalidDataException">A line is not CoNLL-U; the message names text and line.</exception>
    public static IEnumerable<ConlluSentence> Read(TextReader reader, string name)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return ReadAll(reader, name);
    }

    private static IEnumerable<ConlluSentence> ReadAll(TextReader reader, string name)
    {
        var sentence = new Lines(name);
        while (reader.ReadLine() is { } line)
        {
            sentence.Number++;
            if (line.Length > 0)
            {
                sentence.Add(line);
            }
            else if (sentence.Finish() is { } read)
            {
                yield return read;
            }
        }

        if (sentence.Finish() is { } last)
        {
            yield return last;
        }
    }

    /// <summary>The lines of the sentence that is being read.</summary>
    private sealed class Lines(string name)
    {
        private readonly List<string> _comments = [];
        private readonly List<ConlluWord> _words = [];
        private readonly List<MultiwordToken> _multiwords = [];
        private readonly List<EmptyNode> _emptyNodes = [];

        public int Number { get; set; }

        public void Add(string line)
        {
            if (line[0] == '#')
            {
                _comments.Add(line[1..].TrimStart());
                return;
            }

            var fields = line.Split('\t');
            if (fields.Length != Columns)
            {
                throw Error($"{fields.Length} columns, not {Columns}");
            }

            if (fields[0].Contains('.', StringComparison.Ordinal))
            {
                _emptyNodes.Add(new EmptyNode(_words.Count, line));
                return;
            }

            if (fields[1].Length == 0)
            {
                throw Error("a form is empty");
            }

            var dash = fields[0].IndexOf('-', StringComparison.Ordinal);
            if (dash >= 0)
            {
                _multiwords.Add(new MultiwordToken(ToNumber(fields[0][..dash]), ToNumber(fields[0][(dash + 1)..]), fields[1], fields[9]));
                return;
            }

            if (ToNumber(fields[0]) != _words.Count + 1)
            {
                throw Error("the numbers of words must count up from 1");
            }

            int? head = fields[6] == "_" ? null : ToNumber(fields[6]);
            _words.Add(new ConlluWord(fields[1], fields[2], fields[3], fields[4], fields[5], head, fields[7], fields[8], fields[9]));
        }

        public ConlluSentence? Finish()
        {
            if (_words.Count == 0 && _multiwords.Count == 0)
            {
                return null; // comments alone belong to the next sentence
            }

            var next = 1;
            foreach (var token in _multiwords)
            {
                if (token.First < next || token.Last < token.First || token.Last > _words.Count)
                {
                    throw Error($"the multiword token {token.First}-{token.Last} has no words of its own in the sentence before");
                }

                next = token.Last + 1;
            }

            if (_words.Exists(word => word.Head > _words.Count))
            {
                throw Error("a head is not in the sentence before");
            }

            var sentence = new ConlluSentence([.. _comments], [.. _words], [.. _multiwords]) { EmptyNodes = [.. _emptyNodes] };
            _comments.Clear();
            _words.Clear();
            _multiwords.Clear();
            _emptyNodes.Clear();
            return sentence;
        }

        private int ToNumber(string field) =>
            int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Error($"'{field}' is not a number");

        private InvalidDataException Error(string what) => new($"{name}, line {Number}: {what}.");
    }
}
