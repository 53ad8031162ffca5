using Portal.Engine.Agents;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Agents.Use;
using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Agents;

public sealed class AgentBookTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Agents_are_listed_by_name_with_their_keys_and_their_use(DatabaseKind kind)
    {
        await using var house = await AgentsHouse.Open(kind);
        var writer = await house.Create(AgentsHouse.Draft("Writer"));
        var reader = await house.Create(AgentsHouse.Draft("reader"));
        await house.Desk.Rotate(AgentsHouse.Admin, writer.Agent.Id, stop: Stop);
        foreach (var (days, answer) in new[] { (0, AgentAnswer.Answered), (0, AgentAnswer.Refused), (3, AgentAnswer.Answered), (40, AgentAnswer.Answered) })
            await house.Use.Account(new AgentRead(writer.Agent.Id, writer.Kept.Id, house.Clock.GetUtcNow().AddDays(-days), "query") { Entity = "customer", Records = 10, Answer = answer }, Stop);
        await house.Use.Flush(Stop);

        var list = await house.Book.List(Stop);

        Assert.Equal(["reader", "Writer"], list.Select(listing => listing.Agent.Name));
        Assert.Equal((1, 2), (list[0].Keys.Count, list[1].Keys.Count));
        Assert.Equal((new UseSum(2, 20, 1), new UseSum(3, 30, 1)), (list[1].Today, list[1].Month));
        Assert.Equal(default, list[0].Month);
        Assert.Equal(house.Clock.GetUtcNow(), list[1].Agent.LastUsedAt);
        Assert.Equal(reader.Agent.Id, (await house.Book.Find(reader.Agent.Id, Stop))!.Agent.Id);
        Assert.Null(await house.Book.Find(99, Stop));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Keys_that_are_good_and_older_than_ninety_days_are_reminded_of(DatabaseKind kind)
    {
        await using var house = await AgentsHouse.Open(kind);
        var old = await house.Create(AgentsHouse.Draft("Old"));
        var revoked = await house.Create(AgentsHouse.Draft("Revoked"));
        await house.Desk.Revoke(AgentsHouse.Admin, revoked.Agent.Id, revoked.Kept.Id, Stop);
        house.Clock.Advance(AgentKey.Old);
        await house.Create(AgentsHouse.Draft("New"));
        Assert.Empty(await house.Book.Reminders(Stop));

        house.Clock.Advance(TimeSpan.FromSeconds(1));

        var reminder = Assert.Single(await house.Book.Reminders(Stop));
        Assert.Equal((old.Agent.Id, old.Kept.Id, AgentKey.Old + TimeSpan.FromSeconds(1)), (reminder.Agent.Id, reminder.Key.Id, reminder.Age));
    }

    [Fact]
    public async Task Reads_are_paged_newest_first_and_outlive_their_agent()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var made = await house.Create();
        for (var i = 0; i < 5; i++)
        {
            await house.Use.Account(new AgentRead(made.Agent.Id, made.Kept.Id, house.Clock.GetUtcNow(), "get") { Records = i }, Stop);
            house.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await house.Use.Flush(Stop);
        await house.Desk.Remove(AgentsHouse.Admin, made.Agent.Id, Stop);

        var page = await house.Book.Reads(made.Agent.Id, null, 2, Stop);
        Assert.Equal([4, 3], page.Select(read => read.Records));
        Assert.Equal([2, 1], (await house.Book.Reads(made.Agent.Id, page[^1].At, 2, Stop)).Select(read => read.Records));
    }
}
