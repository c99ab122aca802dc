namespace DiploMesh.Attribution.Engine.Times;

/// <summary>How a date in figures is read whose first two numbers could each be the month.</summary>
public enum NumericOrder
{
    /// <summary>Not told: such a date stays unresolved.</summary>
    Unknown = 0,

    /// <summary>As in the United States: 3/7/2017 is 7 March.</summary>
    MonthFirst = 1,

    /// <summary>As nearly everywhere else: 3/7/2017 is 3 July.</summary>
    DayFirst = 2,
}

/// <summary>Reads dates in figures: "2023-12-27", "27.12.2023", "12/27/2023", "11/2015".</summary>
internal sealed class NumericDateReader(TimeTokens t, NumericOrder order)
{
    /// <summary>Years of two figures up to this one belong to this century (POSIX says 68; nobody writes of 2060 in two figures).</summary>
    private const int LastShortYear = 39;

    /// <summary>A day.</summary>
    public bool TryDay(int i, out int next, out PartialDate date)
    {
        next = i;
        date = default;
        if (!t.Is(i, TimeWord.Figure) || t[i].Value < 0 || IsInside(i))
        {
            return false;
        }

        return t[i].Length switch
        {
            8 => TryCompact(i, out next, out date),
            4 => TryYearFirst(i, out next, out date),
            <= 2 => TryYearLast(i, out next, out date),
            _ => false,
        };
    }

    /// <summary>A month of a year: "2015-12", "11/2015".</summary>
    public bool TryMonth(int i, out int next, out PartialDate date)
    {
        next = i + 3;
        date = default;
        var mark = t[i + 1];
        if (!t.Is(i, TimeWord.Figure) || !t.Is(i + 2, TimeWord.Figure) || mark.Word != TimeWord.Mark || mark.Value is not ('-' or '/')
            || t.IsAttached(i + 1) != t.IsAttached(i + 2) || IsInside(i) || IsContinued(next) || (t.IsMark(next, '-') && t.IsAttached(next) && t.Is(next + 1, TimeWord.Figure)))
        {
            return false;
        }

        var yearFirst = t[i].Length == 4 && t[i + 2].Length <= 2;
        if (!yearFirst && (t[i + 2].Length != 4 || t[i].Length > 2))
        {
            return false;
        }

        var (year, month) = yearFirst ? (t[i].Value, t[i + 2].Value) : (t[i + 2].Value, t[i].Value);
        date = new PartialDate(year, month, null);
        return month is >= 1 and <= 12 && year is >= 1900 and < 2200;
    }

    private bool TryCompact(int i, out int next, out PartialDate date)
    {
        var value = t[i].Value;
        next = i + 1;
        date = new PartialDate(value / 10_000, value / 100 % 100, value % 100);
        return value is >= 1900_00_00 and < 2100_00_00 && t.IsWhole(i) && Calendar.Day(value / 10_000, value / 100 % 100, value % 100) is not null;
    }

    private bool TryYearFirst(int i, out int next, out PartialDate date)
    {
        next = i + 5;
        date = default;
        if (!IsSeparator(i + 1, out var mark) || !IsSeparator(i + 3, out var second) || second != mark || t[i].Value is < 1000 or >= 2200 || !t.Is(i + 4, TimeWord.Figure))
        {
            return false;
        }

        var named = t.Is(i + 2, TimeWord.Month) && mark != '.';
        if ((!named && (!t.Is(i + 2, TimeWord.Figure) || t[i + 2].Length > 2)) || t[i + 4].Length > 2 || IsContinued(next))
        {
            return false;
        }

        date = new PartialDate(t[i].Value, t[i + 2].Value, t[i + 4].Value);
        return IsPossible(t[i + 2].Value, t[i + 4].Value);
    }

    private bool TryYearLast(int i, out int next, out PartialDate date)
    {
        next = i + 3;
        date = default;
        if (!IsSeparator(i + 1, out var mark) || !t.Is(i + 2, TimeWord.Figure) || t[i + 2].Length > 2)
        {
            return false;
        }

        int? year = null;
        var at = i + 3;
        if ((IsSeparator(at, out var second) && second == mark) || (t.IsMark(at, ',') && t.IsAttached(at) && t.IsAttached(at + 1) && mark == '/'))
        {
            if (t.Is(at + 1, TimeWord.Figure) && t[at + 1].Length is 2 or 4 && !IsContinued(at + 2) && (mark != '.' || t[at + 1].Length == 4))
            {
                year = t[at + 1].Length == 4 ? t[at + 1].Value : t[at + 1].Value + (t[at + 1].Value <= LastShortYear ? 2000 : 1900);
                next = at + 2;
            }
        }

        // Two figures alone are more often a fraction, a score or a section.
        if (year is null && (mark != '/' || IsContinued(next) || !(t[i].Length == 2 && t[i + 2].Length == 2) && !IsIntroduced(i)))
        {
            return false;
        }

        return TryOrder(t[i].Value, t[i + 2].Value, mark == '.', year, out date);
    }

    private bool TryOrder(int first, int second, bool dotted, int? year, out PartialDate date)
    {
        var monthFirst = first <= 12 && second <= 31 && !dotted;
        var dayFirst = second <= 12 && first <= 31;
        date = (monthFirst, dayFirst) switch
        {
            (true, true) when first == second || order == NumericOrder.MonthFirst => new PartialDate(year, first, second),
            (true, true) when order == NumericOrder.DayFirst => new PartialDate(year, second, first),
            (true, true) => new PartialDate(null, null, null), // either way of reading is somebody's: not resolved
            (true, false) => new PartialDate(year, first, second),
            _ => new PartialDate(year, second, first),
        };
        return (monthFirst || dayFirst) && first > 0 && second > 0;
    }

    private bool IsIntroduced(int i) => t.Is(i - 1, TimeWord.Weekday) || t.Is(i - 1, SmallWord.On) || t.Is(i - 1, SmallWord.Since) || t.Is(i - 1, SmallWord.Until)
        || t.Is(i - 1, SmallWord.From) || t.Is(i - 1, SmallWord.To) || t.IsDash(i - 1);

    private bool IsSeparator(int i, out char mark)
    {
        mark = (char)t[i].Value;
        return t.Is(i, TimeWord.Mark) && mark is '-' or '/' or '.' && t.IsAttached(i) && t.IsAttached(i + 1);
    }

    /// <summary>Whether more figures follow, so that this is a longer number or code.</summary>
    private bool IsContinued(int i) => t.IsAttached(i) && (IsSeparator(i, out var mark) && mark != '-' ? t.Is(i + 1, TimeWord.Figure) : t.Is(i, TimeWord.Figure) || (t.IsLetters(i) && t[i].Word == TimeWord.Other && !t.IsWord(i, "T")));

    private bool IsInside(int i) => t.IsAttached(i) && ((t.Is(i - 1, TimeWord.Mark) && t[i - 1].Value is '.' or '/' or ',' && t.Is(i - 2, TimeWord.Figure)) || (t.IsLetters(i - 1) && t[i - 1].Word == TimeWord.Other));

    private static bool IsPossible(int month, int day) => month is >= 1 and <= 12 && day is >= 1 and <= 31;
}
