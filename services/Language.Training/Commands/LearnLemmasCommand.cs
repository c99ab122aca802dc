using System.CommandLine;
using System.Globalization;
using DiploMesh.Language.Lemmas;
using DiploMesh.Language.Training.Lemmas;
using DiploMesh.Language.Treebanks;

namespace DiploMesh.Language.Training.Commands;

/// <summary><c>learn-lemmas TRAIN.conllu… --dev FILE --out FILE</c>: learns the rules of the lemmatizer.</summary>
internal static class LearnLemmasCommand
{
    private const string Unknown = "_";

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "CoNLL-U files to learn from.", Arity = ArgumentArity.OneOrMore };
        var dev = new Option<string>("--dev") { Description = "CoNLL-U file to check on, with its own tags.", Required = true };
        var output = new Option<string>("--out") { Description = "Table to write.", Required = true };
        var endingGain = new Option<int>("--ending-gain") { Description = "How much more must be right for the rule of an ending.", DefaultValueFactory = _ => 3 };
        var wordGain = new Option<int>("--word-gain") { Description = "How much more must be right for the rule of a word.", DefaultValueFactory = _ => 1 };
        var command = new Command("learn-lemmas", "Learns the rules of the lemmatizer from treebanks.") { files, dev, output, endingGain, wordGain };
        command.SetAction(result =>
        {
            var learner = new LemmaLearner(result.GetValue(endingGain), result.GetValue(wordGain));
            foreach (var word in Words(result.GetValue(files)!))
            {
                learner.Add(word.Form, word.Xpos, word.Lemma);
            }

            var table = learner.Learn();
            Write(table, result.GetValue(output)!);
            var words = Words([result.GetValue(dev)!]).ToArray();
            var lemmatizer = new Lemmatizer(table);
            var right = words.Count(word => lemmatizer.Lemma(word.Form, word.Xpos) == word.Lemma);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{table.Rules.Count} rules; with gold tags {100.0 * right / words.Length:F2} % of {words.Length} words right"));
        });
        return command;
    }

    // Words without a lemma, and those tagged GW, are parts of one that is written in several.
    private static bool IsWord(ConlluWord word) => (word.Lemma != Unknown || word.Form == Unknown) && word.Xpos != "GW";

    private static IEnumerable<ConlluWord> Words(string[] files)
    {
        foreach (var file in files)
        {
            using var reader = File.OpenText(file);
            foreach (var word in ConlluReader.Read(reader, file).SelectMany(sentence => sentence.Words).Where(IsWord))
            {
                yield return word;
            }
        }
    }

    private static void Write(LemmaTable table, string path)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine("# Rules of the lemmatizer, learned from UD English-EWT and UD English-GUM (train) by `learn-lemmas`; licence: CC BY-SA 4.0, see Models/MODEL_CARD.md.");
        writer.WriteLine("# Penn tag and capitals (a none, A the first, C all) with an ending (^ starts a whole word), tabulator, k keep or l lower the capitals, units cut off, + what is put there.");
        foreach (var (key, script) in table.Rules.OrderBy(rule => rule.Key, StringComparer.Ordinal))
        {
            writer.WriteLine($"{key}\t{script}");
        }
    }
}
