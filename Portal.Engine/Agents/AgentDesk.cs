using Microsoft.EntityFrameworkCore;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Audit;
using Portal.Engine.Forms;
using Portal.Engine.People;
using Portal.Engine.Persistence;

namespace Portal.Engine.Agents;

/// <summary>The programs that may read, and their keys. All of it is for admins; what is changed holds in this process at once.</summary>
public sealed class AgentDesk(Changes changes, AgentsChanged changed)
{
    public const int MostKeys = 2;

    /// <summary>How long the old key stays good beside the new one, unless the admin says otherwise.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    public static readonly TimeSpan LongestOverlap = TimeSpan.FromDays(30);

    /// <returns>The agent with its first key, which nobody can show again.</returns>
    public Task<Outcome<MadeKey>> Create(Actor actor, AgentDraft draft, DateTimeOffset? keyExpiresAt = null, CancellationToken stop = default) =>
        Make<MadeKey>(actor, "agent.created", async (db, at) =>
        {
            if (await Problem(db, draft, at, null, stop) is { } problem) return problem;
            if (keyExpiresAt <= at) return KeyEndsTooSoon();
            return await NewKey(db, await New(db, draft, at, stop), at, keyExpiresAt, stop);
        }, stop);

    /// <summary>Without a key: it reads nothing until one is made.</summary>
    public Task<Outcome<Agent>> Register(Actor actor, AgentDraft draft, CancellationToken stop = default) =>
        Make<Agent>(actor, "agent.created", async (db, at) => await Problem(db, draft, at, null, stop) is { } problem ? problem : await New(db, draft, at, stop), stop);

    public Task<Outcome<Agent>> Change(Actor actor, long id, AgentDraft draft, CancellationToken stop = default) =>
        Make<Agent>(actor, "agent.changed", async (db, at) =>
        {
            if (await Find(db, id, stop) is not { } agent) return new NoSuchAgent();
            if (await Problem(db, draft, at, agent, stop) is { } problem) return problem;
            (agent.Name, agent.Purpose, agent.OwnerId, agent.Scope) = (draft.Name.Trim(), draft.Purpose.Trim(), draft.OwnerId, draft.Scope);
            (agent.RequestsPerMinute, agent.RecordsPerDay, agent.ExpiresAt) = (draft.RequestsPerMinute, draft.RecordsPerDay, draft.ExpiresAt?.ToUniversalTime());
            return agent;
        }, stop);

    /// <summary>Makes a new key; the old one stays good for the overlap, so that the program can be given the new one meanwhile.</summary>
    public Task<Outcome<MadeKey>> Rotate(Actor actor, long id, TimeSpan? overlap = null, DateTimeOffset? keyExpiresAt = null, CancellationToken stop = default) =>
        Make<MadeKey>(actor, "agent.key-rotated", async (db, at) =>
        {
            var until = overlap ?? Overlap;
            if (until < TimeSpan.Zero || until > LongestOverlap) return new OverlapUnfit();
            if (keyExpiresAt <= at) return KeyEndsTooSoon();
            if (await Find(db, id, stop) is not { } agent) return new NoSuchAgent();
            var live = (await db.Set<AgentKey>().Where(key => key.AgentId == id).ToListAsync(stop)).FindAll(key => key.IsLive(at));
            if (live.Count >= MostKeys) return new TwoKeysAlready();
            foreach (var key in live)
            {
                if (until == TimeSpan.Zero) key.RevokedAt = at;
                else if (key.ExpiresAt is null || key.ExpiresAt > at + until) key.ExpiresAt = at + until;
            }

            return await NewKey(db, agent, at, keyExpiresAt, stop);
        }, stop);

    public Task<Outcome<Done>> Revoke(Actor actor, long id, long keyId, CancellationToken stop = default) =>
        Make<Done>(actor, "agent.key-revoked", async (db, at) =>
        {
            if (await db.Set<AgentKey>().SingleOrDefaultAsync(key => key.Id == keyId && key.AgentId == id, stop) is not { } key) return new NoSuchKey();
            key.RevokedAt ??= at;
            return default(Done);
        }, stop);

