using Microsoft.EntityFrameworkCore;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Persistence;

namespace Portal.Engine.Agents.Use;

/// <summary>Writes a batch of reads: each of them, their sums by hour, and when agent and key were used last, in one transaction.</summary>
sealed class UseWriter(IDatabase database)
{
    /// <summary>Sums of several instances meet in the same rows.</summary>
    const string Lock = "use of agents";

    /// <param name="reads">To be kept one by one, and summed.</param>
    /// <param name="others">Sums of reads that are not kept one by one.</param>
    /// <param name="priority">Whether somebody waits for it.</param>
    /// <param name="stop">Gives up waiting.</param>
    public Task Write(IReadOnlyList<AgentRead> reads, HourSums others, WritePriority priority, CancellationToken stop) => database.Write(
        async db =>
        {
            await db.Exclusive(Lock, stop);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            await ReadRows.Add(db, [.. reads.Select(AgentReadRow.Of)], stop);
            var sums = HourSums.Of(reads);
            foreach (var hour in others.All) sums.Add(Copy(hour));
            await Add(db, sums, stop);
            db.ChangeTracker.DetectChanges();
            await db.SaveChangesAsync(stop);
            foreach (var key in reads.GroupBy(read => (read.AgentId, read.KeyId))) await Used(db, key.Key.AgentId, key.Key.KeyId, key.Max(read => read.At).ToUniversalTime(), stop);
            return true;
        },
        priority,
        stop);

    static async Task Add(PortalDb db, HourSums sums, CancellationToken stop)
    {
        foreach (var part in sums.All.GroupBy(hour => (hour.AgentId, hour.Hour)))
        {
            var (agent, at) = part.Key;
            var known = await db.Set<AgentHour>().Where(hour => hour.AgentId == agent && hour.Hour == at).ToDictionaryAsync(hour => hour.Entity, stop);
            foreach (var hour in part)
            {
                if (known.TryGetValue(hour.Entity, out var row)) row.Add(hour);
                else db.Add(hour);
            }
        }
    }

    static async Task Used(PortalDb db, long agent, long key, DateTimeOffset at, CancellationToken stop)
    {
        await db.Set<AgentKey>().Where(k => k.Id == key && (k.LastUsedAt == null || k.LastUsedAt < at)).ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedAt, at), stop);
        await db.Set<Agent>().Where(a => a.Id == agent && (a.LastUsedAt == null || a.LastUsedAt < at)).ExecuteUpdateAsync(set => set.SetProperty(a => a.LastUsedAt, at), stop);
    }

    /// <summary>A batch that fails is written again, so what it is made of stays as it was.</summary>
    static AgentHour Copy(AgentHour hour)
    {
        var copy = new AgentHour { AgentId = hour.AgentId, Hour = hour.Hour, Entity = hour.Entity };
        copy.Add(hour);
        return copy;
    }
}
