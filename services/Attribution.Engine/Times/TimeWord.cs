namespace DiploMesh.Attribution.Engine.Times;

/// <summary>What a word or mark can mean in an expression of time. Words without such a meaning are <see cref="Other"/>.</summary>
internal enum TimeWord : byte
{
    Other,

    /// <summary>Digits; the value is the number, -1 if it has more than nine digits.</summary>
    Figure,

    /// <summary>"three", "twenty", "hundred": the value.</summary>
    Cardinal,

    /// <summary>"third", "twentieth": the value.</summary>
    Ordinal,

    /// <summary>"st", "nd", "rd", "th" glued to a figure.</summary>
    OrdinalEnding,

    /// <summary>"few", "several": a number that is not told.</summary>
    Vague,

    /// <summary>1 to 12.</summary>
    Month,

    /// <summary>ISO 8601: 1 is Monday.</summary>
    Weekday,

    /// <summary>A <see cref="CalendarUnit"/>, singular.</summary>
    Unit,

    /// <summary>A <see cref="CalendarUnit"/>, plural.</summary>
    Units,

    /// <summary>"today", "yesterday": days from the reference.</summary>
    Day,

    /// <summary>A <see cref="PartOfDay"/>.</summary>
    Part,

    /// <summary>"mornings": a <see cref="PartOfDay"/> that recurs.</summary>
    Parts,

    /// <summary>"tonight": a part of the reference day.</summary>
    Tonight,

    /// <summary>"noon", "midnight": the hour.</summary>
    Noon,

    /// <summary>1 to 4: spring, summer, autumn, winter.</summary>
    Season,

    /// <summary>"last", "this", "next": -1, 0, 1.</summary>
    Shift,

    /// <summary>"past", "upcoming": direction of a stretch that touches the reference.</summary>
    Reach,

    /// <summary>"same", "that": the time last spoken of.</summary>
    Same,

    /// <summary>"early", "mid", "late": which stretch of a period, 1 to 3.</summary>
    Edge,

    /// <summary>"earlier", "later": the part of a period before (-1) or after (1) the reference.</summary>
    Comparative,

    /// <summary>"beginning", "middle", "end" (of): 1 to 3.</summary>
    EdgeNoun,

    /// <summary>"ago", "earlier": -1; "hence", "later": 1.</summary>
    Distance,

    /// <summary>"every", "each".</summary>
    Every,

    /// <summary>A <see cref="Feast"/>.</summary>
    Feast,

    /// <summary>"a.m.": 0, "p.m.": 12.</summary>
    Half,

    /// <summary>"GMT", "Z": minutes from UTC.</summary>
    Zone,

    /// <summary>"Q", "H" before a figure: months in each part of the year.</summary>
    YearPart,

    /// <summary>"seventies": tens of years.</summary>
    Decade,

    /// <summary>"now".</summary>
    Now,

    /// <summary>"will": what comes after lies ahead (1); "was": it lies behind (-1).</summary>
    Tense,

    /// <summary>"the", "a", prepositions and the like: a <see cref="SmallWord"/>.</summary>
    Small,

    /// <summary>A mark; the value is the character.</summary>
    Mark,
}

/// <summary>Units of the calendar and the clock, from small to large.</summary>
internal enum CalendarUnit
{
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// <summary>Parts of the day. Their hours are a matter of taste, so no hours are given to them.</summary>
internal enum PartOfDay
{
    Morning,
    Afternoon,
    Evening,
    Night,
}

/// <summary>Days of the year that have names and need no almanac but the computus.</summary>
internal enum Feast
{
    Christmas,
    ChristmasEve,
    NewYear,
    NewYearEve,
    Easter,
    GoodFriday,
    EasterMonday,
}

/// <summary>Function words with a part in the grammar.</summary>
internal enum SmallWord
{
    The,
    A,
    Of,
    And,
    In,
    On,
    At,
    By,
    For,
    From,
    To,
    Until,
    Through,
    Since,
    Before,
    After,
    Between,
    Within,
    During,
    Over,
    Rest,
    OClock,
    Time,
    Past,
    Or,
    Than,
    More,
    Less,
    Starting,
    Around,
    Ad,
    Half,
}
