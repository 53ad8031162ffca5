using System.Globalization;
using Portal.Engine.Sync.Runs;

namespace Portal.Tests.Engine.Sync.Faults;

/// <summary>Lets the company change, turns switches on, runs the feed, turns them off and sees that all is well again.</summary>
sealed class FaultWalk(FaultHouse house)
{
    /// <summary>So many runs at an hour make a habit of it, of which a run that reads nothing is seen to differ.</summary>
    const int Habit = 6;

    bool _isWell;

    public async Task<FaultSeen> Go(params FaultRow[] rows)
    {
        await BeginWell(rows.Any(row => row.Switch == "empty"));
        ChangeSomething();
        foreach (var row in rows) house.Switches.Set(row.Switch, row.Value);
        var lag = rows.SingleOrDefault(row => row.Switch == "late") is { } late ? TimeSpan.FromSeconds(int.Parse(late.Value, CultureInfo.InvariantCulture)) : TimeSpan.Zero;
        var seen = await Look(lag);
        foreach (var row in rows) house.Switches.Clear(row.Switch);
        await Heal(seen.Outcome.EndsInPass, rows.Any(row => row.FullReading));
        return seen;
    }

    async Task BeginWell(bool byHabit)
    {
        if (byHabit)
        {
            var now = house.Clock.GetUtcNow();
            house.Clock.Advance(TimeSpan.FromMinutes(60 - now.Minute));
            for (var run = 0; run < Habit; run++)
            {
                house.Clock.Advance(TimeSpan.FromMinutes(2));
                Assert.Equal(RunState.Succeeded, (await house.Sync()).State);
            }
        }

        if (_isWell && !byHabit) return;
        var good = await house.Sync();
        Assert.Equal((RunState.Succeeded, FaultOutcome.Well), (good.State, good.Message));
        await IsTrue();
    }

    /// <summary>Everything it does by itself in some minutes, and some that are deleted by hand, on the first page and on the last.</summary>
    void ChangeSomething()
    {
        house.Clock.Advance(TimeSpan.FromMinutes(12));
        var there = house.Shown(house.Clock.GetUtcNow()).Keys.Order().ToArray();
        house.Company.Remove("contacts", [there[0], .. there[^3..]]);
        house.Clock.Advance(TimeSpan.FromSeconds(67 - house.Clock.GetUtcNow().Second));
    }

    async Task<FaultSeen> Look(TimeSpan lag)
    {
        var (before, old) = (await house.Stored(), await house.Standing());
        var due = house.Shown(house.Clock.GetUtcNow(), lag);
        var run = await house.Sync();
        var (after, now, waiting) = (await house.Stored(), await house.Standing(), await house.Quarantined());

        var added = due.Keys.Where(key => !before.ContainsKey(key)).ToArray();
        var changed = due.Keys.Where(key => before.TryGetValue(key, out var said) && said != due[key]).ToArray();
        var deleted = before.Keys.Where(key => !due.ContainsKey(key)).ToArray();
        var read = run.Read == 0 ? Share.None
            : !now.InPass && added.Concat(changed).All(key => IsTaken(key) || waiting.Contains(key)) && deleted.All(IsTaken) ? Share.All : Share.Some;
        var quarantined = run.Quarantined == 0 ? Share.None : run.Added + run.Changed == 0 ? read : Share.Some;
        var outcome = new FaultOutcome(run.State, run.Who, run.Message!, read, Of(run.Added, added), Of(run.Changed, changed), Of(run.Deleted, deleted), quarantined, now.GoodAt != old.GoodAt, now.Cursor.Watermark != old.Cursor.Watermark);
        return new FaultSeen(run, outcome, (added.Length, changed.Length, deleted.Length), Wrong(run, before, after, due, waiting, lag));

        bool IsTaken(string key) => before.GetValueOrDefault(key) != after.GetValueOrDefault(key);

        Share Of(long did, string[] keys) => did == 0 ? Share.None : keys.All(IsTaken) ? Share.All : Share.Some;
    }

    /// <summary>A run that ended well has what the company showed while it read; any other has at worst what was there before.</summary>
    List<string> Wrong(Run run, Dictionary<string, string> before, Dictionary<string, string> after, Dictionary<string, string> shown, HashSet<string> waiting, TimeSpan lag)
    {
        var wrong = before.Keys.Union(after.Keys).Union(shown.Keys).ToList();
        wrong.RemoveAll(key => (run.State != RunState.Succeeded || waiting.Contains(key)) && after.GetValueOrDefault(key) == before.GetValueOrDefault(key));
        // One that broke off may have read a record between two changes of one moment.
        var end = house.Shown(run.EndedAt!.Value, lag);
        wrong.RemoveAll(key => run.State != RunState.Succeeded && shown.GetValueOrDefault(key) != end.GetValueOrDefault(key));
        // What it showed at the beginning was taken down then: a switch may change records without the clock going on.
        for (var at = run.StartedAt; ; shown = house.Shown(at += TimeSpan.FromSeconds(1), lag))
        {
            wrong.RemoveAll(key => after.GetValueOrDefault(key) == shown.GetValueOrDefault(key));
            if (wrong.Count == 0 || at > run.EndedAt) return wrong;
        }
    }

    async Task Heal(bool byOneMore, bool byFullReading)
    {
        house.Clock.Advance(TimeSpan.FromMinutes(10));
        var run = await house.Sync();
        Assert.Equal(RunState.Succeeded, run.State);
        // It ended the pass that had begun before; what changed since then is for the next.
        if (byOneMore) run = await house.Sync();
        if (byFullReading) run = await house.Sync(everything: true);
        Assert.Equal((RunState.Succeeded, FaultOutcome.Well), (run.State, run.Message));
        await IsTrue();
        Assert.Empty(await house.Quarantined());
        Assert.Empty(await house.Doubles());
        Assert.Equal(await house.Counted(), await house.Events());
        _isWell = true;
    }

    async Task IsTrue() => Assert.Equal(house.Shown(house.Clock.GetUtcNow()).Order(PairOrder), (await house.Stored()).Order(PairOrder));

    static Comparer<KeyValuePair<string, string>> PairOrder { get; } = Comparer<KeyValuePair<string, string>>.Create((one, other) => string.CompareOrdinal(one.Key, other.Key));
}
