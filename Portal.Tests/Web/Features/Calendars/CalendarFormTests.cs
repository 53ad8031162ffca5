using Portal.Engine.Calendars;
using Portal.Web.Features.Calendars;

namespace Portal.Tests.Web.Features.Calendars;

public sealed class CalendarFormTests
{
    static readonly DateTimeOffset Now = new(2026, 12, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("9-17", "09:00–17:00")]
    [InlineData("9–12, 13-17:30", "09:00–12:00, 13:00–17:30")]
    [InlineData("0-24", "00:00–24:00")]
    [InlineData("", "")]
    public void Hours_are_read_as_people_write_them(string text, string read) => Assert.Equal(read, HoursText.Write(HoursText.Read(text)!));

    [Theory]
    [InlineData("nine to five")]
    [InlineData("9")]
    [InlineData("9-17:75")]
    [InlineData("9-12,,")]
    public void What_is_no_hours_is_not_taken_for_some(string text) => Assert.Null(HoursText.Read(text));

    [Fact]
    public void What_was_filled_in_is_a_calendar_and_back()
    {
        var form = CalendarForm.New("Europe/Berlin");
        (form.Name, form.Country, form.DaysOff, form.ExtraDays) = ("Berlin", "DE", "2026-12-31 Stocktaking\n", "2026-12-27 9–12");
        var draft = form.Read((_, _, _) => Assert.Fail("All of it can be read."));

        Assert.Equal(5, draft.Hours.Count);
        Assert.Equal([new DayOff(new DateOnly(2026, 12, 31), "Stocktaking")], draft.DaysOff);
        var calendar = new WorkCalendar { Id = 1, Name = draft.Name, Zone = draft.Zone, Hours = draft.Hours, Country = draft.Country, DaysOff = draft.DaysOff, ExtraDays = draft.ExtraDays, CreatedAt = Now };
        var again = CalendarForm.Of(calendar);
        Assert.Equal((form.DaysOff.Trim(), "2026-12-27 09:00–12:00", "09:00–17:00", ""), (again.DaysOff, again.ExtraDays, again.Week[0].Hours, again.Week[6].Hours));
        Assert.Equal("Mon–Fri 09:00–17:00", new CalendarRow(calendar, []).Hours);
    }

    [Fact]
    public void The_preview_has_the_holidays_and_says_why_a_day_is_another()
    {
        var form = CalendarForm.New("Europe/Berlin");
        (form.Country, form.DaysOff, form.ExtraDays) = ("DE", "2026-12-31 Stocktaking", "2026-12-27 9–12");
        var days = PreviewDay.Of(form.Read((_, _, _) => Assert.Fail("All of it can be read.")), Now);

        Assert.Equal(PreviewDay.Length, days.Count);
        Assert.Equal(["Christmas Day", "Second day of Christmas", "Extra day", "Stocktaking", "New Year's Day"], days.Select(day => day.Why).OfType<string>());
        Assert.NotEmpty(days.Single(day => day.Why == "Extra day").Hours);
    }

    [Fact]
    public void A_line_that_is_no_day_is_told()
    {
        var form = CalendarForm.New("Europe/Berlin");
        (form.DaysOff, form.ExtraDays, form.Week[2].Hours) = ("tomorrow", "2026-12-27 nine", "often");
        var wrong = new List<string>();
        form.Read((_, name, _) => wrong.Add(name));
        Assert.Equal(["Hours", "DaysOff", "ExtraDays"], wrong);
    }
}
