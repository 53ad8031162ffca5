using System.Globalization;
using System.Threading.Channels;
using Portal.Engine.Connectors;
using Portal.Engine.Resilience;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using Portal.Engine.Store.Sealing;
using Portal.Engine.Sync.Drifting;
using Portal.Engine.Sync.Runs;

namespace Portal.Engine.Sync.Running;

/// <summary>
/// Reads one feed to the end of its pass. Asking, mapping and committing go on beside one another, each a few pages ahead of
/// the next; pages that wait together are committed together.
/// </summary>
sealed class FeedRunner(FeedPlan plan, Func<FeedPlace, CancellationToken, IAsyncEnumerable<Outcome<Page>>> read, RunRequest request, SensitiveFields fields, RecordStore store, Doubts doubts, ShapeLook look, ShapeGuard guard, RunLog log, Action<int, long> asks, Action<Committed, int> committed)
{
    const int Ahead = 2, MostRowsInOneCommit = 5000, MostRestarts = 3;

    int _attempts;

    /// <exception cref="OperationCanceledException">It was told to stop; what is committed is kept.</exception>
    public async Task<RunEnd> Run(FeedPlace place, CancellationToken stop)
    {
        if (plan.Feed.Sweeps && !request.Replay && place.Pass is { Pages: > 0, IsMarked: false })
        {
            log.Tell("The pass was begun when this feed did not remove what is gone yet, so it begins again.");
            if (!(await store.BeginAgain(place, place.Pass.Everything, stop)).Succeeded(out place!, out var gone)) return RunEnd.Of(gone);
        }

        while (true)
        {
            _attempts++;
            if (request.Replay) log.Tell("Takes what waits in quarantine once more.");
            else Tell(place);
            var reading = new Reading(place);
            var end = await Pass(reading, stop);
            if (end is not TokenExpired expired) return end is null ? await Ended(reading) : RunEnd.Of(end);
            if (_attempts > MostRestarts)
                return new RunEnd(RunState.Failed, $"{plan.Source.Name} forgot {_attempts} times in a row where the reading had stopped. Read smaller pages, or by another way of paging.", Who.Source);
            log.Trouble(expired.Message);
            if (!(await store.BeginAgain(reading.Place, reading.Place.Pass.Everything, stop)).Succeeded(out place!, out var overtaken)) return RunEnd.Of(overtaken);
        }
    }

