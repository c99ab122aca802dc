using System.Globalization;
using System.Text.Json;

namespace DiploMesh.Evaluation.Linked;

/// <summary>Writes the figures for linked attributions.</summary>
public static class LinkedReportWriter
{
    private static readonly string[] Roles = ["source", "cue", "content"];

    /// <summary>Writes a table for people, the headline first.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="report">The figures.</param>
    public static void WriteTable(TextWriter writer, LinkedReport report)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(report);
        Line($"documents {report.Documents} (without prediction {report.WithoutPrediction}; predicted but not in gold {report.WithoutGold})   attributions gold {report.Gold} predicted {report.Predicted}");
        Line($"");
        Line($"LINKED END-TO-END (content + source head): {Percent.Format(report.EndToEnd.F1, 2, 0)}");
        Line($"");
        Line($"A. role spans, unlinked              P      R     F1");
        foreach (var role in Roles)
        {
            foreach (var measure in new[] { "exact", "exact*", "begin", "partial" })
            {
                Line($"   {role,-8} {measure,-8}               {Percent.Format(report.Scores[$"A.{role}.{measure}"])}");
            }

            Line($"   {role,-8} J                                    {Percent.Format(report.Shares[$"A.{role}.J"], 2, 6)}");
        }

        Line($"B. content tokens                    P      R     F1");
        Row("token micro", "B.content.tokens");
        Row("Citron overlap", "B.content.citron-overlap");
        Line($"C. attributions, linked              P      R     F1");
        foreach (var threshold in new[] { "any", "0.5", "1", "1*" })
        {
            Row($"found, content IoU >= {threshold}", "C.found@" + threshold);
        }

        Row("END-TO-END (content+source head)", LinkedReport.EndToEndName);
        Row("tuple exact", "C.tuple.exact");
        Row("tuple exact*", "C.tuple.exact*");
        WriteAccuracy(writer, report);
        Line($"D. GenderGapTracker                  P      R     F1   speaker acc");
        foreach (var threshold in new[] { "0.3", "0.8" })
        {
            Line($"   overlap > {threshold}                   {Percent.Format(report.Scores["D.GGT@" + threshold])}   {Percent.Format(report.Shares[$"D.GGT@{threshold}.speaker-acc"], 2, 6)}");
        }

        Line($"E. by type              gold  pred  recall  exact  end-to-end  precision(pred type)");
        foreach (var (type, f) in report.Types)
        {
            Line($"   {type,-18} {f.Gold,6} {f.Predicted,5}  {Percent.Format(f.Recall, 2, 6)} {Percent.Format(f.RecallExact, 2, 6)}  {Percent.Format(f.RecallEndToEnd, 2, 6)}      {Percent.Format(f.Precision, 2, 6)}");
        }

        void Row(string caption, string name) => Line($"   {caption,-32} {Percent.Format(report.Scores[name])}");

        void Line(FormattableString text) => writer.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Writes the figures as properties of the current object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="report">The figures.</param>
    public static void WriteJson(Utf8JsonWriter json, LinkedReport report)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(report);
        json.WriteNumber("n_docs", report.Documents);
        json.WriteNumber("gold", report.Gold);
        json.WriteNumber("pred", report.Predicted);
        foreach (var (name, score) in report.Scores)
        {
            json.WriteStartArray(name);
            json.WriteNumberValue(score.Precision);
            json.WriteNumberValue(score.Recall);
            json.WriteNumberValue(score.F1);
            json.WriteEndArray();
        }

        foreach (var (name, share) in report.Shares)
        {
            json.WriteNumber(name, share);
        }

        foreach (var (type, f) in report.Types)
        {
            json.WriteStartObject("E." + type);
            json.WriteNumber("gold", f.Gold);
            json.WriteNumber("pred", f.Predicted);
            json.WriteNumber("recall", f.Recall);
            json.WriteNumber("recall.exact", f.RecallExact);
            json.WriteNumber("recall.end-to-end", f.RecallEndToEnd);
            json.WriteNumber("precision", f.Precision);
            json.WriteEndObject();
        }
    }

    private static void WriteAccuracy(TextWriter writer, LinkedReport report)
    {
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"   accuracy given matched content (IoU >= {LinkedCounts.Match}; n = {report.Matched}, with gold source {report.MatchedWithSource}):"));
        foreach (var comparison in LinkedCounts.SourceComparisons)
        {
            var all = Percent.Format(report.Shares["C.acc.source." + comparison], 2, 6);
            var withSource = Percent.Format(report.Shares["C.acc.source(gold has one)." + comparison], 2, 6);
            writer.WriteLine($"     source {comparison,-7} {all}   (gold has a source: {withSource})");
        }

        foreach (var comparison in LinkedCounts.CueComparisons)
        {
            writer.WriteLine($"     cue    {comparison,-7} {Percent.Format(report.Shares["C.acc.cue." + comparison], 2, 6)}");
        }

        writer.WriteLine($"     type           {Percent.Format(report.Shares["C.acc.type"], 2, 6)}");
    }
}
