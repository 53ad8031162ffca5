using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.People;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Signs;
using Portal.Engine.Store;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Drifting;
using Portal.Engine.Sync.Runs;
using Portal.Web.Ui;

namespace Portal.Web.Features.Sources.Drifting;

/// <summary>What an admin does where the rows of a feed are not what they were.</summary>
public sealed class DriftDesk(DriftBook book, ApiSigns signs, FeedRegistry feeds, StreamRegistry streams, RecordStore store, SyncEngine engine, Rights rights)
{
    public async Task<DriftsNow> Of(long source, IReadOnlyCollection<long> streamIds) => new(await signs.Of(source), await book.Open(streamIds));

    public Task<IReadOnlyList<Drift>> History(long stream, DriftFilter filter, long? after, int most, CancellationToken stop = default) => book.History(stream, filter, after, most, stop);

    public Task<FeedShape?> Shape(long feed) => book.Shape(feed);

    public async Task<Outcome<string>> Apply(Actor me, Drift drift)
    {
        if (await rights.OfAdmin(me) is { } forbidden) return forbidden;
        if (!(await book.Apply(me, drift.Id)).Succeeded(out var fields, out var refusal)) return refusal;
        var said = $"{Amounts.Count(fields, "field")} mapped.";
        // What waits in quarantine waits for this.
        if (await store.Standing(drift.FeedId) is { Waiting: > 0 } && (await engine.Start(drift.FeedId, new RunRequest(RunTrigger.Person, me.Name, Replay: true))).Succeeded(out var replay, out _)) await replay.Ended;
        return (await engine.Start(drift.FeedId, new RunRequest(RunTrigger.Person, me.Name))).Succeeded(out _, out refusal) ? $"{said} Everything is read by it now." : $"{said} It is not read now: {refusal.Message}";
    }

    public async Task<Outcome<string>> Accept(Actor me, Drift drift)
    {
        if (await rights.OfAdmin(me) is { } forbidden) return forbidden;
        return (await book.Accept(me, drift.Id)).Succeeded(out _, out var refusal) ? "The rows are right as they are now." : refusal;
    }

    public async Task<Outcome<string>> Pause(Actor me, Drift drift) =>
        (await feeds.Pause(me, drift.FeedId, DriftWords.WhyPaused(drift.Changes))).Succeeded(out _, out var refusal) ? "The feed is paused: it runs only when somebody asks." : refusal;

    /// <summary>All else of the stream stays as it is now.</summary>
    public async Task<Outcome<string>> Choose(Actor me, long stream, DriftPolicy policy)
    {
        if (await streams.Find(stream) is not { } now) return new NoSuchStream();
        return (await streams.Change(me, stream, StreamDraft.Of(now) with { Drift = policy })).Succeeded(out _, out var refusal) ? "It is saved." : refusal;
    }
}
