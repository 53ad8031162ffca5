using Microsoft.EntityFrameworkCore;
using Portal.Engine.Connectors;
using Portal.Engine.Persistence;
using Portal.Engine.Store.Rows;
using Portal.Engine.Store.Sealing;

namespace Portal.Engine.Store.Commits;

/// <summary>One commit, from the rows of a page to what is written of them. The order of its steps is the order in which locks are taken.</summary>
sealed class Committing(PortalDb db, IStoreSession session, SensitiveFields? fields, PageCommit commit, long now)
{
    readonly Dictionary<string, RecordState> _records = new(commit.Rows.Count);
    readonly List<PendingEvent> _events = [];
    Counts _counts;

    /// <returns>What came of it; null if the feed was claimed by another.</returns>
    public async Task<Committed?> Make()
    {
        var place = commit.Place;
        var stream = await StreamState.Hold(db, place.Stream);
        var feed = await db.Set<FeedState>().SingleOrDefaultAsync(state => state.Feed == place.Feed && state.Epoch == place.Epoch && state.Cursor == place.Text);
        if (feed is null) return null;

        await TakeRows();
        var sweep = commit.Sweep is { } asked ? await Remove(asked, feed, stream.Live) : null;
        var context = new CommitContext(place.Stream, place.Feed, place.Run, stream.Commits, now, commit.Marks);
        var last = await Write(context);

        stream.Live += _counts.Added - _counts.Deleted;
        Move(feed);
        await Quarantined(feed);
        if (sweep is not null) await Hold(feed, sweep.Verdict);
        await db.SaveChangesAsync();
        return new Committed(Here(feed), _counts, last, sweep);
    }

    async Task TakeRows()
    {
        foreach (var row in commit.Rows)
        {
            if (!_records.ContainsKey(row.Key)) _records.Add(row.Key, new RecordState(row.Key));
        }

        // A bad row proves that the record is still there.
        foreach (var key in commit.Bad.Select(bad => bad.Key).OfType<string>()) _records.TryAdd(key, new RecordState(key));
        await session.Find(commit.Place.Stream, _records);
        // What waited in quarantine was seen long ago, by whichever clock.
        if (!commit.IsReplay) Ahead.SetBack(_records.Values, commit.Rows, now);
        if (commit.Rows.Any(row => Patches.IsPartOf(row)) || _records.Values.Any(record => record.Patched is not null))
            await session.LoadBodies([.. _records.Values.Where(record => record is { IsKnown: true, IsDeleted: false })]);

        _counts = _counts with { Read = commit.Read, Quarantined = commit.Bad.Count };
        foreach (var bad in commit.Bad.Where(bad => bad.Key is not null && _records[bad.Key].IsKnown)) Judge.Seen(_records[bad.Key!], _records[bad.Key!].Stamp);
        foreach (ref readonly var row in Span(commit.Rows)) Count(Judge.Decide(_records[row.Key], row, commit.Kind));
    }

    /// <summary>A page is an array nearly always; then its rows are not copied.</summary>
    static ReadOnlySpan<Incoming> Span(IReadOnlyList<Incoming> rows) => rows as Incoming[] ?? [.. rows];

    async Task<SweepOutcome> Remove(Sweep sweep, FeedState feed, long live)
    {
        if (Since is not { } since) return new SweepOutcome(0, SweepVerdict.Removed);
        var gone = await session.NotSeenSince(commit.Place.Stream, sweep.Candidates, since);
        gone = [.. gone.Where(record => !_records.ContainsKey(record.Key))];
        if (gone.Count > 0 && feed.PassNameless + commit.Bad.Count(bad => bad.Key is null) > 0) return new SweepOutcome(gone.Count, SweepVerdict.Doubtful);
        if (sweep.Guard.Holds(gone.Count, live)) return new SweepOutcome(gone.Count, SweepVerdict.Held);

        foreach (var record in gone)
        {
            _records.Add(record.Key, record);
            Count(Judge.Sweep(record, feed.PassAt));
        }

        return new SweepOutcome(gone.Count, SweepVerdict.Removed);
    }

    /// <summary>The commit since which a record that is still there was seen; null if the pass proves nothing of what is gone.</summary>
    long? Since => commit.Place.Pass.GoneBefore(commit.Coverage);

