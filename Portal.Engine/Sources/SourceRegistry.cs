using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Credentials;
using Portal.Engine.Forms;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Sources.Fallbacks;
using Portal.Engine.Sources.Signs;

namespace Portal.Engine.Sources;

/// <summary>The systems that the portal reads from.</summary>
public sealed class SourceRegistry(IDatabase database, Changes changes, SourceCheck check, Removal removal, SourcePipelines pipelines)
{
    /// <param name="filter">Which, and in which order.</param>
    /// <param name="skip">How many to leave out at the beginning.</param>
    /// <param name="take">How many to show at most.</param>
    /// <param name="stop">Gives up waiting.</param>
    public async Task<SourcePage> Page(SourceFilter filter, int skip, int take, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var found = filter.Narrow(db.Set<Source>());
        foreach (var among in filter.Among.Select(find => find(db))) found = found.Where(source => among.Contains(source.Id));
        var page = await filter.Sort(found).Skip(skip).Take(take).ToListAsync(stop);
        // A page that is not full is the last one.
        return new(page, page.Count < take && (skip == 0 || page.Count > 0) ? skip + page.Count : await found.CountAsync(stop));
    }

    /// <returns>Whether there is any at all.</returns>
    public async Task<bool> Any(CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<Source>().AnyAsync(stop);
    }

    /// <returns>Whether another source shows the same secret.</returns>
    public async Task<bool> Shares(Source source, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var others = await db.Set<Source>().Where(other => other.Id != source.Id).Select(other => other.Auth).ToListAsync(stop);
        return others.Exists(other => Named(other) is { } name && name == Named(source.Auth));
    }

    public async Task<Source?> Find(long id, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await Find(db, id, stop);
    }

    public async Task<Outcome<Source>> Add(Actor actor, SourceDraft draft, CancellationToken stop = default)
    {
        if (await check.Of(draft, stop) is { Any: true } problems) return new SettingsUnfit(problems.All);
        return await changes.Make<Source>(actor, "source.added", async (db, trail) =>
        {
            await db.Exclusive(SourcesRoom.Lock, stop);
            if (await IsTaken(db, draft, 0, stop)) return new SourceNameTaken(draft.Name);
            var source = new Source
            {
                Id = await Numbers.Next(db, "source", stop),
                Name = draft.Name.Trim(),
                Environment = draft.Environment,
                OwnerId = draft.OwnerId,
                Address = draft.Address!,
                Auth = draft.Auth.Kept(),
                Rate = draft.Rate,
                VersionHeader = draft.VersionHeader.Kept(),
                Version = draft.Version.Kept(),
                CreatedAt = trail.At,
            };
            db.Add(source);
            return source;
        }, stop);
    }

    /// <param name="actor">Who changes it.</param>
    /// <param name="seen">The source as the person saw it, so that nobody undoes unknowingly what another did.</param>
    /// <param name="draft">The source as it is to be.</param>
    /// <param name="stop">Gives up waiting.</param>
    public Task<Outcome<Source>> Change(Actor actor, Source seen, SourceDraft draft, CancellationToken stop = default) => Change(actor, seen.Id, SourceDraft.Of(seen), draft, stop);

    /// <summary>Whatever it is now.</summary>
    public Task<Outcome<Source>> Change(Actor actor, long id, SourceDraft draft, CancellationToken stop = default) => Change(actor, id, null, draft, stop);

    async Task<Outcome<Source>> Change(Actor actor, long id, SourceDraft? seen, SourceDraft draft, CancellationToken stop)
    {
        if (await check.Of(draft, stop) is { Any: true } problems) return new SettingsUnfit(problems.All);
        return await changes.Make<Source>(actor, "source.changed", async (db, _) =>
        {
            await db.Exclusive(SourcesRoom.Lock, stop);
            if (await Find(db, id, stop) is not { } source) return new NoSuchSource();
            if (seen is not null && seen != SourceDraft.Of(source)) return new SourceChangedMeanwhile(await LastBy(db, source, stop));
            if (await IsTaken(db, draft, id, stop)) return new SourceNameTaken(draft.Name);
            (source.Name, source.Environment, source.OwnerId) = (draft.Name.Trim(), draft.Environment, draft.OwnerId);
            // What the API said of itself it said of another address or version.
            if ((source.Address, source.VersionHeader, source.Version) != (draft.Address!, draft.VersionHeader.Kept(), draft.Version.Kept())) await ApiSigns.Forget(db, id, stop);
            (source.Address, source.Auth, source.Rate) = (draft.Address!, draft.Auth.Kept(), draft.Rate);
            (source.VersionHeader, source.Version) = (draft.VersionHeader.Kept(), draft.Version.Kept());
            return source;
        }, stop);
    }

    /// <param name="actor">Who does it.</param>
    /// <param name="id">Which one.</param>
    /// <param name="withAll">With its streams, their feeds and all that was read by them; without, it is only removed when it is empty.</param>
    /// <param name="stop">Gives up waiting.</param>
    public async Task<Outcome<Done>> Remove(Actor actor, long id, bool withAll = false, CancellationToken stop = default)
    {
        var outcome = await changes.Make<Done>(actor, "source.removed", async (db, trail) =>
        {
            await db.Exclusive(SourcesRoom.Lock, stop);
            if (await Find(db, id, stop) is not { } source) return new NoSuchSource();
            var streams = await db.Set<Stream>().Where(stream => stream.SourceId == id).Select(stream => stream.Id).ToArrayAsync(stop);
            if (streams.Length > 0 && !withAll) return new SourceHasStreams(source.Name, streams.Length);
            await StreamFallbacks.NoteGone(db, trail, streams, stop);
            await removal.Source(db, source, stop);
            return default(Done);
        }, stop);
        if (outcome.Refusal is null) pipelines.Forget($"{id}");
        return outcome;
    }

    /// <summary>One in the vault may be named with or without saying so.</summary>
    static SecretReference? Named(SourceAuth auth) => auth.Secret is { } secret && SecretReference.Parse(secret) is { Refusal: null, Value: var named }
        ? named.Place == SecretPlace.Name ? named with { Place = SecretPlace.Vault } : named
        : null;

    static Task<Source?> Find(PortalDb db, long id, CancellationToken stop) => db.Set<Source>().SingleOrDefaultAsync(source => source.Id == id, stop);

    /// <returns>Who changed it last, as the audit log has it.</returns>
    static Task<string?> LastBy(PortalDb db, IAudited source, CancellationToken stop)
    {
        var (kind, id) = (source.AuditKind, source.AuditId);
        return db.Set<AuditEntry>().Where(entry => entry.TargetKind == kind && entry.TargetId == id && entry.Before != null && entry.After != null)
            .OrderByDescending(entry => entry.Id).Select(entry => entry.Who).FirstOrDefaultAsync(stop);
    }

    static Task<bool> IsTaken(PortalDb db, SourceDraft draft, long except, CancellationToken stop)
    {
        var folded = Folding.Of(draft.Name.Trim());
        return db.Set<Source>().AnyAsync(source => source.Search == folded && source.Id != except, stop);
    }
}
