using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Agents.Use;
using Portal.Engine.Agents.Warnings;
using Portal.Engine.Persistence;

namespace Portal.Engine.Agents;

/// <summary>What is known of the agents: their keys, their use, and what differed.</summary>
public sealed class AgentBook(IDatabase database, TimeProvider clock)
{
    const int Month = 30 * Hour.Day, ExportPage = 1000;

    static readonly TimeSpan Recent = TimeSpan.FromDays(14);

    /// <summary>By name.</summary>
    public Task<IReadOnlyList<AgentListing>> List(CancellationToken stop = default) => List(null, stop);

    public async Task<AgentListing?> Find(long id, CancellationToken stop = default) => (await List(id, stop)).SingleOrDefault();

    /// <summary>Keys that are good and older than <see cref="AgentKey.Old"/>, the oldest first.</summary>
    public async Task<IReadOnlyList<KeyReminder>> Reminders(CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        var all = await List(stop);
        return
        [
            .. from listing in all
               from key in listing.Keys
               where key.IsOld(now)
               orderby key.CreatedAt
               select new KeyReminder(listing.Agent, key, now - key.CreatedAt),
        ];
    }

    /// <summary>Single reads, newest first.</summary>
    public async Task<IReadOnlyList<AgentReadRow>> Reads(long agent, int size, CancellationToken stop = default) => (await Reads(agent, null, null, null, size, stop)).Reads;

    /// <summary>Single reads, newest first, from a place in the list on.</summary>
    /// <param name="agent">Whose.</param>
    /// <param name="answer">Only those that this came of; null for all.</param>
    /// <param name="after">The read that the page begins after.</param>
    /// <param name="before">The read that the page ends before, if it does not begin after one.</param>
    /// <param name="size">How many to show at most.</param>
    /// <param name="stop">Gives up waiting.</param>
    public async Task<ReadSlice> Reads(long agent, AgentAnswer? answer, ReadPlace? after, ReadPlace? before, int size, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var reads = db.Set<AgentReadRow>().Where(read => read.AgentId == agent);
        if (answer is { } wanted) reads = reads.Where(read => read.Answer == wanted);
        if (after is null && before is var (from, first))
        {
            var newer = await reads.Where(read => read.At >= from && (read.At > from || read.Id.CompareTo(first) > 0)).OrderBy(read => read.At).ThenBy(read => read.Id).Take(size + 1).ToListAsync(stop);
            return new([.. newer.Take(size).Reverse()], HasNewer: newer.Count > size, HasOlder: true);
        }

        if (after is var (until, last)) reads = reads.Where(read => read.At <= until && (read.At < until || read.Id.CompareTo(last) < 0));
        var found = await reads.OrderByDescending(read => read.At).ThenByDescending(read => read.Id).Take(size + 1).ToListAsync(stop);
        return new([.. found.Take(size)], HasNewer: after is not null, HasOlder: found.Count > size);
    }

    /// <summary>All of them, read in pages.</summary>
    public async IAsyncEnumerable<AgentReadRow> AllReads(long agent, AgentAnswer? answer, [EnumeratorCancellation] CancellationToken stop = default)
    {
        for (ReadPlace? after = null; ;)
        {
            var page = await Reads(agent, answer, after, null, ExportPage, stop);
            foreach (var read in page.Reads) yield return read;
            if (!page.HasOlder) yield break;
            after = ReadPlace.Of(page.Reads[^1]);
        }
    }

    /// <summary>Sums by hour and entity since then, oldest first.</summary>
    public async Task<IReadOnlyList<AgentHour>> Hours(long agent, DateTimeOffset since, CancellationToken stop = default)
    {
        var first = Hour.Of(since);
        await using var db = database.Read();
        return await db.Set<AgentHour>().Where(hour => hour.AgentId == agent && hour.Hour >= first).OrderBy(hour => hour.Hour).ThenBy(hour => hour.Entity).ToListAsync(stop);
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<AgentWarning>> Warnings(long agent, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<AgentWarning>().Where(warning => warning.AgentId == agent).OrderByDescending(warning => warning.At).ThenBy(warning => warning.Cause).ToListAsync(stop);
    }

    /// <returns>The agents of a page, and how many pass the filter in all.</returns>
    public async Task<(IReadOnlyList<AgentListing> Agents, int Total)> Page(AgentFilter filter, int skip, int take, CancellationToken stop = default)
    {
        await using var db = database.Read();
        await using var moment = await db.Moment(stop);
        var found = filter.Narrow(db.Set<Agent>());
        return (await Of(db, await filter.Sort(found).Skip(skip).Take(take).ToListAsync(stop), stop), await found.CountAsync(stop));
    }

    async Task<IReadOnlyList<AgentListing>> List(long? only, CancellationToken stop)
    {
        await using var db = database.Read();
        await using var moment = await db.Moment(stop);
        return await Of(db, await db.Set<Agent>().Where(agent => only == null || agent.Id == only).OrderBy(agent => agent.Search).ToListAsync(stop), stop);
    }

    async Task<IReadOnlyList<AgentListing>> Of(PortalDb db, List<Agent> agents, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var (today, recently) = (Hour.DayOf(now), now - Recent);
        var ids = agents.ConvertAll(agent => agent.Id);
        var keys = (await db.Set<AgentKey>().Where(key => ids.Contains(key.AgentId)).ToListAsync(stop)).ToLookup(key => key.AgentId);
        var day = await Sums(db, ids, today, stop);
        var month = await Sums(db, ids, Hour.Of(now) - Month, stop);
        var warnings = await db.Set<AgentWarning>().Where(warning => warning.At >= recently && ids.Contains(warning.AgentId)).GroupBy(warning => warning.AgentId)
            .Select(found => new { Agent = found.Key, Count = found.Count() }).ToDictionaryAsync(found => found.Agent, found => found.Count, stop);
        return
        [
            .. agents.Select(agent => new AgentListing(agent, [.. keys[agent.Id].OrderByDescending(key => key.Id)])
            {
                Today = day.GetValueOrDefault(agent.Id),
                Month = month.GetValueOrDefault(agent.Id),
                Warnings = warnings.GetValueOrDefault(agent.Id),
            }),
        ];
    }

    static Task<Dictionary<long, UseSum>> Sums(PortalDb db, List<long> agents, long since, CancellationToken stop) => db.Set<AgentHour>()
        .Where(hour => hour.Hour >= since && agents.Contains(hour.AgentId))
        .GroupBy(hour => hour.AgentId)
        .Select(hours => new { Agent = hours.Key, Requests = hours.Sum(h => h.Requests), Records = hours.Sum(h => h.Records), Refused = hours.Sum(h => h.Refused) })
        .ToDictionaryAsync(sum => sum.Agent, sum => new UseSum(sum.Requests, sum.Records, sum.Refused), stop);
}
