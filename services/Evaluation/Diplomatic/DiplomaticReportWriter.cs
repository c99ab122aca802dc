using System.Globalization;
using System.Text.Json;

namespace DiploMesh.Evaluation.Diplomatic;

/// <summary>Writes the figures for diplomatic statements.</summary>
public static class DiplomaticReportWriter
{
    /// <summary>Writes tables for people, the headline first.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="report">The figures.</param>
    public static void WriteTable(TextWriter writer, DiplomaticReport report)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(report);
        var s = report.Total;
        Line($"documents {report.Documents.Count} (without prediction {report.WithoutPrediction}, predicted but not in gold {report.WithoutGold})   statements gold {s.Gold} predicted {s.Predicted} aligned {s.Aligned}   bad spans {s.BadSpans}");
        Line($"");
        Line($"FULLY RIGHT            {Row(s.FullyRight)}   ({s.FullyRightCount} statements)");
        Line($"  dispatch hops ignored {Row(s.FullyRightLocal)}   ({s.FullyRightLocalCount})");
        Line($"statements             {Row(s.Statements)}   recall by kind: {string.Join(' ', s.RecallByKind.Select(k => $"{k.Key} {Whole(k.Value)}"))}");
        Line($"");
        Line($"on aligned statements     all   gold has a value (n)");
        foreach (var (field, accuracy) in s.Accuracy)
        {
            Line($"  {field.Name(),-20} {Cell(accuracy.All)}   {Cell(accuracy.WithValue)} ({accuracy.CountWithValue})");
        }

        Line($"  hops                 {Row(s.Hops)}   role right {Cell(s.HopRole)}");
        Line($"  condition spans      {Row(s.Condition)}");
        Line($"  condition tokens     {Row(s.ConditionTokens)}");
        Line($"all statements: hops   {Row(s.HopsAll)}");
        Line($"  condition spans      {Row(s.ConditionAll)}");
        Line($"");
        Line($"narrator leak {s.NarratorLeaks} of {s.NarratorGold} ({Cell(s.NarratorLeakRate).Trim()} %)   chain leak {s.ChainLeaks} of {s.Aligned} statements ({Cell(s.ChainLeakRate).Trim()} %, {s.LeakedHops} hops)");
        Line($"secondary: communications {Row(s.Communications)}   tenures {Row(s.Tenures)}");
        Line($"");
        Line($"document                  gold pred algn  st.F1  FULL.F1  kind  speak  chain  modal  n.leak c.leak");
        foreach (var (id, d) in report.Documents)
        {
            Line($"{(id.Length > 24 ? id[..24] : id),-24} {d.Gold,5}{d.Predicted,5}{d.Aligned,5} {Cell(d.Statements.F1)}   {Cell(d.FullyRight.F1)} {Field(d, DiplomaticField.Kind)} {Field(d, DiplomaticField.Speaker)} {Field(d, DiplomaticField.Chain)} {Field(d, DiplomaticField.Modality)}   {d.NarratorLeaks,5}  {d.ChainLeaks,5}");
        }

        void Line(FormattableString text) => writer.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Writes the figures as properties of the current object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="report">The figures.</param>
    public static void WriteJson(Utf8JsonWriter json, DiplomaticReport report)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(report);
        Write(json, report.Total);
        json.WriteNumber("documents", report.Documents.Count);
        json.WriteNumber("without_prediction", report.WithoutPrediction);
        json.WriteNumber("predicted_but_not_gold", report.WithoutGold);
        json.WriteStartObject("per_document");
        foreach (var (id, figures) in report.Documents)
        {
            json.WriteStartObject(id);
            Write(json, figures);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DiplomaticFigures f)
    {
        json.WriteNumber("gold", f.Gold);
        json.WriteNumber("pred", f.Predicted);
        json.WriteNumber("aligned", f.Aligned);
        json.WriteNumber("bad_spans", f.BadSpans);
        Write(json, "fully_right", f.FullyRight, f.FullyRightCount);
        Write(json, "fully_right_local", f.FullyRightLocal, f.FullyRightLocalCount);
        Write(json, "statements", f.Statements);
        json.WriteStartObject("recall_by_kind");
        foreach (var (kind, recall) in f.RecallByKind)
        {
            json.WriteNumber(kind, recall);
        }

        json.WriteEndObject();
        json.WriteStartObject("accuracy");
        foreach (var (field, accuracy) in f.Accuracy)
        {
            json.WriteStartObject(field.Name());
            json.WriteNumber("all", accuracy.All);
            Write(json, "gold_has_value", accuracy.WithValue);
            json.WriteNumber("n_with_value", accuracy.CountWithValue);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        Write(json, "hops", f.Hops);
        Write(json, "hop_role", f.HopRole);
        Write(json, "hops_all", f.HopsAll);
        Write(json, "condition_all", f.ConditionAll);
        Write(json, "condition", f.Condition);
        Write(json, "condition_tokens", f.ConditionTokens);
        json.WriteStartObject("narrator_leak");
        json.WriteNumber("n", f.NarratorLeaks);
        json.WriteNumber("of", f.NarratorGold);
        json.WriteNumber("rate", f.NarratorLeakRate);
        json.WriteEndObject();
        json.WriteStartObject("chain_leak");
        json.WriteNumber("n", f.ChainLeaks);
        json.WriteNumber("hops", f.LeakedHops);
        json.WriteNumber("of", f.Aligned);
        json.WriteNumber("rate", f.ChainLeakRate);
        json.WriteEndObject();
        Write(json, "communications", f.Communications);
        Write(json, "tenures", f.Tenures);
    }

    private static void Write(Utf8JsonWriter json, string name, PrecisionRecall? score, int? count = null)
    {
        json.WriteStartObject(name);
        if (count is { } n)
        {
            json.WriteNumber("n", n);
        }

        Write(json, "p", score?.Precision);
        Write(json, "r", score?.Recall);
        Write(json, "f1", score?.F1);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Field(DiplomaticFigures figures, DiplomaticField field) => Cell(figures.Accuracy[field].All);

    private static string Row(PrecisionRecall? score) => $"P {Cell(score?.Precision)}  R {Cell(score?.Recall)}  F1 {Cell(score?.F1)}";

    private static string Cell(double? share) => Percent.Format(share, 1, 6);

    private static string Whole(double share) => Math.Round(100 * share, MidpointRounding.ToEven).ToString("F0", CultureInfo.InvariantCulture);
}
