using System.Text.RegularExpressions;
using DiploMesh.Protos.Types.V1;

namespace DiploMesh.Ingestion.Formats;

/// <summary>
/// Reads the header of a telegram: labelled lines (FROM, TO, REF, SUBJECT), classification and handling, date line and number,
/// as cables carry them and as editions of diplomatic papers print them.
/// </summary>
internal static partial class TelegramLayout
{
    private const int MaxHeaderLines = 40;
    private const int MaxLineLength = 512;
    private const int LongestStrayLine = 80;
    private const int MaxValues = 32;

    private enum Field
    {
        None,
        From,
        To,
        Info,
        Reference,
        Subject,
        Date,
        Number,
        Classification,
        Ignored,
    }

    /// <summary>Whether a text without declared type is a telegram. Letters have FROM and TO too: something more is asked for.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True if it names sender and addressee and one more thing that telegrams carry.</returns>
    public static bool Recognises(string text)
    {
        var header = Read(text);
        return header.From.Length > 0 && header.To.Count > 0
            && (header.DateTimeGroup.Length > 0 || header.References.Count > 0 || header.Number.Length > 0 || header.Classification.Count > 0);
    }

    /// <summary>Reads the header.</summary>
    /// <param name="text">The text.</param>
    /// <returns>What was found; empty if it has no header.</returns>
    public static TelegramHeader Read(string text)
    {
        var header = new TelegramHeader();
        var (current, seenSubject, read) = (Field.None, false, 0);
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var line = raw.Trim().ToString();
            if (line.Length == 0)
            {
                current = Field.None;
                continue;
            }

            if (++read > MaxHeaderLines || line.Length > MaxLineLength)
            {
                break;
            }

            var (field, value) = Classify(line);
            if (field == Field.None && IsContinuation(current, header, raw, line))
            {
                Add(header, current, line, continues: true);
                continue;
            }

            if (field == Field.None && (seenSubject || line.Length > LongestStrayLine || NumberedParagraph().IsMatch(line)))
            {
                ReadNumberOfBody(header, line);
                break;
            }

            Add(header, field, value, continues: false);
            seenSubject |= field == Field.Subject;
            current = field;
        }