    public Task<Outcome<Agent>> Disable(Actor actor, long id, string why, CancellationToken stop = default) =>
        Make<Agent>(actor, "agent.disabled", async (db, at) =>
        {
            if (why.Trim().Length is 0 or > Agent.LongestWhy) return new AgentDisabledWithoutReason();
            if (await Find(db, id, stop) is not { } agent) return new NoSuchAgent();
            (agent.DisabledAt, agent.DisabledBy, agent.DisabledWhy) = (agent.DisabledAt ?? at, actor.Name, why.Trim());
            return agent;
        }, stop);

    public Task<Outcome<Agent>> Enable(Actor actor, long id, CancellationToken stop = default) =>
        Make<Agent>(actor, "agent.enabled", async (db, _) =>
        {
            if (await Find(db, id, stop) is not { } agent) return new NoSuchAgent();
            (agent.DisabledAt, agent.DisabledBy, agent.DisabledWhy) = (null, null, null);
            return agent;
        }, stop);

    /// <summary>Its keys go with it. What it read stays accounted for as long as that of any other.</summary>
    public Task<Outcome<Done>> Remove(Actor actor, long id, CancellationToken stop = default) =>
        Make<Done>(actor, "agent.removed", async (db, _) =>
        {
            if (await Find(db, id, stop) is not { } agent) return new NoSuchAgent();
            db.RemoveRange(await db.Set<AgentKey>().Where(key => key.AgentId == id).ToListAsync(stop));
            db.Remove(agent);
            return default(Done);
        }, stop);

    async Task<Outcome<T>> Make<T>(Actor actor, string action, Func<PortalDb, DateTimeOffset, Task<Outcome<T>>> work, CancellationToken stop)
    {
        var outcome = await changes.Make<T>(actor, action, async (db, trail) =>
        {
            await db.Exclusive(AgentsRoom.Lock, stop);
            return await work(db, trail.At);
        }, stop);
        if (outcome.Refusal is null) changed.Tell();
        return outcome;
    }

    static async Task<Agent> New(PortalDb db, AgentDraft draft, DateTimeOffset at, CancellationToken stop)
    {
        var agent = new Agent
        {
            Id = await Numbers.Next(db, "agent", stop),
            Name = draft.Name.Trim(),
            Purpose = draft.Purpose.Trim(),
            OwnerId = draft.OwnerId,
            Scope = draft.Scope,
            RequestsPerMinute = draft.RequestsPerMinute,
            RecordsPerDay = draft.RecordsPerDay,
            ExpiresAt = draft.ExpiresAt?.ToUniversalTime(),
            CreatedAt = at,
        };
        db.Add(agent);
        return agent;
    }

    static async Task<Outcome<MadeKey>> NewKey(PortalDb db, Agent agent, DateTimeOffset at, DateTimeOffset? expiresAt, CancellationToken stop)
    {
        var key = KeyText.Make();
        var kept = new AgentKey
        {
            Id = await Numbers.Next(db, "agent_key", stop),
            AgentId = agent.Id,
            Prefix = KeyText.PrefixOf(key.Reveal()),
            Hash = KeyText.Hash(key.Reveal()),
            CreatedAt = at,
            ExpiresAt = expiresAt?.ToUniversalTime(),
        };
        db.Add(kept);
        return new MadeKey(agent, kept, key);
    }

    static async Task<Refusal?> Problem(PortalDb db, AgentDraft draft, DateTimeOffset now, Agent? current, CancellationToken stop)
    {
        if (AgentCheck.Of(draft, now, current) is { Any: true } problems) return new SettingsUnfit(problems.All);
        if (!await db.Set<Person>().AnyAsync(person => person.Id == draft.OwnerId, stop)) return new SettingsUnfit([new(nameof(draft.OwnerId), new NoSuchPerson().Message)]);
        var (search, id) = (Folding.Of(draft.Name.Trim()), current?.Id ?? 0);
        return await db.Set<Agent>().AnyAsync(agent => agent.Search == search && agent.Id != id, stop) ? new AgentNameTaken(draft.Name.Trim()) : null;
    }

    static SettingsUnfit KeyEndsTooSoon() => new([new(nameof(AgentKey.ExpiresAt), "Choose a time for the key that is still to come.")]);

    static Task<Agent?> Find(PortalDb db, long id, CancellationToken stop) => db.Set<Agent>().SingleOrDefaultAsync(agent => agent.Id == id, stop);
}
