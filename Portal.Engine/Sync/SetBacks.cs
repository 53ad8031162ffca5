using Portal.Engine.Audit;
using Portal.Engine.Connectors;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Sync.Running;

namespace Portal.Engine.Sync;

/// <summary>Sets a feed back to a moment: what changed since is read again by the next run.</summary>
public sealed class SetBacks
{
    readonly FeedPlans _plans;
    readonly RecordStore _store;
    readonly Resets _resets;

    internal SetBacks(FeedPlans plans, RecordStore store, Resets resets) => (_plans, _store, _resets) = (plans, store, resets);

    public async Task<Outcome<Done>> To(Actor actor, Feed feed, DateTimeOffset until, CancellationToken stop = default)
    {
        if (!(await _plans.Of(feed.Id, stop)).Succeeded(out var plan, out var refusal)) return refusal;
        if (plan.Connector is not IGoesByTime byTime || await _store.Standing(feed.Id, stop) is not { } standing) return new ReadsNoChanges();
        return byTime.SetBack(plan.Settings, standing.Cursor, until).Succeeded(out var watermark, out refusal)
            ? await _resets.SetBack(actor, feed, feed.Id, watermark, stop)
            : refusal;
    }
}
