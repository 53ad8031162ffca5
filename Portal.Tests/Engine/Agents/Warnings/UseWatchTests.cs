using Portal.Engine.Agents;
using Portal.Engine.Agents.Use;
using Portal.Engine.Agents.Warnings;
using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Agents.Warnings;

public sealed class UseWatchTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_differs_is_told_once_a_day_of_each_cause(DatabaseKind kind)
    {
        await using var house = await AgentsHouse.Open(kind);
        var made = await house.Create();
        await Work(house, made, days: 3);

        await Read(house, made, 5000);
        Assert.Equal(1, await house.Watch.Look(Stop));
        await Read(house, made, 9000);
        Assert.Equal(0, await house.Watch.Look(Stop));

        var warning = Assert.Single(await house.Book.Warnings(made.Agent.Id, Stop));
        Assert.Equal((WarningCause.Records, "It read 5,000 of customer between 09:00 and 10:00 UTC; it never read more than 10 in an hour."), (warning.Cause, warning.Sentence));
        Assert.Equal(1, (await house.Book.Find(made.Agent.Id, Stop))!.Warnings);

        house.Clock.Advance(TimeSpan.FromDays(1));
        await Read(house, made, 90_000);
        Assert.Equal(1, await house.Watch.Look(Stop));
    }

    [Fact]
    public async Task The_hour_that_is_just_over_is_judged_too()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var made = await house.Create();
        await Work(house, made, days: 3);
        await Read(house, made, 5000);

        house.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(1, await house.Watch.Look(Stop));
    }

    [Fact]
    public async Task Use_that_does_not_differ_is_not_told()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var made = await house.Create();
        await Work(house, made, days: 3);
        await Read(house, made, 12);

        Assert.Equal(0, await house.Watch.Look(Stop));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_was_kept_for_long_enough_is_removed_and_the_rest_is_not(DatabaseKind kind)
    {
        await using var house = await AgentsHouse.Open(kind, new AgentOptions { KeepReads = TimeSpan.FromDays(2), KeepSums = TimeSpan.FromDays(20) });
        var made = await house.Create();
        await Work(house, made, days: 3);
        await Read(house, made, 5000);
        await house.Watch.Look(Stop);

        await house.Watch.Clear(Stop);
        Assert.Equal((3, 4, 1), await Kept(house));

        house.Clock.Advance(TimeSpan.FromDays(18) + TimeSpan.FromHours(1));
        await house.Watch.Clear(Stop);
        Assert.Equal((0, 2, 1), await Kept(house));

        house.Clock.Advance(TimeSpan.FromDays(20));
        await house.Watch.Clear(Stop);
        Assert.Equal((0, 0, 0), await Kept(house));
    }

    [Fact]
    public async Task The_loop_looks_by_itself_and_only_where_somebody_read()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var made = await house.Create();
        var loop = house.Hosted<WatchLoop>();
        await loop.StartAsync(Stop);
        await house.Clock.SomebodyWaits(WatchLoop.Pause, stop: Stop);
        var before = house.Database.Reads;
        await Pass(house);
        Assert.Equal(before + 1, house.Database.Reads);

        await Work(house, made, days: 3);
        await house.Clock.SomebodyWaits(WatchLoop.Pause, stop: Stop);
        await Read(house, made, 5000);
        await Pass(house);

        Assert.Single(await house.Book.Warnings(made.Agent.Id, Stop));
        Assert.Contains(house.Logs.Troubles, line => line.Message.Contains("1 new warnings", StringComparison.Ordinal));
        await loop.StopAsync(Stop);
    }

    static async Task Pass(AgentsHouse house)
    {
        house.Clock.Advance(WatchLoop.Pause);
        await house.Clock.SomebodyWaits(WatchLoop.Pause, stop: Stop);
    }

    /// <summary>A little each day, up to now.</summary>
    static async Task Work(AgentsHouse house, MadeKey made, int days)
    {
        for (var day = days; day > 0; day--) await house.Use.Account(Of(house, made, 10) with { At = house.Clock.GetUtcNow().AddDays(-day) }, Stop);
        await house.Use.Flush(Stop);
    }

    static async Task Read(AgentsHouse house, MadeKey made, int records)
    {
        await house.Use.Account(Of(house, made, records), Stop);
        await house.Use.Flush(Stop);
    }

    static AgentRead Of(AgentsHouse house, MadeKey made, int records) => new(made.Agent.Id, made.Kept.Id, house.Clock.GetUtcNow(), "query") { Entity = "customer", Records = records };

    static async Task<(int Reads, int Hours, int Warnings)> Kept(AgentsHouse house) =>
        ((await house.All<AgentReadRow>()).Count, (await house.All<AgentHour>()).Count, (await house.All<AgentWarning>()).Count);
}
