using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Engine.Connectors;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using Portal.Engine.Store.Sealing;
using Portal.Engine.Sync.Drifting;
using Portal.Engine.Sync.Running;

namespace Portal.Engine.Sync.LookingUp;

/// <summary>
/// Fetches single records now, by the way that runs go: the same client, mapping and seals. A run of the same feed goes on
/// beside it, and of the two readings the newer wins. It says nothing of the stream: only the record's own fields are sure.
/// </summary>
public sealed partial class LookUps : IAsyncDisposable
{
    /// <summary>So many a minute in one source, whoever asks.</summary>
    public const int MostAMinute = 60;

    /// <summary>Nobody waits longer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly FeedPlans _plans;
    readonly SourceClients _clients;
    readonly RecordStore _store;
    readonly Seals _seals;
    readonly DriftWatch _drifts;
    readonly IDatabase _database;
    readonly TimeProvider _clock;
    readonly ILogger<LookUps> _logger;
    readonly LookUpBounds _bounds;
    readonly ConcurrentDictionary<(long Feed, string Key), Lazy<Task<Outcome<LookedUp>>>> _underWay = new();
    readonly CancellationTokenSource _closing = new();
    int _waiting;

    internal LookUps(FeedPlans plans, SourceClients clients, RecordStore store, Seals seals, DriftWatch drifts, IDatabase database, TimeProvider clock, ILogger<LookUps> logger) =>
        (_plans, _clients, _store, _seals, _drifts, _database, _clock, _logger, _bounds) = (plans, clients, store, seals, drifts, database, clock, logger, new LookUpBounds(clock));

    /// <summary>One more waits for an answer; how many do now.</summary>
    internal event Action<int>? Waits;

    /// <summary>Whether a feed of the stream can be asked for one record with these fields.</summary>
    public async Task<bool> Can(long stream, IReadOnlyCollection<string> fields, CancellationToken stop = default) => await Plan(stream, fields, stop) is not null;

    /// <summary>Asks for a record that is known here, and commits what came. Who asks for the same meanwhile waits for the same answer.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="key">What the source calls it.</param>
    /// <param name="fields">What is to be known of it.</param>
    /// <param name="stop">Gives up waiting; the look-up goes on for others.</param>
    public async Task<Outcome<LookedUp>> Of(long stream, string key, IReadOnlyCollection<string> fields, CancellationToken stop = default)
    {
        if (await Plan(stream, fields, stop) is not { } plan) return new CannotLookUp();
        var place = (plan.Feed.Id, key);
        var mine = new Lazy<Task<Outcome<LookedUp>>>(() => Task.Run(() => Bounded(plan, key), CancellationToken.None));
        var work = _underWay.GetOrAdd(place, mine);
        if (ReferenceEquals(work, mine)) _ = work.Value.ContinueWith(_ => _underWay.TryRemove(place, out var _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        var waiting = Interlocked.Increment(ref _waiting);
        try
        {
            Waits?.Invoke(waiting);
            return await work.Value.WaitAsync(stop);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Lets those that are under way end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested) return;
        await _closing.CancelAsync();
        await Task.WhenAll(_underWay.Values.Select(work => work.Value));
        _closing.Dispose();
    }

    async Task<FeedPlan?> Plan(long stream, IReadOnlyCollection<string> fields, CancellationToken stop)
    {
        long[] feeds;
        await using (var db = _database.Read())
        {
            feeds = await db.Set<Feed>().Where(feed => feed.StreamId == stream && feed.PausedAt == null).OrderBy(feed => feed.Id).Select(feed => feed.Id).ToArrayAsync(stop);
        }

        foreach (var feed in feeds)
        {
            if ((await _plans.Of(feed, stop)).Succeeded(out var plan, out _) && plan.Connector is ILooksUp connector && connector.CanLookUp(plan.Settings) && plan.Brings.IsSupersetOf(fields)) return plan;
        }

        return null;
    }

    async Task<Outcome<LookedUp>> Bounded(FeedPlan plan, string key)
    {
        using var late = new CancellationTokenSource(Patience, _clock);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(late.Token, _closing.Token);
        try
        {
            var found = await Fetch(plan, key, over.Token);
            // What runs through both is rare, and the second time it is read after it.
            if (found.Refusal is ReadMeanwhile && (await _plans.Of(plan.Feed.Id, over.Token)).Succeeded(out var now, out _)) found = await Fetch(now, key, over.Token);
            if (found.Refusal is { } refusal) Log.Refused(_logger, plan.Feed.Id, refusal.Message);
            return found;
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            return new Failure(Who.Source, $"{plan.Source.Name} could not be asked, or did not answer, within {Patience.TotalSeconds:0} seconds.");
        }
        catch (Exception e)
        {
            Log.Broke(_logger, e, plan.Feed.Id);
            return new Failure(Who.Us, _database.Explain(e) ?? "The record could not be looked up because of a defect in the portal. Its log says where; tell whoever makes the portal.");
        }
    }

    async Task<Outcome<LookedUp>> Fetch(FeedPlan plan, string key, CancellationToken stop)
    {
        if (!_bounds.Take(plan.Source.Id)) return new TooManyLookUps(plan.Source.Name);
        if (!(await _seals.Get(stop)).Succeeded(out var fields, out var refusal)) return refusal;
        var since = await _store.Commits(plan.Stream.Id, stop);
        var context = new ReadContext(plan.Settings, Cursor.Start, Everything: false, _clients.For(plan.Source), _clock);
        if (!(await ((ILooksUp)plan.Connector).LookUp(context, key, stop)).Succeeded(out var page, out refusal)) return refusal;
        var at = page.AskedAt;
        var guard = new ShapeGuard(plan.Mapping, plan.Entity, await _drifts.Known(plan, stop));
        using var mapped = new PageMapper(plan.Mapping, guard.For, plan.Stream.Id, plan.Sensitive, fields).Map(page);
        if (mapped.Bad is [var bad, ..]) return new RecordUnfit(plan.Source.Name, bad.Reason);
        if (!(await _store.Take(new OneRecord(plan.Feed, since, plan.Entity.Kind, mapped.Rows[0], plan.Marks), stop)).Succeeded(out var taken, out refusal)) return refusal;
        if (mapped.Acknowledge is { } acknowledge) await acknowledge();
        var unsaid = Unsaid(plan, mapped.Rows[0]);
        return new LookedUp(at, taken.Position, plan.Brings.Except(taken.Others).Except(unsaid).ToHashSet(), unsaid);
    }

    /// <summary>What says some of a record leaves the rest as old as it was.</summary>
    static HashSet<string> Unsaid(FeedPlan plan, in Incoming row) => row.Act == Act.Patch ? [.. plan.Brings.Except(Patches.Named(row.Body))] : [.. row.Keeps ?? (IEnumerable<string>)[]];

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "A record of feed {Feed} could not be looked up")]
        public static partial void Broke(ILogger logger, Exception exception, long feed);

        [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "A record of feed {Feed} was not looked up: {Why}")]
        public static partial void Refused(ILogger logger, long feed, string why);
    }
}
