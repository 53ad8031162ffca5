using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Calendars;
using Portal.Engine.Forms;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Tests.Engine.Sync;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Calendars;

public sealed class CalendarRegistryTests
{
    static readonly WorkSpan[] Nine = [new(TimeSpan.FromHours(9), TimeSpan.FromHours(17))];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static CalendarDraft Berlin { get; } = new()
    {
        Name = "Berlin office",
        Zone = "Europe/Berlin",
        Country = "DE",
        Hours = Enumerable.Range(1, 5).ToDictionary(day => (DayOfWeek)day, _ => (IReadOnlyList<WorkSpan>)Nine),
        ExtraDays = [new ExtraDay(new DateOnly(2026, 12, 19), Nine)],
    };

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_calendar_is_kept_with_the_holidays_of_its_country_off(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        var calendars = house.Get<CalendarRegistry>();
        var added = (await calendars.Add(Actor.Portal, Berlin, Stop)).Value;

        var kept = (await calendars.Find(added.Id, Stop))!;
        var week = kept.ToWeek();
        Assert.Empty(week.On(new DateOnly(2026, 4, 6)));
        Assert.Equal(Nine, week.On(new DateOnly(2026, 4, 7)));
        Assert.Equal(Nine, week.On(new DateOnly(2026, 12, 19)));
        Assert.Equal(new DateTimeOffset(2027, 1, 4, 8, 0, 0, TimeSpan.Zero), kept.ToTime().Next(new DateTimeOffset(2026, 12, 31, 18, 0, 0, TimeSpan.Zero)));
        Assert.IsType<CalendarNameTaken>((await calendars.Add(Actor.Portal, Berlin with { Name = "BERLIN office" }, Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task One_that_a_stream_uses_does_not_go(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        var (calendars, streams) = (house.Get<CalendarRegistry>(), house.Get<StreamRegistry>());
        var calendar = (await calendars.Add(Actor.Portal, Berlin, Stop)).Value;
        var stream = (await streams.Find(house.Feed.StreamId, Stop))!;
        Assert.Null((await streams.Change(Actor.Portal, stream.Id, StreamDraft.Of(stream) with { CalendarId = calendar.Id }, Stop)).Refusal);

        Assert.Contains(stream.Name, (await calendars.Remove(Actor.Portal, calendar.Id, Stop)).Refusal!.Message, StringComparison.Ordinal);
        Assert.Null((await streams.Change(Actor.Portal, stream.Id, StreamDraft.Of(stream), Stop)).Refusal);
        Assert.Null((await calendars.Remove(Actor.Portal, calendar.Id, Stop)).Refusal);
        Assert.Empty(await calendars.List(Stop));
        await using var db = house.Get<IDatabase>().Read();
        Assert.Equal(calendar.Name, (await db.Set<AuditEntry>().SingleAsync(entry => entry.Action == "calendar.removed", Stop)).TargetName);
        Assert.IsType<SettingsUnfit>((await streams.Change(Actor.Portal, stream.Id, StreamDraft.Of(stream) with { CalendarId = calendar.Id }, Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task They_are_searched_sorted_and_paged_with_what_uses_each(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        var (calendars, streams, feeds) = (house.Get<CalendarRegistry>(), house.Get<StreamRegistry>(), house.Get<FeedRegistry>());
        var stream = (await streams.Find(house.Feed.StreamId, Stop))!;
        foreach (var name in new[] { "Berlin", "Bern", "Oslo" }) Assert.Null((await calendars.Add(Actor.Portal, Berlin with { Name = name }, Stop)).Refusal);
        var all = await calendars.List(Stop);
        Assert.Null((await streams.Change(Actor.Portal, stream.Id, StreamDraft.Of(stream) with { CalendarId = all[1].Id }, Stop)).Refusal);
        Assert.Null((await feeds.Change(Actor.Portal, house.Feed.Id, FeedDraft.Of(house.Feed) with { Schedule = Schedule.WhenAsked with { Kind = ScheduleKind.WorkingHours, Every = TimeSpan.FromHours(1), CalendarId = all[1].Id } }, Stop)).Refusal);

        async Task<(string Names, int Total)> Page(CalendarFilter filter, int skip, int take)
        {
            var (page, total) = await calendars.Page(filter, skip, take, Stop);
            return (string.Join(", ", page.Select(calendar => calendar.Name)), total);
        }

        Assert.Equal(("Berlin, Bern", 3), await Page(new CalendarFilter(), 0, 2));
        Assert.Equal(("Oslo", 3), await Page(new CalendarFilter(), 2, 2));
        Assert.Equal(("Oslo, Bern, Berlin", 3), await Page(new CalendarFilter { Descending = true }, 0, 10));
        Assert.Equal(("Berlin, Bern", 2), await Page(new CalendarFilter { Text = "BER" }, 0, 10));
        var uses = await calendars.Uses([.. all.Select(calendar => calendar.Id)], Stop);
        Assert.Empty(uses[all[0].Id].Concat(uses[all[2].Id]));
        Assert.Equal(2, uses[all[1].Id].Count());
        Assert.All(uses[all[1].Id], use => Assert.Contains(stream.Name, use, StringComparison.Ordinal));
    }

    [Fact]
    public void What_no_calendar_can_be_is_told_all_at_once()
    {
        var problems = new FormProblems();
        (Berlin with
        {
            Name = " ",
            Zone = "Mars/Olympus",
            Country = "XX",
            Hours = new Dictionary<DayOfWeek, IReadOnlyList<WorkSpan>>
            {
                [DayOfWeek.Monday] = [new(TimeSpan.FromHours(13), TimeSpan.FromHours(17)), new(TimeSpan.FromHours(9), TimeSpan.FromHours(12))],
                [DayOfWeek.Tuesday] = [new(TimeSpan.FromHours(9), TimeSpan.FromHours(25))],
                [DayOfWeek.Wednesday] = [new(TimeSpan.FromHours(9), TimeSpan.FromHours(12)), new(TimeSpan.FromHours(12), TimeSpan.FromHours(17))],
            },
            DaysOff = [new DayOff(new DateOnly(2026, 12, 31), "Stocktaking"), new DayOff(new DateOnly(2026, 12, 31), "Again")],
        }).Validate(problems);

        Assert.Equal(["Name", "Zone", "Country", "Hours.Monday", "Hours.Tuesday", "Hours.Wednesday", "DaysOff"], problems.All.Select(problem => problem.Setting));
    }

    [Fact]
    public void A_calendar_without_any_hours_is_none()
    {
        var problems = new FormProblems();
        (Berlin with { Hours = new Dictionary<DayOfWeek, IReadOnlyList<WorkSpan>>() }).Validate(problems);
        Assert.Equal("Hours", Assert.Single(problems.All).Setting);
    }
}
