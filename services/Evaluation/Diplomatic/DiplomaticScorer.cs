namespace DiploMesh.Evaluation.Diplomatic;

/// <summary>
/// Scores statements with every field of the diplomatic gold. Statements are aligned by content (overlap of at least one half); the headline
/// counts those whose kind, speaker, chain and modality are all right.
/// </summary>
public sealed class DiplomaticScorer
{
    private readonly List<Mismatch> _mismatches = [];
    private readonly Calibration _calibration = new();

    private DiplomaticScorer()
    {
    }

    /// <summary>Scores two files.</summary>
    /// <param name="gold">What is right.</param>
    /// <param name="predicted">
    /// What was predicted, offsets in UTF-16; documents without gold are ignored, gold documents without prediction count as empty. Spans that do not fit are dropped and counted.
    /// </param>
    /// <returns>The figures.</returns>
    /// <exception cref="EvaluationDataException">A gold document has no text, or the text of a prediction differs from it.</exception>
    public static DiplomaticReport Score(EvaluationFile gold, EvaluationFile predicted)
    {
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(predicted);
        var scorer = new DiplomaticScorer();
        var total = new DiplomaticCounts();
        var documents = new List<DiplomaticDocumentFigures>();
        var missing = 0;
        foreach (var document in gold.Documents)
        {
            var prediction = predicted.Find(document.Id);
            if (prediction?.Text is { } text && text != document.Text)
            {
                throw new EvaluationDataException($"{document.Id}: the text of the prediction differs from the gold text.");
            }

            missing += prediction is null ? 1 : 0;
            var counts = scorer.Score(document, prediction);
            total.Add(counts);
            documents.Add(new DiplomaticDocumentFigures(document.Id, new DiplomaticFigures(counts)));
        }

        return new DiplomaticReport(
            new DiplomaticFigures(total), documents, missing, predicted.Documents.Count(d => gold.Find(d.Id) is null), scorer._calibration, scorer._mismatches);
    }

    private DiplomaticCounts Score(EvaluationDocument goldDocument, EvaluationDocument? prediction)
    {
        var text = new DiplomaticText(goldDocument);
        DiplomaticStatement[] gold = [.. JsonRead.List(goldDocument.Json, "attributions").Select(a => new DiplomaticStatement(text, a))];
        text.BadSpans = 0; // what is bad in the gold is not the prediction's fault
        DiplomaticStatement[] predicted = prediction is null ? []
            : [.. JsonRead.List(prediction.Json, "attributions").Select(a => new DiplomaticStatement(text, a)).Where(p => !p.Content.IsEmpty)];
        var alignment = new DiplomaticAlignment(gold, predicted);
        var counts = new DiplomaticCounts { Gold = gold.Length, Predicted = predicted.Length, Aligned = alignment.Count };
        counts.AllConditionsGold = gold.Sum(g => g.Conditions.Count);
        counts.AllConditionsPredicted = predicted.Sum(p => p.Conditions.Count);
        for (var i = 0; i < gold.Length; i++)
        {
            var kind = Array.IndexOf(DiplomaticWords.Kinds, JsonRead.GetString(gold[i].Json, "kind"));
            Increase(counts.GoldKinds, kind);
            counts.NarratorGold += StatementComparison.IsVoicelessKind(gold[i]) ? 1 : 0;
            if (alignment.PredictedOf(i) is not { } p)
            {
                AddMissed(goldDocument.Id, counts, alignment, gold[i]);
                continue;
            }

            Increase(counts.AlignedKinds, kind);
            AddPair(goldDocument.Id, counts, new StatementComparison(text, alignment, gold[i], p));
        }

        for (var j = 0; j < predicted.Length; j++)
        {
            if (!alignment.IsAligned(j))
            {
                counts.HopsOfSpuriousStatements += predicted[j].Hops.Count;
                Calibrate(predicted[j], right: false);
                _mismatches.Add(DiplomaticMismatches.Spurious(goldDocument.Id, predicted[j], gold));
            }
        }

        SecondaryComparison.Add(counts, text, goldDocument.Json, prediction?.Json);
        counts.BadSpans = text.BadSpans;
        return counts;
    }

    private void AddMissed(string documentId, DiplomaticCounts counts, DiplomaticAlignment alignment, DiplomaticStatement g)
    {
        counts.HopsOfMissedStatements += g.Hops.Count(h => !h.Optional);
        if (StatementComparison.IsVoicelessKind(g))
        {
            var thief = alignment.Predicted.Where((p, j) => !alignment.IsAligned(j) && p.Content.Shared(g.Content) * 2 >= g.Content.Count && !p.HasNoSpeaker).FirstOrDefault();
            if (thief is not null)
            {
                counts.NarratorLeaks++;
                _mismatches.Add(new Mismatch(documentId, DiplomaticMismatches.NarratorLeak, "within another statement", g.Json, thief.Json));
            }
        }

        _mismatches.Add(DiplomaticMismatches.Missed(documentId, g, alignment.Predicted));
    }

    private void AddPair(string documentId, DiplomaticCounts counts, StatementComparison pair)
    {
        var (g, p) = (pair.Gold, pair.Predicted);
        counts.HopsRight += pair.Chain.Right;
        counts.HopsLeaked += pair.Chain.Leaked;
        counts.HopsMissed += pair.Chain.Missed;
        counts.HopRoles += pair.Chain.RightRoles;
        counts.ChainLeaks += pair.Chain.Leaked > 0 ? 1 : 0;
        counts.ConditionsRight += pair.RightConditions();
        counts.ConditionsGold += g.Conditions.Count;
        counts.ConditionsPredicted += p.Conditions.Count;
        var goldCondition = Union(g.Conditions);
        var predictedCondition = Union(p.Conditions);
        counts.ConditionTokensRight += goldCondition.Shared(predictedCondition);
        counts.ConditionTokensGold += goldCondition.Count;
        counts.ConditionTokensPredicted += predictedCondition.Count;
        foreach (var field in DiplomaticFieldNames.All)
        {
            var right = pair.IsRight(field);
            counts.Right[(int)field] += right ? 1 : 0;
            counts.WithValue[(int)field] += pair.HasValue(field) ? 1 : 0;
            counts.RightWithValue[(int)field] += right && pair.HasValue(field) ? 1 : 0;
            if (!right)
            {
                _mismatches.Add(DiplomaticMismatches.InField(documentId, field, pair));
            }
        }

        if (pair.LeaksNarrator)
        {
            counts.NarratorLeaks++;
            _mismatches.Add(new Mismatch(documentId, DiplomaticMismatches.NarratorLeak, "given to a speaker", g.Json, p.Json));
        }

        counts.FullyRight += pair.IsFullyRight ? 1 : 0;
        counts.FullyRightLocal += pair.IsFullyRightLocally ? 1 : 0;
        Calibrate(p, pair.IsRight(DiplomaticField.Source) && pair.IsRight(DiplomaticField.Cue));
    }

    private void Calibrate(DiplomaticStatement predicted, bool right)
    {
        if (predicted.Confidence is { } confidence)
        {
            _calibration.Add(confidence, right);
        }
    }

    private static void Increase(int[] counts, int index)
    {
        if (index >= 0)
        {
            counts[index]++;
        }
    }

    private static TokenSet Union(IReadOnlyList<TokenSet> sets) => new(sets.SelectMany(s => s.Tokens));
}
