using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Projection.Merging;
using Portal.Engine.Projection.Rows;
using Portal.Engine.Store;
using Portal.Engine.Store.Rows;

namespace Portal.Engine.Projection;

/// <summary>The unified data, for whoever reads it.</summary>
public sealed class UnifiedRecords(IDatabase database)
{
    public const int LargestPage = 1000;

    /// <summary>One with all that its records say, and why of each field one of them is believed.</summary>
    /// <param name="id">Its id, or the id of one that became one with it.</param>
    /// <param name="stop">Gives up waiting.</param>
    public async Task<UnifiedRecord?> Get(long id, CancellationToken stop = default)
    {
        await using var db = database.Read();
        await using var moment = await db.Moment(stop);
        var row = await db.Set<UnifiedRow>().SingleOrDefaultAsync(row => row.Id == id, stop);
        row ??= await db.Set<UnifiedAlias>().Where(alias => alias.Id == id).Join(db.Set<UnifiedRow>(), alias => alias.Unified, one => one.Id, (_, one) => one).SingleOrDefaultAsync(stop);
        if (row is null) return null;

        var members = await db.Set<UnifiedMember>().Where(member => member.Unified == row.Id).OrderBy(member => member.Record).ToListAsync(stop);
        var entity = await db.Set<Entity>().SingleOrDefaultAsync(one => one.Id == row.Entity, stop);
        var votes = Votes.Of(await States(db, members, stop), entity?.Precedence ?? new());
        return new UnifiedRecord(row.Id, row.Entity, row.Match, row.Held, Instant.At(row.ChangedAt), [.. members.Select(member => member.Record)], [.. votes.Select(Field)]);
    }

    /// <summary>Those with a value in a searchable field, by their ids.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="field">The field.</param>
    /// <param name="value">The whole value as text, however a number or a moment is spelled; of a sensitive field its blind index.</param>
    /// <param name="after">The id the page begins after.</param>
    /// <param name="most">So many at most.</param>
    /// <param name="stop">Gives up waiting.</param>
    public async Task<Outcome<UnifiedPage>> Find(long entity, string field, string value, long after = 0, int most = 50, CancellationToken stop = default)
    {
        await using var db = database.Read();
        if ((await db.Set<Entity>().SingleOrDefaultAsync(one => one.Id == entity, stop))?.Field(field) is not { Searchable: true } searched) return new NotSearchable(field);
        var text = SearchText.Asked(searched, value);
        var size = Math.Clamp(most, 1, LargestPage);
        var found = await db.Set<UnifiedValue>()
            .Where(one => one.Entity == entity && one.Field == field && one.Value == text && one.Unified > after)
            .OrderBy(one => one.Unified)
            .Join(db.Set<UnifiedRow>(), one => one.Unified, row => row.Id, (_, row) => row)
            .OrderBy(row => row.Id).Take(size + 1).ToListAsync(stop);
        return new UnifiedPage(
            [.. found.Take(size).Select(row => new UnifiedFound(row.Id, row.Body, row.Held, Instant.At(row.ChangedAt)))],
            found.Count > size ? found[size - 1].Id : null);
    }

    /// <summary>How it came to have its records, the latest first.</summary>
    public async Task<IReadOnlyList<UnifiedHappening>> History(long id, int most = 200, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var events = await db.Set<UnifiedEvent>().Where(happened => happened.Unified == id).OrderByDescending(happened => happened.Id).Take(most).ToListAsync(stop);
        return [.. events.Select(happened => new UnifiedHappening(happened.Kind, happened.Record, happened.Other, Instant.At(happened.At)))];
    }

    public async Task<ProjectionLag> Lag(CancellationToken stop = default)
    {
        await using var db = database.Read();
        var states = await db.Set<ProjectorState>().ToListAsync(stop);
        var position = states.SingleOrDefault(state => state.Entity == ProjectorState.Whole)?.Position ?? 0;
        var last = await db.Set<LogHead>().Select(head => head.Position).SingleAsync(stop);
        var since = await db.Set<EventRow>().Where(happened => happened.Position > position).OrderBy(happened => happened.Position).Select(happened => (long?)happened.At).FirstOrDefaultAsync(stop);
        return new ProjectionLag(since is null ? 0 : Math.Max(0, last - position), since is { } at ? Instant.At(at) : null, [.. states.Where(state => state.Again is not null).Select(state => state.Entity).Order()]);
    }

    /// <summary>What the records say at the events that are reflected; or say now, where the log no longer has those.</summary>
    static async Task<List<RecordNow>> States(PortalDb db, IReadOnlyList<UnifiedMember> members, CancellationToken stop)
    {
        var positions = members.Select(member => member.Position).ToArray();
        var events = await db.Set<EventRow>().Where(happened => positions.Contains(happened.Position)).ToListAsync(stop);
        var missing = members.Select(member => member.Record).Except(events.Select(happened => happened.Record)).ToArray();
        if (missing.Length > 0)
            events.AddRange(await db.Set<RecordRow>().Where(record => missing.Contains(record.Id)).Join(db.Set<EventRow>(), record => record.Position, happened => happened.Position, (_, happened) => happened).ToListAsync(stop));
        return [.. events.Select(happened => new RecordNow(happened.Record, happened.Stream, happened.Position, happened.SourceAt ?? happened.SeenAt, happened.Body is null ? null : Encoding.UTF8.GetBytes(happened.Body)))];
    }

    static UnifiedField Field(KeyValuePair<string, List<Vote>> votes)
    {
        var winner = votes.Value[0];
        var others = votes.Value.Skip(1).Select(vote => new LostValue(Encoding.UTF8.GetString(vote.Value.Span), vote.Record.Id, vote.Record.Stream, vote.Against(winner)));
        return new UnifiedField(votes.Key, Encoding.UTF8.GetString(winner.Value.Span), winner.Record.Id, winner.Record.Stream, [.. others]);
    }
}
