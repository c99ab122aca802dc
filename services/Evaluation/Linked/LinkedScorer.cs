using DiploMesh.Language;

namespace DiploMesh.Evaluation.Linked;

/// <summary>
/// Scores linked attributions (source, cue, content) as PolNeAR and like corpora mark them. The headline is the F1 of attributions whose
/// content overlaps the gold one by at least one half and whose source has the right head.
/// </summary>
public sealed class LinkedScorer
{
    private readonly LinkedCounts _counts = new();
    private readonly List<Mismatch> _mismatches = [];
    private readonly Calibration _calibration = new();
    private int _documents;
    private int _missing;

    /// <summary>Scores two files.</summary>
    /// <param name="gold">What is right.</param>
    /// <param name="predicted">What was predicted; documents without gold are ignored, gold documents without prediction count as empty.</param>
    /// <param name="unit">Unit of the offsets in both.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="EvaluationDataException">A span does not fit its text, or the texts of gold and prediction differ.</exception>
    public static LinkedReport Score(EvaluationFile gold, EvaluationFile predicted, OffsetUnit unit = OffsetUnit.CodePoints)
    {
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(predicted);
        var scorer = new LinkedScorer();
        foreach (var document in gold.Documents)
        {
            var prediction = predicted.Find(document.Id);
            var text = document.Text ?? throw new EvaluationDataException($"{document.Id}: has no text.");
            if (prediction?.Text is { } other && other != text)
            {
                throw new EvaluationDataException($"{document.Id}: the text of the prediction differs from the gold text.");
            }

            var scored = ScoredText.OfWordsAndMarks(text);
            scorer._missing += prediction is null ? 1 : 0;
            scorer.Add(document.Id, Read(document, scored, unit), prediction is null ? [] : Read(prediction, scored, unit));
        }

        return scorer.Report(predicted.Documents.Count(document => gold.Find(document.Id) is null));
    }

    /// <summary>Whether attributions of a gold file lie within the contents of others, as in corpora that mark chains.</summary>
    /// <param name="gold">The file.</param>
    /// <param name="unit">Unit of its offsets.</param>
    /// <returns>True if a content overlaps another.</returns>
    /// <exception cref="EvaluationDataException">A span does not fit its text.</exception>
    public static bool HasNesting(EvaluationFile gold, OffsetUnit unit = OffsetUnit.CodePoints)
    {
        ArgumentNullException.ThrowIfNull(gold);
        return gold.Documents.Any(document =>
        {
            var contents = Read(document, ScoredText.OfWordsAndMarks(document.Text ?? string.Empty), unit).Select(a => a.Content).ToArray();
            return contents.Sum(c => c.Count) > new TokenSet(contents.SelectMany(c => c.Tokens)).Count;
        });
    }

    /// <summary>Adds one document.</summary>
    /// <param name="documentId">Its identifier, for reports of mismatches.</param>
    /// <param name="gold">What is right.</param>
    /// <param name="predicted">What was predicted.</param>
    public void Add(string documentId, IReadOnlyList<LinkedAttribution> gold, IReadOnlyList<LinkedAttribution> predicted)
    {
        _documents++;
        foreach (var role in _counts.Roles)
        {
            role.Add(gold, predicted);
        }

        // Without content there is nothing to align; such attributions only count as spans.
        AddLinked(documentId, [.. gold.Where(g => !g.Content.IsEmpty)], [.. predicted.Where(p => !p.Content.IsEmpty)]);
    }

    /// <summary>The figures over all documents added.</summary>
    /// <param name="withoutGold">How many predicted documents have no gold.</param>
    /// <returns>The figures.</returns>
    public LinkedReport Report(int withoutGold = 0) => new(_counts, _documents, _missing, withoutGold, _calibration, [.. _mismatches]);

    private void AddLinked(string documentId, LinkedAttribution[] gold, LinkedAttribution[] predicted)
    {
        _counts.AddDocument(gold, predicted);
        var goldFound = new bool[gold.Length];
        var predictedFound = new bool[predicted.Length];
        foreach (var pair in Alignment.Align(gold, predicted, minimum: 0))
        {
            var (g, p) = (gold[pair.Gold], predicted[pair.Predicted]);
            if (_counts.AddPair(g, p, pair.Overlap) is { } right)
            {
                goldFound[pair.Gold] = predictedFound[pair.Predicted] = true;
                Calibrate(p, right);
                _mismatches.AddRange(LinkedMismatches.InPair(documentId, g, p));
            }
        }

        _mismatches.AddRange(gold.Where((_, i) => !goldFound[i]).Select(g => LinkedMismatches.Missed(documentId, g, predicted)));
        foreach (var (p, _) in predicted.Zip(predictedFound).Where(x => !x.Second))
        {
            Calibrate(p, right: false);
            _mismatches.Add(LinkedMismatches.Spurious(documentId, p, gold));
        }
    }

    private void Calibrate(LinkedAttribution predicted, bool right)
    {
        if (predicted.Confidence is { } confidence)
        {
            _calibration.Add(confidence, right);
        }
    }

    private static LinkedAttribution[] Read(EvaluationDocument document, ScoredText text, OffsetUnit unit)
    {
        var offsets = new CharacterOffsets(text.Text, unit);
        return [.. JsonRead.List(document.Json, "attributions").Select(a => new LinkedAttribution(
            text, Spans(a, "source"), Spans(a, "cue"), Spans(a, "content"), JsonRead.GetString(a, "type"), JsonRead.Number(a, "confidence"), a))];

        TextSpan[] Spans(System.Text.Json.JsonElement attribution, string role) => [.. JsonRead.List(attribution, role).Select(span =>
            JsonRead.Span(span, text.Text, offsets) ?? throw new EvaluationDataException($"{document.Id}: a {role} span does not fit the text."))];
    }
}
