using Microsoft.EntityFrameworkCore;
using Portal.Engine.Agents.Use;
using Portal.Engine.Persistence;

namespace Portal.Engine.Agents.Warnings;

/// <summary>Looks whether an agent's use suddenly differs, and clears away what has been kept for long enough.</summary>
public sealed class UseWatch(IDatabase database, AgentOptions options, TimeProvider clock)
{
    const string Lock = "warnings of agents";

    const int Step = 5000;

    /// <summary>Judges the hour that has begun and the one before it, which may have been written down since.</summary>
    /// <returns>How many warnings are new.</returns>
    public async Task<int> Look(CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        var found = await Find(Hour.Of(now), now, stop);
        return found.Count == 0 ? 0 : await database.Write(
            async db =>
            {
                await db.Exclusive(Lock, stop);
                var days = found.Select(warning => warning.Day).Distinct().ToArray();
                var known = (await db.Set<AgentWarning>().Where(warning => days.Contains(warning.Day)).ToListAsync(stop)).Select(Once).ToHashSet();
                var fresh = found.Where(warning => known.Add(Once(warning))).ToArray();
                db.AddRange(fresh);
                await db.SaveChangesAsync(stop);
                return fresh.Length;
            },
            WritePriority.Bulk,
            stop);
    }

    /// <summary>Removes reads and sums that are older than they are kept, in steps that keep nobody waiting for long.</summary>
    public async Task Clear(CancellationToken stop = default)
    {
        var (reads, sums) = (clock.GetUtcNow() - options.KeepReads, clock.GetUtcNow() - options.KeepSums);
        var hour = Hour.Of(sums);
        while (await Remove(db => db.Set<AgentReadRow>().Where(read => db.Set<AgentReadRow>().Where(old => old.At < reads).OrderBy(old => old.At).Take(Step).Select(old => old.Id).Contains(read.Id)), stop) == Step)
        {
            // There is more.
        }

        await Remove(db => db.Set<AgentHour>().Where(h => h.Hour < hour), stop);
        await Remove(db => db.Set<AgentWarning>().Where(warning => warning.At < sums), stop);
    }

    Task<int> Remove<T>(Func<PortalDb, IQueryable<T>> which, CancellationToken stop) =>
        database.Write(db => which(db).ExecuteDeleteAsync(stop), WritePriority.Bulk, stop);

    /// <summary>An earlier hour goes first: of one cause a day the first is kept.</summary>
    async Task<IReadOnlyList<AgentWarning>> Find(long last, DateTimeOffset now, CancellationToken stop)
    {
        var first = last - 1;
        await using var db = database.Read();
        var agents = await db.Set<AgentHour>().Where(h => h.Hour >= first && h.Hour <= last).Select(h => h.AgentId).Distinct().ToListAsync(stop);
        var found = new List<AgentWarning>();
        foreach (var agent in agents)
        {
            var hours = await db.Set<AgentHour>().Where(h => h.AgentId == agent && h.Hour >= first - Differences.Back && h.Hour <= last).ToListAsync(stop);
            found.AddRange(from hour in new[] { first, last } from difference in Differences.In(hours, hour) select Warning(agent, hour, difference, now));
        }

        return found;
    }

    static AgentWarning Warning(long agent, long hour, Difference difference, DateTimeOffset now) => new()
    {
        AgentId = agent,
        Day = DateOnly.FromDateTime(Hour.Start(hour).UtcDateTime),
        Cause = difference.Cause,
        Sentence = difference.Sentence.Length <= AgentWarning.LongestSentence ? difference.Sentence : difference.Sentence[..AgentWarning.LongestSentence],
        At = now,
    };

    static (long, DateOnly, WarningCause) Once(AgentWarning warning) => (warning.AgentId, warning.Day, warning.Cause);
}