        return header;
    }

    private static (Field Field, string Value) Classify(string line)
    {
        if (Label().Match(line) is { Success: true } label)
        {
            return (FieldOf(label.Groups["label"].Value), label.Groups["value"].Value.Trim());
        }

        if (Heading().Match(line) is { Success: true } heading)
        {
            return (Field.From, heading.Groups["from"].Value + "\n" + heading.Groups["to"].Value);
        }

        if (Classification().IsMatch(line))
        {
            return (Field.Classification, line);
        }

        if (TelegramDate.Find(line).Length > 0 && line.Length <= LongestStrayLine)
        {
            return (Field.Date, line);
        }

        return BreakOrPrecedence().IsMatch(line) ? (Field.Ignored, line) : (Field.None, line);
    }

    private static Field FieldOf(string label) => label.ToUpperInvariant() switch
    {
        "FROM" or "FM" => Field.From,
        "TO" => Field.To,
        "INFO" => Field.Info,
        "REF" or "REFS" or "REFERENCE" or "REFERENCES" or "REFTEL" => Field.Reference,
        "SUBJECT" or "SUBJ" => Field.Subject,
        "DTG" or "DATE" or "DATE-TIME GROUP" or "DATE TIME GROUP" => Field.Date,
        "CLASSIFICATION" or "CLASS" or "HANDLING" or "DISTRIBUTION" => Field.Classification,
        _ => Field.Number,
    };

    private static void Add(TelegramHeader header, Field field, string value, bool continues)
    {
        switch (field)
        {
            case Field.From when value.Contains('\n', StringComparison.Ordinal):
                var parties = value.Split('\n');
                header.From = parties[0];
                header.To.Add(parties[1]);
                break;
            case Field.From:
                header.From = continues ? $"{header.From} {value}" : value;
                break;
            case Field.Subject:
                header.Subject = continues ? $"{header.Subject} {value}" : value;
                break;
            case Field.Date when header.DateTimeGroup.Length == 0:
                header.DateTimeGroup = TelegramDate.Find(value) is { Length: > 0 } date ? date : value;
                break;
            case Field.Number when header.Number.Length == 0:
                header.Number = value;
                break;
            case Field.To when value.Length > 0 && header.To.Count < MaxValues:
                header.To.Add(value);
                break;
            case Field.Reference when value.Length > 0 && header.References.Count < MaxValues:
                header.References.Add(value);
                break;
            case Field.Classification when header.Classification.Count < MaxValues:
                AddClassification(header, value);
                break;
        }
    }

    // "SECRET SECTION 01 OF 02 VIENNA 001756" carries the number, "Secret; Limit Distribution" several markings.
    private static void AddClassification(TelegramHeader header, string value)
    {
        if (PostAndNumber().Match(value) is { Success: true } cited)
        {
            header.Number = header.Number.Length == 0 ? cited.Groups["number"].Value : header.Number;
            value = value[..cited.Index].Trim();
        }

        header.Classification.AddRange(value.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MaxValues));
    }

    private static bool IsContinuation(Field current, TelegramHeader header, ReadOnlySpan<char> raw, string line)
    {
        var indented = raw.Length > 0 && char.IsWhiteSpace(raw[0]);
        var upper = !line.Any(char.IsLower);
        return current switch
        {
            Field.Reference => indented || Enumerated().IsMatch(line),
            Field.To or Field.Info => indented || (upper && line.Contains('/', StringComparison.Ordinal)),
            Field.Subject => indented || (upper && !header.Subject.Any(char.IsLower) && !NumberedParagraph().IsMatch(line)),
            Field.From => indented,
            _ => false,
        };
    }

    // Printed editions put the number before the first sentence: "1863. Eyes only Ambassador."
    private static void ReadNumberOfBody(TelegramHeader header, string line)
    {
        if (header.Number.Length == 0 && NumberOfBody().Match(line) is { Success: true } number)
        {
            header.Number = number.Groups["number"].Value;
        }
    }

    [GeneratedRegex(
        """^(?:(?<label>(?i:from|to|info|refs?|references?|reftel|subject|subj|dtg|date|date[- ]time group|classification|class|handling|distribution|number|nr|no|telegram no|telegram number|cite))\.?\s*:\s*(?<value>.*)|(?<label>FM|FROM|TO|INFO|REF|REFTEL|SUBJ|SUBJECT|NR|CITE)\s+(?<value>[A-Z0-9(].*))$""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Label();

    [GeneratedRegex(
        """^(?:Telegram|Circular Telegram|Airgram|Instruction|Despatch|Message|Letter)\s+[Ff]rom\s+(?<from>.{1,200}?)\s+[Tt]o\s+(?<to>.{1,200})$""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex(
        """^(?i:(?:unclas|unclassified|u n c l a s(?: s i f i e d)?|restricted|r e s t r i c t e d|confidential|c o n f i d e n t i a l|secret|s e c r e t|top secret|t o p  ?s e c r e t|limited official use|official use only|sensitive|noforn|nodis|exdis|limdis|stadis|eyes only|limit distribution|no distribution|no outside agencies)(?:$|[\s;,./:(-].{0,100}$))""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Classification();

    [GeneratedRegex("""\s*(?:SECTION \d+ OF \d+ )?\b[A-Z][A-Z ]{2,30} (?<number>\d{3,7})$""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PostAndNumber();

    [GeneratedRegex("""^(?:BT|FLASH|IMMEDIATE|PRIORITY|ROUTINE|NIACT IMMEDIATE|E\.?O\.? ?\d+.*|TAGS:.*|[OPRZ] \d{6}Z .*)$""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex BreakOrPrecedence();

    [GeneratedRegex("""^\(?[A-Z0-9]{1,2}[.)]\s""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Enumerated();

    [GeneratedRegex("""^\d{1,5}\.\s""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NumberedParagraph();

    [GeneratedRegex("""^(?<number>(?:[A-Z]{1,3}[-–])?\d{2,6})\.\s""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NumberOfBody();
}
