using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Times;

namespace DiploMesh.Attribution.Engine.Tests.Times;

public sealed class TimeScannerTests
{
    [Theory]
    [InlineData("The treaty of 27 December 2023 stands.", "27 December 2023 = 2023-12-27")]
    [InlineData("Signed on Dec. 27, 2023, in Oslo.", "Dec. 27, 2023 = 2023-12-27")]
    [InlineData("He took office on the 3rd of March 1999.", "3rd of March 1999 = 1999-03-03")]
    [InlineData("Tuesday, 2 January 2024, was cold.", "Tuesday, 2 January 2024 = 2024-01-02")]
    [InlineData("The note of 2023-12-27 says so.", "2023-12-27 = 2023-12-27")]
    [InlineData("The note of 27.12.2023 says so.", "27.12.2023 = 2023-12-27")]
    [InlineData("It rained in June 2016.", "June 2016 = 2016-06")]
    [InlineData("It rained in 2022.", "2022 = 2022")]
    [InlineData("The wars of the 1990s ended.", "the 1990s = 1990/1999")]
    [InlineData("In the 15th century the port silted up.", "the 15th century = 1400/1499")]
    [InlineData("Exports fell in the first quarter of 2024.", "the first quarter of 2024 = 2024-01/2024-03")]
    [InlineData("Exports fell in Q3 2023.", "Q3 2023 = 2023-07/2023-09")]
    [InlineData("The first three months of 2023 were dry.", "The first three months of 2023 = 2023-01/2023-03")]
    [InlineData("Talks run from 3 to 5 May 2024.", "from 3 to 5 May 2024 = 2024-05-03/2024-05-05")]
    [InlineData("Talks run from May 3-5, 2024.", "from May 3-5, 2024 = 2024-05-03/2024-05-05")]
    [InlineData("Between May and June 2023 nothing moved.", "Between May and June 2023 = 2023-05/2023-06")]
    [InlineData("The 2014-2018 plan failed.", "2014-2018 = 2014/2018")]
    [InlineData("Since February 24, 2022, the border is shut.", "Since February 24, 2022 = 2022-02-24/")]
    [InlineData("The mandate runs until 30 June 2025.", "until 30 June 2025 = /2025-06-30")]
    [InlineData("It must be done by the end of 2025.", "by the end of 2025 = /2025-12")]
    [InlineData("O 271430Z DEC 23 FM AMEMBASSY", "271430Z DEC 23 = 2023-12-27T14:30Z")]
    [InlineData("It was sent at 10:30 GMT on 4 May 2024.", "10:30 GMT on 4 May 2024 = 2024-05-04T10:30Z")]
    [InlineData("Log entry 2024-05-04T10:30Z was kept.", "2024-05-04T10:30Z = 2024-05-04T10:30Z")]
    [InlineData("Easter Monday 2024 fell on that date.", "Easter Monday 2024 = 2024-04-01")]
    [InlineData("On Good Friday 2024 nobody spoke.", "Good Friday 2024 = 2024-03-29")]
    public void Scan_WholeDate_ResolvesWithoutReference(string text, string expected)
    {
        TimeReading.Describe(text, published: null).ShouldBe(expected);
        TimeReading.Scan(text, published: null).ShouldAllBe(e => !e.Inferred);
    }

    [Theory]
    [InlineData("The minister said on Monday that it was over.", "Monday = 2024-05-13")]
    [InlineData("The minister said on Wednesday that it was over.", "Wednesday = 2024-05-15")]
    [InlineData("The minister said on Thursday that it was over.", "Thursday = 2024-05-09")]
    [InlineData("The minister will fly to Lima on Monday.", "Monday = 2024-05-20")]
    [InlineData("They met last Friday.", "last Friday = 2024-05-10")]
    [InlineData("They meet next Friday.", "next Friday = 2024-05-24")]
    [InlineData("They arrived earlier this week.", "earlier this week = 2024-05-13/2024-05-14")]
    [InlineData("They leave later this month.", "later this month = 2024-05-15/2024-05-31")]
    [InlineData("The embassy closed two days ago.", "two days ago = 2024-05-13")]
    [InlineData("The embassy closed three months ago.", "three months ago = 2024-02")]
    [InlineData("The embassy closed two years ago.", "two years ago = 2022")]
    [InlineData("The embassy will open in two weeks.", "in two weeks = 2024-05-29")]
    [InlineData("It must answer within 30 days.", "within 30 days = 2024-05-15/2024-06-13")]
    [InlineData("It must answer by the end of the year.", "by the end of the year = /2024-12")]
    [InlineData("It must answer by Friday.", "by Friday = /2024-05-17")]
    [InlineData("He spoke this morning.", "this morning = 2024-05-15")]
    [InlineData("He spoke on Tuesday evening.", "Tuesday evening = 2024-05-14")]
    [InlineData("He spoke yesterday at 9 a.m., aides recalled.", "yesterday at 9 a.m. = 2024-05-14T09")]
    [InlineData("He spoke late on Monday.", "late on Monday = 2024-05-13")]
    [InlineData("The summit was moved to next month.", "next month = 2024-06")]
    [InlineData("Next month's summit was moved.", "Next month = 2024-06")]
    [InlineData("Sales rose over the past three weeks.", "past three weeks = 2024-04-24/2024-05-14")]
    [InlineData("The strike began on 28 April.", "28 April = 2024-04-28")]
    [InlineData("The strike began in December.", "December = 2023-12")]
    [InlineData("The strike will begin in December.", "December = 2024-12")]
    [InlineData("They fought over the weekend.", "the weekend = 2024-05-11/2024-05-12")]
    [InlineData("The first Monday of next month is free.", "The first Monday of next month = 2024-06-03")]
    [InlineData("Friday the 10th was his last day.", "Friday the 10th = 2024-05-10")]
    [InlineData("The day before yesterday it snowed.", "The day before yesterday = 2024-05-13")]
    [InlineData("Since Monday nobody has answered.", "Since Monday = 2024-05-13/")]
    public void Scan_RelativeDate_ResolvesAgainstTheReference(string text, string expected)
    {
        TimeReading.Describe(text).ShouldBe(expected);
        TimeReading.Scan(text).ShouldAllBe(e => e.Inferred);
    }

