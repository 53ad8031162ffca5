using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Scheduling.Costs;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Engine.Sync;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Tests.Engine.Scheduling;

/// <summary>What schedules cost in requests, against what the source allows.</summary>
public sealed class CostTests
{
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), Hour = TimeSpan.FromHours(1);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_cost_the_pages_of_the_last_ones_and_all_feeds_of_the_source_count()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite, draft => draft with { Schedule = Schedule.Each(Minute) });
        var source = await Limit(house, 100, Hour);
        // It never ran: one request each time.
        Assert.Equal(60, (await Cost(house, source)).PerHour);

        house.Script.Say(new ScriptedPage("""[{"id":"a","name":"Ada"}]"""), new ScriptedPage("""[{"id":"b","name":"Bob"}]"""), new ScriptedPage("""[{"id":"c","name":"Cleo"}]"""));
        await house.Run();
        var cost = await Cost(house, source);
        Assert.Equal((180, 180 * 24, 100), (cost.PerHour, cost.PerDay, cost.Allowed));
        Assert.True(cost is { CannotKeepUp: true, IsClose: true });

        var calmer = (await house.Get<CostDesk>().Of(source, house.Feed, Schedule.Each(2 * Hour), stop: Stop))!;
        Assert.Equal((3, 36), (calmer.PerHour, calmer.PerDay));
        Assert.False(calmer.IsClose);

        var another = new Feed { Id = 0, StreamId = 0, Name = "New", Connector = house.Feed.Connector, Settings = "{}", Mapping = "{}", ScheduledAt = house.Feed.ScheduledAt, CreatedAt = house.Feed.CreatedAt };
        Assert.Equal(180 + 6, (await house.Get<CostDesk>().Of(source, another, Schedule.Each(10 * Minute), stop: Stop))!.PerHour);
        var asks = (await house.Get<CostDesk>().Of(source, another, Schedule.Each(10 * Minute), new ExpectedRequests(20, IsLeast: true), Stop))!;
        Assert.Equal((180 + 120, true), (asks.PerHour, asks.IsLeast));
        await house.Get<FeedRegistry>().Add(Actor.Portal, house.Feed.StreamId, FeedDraft.Of(house.Feed) with { Name = "Second" }, Stop);
        Assert.Equal(180 + 60, (await Cost(house, source)).PerHour);
        await house.Get<FeedRegistry>().Pause(Actor.Portal, house.Feed.Id, "It costs too much.", Stop);
        Assert.Equal(60, (await Cost(house, source)).PerHour);
    }

    [Fact]
    public async Task Rows_that_are_tried_again_from_quarantine_ask_the_source_for_nothing_and_make_no_schedule_cheaper()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite, draft => draft with { Schedule = Schedule.Each(Minute) });
        var source = await Limit(house, 100, Hour);
        house.Script.Say(new ScriptedPage("""[{"id":"a"}]"""), new ScriptedPage("""[{"id":"b","name":"Bob"}]"""), new ScriptedPage("""[{"id":"c","name":"Cleo"}]"""));

        // By somebody who asks, before its first slot: there is nothing else to go by.
        await house.Run(by: RunTrigger.Person);
        Assert.Equal(180, (await Cost(house, source)).PerHour);

        await house.Run();
        for (var i = 0; i < 5; i++) Assert.Equal(1, (await house.Run(replay: true, by: RunTrigger.Person)).Pages);
        Assert.Equal(180, (await Cost(house, source)).PerHour);
    }

    [Fact]
    public async Task Times_that_fall_together_make_the_busiest_hour_and_a_daily_limit_is_held_against_days()
    {
        var daily = new Schedule { Kind = ScheduleKind.Cron, Cron = "*/2 6 * * *", Zone = "UTC" };
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite, draft => draft with { Schedule = daily });
        var source = await Limit(house, 36, TimeSpan.FromDays(1));

        var cost = await Cost(house, source);

        Assert.Equal((30, 30, 36), (cost.Needed, cost.PerDay, cost.Allowed));
        Assert.True(cost is { IsByDay: true, IsClose: true, CannotKeepUp: false });
    }

    [Theory]
    [InlineData(3_600, 60, 2_879, false, false)]
    [InlineData(3_600, 60, 2_880, true, false)]
    [InlineData(3_600, 60, 3_600, true, false)]
    [InlineData(3_600, 60, 3_601, true, true)]
    [InlineData(60, 1, 5_400, true, true)]
    public void It_is_close_from_four_fifths_on_and_over_the_limit_it_cannot_keep_up(int requests, int minutes, double needed, bool close, bool over)
    {
        var cost = new RequestCost(needed, needed * 24, new RateLimit(requests, minutes * Minute));

        Assert.Equal((3_600.0, close, over), (cost.Allowed, cost.IsClose, cost.CannotKeepUp));
    }

    /// <summary>A first run that read 40 pages says nothing of those to come, where they ask for changes.</summary>
    [Theory]
    [InlineData("""{"path":"things","key":["id"],"updated":{"field":"at"},"incremental":{"by":"parameter","name":"since"}}""", 1, 3, 12)]
    [InlineData("""{"path":"things","key":["id"]}""", 40, 20, 12)]
    public async Task Of_changes_the_runs_count_that_asked_for_them_and_of_all_else_all(string settings, double first, double then, double people)
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite, draft => draft with { Schedule = Schedule.Each(Hour) });
        var source = await Limit(house, 1_000, Hour);
        await house.Get<FeedRegistry>().Pause(Actor.Portal, house.Feed.Id, "Another one is looked at.", Stop);
        await Add(house, new Feed { Id = 900, StreamId = house.Feed.StreamId, Name = "Things", Connector = "rest", Settings = settings, Mapping = "{}", Schedule = Schedule.Each(Hour), ScheduledAt = house.Now, CreatedAt = house.Now });
        Assert.Equal(1, (await Cost(house, source)).PerHour);

        await Add(house, Ran(house, 901, RunTrigger.Schedule, 1, 40));
        Assert.Equal(first, (await Cost(house, source)).PerHour);
        await Add(house, Ran(house, 902, RunTrigger.Schedule, 2, 2), Ran(house, 903, RunTrigger.Schedule, 3, 4), Ran(house, 904, RunTrigger.Schedule, 4, 34, everything: true));
        Assert.Equal(then, (await Cost(house, source)).PerHour);

        // What only people have read counts by their runs.
        await house.Get<IDatabase>().Write(db => db.Set<Run>().Where(run => run.FeedId == 900).ExecuteDeleteAsync(Stop), WritePriority.Program, Stop);
        await Add(house, Ran(house, 905, RunTrigger.Person, 5, 12));
        Assert.Equal(people, (await Cost(house, source)).PerHour);
    }

    static Run Ran(SyncHouse house, long id, RunTrigger trigger, long pass, long pages, bool everything = false) =>
        new() { Id = id, FeedId = 900, StreamId = house.Feed.StreamId, Trigger = trigger, StartedAt = house.Now, EndedAt = house.Now, State = RunState.Succeeded, Pass = pass, Pages = pages, Everything = everything };

    static Task<int> Add(SyncHouse house, params object[] rows) =>
        house.Get<IDatabase>().Write(db =>
        {
            db.AddRange(rows);
            return db.SaveChangesAsync(Stop);
        }, WritePriority.Program, Stop);

    static async Task<RequestCost> Cost(SyncHouse house, long source) => (await house.Get<CostDesk>().Of(source, stop: Stop))!;

    static async Task<long> Limit(SyncHouse house, int requests, TimeSpan per)
    {
        await using var db = house.Get<IDatabase>().Read();
        var id = await db.Set<Stream>().Where(stream => stream.Id == house.Feed.StreamId).Select(stream => stream.SourceId).SingleAsync(Stop);
        var source = (await house.Get<SourceRegistry>().Find(id, Stop))!;
        Assert.Null((await house.Get<SourceRegistry>().Change(Actor.Portal, id, SourceDraft.Of(source) with { Requests = requests, Per = per }, Stop)).Refusal);
        return id;
    }
}
