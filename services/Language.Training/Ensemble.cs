using DiploMesh.Language.Neural;
using DiploMesh.Language.Training.Data;

namespace DiploMesh.Language.Training;

/// <summary>Several models that vote: each tag goes to the majority, each tree is the one with the most votes for its links.</summary>
/// <remarks>What the vote says of unlabelled text is what a single student model is then trained on, besides the treebanks.</remarks>
/// <param name="models">The models; of equal votes, those of the first count most.</param>
internal sealed class Ensemble(IReadOnlyList<NeuralModel> models)
{
    // Less than one vote in all, so that it only decides between equals.
    private const float FirstModelBonus = 0.01f;

    private readonly ParserSession[] _sessions = [.. models.Select(model => new ParserSession(model))];
    private readonly TreeDecoder _trees = new();

    /// <summary>Tags and parses.</summary>
    /// <param name="sentences">Sentences; only their forms are read.</param>
    /// <returns>The same words with what was voted.</returns>
    public List<TreebankWord[]> Annotate(IReadOnlyList<TreebankWord[]> sentences)
    {
        var (text, tokens, ends) = Evaluation.Join(sentences);
        var votes = _sessions.Select(session =>
        {
            var parses = new TokenParse[tokens.Length];
            session.Parse(text, tokens, ends, parses);
            return parses;
        }).ToArray();
        var result = new List<TreebankWord[]>(sentences.Count);
        var start = 0;
        foreach (var sentence in sentences)
        {
            result.Add(Vote(sentence, votes, start));
            start += sentence.Length;
        }

        return result;
    }

    private TreebankWord[] Vote(TreebankWord[] sentence, TokenParse[][] votes, int start)
    {
        var stride = sentence.Length + 1;
        var scores = new float[sentence.Length * stride];
        for (var model = 0; model < votes.Length; model++)
        {
            for (var i = 0; i < sentence.Length; i++)
            {
                scores[(i * stride) + votes[model][start + i].Head + 1] += model == 0 ? 1 + FirstModelBonus : 1;
            }
        }

        var heads = new int[sentence.Length];
        _trees.Decode(scores, stride, heads);
        var words = new TreebankWord[sentence.Length];
        for (var i = 0; i < sentence.Length; i++)
        {
            var said = votes.Select((parses, model) => (Session: _sessions[model], Parse: parses[start + i])).ToArray();
            var (upos, xpos) = Majority(said.Select(vote => (vote.Session.UniversalTags[vote.Parse.Tag], vote.Session.TreebankTags[vote.Parse.Tag])));
            var features = Majority(said.Select(vote => vote.Session.Features[vote.Parse.Features]));
            var agreeing = said.Where(vote => vote.Parse.Head == heads[i]).ToArray();
            var relation = Majority((agreeing.Length > 0 ? agreeing : said).Select(vote => vote.Session.Relations[vote.Parse.Relation]));
            words[i] = new TreebankWord(sentence[i].Form, upos, xpos, features, heads[i], relation);
        }

        return words;
    }

    private static T Majority<T>(IEnumerable<T> votes)
        where T : notnull => votes.CountBy(vote => vote).MaxBy(entry => entry.Value).Key;
}