    [Theory]
    [InlineData("The minister said on Monday that it was over.", "Monday = ? XXXX-WXX-1")]
    [InlineData("They met on 28 April.", "28 April = ? XXXX-04-28")]
    [InlineData("The embassy closed two days ago.", "two days ago = ?")]
    [InlineData("They met yesterday.", "yesterday = ?")]
    [InlineData("Since Monday nobody has answered.", "Since Monday = ? XXXX-WXX-1")]
    public void Scan_RelativeDateWithoutReference_StaysUnresolved(string text, string expected)
    {
        TimeReading.Describe(text, published: null).ShouldBe(expected);
        TimeReading.Scan(text, published: null).ShouldAllBe(e => e.Precision == TimePrecision.Unresolved && !e.Inferred);
    }

    [Theory]
    [InlineData("The truce holds for three days.", "three days = ? P3D", TimeKind.Duration)]
    [InlineData("The council meets every Friday.", "every Friday = ? XXXX-WXX-5", TimeKind.Set)]
    [InlineData("The shelling began at 10:30 GMT.", "10:30 GMT = ? T10:30Z", TimeKind.Clock)]
    [InlineData("The shelling went on overnight.", "overnight = ? TNI", TimeKind.Clock)]
    [InlineData("They hope to sign this summer.", "this summer = ? 2024-SU", TimeKind.Period)]
    [InlineData("They left several days ago.", "several days ago = ?", TimeKind.Date)]
    public void Scan_WhatNamesNoDate_IsKeptWithItsKind(string text, string expected, TimeKind kind)
    {
        TimeReading.Describe(text).ShouldBe(expected);
        TimeReading.Scan(text).ShouldHaveSingleItem().Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData("On 3 May 2024 he resigned; the day before, he had voted.", "3 May 2024 = 2024-05-03; the day before = 2024-05-02")]
    [InlineData("On 3 May 2024 he resigned. The same day he left.", "3 May 2024 = 2024-05-03; The same day = 2024-05-03")]
    [InlineData("On 3 May 2024 he resigned. Two days later he left.", "3 May 2024 = 2024-05-03; Two days later = 2024-05-05")]
    [InlineData("The same day he left.", "The same day = ?")]
    public void Scan_TimeCountedFromAnother_UsesTheDayLastSpokenOf(string text, string expected) => TimeReading.Describe(text).ShouldBe(expected);

    [Theory]
    [InlineData("03/07/2017", NumericOrder.Unknown, "?")]
    [InlineData("03/07/2017", NumericOrder.DayFirst, "2017-07-03")]
    [InlineData("03/07/2017", NumericOrder.MonthFirst, "2017-03-07")]
    [InlineData("23/07/2017", NumericOrder.Unknown, "2017-07-23")]
    public void Scan_DateInFigures_IsNotGuessed(string date, NumericOrder order, string expected) =>
        TimeReading.Describe($"Filed {date} in Bern.", order: order).Replace("? XXXX", "?", StringComparison.Ordinal).ShouldBe($"{date} = {expected}");

    [Theory]
    [InlineData("late May", "late May = 2024-05-16/2024-05-31")]
    [InlineData("early 2023", "early 2023 = 2023-01/2023-06")]
    [InlineData("the late 1990s", "late 1990s = 1995/1999")]
    public void Scan_VaguePart_IsApproximate(string words, string expected)
    {
        TimeReading.Describe($"It happened in {words}.").ShouldBe(expected);
        TimeReading.Scan($"It happened in {words}.").ShouldHaveSingleItem().Approximate.ShouldBeTrue();
    }

    [Theory]
    [InlineData("They may march to the border.")]
    [InlineData("April Jansen and August Moen sat down.")]
    [InlineData("Some 2000 troops and 1500 horses crossed.")]
    [InlineData("The 27th summit of the 27 ended.")]
    [InlineData("Resolution 2231 and paragraph 4.22 bind it.")]
    [InlineData("A score of 3/4 and a price of $2015.")]
    [InlineData("The 25-year-old asked for a second round.")]
    [InlineData("It fell 1.5 percent to 37.1.")]
    [InlineData("Call 138-2010-2015 or write to desk 12-345.")]
    public void Scan_WordsThatOnlyLookLikeTimes_AreLeft(string text) => TimeReading.Describe(text).ShouldBeEmpty();

    [Fact]
    public void Bounds_PeriodOfDays_AreHalfOpen()
    {
        var period = TimeReading.Scan("Talks run from 3 to 5 May 2024.").ShouldHaveSingleItem();

        period.Bounds().ShouldBe((new DateTime(2024, 5, 3), new DateTime(2024, 5, 6)));
    }

    [Fact]
    public void Bounds_OpenPeriod_HasNoEnd()
    {
        TimeReading.Scan("Since 2022 it is shut.").ShouldHaveSingleItem().Bounds().ShouldBe((new DateTime(2022, 1, 1), null));
        TimeReading.Scan("It is shut until 2022.").ShouldHaveSingleItem().Bounds().ShouldBe((null, new DateTime(2023, 1, 1)));
    }
}
