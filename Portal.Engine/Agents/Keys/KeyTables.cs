using Microsoft.EntityFrameworkCore;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Agents.Use;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;

namespace Portal.Engine.Agents.Keys;

/// <summary>Reads the table of keys, with what each may see made ready.</summary>
sealed class KeyTables(IDatabase database, TimeProvider clock)
{
    public async Task<KeyTable> Read(CancellationToken stop)
    {
        var began = clock.GetTimestamp();
        var today = Hour.DayOf(clock.GetUtcNow());
        await using var db = database.Read();
        await using var moment = await db.Moment(stop);
        var keys = await db.Set<AgentKey>().ToListAsync(stop);
        if (keys.Count == 0) return new KeyTable([], began);
        var agents = await db.Set<Agent>().ToDictionaryAsync(agent => agent.Id, stop);
        var entities = await db.Set<Entity>().ToListAsync(stop);
        var bounded = agents.Values.Where(agent => agent.RecordsPerDay is not null).Select(agent => agent.Id).ToArray();
        var read = bounded.Length == 0 ? [] : await db.Set<AgentHour>().Where(hour => bounded.Contains(hour.AgentId) && hour.Hour >= today)
            .GroupBy(hour => hour.AgentId).Select(hours => new { Agent = hours.Key, Records = hours.Sum(hour => hour.Records) })
            .ToDictionaryAsync(sum => sum.Agent, sum => sum.Records, stop);
        var models = agents.Values.ToDictionary(agent => agent.Id, agent => new ScopedModel(agent.Scope, entities));
        return new KeyTable(keys.Select(key => Row(key, agents[key.AgentId], models[key.AgentId], read.GetValueOrDefault(key.AgentId))), began);
    }

    static KeyTable.Row Row(AgentKey key, Agent agent, ScopedModel model, long recordsToday) => new(
        key.Prefix,
        key.Hash,
        new AgentPass(agent.Id, key.Id, agent.Name, agent.Scope)
        {
            Model = model,
            RequestsPerMinute = agent.RequestsPerMinute,
            RecordsPerDay = agent.RecordsPerDay,
            RecordsToday = recordsToday,
            ExpiresAt = key.ExpiresAt is { } own && agent.ExpiresAt is { } all ? (own < all ? own : all) : key.ExpiresAt ?? agent.ExpiresAt,
        },
        key.RevokedAt,
        agent.DisabledAt is not null);
}
