using System.Buffers;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Times;

/// <summary>
/// Finds the expressions of time in an English text and resolves them against the dispatch's date. A hand-written grammar over words:
/// every rule looks a bounded number of words ahead, so that time is linear in length, whatever the text. What cannot be
/// resolved without a guess is found and left unresolved.
/// </summary>
/// <remarks>
/// Weeks are ISO 8601's. A bare weekday is the last one up to the dispatch's date, or the next one where the nearest verb looks ahead
/// ("will meet on Monday"); a date without a year is the nearest one on that side, and the nearest on either side where no verb tells.
/// "The day before", "the same day", "two days later" are counted from the day last spoken of.
/// </remarks>
public static class TimeScanner
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">Any text; offsets in the answer are UTF-16 code units of it.</param>
    /// <param name="reference">When the dispatch was published, on its own clock; null if that is not known, then only what the words say in full resolves.</param>
    /// <param name="order">How dates in figures are read of which the words do not tell which number is the month.</param>
    /// <returns>The expressions in text order, without overlap; their roles are not set.</returns>
    public static IReadOnlyList<TimeExpression> Scan(string text, DateTimeOffset? reference, NumericOrder order = NumericOrder.Unknown)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = TimeLexer.Tokenize(text, out var count);
        try
        {
            // Near the ends of the calendar there is no "last year": such a date is no date of a dispatch.
            var now = reference is { Year: > 1000 and < 9000 } known ? known.DateTime : (DateTime?)null;
            return Read(new TimeTokens(text, tokens, count), new TimeScene(now), order);
        }
        finally
        {
            ArrayPool<TimeToken>.Shared.Return(tokens);
        }
    }

    private static List<TimeExpression> Read(TimeTokens t, TimeScene scene, NumericOrder order)
    {
        var points = new PointReader(t, scene, order);
        var ranges = new RangeReader(t, scene, points);
        var found = new List<TimeExpression>();
        var count = t.Count;
        t.Limit = 0;
        for (var i = 0; i < count;)
        {
            if (i >= t.Limit)
            {
                t.Limit = EndOfParagraph(t, i);
            }

            if (!IsStart(t, i))
            {
                i++;
                continue;
            }

            var direction = TenseReader.At(t, i);
            if (ranges.TryRead(i, direction, out var next, out var value)
                || points.TryRead(i, direction, Introduction.Precedes(t, i), out next, out value)
                || SetReader.TryRead(t, i, out next, out value))
            {
                found.Add(Express(new TextSpan(t[i].Start, t[next - 1].End), value));
                if (value is { Start: { } day, Kind: TimeKind.Date or TimeKind.DateTime, Precision: TimePrecision.Day or TimePrecision.Hour or TimePrecision.Minute })
                {
                    scene.Focus = day.Date;
                }

                i = next;
            }
            else
            {
                i++;
            }
        }

        return found;
    }

    /// <summary>Index of the first token of the next paragraph.</summary>
    private static int EndOfParagraph(TimeTokens t, int i)
    {
        t.Limit = t.Count;
        var end = i + 1;
        while (end < t.Count && !t[end].IsBreak)
        {
            end++;
        }

        return end;
    }

    /// <summary>Whether an expression can start at a token: most words are left here.</summary>
    private static bool IsStart(TimeTokens t, int i) => t[i].Word switch
    {
        TimeWord.Other => CalendarReader.IsStart(t, i),
        TimeWord.Tense or TimeWord.Half or TimeWord.Zone or TimeWord.OrdinalEnding or TimeWord.Now => false,
        TimeWord.Mark => t.IsApostrophe(i) && t.Is(i + 1, TimeWord.Figure),
        TimeWord.Small => IsOpening((SmallWord)t[i].Value) && IsNearTime(t, i),
        _ => !(t.IsAttached(i) && t.IsLetters(i - 1) && t.IsLetters(i)),
    };

    private static bool IsOpening(SmallWord small) => small is SmallWord.The or SmallWord.A or SmallWord.In or SmallWord.By or SmallWord.For or SmallWord.From or SmallWord.Until or SmallWord.Since
        or SmallWord.Before or SmallWord.After or SmallWord.Between or SmallWord.Within or SmallWord.During or SmallWord.Rest or SmallWord.Starting or SmallWord.More or SmallWord.Less;

    /// <summary>Function words open an expression only where a word of time is among the next three: they are two words of five in any text.</summary>
    private static bool IsNearTime(TimeTokens t, int i)
    {
        for (var at = i + 1; at <= i + 3; at++)
        {
            if (t[at].Word is not (TimeWord.Other or TimeWord.Small or TimeWord.Mark or TimeWord.Tense or TimeWord.Same or TimeWord.Zone or TimeWord.Half or TimeWord.OrdinalEnding))
            {
                return true;
            }

            if (t[at].Word == TimeWord.Other)
            {
                return t.Is(i, SmallWord.The) && CalendarReader.IsStart(t, at);
            }
        }

        return t.IsWord(i + 1, "same") || t.IsWord(i + 1, "that");
    }

    private static TimeExpression Express(TextSpan span, TimeValue value)
    {
        var timex = value.Part is { } part ? (value.IsResolved ? value.From() : value.Timex ?? "XXXX-XX-XX") + part : value.IsResolved ? null : value.Timex;
        return new TimeExpression(span, TimeRole.Unknown, value.From(), value.To(), value.IsResolved ? value.Precision : TimePrecision.Unresolved, value.IsResolved && value.Inferred)
        {
            Kind = value.Kind,
            Timex = timex ?? string.Empty,
            Approximate = value.Approximate && value.IsResolved,
        };
    }
}