    /// <returns>What ended it before its time; null if the pass came to its end.</returns>
    async Task<Refusal?> Pass(Reading reading, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var pages = Channel.CreateBounded<Outcome<Page>>(Ahead);
        var mapped = Channel.CreateBounded<Outcome<MappedPage>>(Ahead);
        var asking = Ask(reading.Place, pages.Writer, ending.Token);
        var mapping = Map(pages.Reader, mapped.Writer, ending.Token);
        try
        {
            return await Commit(reading, mapped.Reader, stop);
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAll(asking, mapping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (pages.Reader.TryRead(out var page)) if (page.Succeeded(out var left, out _)) left.Dispose();
            while (mapped.Reader.TryRead(out var page)) if (page.Succeeded(out var left, out _)) left.Dispose();
        }
    }

    async Task Ask(FeedPlace place, ChannelWriter<Outcome<Page>> pages, CancellationToken stop)
    {
        try
        {
            var number = place.Pass.Pages + 1;
            asks(_attempts, number);
            await foreach (var page in read(place, stop))
            {
                await pages.WriteAsync(page, stop);
                asks(_attempts, ++number);
            }

            pages.Complete();
        }
        catch (Exception e)
        {
            pages.Complete(e);
        }
    }

    async Task Map(ChannelReader<Outcome<Page>> pages, ChannelWriter<Outcome<MappedPage>> mapped, CancellationToken stop)
    {
        try
        {
            var mapper = new PageMapper(plan.Mapping, Look, plan.Stream.Id, plan.Sensitive, fields);
            // Elsewhere than the asking: the next answer is parsed while this one is mapped.
            await Task.Yield();
            await foreach (var page in pages.ReadAllAsync(stop)) await mapped.WriteAsync(page.Succeeded(out var good, out var refusal) ? mapper.Map(good) : refusal, stop);
            mapped.Complete();
        }
        catch (Exception e)
        {
            mapped.Complete(e);
        }
    }

    IReadOnlySet<string>? Look(Page page)
    {
        // What waited in quarantine is not what the source says now.
        if (!request.Replay) look.Add(page);
        return guard.For(page);
    }

    async Task<Refusal?> Commit(Reading reading, ChannelReader<Outcome<MappedPage>> mapped, CancellationToken stop)
    {
        while (await mapped.WaitToReadAsync(stop))
        {
            var (group, refusal) = Take(mapped);
            if (group.Count > 0 && await Commit(reading, group, stop) is { } overtaken) return overtaken;
            await log.WriteIfDue();
            if (refusal is not null) return refusal;
        }

        return reading.IsOver || request.Replay ? null : new Failure(Who.Us, $"The connector {plan.Feed.Connector} stopped before the pass was over. This is a defect; tell whoever makes the portal.");
    }

    /// <summary>What waits, up to so many rows and to the end of a pass.</summary>
    static (List<MappedPage> Group, Refusal? Refusal) Take(ChannelReader<Outcome<MappedPage>> mapped)
    {
        var group = new List<MappedPage>();
        var rows = 0;
        while (rows < MostRowsInOneCommit && mapped.TryRead(out var next))
        {
            if (!next.Succeeded(out var page, out var refusal)) return (group, refusal);
            group.Add(page);
            rows += page.Rows.Length;
            if (page.Coverage != Coverage.Part) break;
        }

        return (group, null);
    }

    async Task<Refusal?> Commit(Reading reading, List<MappedPage> group, CancellationToken stop)
    {
        try
        {
            var last = group[^1];
            var read = group.Sum(page => page.Read);
            var isOver = last.Coverage != Coverage.Part;
            reading.Doubt = isOver && !last.IsUnchanged ? await doubts.About(plan.Feed.Id, last.Coverage, reading.Place.Pass.Read + read, request.Trigger, stop) : null;
            var commit = new PageCommit
            {
                Place = reading.Place,
                Next = last.Next,
                Coverage = last.Coverage,
                Kind = plan.Entity.Kind,
                Rows = group.Count == 1 ? last.Rows : [.. group.SelectMany(page => page.Rows)],
                Read = read,
                Pages = group.Count,
                Bad = BadAfterAll(group),
                Marks = plan.Marks,
                Lag = last.Lag,
                IsReplay = request.Replay,
                IsDoubtful = reading.Doubt is not null,
                Sweep = last.Coverage.IsOfAll() && plan.Feed.Sweeps && reading.Doubt is null
                    ? new Sweep(await store.FindGone(reading.Place, last.Coverage, stop), new SweepGuard(plan.Stream.GuardRows, plan.Stream.GuardShare))
                    : null,
            };
            if (!(await store.Commit(commit, stop)).Succeeded(out var done, out var overtaken)) return overtaken;
            // Kept for good, so whoever sent it may be told.
            foreach (var page in group) if (page.Acknowledge is { } acknowledge) await acknowledge();
            (reading.Place, reading.IsOver, reading.Sweep) = (done.Place, isOver, done.Sweep);
            // Before those are told who look at the lines then.
            log.Step(() => string.Create(CultureInfo.InvariantCulture, $"Page {done.Place.Pass.Pages} is kept; the pass has read {done.Place.Pass.Read} so far."));
            committed(done, group.Count);
            return null;
        }
        finally
        {
            foreach (var page in group) page.Dispose();
        }
    }

    /// <summary>Without the rows that a later page of the group brings well.</summary>
    static List<BadRow> BadAfterAll(List<MappedPage> group)
    {
        if (group.All(page => page.Bad.Count == 0)) return [];
        var (well, bad) = (new HashSet<string>(), new List<BadRow>());
        foreach (var page in Enumerable.Reverse(group))
        {
            bad.InsertRange(0, page.Bad.Where(row => row.Key is not { } key || !well.Contains(key)));
            foreach (var row in page.Rows) well.Add(row.Key);
        }

        return bad;
    }

    async Task<RunEnd> Ended(Reading reading)
    {
        var standing = await store.Standing(plan.Feed.Id);
        var counts = standing!.Counts;
        log.Tell(string.Create(CultureInfo.InvariantCulture, $"Read {counts.Read}: {counts.Added} added, {counts.Changed} changed, {counts.Deleted} deleted, {counts.Unchanged} needed no change, {counts.Quarantined} in quarantine."));
        if (reading.Doubt is { } doubt) return new RunEnd(RunState.Doubtful, doubt, Who.Owner);
        return reading.Sweep switch
        {
            { Verdict: SweepVerdict.Held, Gone: var gone } => new RunEnd(RunState.Succeeded, $"{gone} records are gone from the source. That is more than may be removed without being asked: approve it, or leave them.", Who.Owner),
            { Verdict: SweepVerdict.Doubtful, Gone: var gone } => new RunEnd(RunState.Succeeded, $"{gone} records were not seen, but rows came whose key could not be read, and they might be these. Nothing was removed. Mend the rows in quarantine.", Who.Owner),
            _ => new RunEnd(RunState.Succeeded, counts.Quarantined > 0 ? $"{counts.Quarantined} rows could not be taken and wait in quarantine." : "All is well.", counts.Quarantined > 0 ? Who.Owner : null),
        };
    }

    void Tell(FeedPlace place)
    {
        var what = place.Pass.Everything ? "all there is" : place.Cursor.Watermark is { } watermark ? $"what changed since {watermark}" : place.Pass.Number == 1 ? "all there is, for the first time" : "all there is";
        log.Tell(place.Pass.Pages == 0 ? $"Reads {what}." : $"Goes on with pass {place.Pass.Number} after page {place.Pass.Pages}: reads {what}.");
    }

    /// <summary>How far the reading has come.</summary>
    sealed class Reading(FeedPlace place)
    {
        public FeedPlace Place { get; set; } = place;

        public bool IsOver { get; set; }

        public string? Doubt { get; set; }

        public SweepOutcome? Sweep { get; set; }
    }
}
