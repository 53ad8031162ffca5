using Portal.Engine.Agents;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Agents.Use;
using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Agents.Use;

public sealed class AgentUseTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_read_is_written_down_with_all_that_is_known_of_it(DatabaseKind kind)
    {
        await using var house = await AgentsHouse.Open(kind);
        var made = await house.Create();
        var read = Read(made, house) with { Fields = ["name", "city"], Records = 12, Worst = 2, OldestAge = TimeSpan.FromMinutes(90), Address = "192.0.2.9", Took = TimeSpan.FromMilliseconds(3) };

        await house.Use.Account(read, Stop);
        Assert.Empty(await house.All<AgentReadRow>());
        await house.Use.Flush(Stop);

        var row = Assert.Single(await house.Book.Reads(made.Agent.Id, 10, Stop));
        Assert.Equal(
            (made.Agent.Id, made.Kept.Id, read.At, "query", "customer", "name,city", 12, (byte)2, 5400L, "192.0.2.9", 3000L, AgentAnswer.Answered),
            (row.AgentId, row.KeyId, row.At, row.Kind, row.Entity, row.Fields, row.Records, row.Worst, row.OldestAgeSeconds, row.Address, row.TookMicroseconds, row.Answer));
        Assert.Equal(read.At, Assert.Single(await house.All<AgentKey>()).LastUsedAt);
        Assert.Equal(read.At, Assert.Single(await house.All<Agent>()).LastUsedAt);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Reads_are_summed_by_hour_and_entity_over_batches_and_instances(DatabaseKind kind)
    {
        await using var house = await AgentsHouse.Open(kind);
        await using var other = house.AnotherInstance();
        var made = await house.Create();

        await Account(house, Read(made, house) with { Records = 10, Fields = ["name"], Address = "192.0.2.9", Worst = 1, OldestAge = TimeSpan.FromSeconds(5) });
        await Account(house, Read(made, house) with { Records = 20, Fields = ["city"], Address = "192.0.2.9", Worst = 3, OldestAge = TimeSpan.FromSeconds(50) });
        await Account(other, Read(made, house) with { Answer = AgentAnswer.Refused, Address = "2001:db8:1:2:3::4" });
        await Account(house, Read(made, house) with { Entity = null, Answer = AgentAnswer.Failed });
        house.Clock.Advance(TimeSpan.FromHours(1));
        await Account(house, Read(made, house) with { Records = 5 });

        var hours = await house.Book.Hours(made.Agent.Id, house.Clock.GetUtcNow().AddDays(-1), Stop);
        Assert.Equal([("", 1L, 0L, 0L, 1L), ("customer", 3L, 30L, 1L, 0L), ("customer", 1L, 5L, 0L, 0L)], hours.Select(hour => (hour.Entity, hour.Requests, hour.Records, hour.Refused, hour.Failed)));
        Assert.Equal(["name", "city"], hours[1].Fields);
        Assert.Equal(["192.0.2.9", "2001:db8:1:2::/64"], hours[1].Addresses);
        Assert.Equal(((byte)3, 50L), (hours[1].Worst, hours[1].OldestAgeSeconds));
        Assert.Equal(5, (await house.All<AgentReadRow>()).Count);
    }

    [Fact]
    public async Task Reads_are_written_in_batches()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var made = await house.Create();
        using var use = new AgentUse(house.Writer, new AgentOptions()) { Batch = 10 };
        for (var i = 0; i < 25; i++) await use.Account(Read(made, house) with { Records = 1 }, Stop);
        var before = house.Database.Writes;

        await use.Flush(Stop);

        Assert.Equal(3, house.Database.Writes - before);
        Assert.Equal(25, (await house.All<AgentReadRow>()).Count);
        Assert.Equal(25, Assert.Single(await house.All<AgentHour>()).Records);
        Assert.True(use.IsIdle);
    }

    [Fact]
    public async Task Of_more_than_memory_may_hold_the_sums_are_kept_and_it_is_said_of_how_many()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var made = await house.Create();
        using var use = new AgentUse(house.Writer, new AgentOptions()) { Most = 10 };
        for (var i = 0; i < 25; i++) await use.Account(Read(made, house) with { Records = 2 }, Stop);

        Assert.Equal(15, await use.Flush(Stop));

        Assert.Equal(10, (await house.All<AgentReadRow>()).Count);
        var hour = Assert.Single(await house.All<AgentHour>());
        Assert.Equal((25L, 50L), (hour.Requests, hour.Records));
        Assert.Equal(0, use.Unwritten(made.Agent.Id));
    }

    [Fact]
    public async Task What_could_not_be_written_waits_and_is_written_once()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var made = await house.Create();
        using var use = new AgentUse(house.Writer, new AgentOptions()) { Most = 3 };
        for (var i = 0; i < 5; i++) await use.Account(Read(made, house) with { Records = 1 }, Stop);
        house.Database.Fault = new IOException("full");
        await Assert.ThrowsAsync<IOException>(() => use.Flush(Stop));
        Assert.Equal(5, use.Unwritten(made.Agent.Id));

        house.Database.Fault = null;
        Assert.Equal(2, await use.Flush(Stop));

        Assert.Equal(3, (await house.All<AgentReadRow>()).Count);
        Assert.Equal(5, Assert.Single(await house.All<AgentHour>()).Requests);
    }

    [Fact]
    public async Task Where_it_must_be_written_first_it_is_there_before_the_answer()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite, new AgentOptions { AccountFirst = true });
        var made = await house.Create();

        await house.Use.Account(Read(made, house), Stop);
        Assert.Single(await house.All<AgentReadRow>());

        house.Database.Fault = new IOException("full");
        await Assert.ThrowsAsync<IOException>(() => house.Use.Account(Read(made, house), Stop).AsTask());
    }

    [Fact]
    public async Task The_loop_writes_every_few_seconds_and_what_is_left_at_a_stop()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var made = await house.Create();
        var loop = house.Hosted<UseLoop>();
        await loop.StartAsync(Stop);
        await house.Clock.SomebodyWaits(UseLoop.Pause, stop: Stop);

        await house.Use.Account(Read(made, house), Stop);
        house.Clock.Advance(UseLoop.Pause);
        await house.Clock.SomebodyWaits(UseLoop.Pause, stop: Stop);
        Assert.Single(await house.All<AgentReadRow>());

        await house.Use.Account(Read(made, house), Stop);
        await loop.StopAsync(Stop);
        Assert.Equal(2, (await house.All<AgentReadRow>()).Count);
    }

    [Fact]
    public async Task The_loop_goes_on_after_a_failure()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var made = await house.Create();
        var loop = house.Hosted<UseLoop>();
        await loop.StartAsync(Stop);
        await house.Clock.SomebodyWaits(UseLoop.Pause, stop: Stop);
        await house.Use.Account(Read(made, house), Stop);
        house.Database.Fault = new IOException("full");
        house.Clock.Advance(UseLoop.Pause);
        await house.Clock.SomebodyWaits(UseLoop.Pause, stop: Stop);
        Assert.Single(house.Logs.Troubles, line => line.Message.Contains("could not be written down", StringComparison.Ordinal));

        house.Database.Fault = null;
        house.Clock.Advance(UseLoop.Pause);
        await house.Clock.SomebodyWaits(UseLoop.Pause, stop: Stop);

        Assert.Single(await house.All<AgentReadRow>());
        await loop.StopAsync(Stop);
    }

    static async Task Account(AgentsHouse house, AgentRead read)
    {
        await house.Use.Account(read, Stop);
        await house.Use.Flush(Stop);
    }

    static AgentRead Read(MadeKey made, AgentsHouse house) => new(made.Agent.Id, made.Kept.Id, house.Clock.GetUtcNow(), "query") { Entity = "customer" };
}
