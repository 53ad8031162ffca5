using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Agents;
using Portal.Engine.Agents.Use;
using Portal.Engine.Persistence;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using Portal.Engine.Sync.Drifting;
using Portal.Engine.Workflows;
using Portal.Engine.Workflows.Keeping;
using Portal.Tests.Engine.Store;
using Portal.Tests.Running;

namespace Portal.Tests.Web.Features;

/// <summary>Many rows of what a large company of the tests has none of.</summary>
static class BoundedRows
{
    const int Many = 400;

    public static async Task Add(PortalUnderTest portal, long stream, Agent agent, CancellationToken stop)
    {
        var (database, store, use) = (portal.Services.GetRequiredService<IDatabase>(), portal.Services.GetRequiredService<RecordStore>(), portal.Services.GetRequiredService<AgentUse>());
        var now = portal.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var body = """{"name":"a"}"""u8.ToArray();
        var rows = Enumerable.Range(0, Many).Select(i => new Incoming(i.ToString(CultureInfo.InvariantCulture), Act.Full, body, StoreHash.Of(body), Stamp.Of(now, now)));
        Assert.Null((await store.Commit(StoreHouse.Page(await store.Claim(stream, stream, Many, false, stop), [.. rows]), stop)).Refusal);
        await database.Write(async db =>
        {
            db.AddRange(Enumerable.Range(1, Many).Select(i => new Drift { Id = i, FeedId = stream, StreamId = stream, OpenedAt = now, UpdatedAt = now, ClosedAt = now, End = i % 2 == 0 ? DriftEnd.Mapped : DriftEnd.CameBack, Mapping = "" }));
            db.AddRange(Enumerable.Range(1, Many).Select(i => new GateChange { Workflow = 1, At = Instant.Of(now), Says = i % 2 == 0 ? Reaction.Flag : Reaction.Run, Why = "It is late." }));
            return await db.SaveChangesAsync(stop);
        }, WritePriority.Person, stop);
        for (var i = 0; i < Many; i++) await use.Account(new AgentRead(agent.Id, 1, now.AddMinutes(i - Many), "get") { Answer = i % 2 == 0 ? AgentAnswer.Refused : AgentAnswer.Answered }, stop);
        await use.Flush(stop);
    }
}
