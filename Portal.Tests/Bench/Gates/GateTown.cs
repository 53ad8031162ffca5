using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Connectors;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using Portal.Engine.Workflows;
using Portal.Engine.Workflows.Asking;
using Portal.Engine.Workflows.Keeping;
using Portal.Tests.Engine.Sync;

namespace Portal.Tests.Bench.Gates;

/// <summary>A portal on real time with many workflows, each of which depends on an entity that a few streams bring.</summary>
sealed class GateTown : IAsyncDisposable
{
    static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30), First = TimeSpan.FromSeconds(8), Spread = TimeSpan.FromSeconds(20), Look = TimeSpan.FromMilliseconds(20), Pause = TimeSpan.FromSeconds(2);

    readonly SyncHouse _house;
    readonly List<(Workflow Workflow, Feed Feed)> _workflows = [];

    GateTown(SyncHouse house) => _house = house;

    public long Source { get; private set; }

    static TimeProvider Clock => TimeProvider.System;

    public static async Task<GateTown> Open(DatabaseKind kind, Uri api, int streams, int workflows, CancellationToken stop)
    {
        var town = new GateTown(await SyncHouse.Open(kind, feed => feed with { Schedule = Schedule.WhenAsked }, host: true, address: api));
        town.Source = (await town.Get<StreamRegistry>().Find(town._house.Feed.StreamId, stop))!.SourceId;
        for (var number = 0; number < workflows; number++) await town.Add(number, streams, stop);
        await town._house.StartHost();
        return town;
    }

    public T Get<T>() where T : notnull => _house.Get<T>();

    /// <summary>Lets one stream of each workflow become stale, at moments of their own, and then fresh again.</summary>
    /// <returns>The seconds until it was so, by what was waited for.</returns>
    public async Task<IReadOnlyDictionary<string, List<double>>> Watch(CancellationToken stop)
    {
        var begin = Clock.GetUtcNow() + First;
        var stale = _workflows.Select((_, i) => begin + (Spread * ((double)i / _workflows.Count))).ToArray();
        foreach (var ((_, feed), at) in _workflows.Zip(stale)) await SetVerified(feed, at - Tolerance, stop);
        var seconds = new Dictionary<string, List<double>> { ["pause"] = [], ["pause_told"] = [], ["open"] = [], ["open_told"] = [] };
        var watches = _workflows.Select((one, i) => Watch(one.Workflow, one.Feed, stale[i], stop)).ToArray();
        foreach (var (pause, pauseTold, open, openTold) in await Task.WhenAll(watches))
        {
            seconds["pause"].Add(pause);
            seconds["pause_told"].Add(pauseTold);
            seconds["open"].Add(open);
            seconds["open_told"].Add(openTold);
        }

        return seconds;
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    async Task<(double Pause, double PauseTold, double Open, double OpenTold)> Watch(Workflow workflow, Feed feed, DateTimeOffset stale, CancellationToken stop)
    {
        // Making the town took longer than its tolerances last, so its gates were closed and open again first.
        await Until(() => IsTold(workflow, Reaction.Run, stop), stale, stop);
        if (stale > Clock.GetUtcNow()) await Task.Delay(stale - Clock.GetUtcNow(), Clock, stop);
        var pause = await Until(() => Asks(workflow, Reaction.Pause, stop), stale, stop);
        var pauseTold = await Until(() => IsTold(workflow, Reaction.Pause, stop), stale, stop);
        await Task.Delay(Pause, Clock, stop);
        await Pass(feed, stop);
        var fresh = Clock.GetUtcNow();
        var open = await Until(() => Asks(workflow, Reaction.Run, stop), fresh, stop);
        return (pause, pauseTold, open, await Until(() => IsTold(workflow, Reaction.Run, stop), fresh, stop));
    }

    async Task<bool> Asks(Workflow workflow, Reaction says, CancellationToken stop) => (await Get<GateDesk>().Ask(workflow, stop)).Gate == says;

    async Task<bool> IsTold(Workflow workflow, Reaction says, CancellationToken stop) => (await Get<GateHistory>().Of(workflow.Id, 1, stop)) is [{ Says: var told }] && told == says;

    static async Task<double> Until(Func<Task<bool>> isSo, DateTimeOffset since, CancellationToken stop)
    {
        while (!await isSo()) await Task.Delay(Look, Clock, stop);
        return Math.Max(0, (Clock.GetUtcNow() - since).TotalSeconds);
    }

    async Task Add(int number, int streams, CancellationToken stop)
    {
        var name = FormattableString.Invariant($"thing_{number}");
        var entity = (await Get<EntityModel>().Add(Actor.Portal, new EntityDraft(name, name, EntityKind.Keyed, [new("name", FieldType.Text)]), stop)).Value;
        var feeds = new List<Feed>();
        for (var i = 0; i < streams; i++)
        {
            var stream = (await Get<StreamRegistry>().Add(Actor.Portal, Source, new StreamDraft { Name = $"{name} {i}", EntityId = entity.Id, Tolerance = i == 0 ? Tolerance : TimeSpan.FromDays(1) }, stop)).Value;
            var feed = (await Get<FeedRegistry>().Add(Actor.Portal, stream.Id, new FeedDraft { Name = "Now and then", Connector = "scripted", Mapping = SyncHouse.Mapping }, stop)).Value;
            await Pass(feed, stop);
            feeds.Add(feed);
        }

        var workflow = (await Get<WorkflowRegistry>().Add(Actor.Portal, new WorkflowDraft { Name = $"workflow-{number}", Label = name, Needs = [new Need(entity.Id, "name")] }, stop)).Value;
        _workflows.Add((workflow, feeds[0]));
    }

    /// <summary>A good pass that found nothing: it makes the stream fresh.</summary>
    async Task Pass(Feed feed, CancellationToken stop)
    {
        var place = (await Get<RecordStore>().Claim(feed, 1, everything: true, stop)).Value;
        var commit = new PageCommit { Place = place, Next = Cursor.Start, Coverage = Coverage.Everything, Kind = EntityKind.Keyed, Rows = [], Read = 0 };
        Assert.Null((await Get<RecordStore>().Commit(commit, stop)).Refusal);
    }

    /// <summary>As if its last pass had begun then.</summary>
    Task<int> SetVerified(Feed feed, DateTimeOffset at, CancellationToken stop)
    {
        var then = Instant.Of(at);
        return Get<IDatabase>().Write(db => db.Database.ExecuteSqlAsync($"UPDATE feed_states SET good_at = {then}, verified_at = {then}, good_since = {then} WHERE feed = {feed.Id}", stop), WritePriority.Program, stop);
    }
}
