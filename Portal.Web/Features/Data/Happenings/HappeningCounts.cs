using Portal.Engine;
using Portal.Engine.Data;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Web.Ui.Times;

namespace Portal.Web.Features.Data.Happenings;

/// <summary>
/// Counts happenings for all who look at them: what was counted for one is kept for the others until something has changed, and it
/// is counted anew no more often than <see cref="Pace"/> however much happens, because each time every happening is read.
/// </summary>
public sealed class HappeningCounts(DataSight sight, DataSummaries summaries, DataWatch watch, TimeProvider clock)
{
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(30);

    readonly Lock _gate = new();
    readonly List<Action> _watchers = [];
    readonly Dictionary<(string Entity, string Zone, DateTimeOffset From), Task<Outcome<Summary>>> _kept = [];
    Watching? _watching;

    /// <param name="entity">What happened.</param>
    /// <param name="zone">Whose days.</param>
    /// <param name="from">When the first of them begins.</param>
    /// <param name="days">How many.</param>
    public Task<Outcome<Summary>> Of(string entity, TimeZoneInfo zone, DateTimeOffset from, int days)
    {
        var query = new SummaryQuery(entity) { Window = Window.Day, From = from, Zone = zone.Id, Top = days };
        lock (_gate)
        {
            // While nobody watches, nothing tells when what is kept is another.
            if (_watching is null) return Count(query);
            if (_kept.TryGetValue((entity, zone.Id, from), out var kept) && !kept.IsFaulted) return kept;
            return _kept[(entity, zone.Id, from)] = Task.Run(() => Count(query));
        }
    }

    /// <param name="tell">Is told on a thread that is nobody's, when it may be another count.</param>
    /// <returns>What ends it.</returns>
    public IDisposable Watch(Action tell)
    {
        lock (_gate)
        {
            _watchers.Add(tell);
            _watching ??= new Watching(watch, new Throttle(clock, Pace, Tell));
        }

        return new Watcher(() => Leave(tell));
    }

    async Task<Outcome<Summary>> Count(SummaryQuery query) => await summaries.Of(await sight.Usual(), query);

    void Tell()
    {
        Action[] watchers;
        lock (_gate)
        {
            _kept.Clear();
            watchers = [.. _watchers];
        }

        foreach (var tell in watchers) tell();
    }

    void Leave(Action tell)
    {
        lock (_gate)
        {
            if (!_watchers.Remove(tell) || _watchers.Count > 0) return;
            _watching?.Dispose();
            _watching = null;
            _kept.Clear();
        }
    }

    sealed class Watching(DataWatch watch, Throttle throttle) : IDisposable
    {
        readonly IDisposable _data = watch.Watch(throttle.Call);

        public void Dispose()
        {
            _data.Dispose();
            throttle.Dispose();
        }
    }

    sealed class Watcher(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
