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

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Reads_are_paged_newest_first_on_and_back_also_those_of_one_moment_and_outlive_their_agent(DatabaseKind kind)
    {
        await using var house = await AgentsHouse.Open(kind);
        var made = await house.Create();
        for (var i = 0; i < 7; i++)
        {
            await house.Use.Account(new AgentRead(made.Agent.Id, made.Kept.Id, house.Clock.GetUtcNow(), "get") { Records = i, Answer = i % 2 == 0 ? AgentAnswer.Answered : AgentAnswer.Refused }, Stop);
            // Three come at one moment.
            if (i is < 2 or > 3) house.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await house.Use.Flush(Stop);
        await house.Desk.Remove(AgentsHouse.Admin, made.Agent.Id, Stop);

        var pages = new List<ReadSlice> { await house.Book.Reads(made.Agent.Id, null, null, null, 3, Stop) };
        while (pages[^1].HasOlder) pages.Add(await house.Book.Reads(made.Agent.Id, null, ReadPlace.Of(pages[^1].Reads[^1]), null, 3, Stop));
        Assert.Equal([(3, false, true), (3, true, true), (1, true, false)], pages.Select(page => (page.Reads.Count, page.HasNewer, page.HasOlder)));
        var all = pages.SelectMany(page => page.Reads).ToArray();
        Assert.Equal([6, 5], all[..2].Select(read => read.Records));
        Assert.Equal([1, 0], all[5..].Select(read => read.Records));
        Assert.Equal([2, 3, 4], all[2..5].Select(read => read.Records).Order());
        var back = await house.Book.Reads(made.Agent.Id, null, null, ReadPlace.Of(all[6]), 3, Stop);
        Assert.Equal(all[3..6].Select(read => read.Id), back.Reads.Select(read => read.Id));
        Assert.Equal((true, true), (back.HasNewer, back.HasOlder));
        Assert.Equal(all.Select(read => read.Id), await house.Book.AllReads(made.Agent.Id, null, Stop).Select(read => read.Id).ToArrayAsync(Stop));
        Assert.All((await house.Book.Reads(made.Agent.Id, AgentAnswer.Refused, null, null, 10, Stop)).Reads, read => Assert.Equal(1, read.Records % 2));
        Assert.Equal(ReadPlace.Of(all[2]), ReadPlace.Read($"{ReadPlace.Of(all[2])}"));
        Assert.Null(ReadPlace.Read("7-x"));
    }
}