    void Count(PendingEvent? happened)
    {
        if (happened is not null) _events.Add(happened);
        _counts = happened?.Kind switch
        {
            EventKind.Added => _counts with { Added = _counts.Added + 1 },
            EventKind.Changed => _counts with { Changed = _counts.Changed + 1 },
            EventKind.Deleted when happened.WasLive => _counts with { Deleted = _counts.Deleted + 1 },
            _ => _counts with { Unchanged = _counts.Unchanged + 1 },
        };
    }

    async Task<long> Write(CommitContext context)
    {
        var last = await LogHead.Take(db, _events.Count);
        foreach (var happened in _events) happened.Place(++last);
        if (_events.Count > 0) await session.Append(context, _events);
        await session.Write(context, _records.Values);
        return last;
    }

    void Move(FeedState feed)
    {
        feed.PassPages += commit.Pages;
        if (!commit.IsReplay) feed.PassRead += commit.Read;
        feed.PassNameless += commit.Bad.Count(bad => bad.Key is null);
        feed.InPass = commit.Coverage == Coverage.Part;
        // A doubtful pass ends, but it proves nothing.
        if (!feed.InPass && !commit.IsDoubtful)
        {
            (feed.GoodAt, feed.VerifiedAt, feed.GoodSince) = (feed.PassAt, feed.PassAt - (commit.Lag.Ticks / TimeSpan.TicksPerMicrosecond), now);
            if (commit.Coverage.IsOfAll()) (feed.FullRead, feed.FullFrom) = (feed.PassRead, IsMarked ? feed.PassFrom : null);
        }

        feed.Cursor = FeedPlace.Write(Next, feed.Pass, feed.PassPages, IsMarked);
        feed.Pages += commit.Pages;
        feed.Read += _counts.Read;
        feed.Added += _counts.Added;
        feed.Changed += _counts.Changed;
        feed.Unchanged += _counts.Unchanged;
        feed.Deleted += _counts.Deleted;
        feed.Quarantined += _counts.Quarantined;
    }

    async Task Quarantined(FeedState feed)
    {
        // A feed without a bad row, which is nearly each, is asked nothing.
        if (feed.Waiting == 0 && commit.Bad.Count == 0) return;
        var quarantine = new Quarantine(db, fields, commit.Place, now);
        feed.Waiting = feed.Waiting == 0 ? 0 : await quarantine.LetGo(commit.Rows.Select(row => row.Key));
        await quarantine.Keep(commit.Bad);
        feed.Waiting += db.ChangeTracker.Entries<QuarantinedRow>().Count(entry => entry.State == EntityState.Added);
    }

    /// <summary>What is held is of the last sweep alone: what an earlier one missed has been looked for again.</summary>
    async Task Hold(FeedState feed, SweepVerdict verdict)
    {
        await db.Set<HeldRemoval>().Where(held => held.Feed == feed.Feed).ExecuteDeleteAsync();
        feed.Held = verdict != SweepVerdict.Held ? 0 : await db.Database.ExecuteSqlAsync($"""
            INSERT INTO held_removals (feed, record, pass, pass_from, pass_at)
            SELECT {feed.Feed}, id, {feed.Pass}, {Since}, {feed.PassAt} FROM records WHERE stream = {feed.Stream} AND touched <= {Since} AND NOT deleted
            """);
    }

    /// <summary>The watermark moves only when the pass ends, whatever the connector says, and then nothing else is left of the pass.</summary>
    Cursor Next => commit switch
    {
        { Coverage: Coverage.Part } => commit.Next with { Watermark = commit.Place.Cursor.Watermark },
        // What it missed would lie before a watermark that moved, and behind a tag that says nothing has changed.
        { IsDoubtful: true } => commit.Place.Cursor with { Token = null, Greatest = null },
        _ => commit.Next with { Token = null, Greatest = null },
    };

    bool IsMarked => commit.Marks && commit.Place.Pass is { Pages: 0 } or { IsMarked: true };

    FeedPlace Here(FeedState feed) => commit.Place with
    {
        Cursor = Next,
        Pass = commit.Place.Pass with { Pages = feed.PassPages, Read = feed.PassRead, IsMarked = IsMarked },
    };
}
