using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using Portal.Tests.Engine.Store;

namespace Portal.Tests.Deep.Races;

/// <summary>A poll and a second feed bring the same keys at the same time: whole, in part and gone, with and without the source's time.</summary>
sealed class SameKeys : IRace
{
    const int Pages = 8, MostRows = 12;

    public async Task Round(RaceGround ground, Random random, CancellationToken stop)
    {
        var stream = ground.NextNumber();
        var keys = Enumerable.Range(0, 12).Select(i => new KeyOfTwo(i, ground.NextNumber())).ToArray();
        var committed = await Task.WhenAll(
            Bring(ground.One, ground, stream, Script(false), new Random(random.Next()), stop),
            Bring(ground.Two, ground, stream, Script(true), new Random(random.Next()), stop));

        // Each page had a row of its own, so the log tells in which order they were committed.
        var inOrder = committed.SelectMany(one => one).OrderBy(one => one.Done.Position).ToArray();
        var readings = inOrder.SelectMany(one => one.Page).ToLookup(reading => reading.Key);
        var expected = new Dictionary<string, string>();
        foreach (var key in keys)
        {
            if (key.Rule.Of([.. readings[key.Name]]) is { } body) expected[key.Name] = body;
        }

        foreach (var own in readings.Where(one => one.Key.StartsWith("page", StringComparison.Ordinal))) expected[own.Key] = own.Single().Body;
        await ground.HoldRecords($"Stream {stream}", stream, expected, stop);
        await ground.HoldLog(stream, stop);
        await HoldCounts(ground, stream, inOrder, expected.Count, stop);

        Reading[][] Script(bool isSecond) =>
            [.. Enumerable.Range(0, Pages).Select(_ => Enumerable.Range(0, 1 + random.Next(MostRows)).Select(_ => keys[random.Next(keys.Length)].Next(random, isSecond)).ToArray())];
    }

    static async Task<List<(Reading[] Page, Committed Done)>> Bring(StoreHouse house, RaceGround ground, long stream, Reading[][] script, Random random, CancellationToken stop)
    {
        await Task.Yield();
        var done = new List<(Reading[], Committed)>();
        var (feed, number) = (stream * 1000 + random.Next(1000), 0);
        var place = await house.Store.Claim(feed, stream, 1, everything: false, stop);
        foreach (var rows in script)
        {
            for (var wait = random.Next(4); wait > 0; wait--) await Task.Yield();
            Reading[] page = [Reading.Full($"page {feed} {number++}", "v", "1", 1), .. rows];
            var outcome = await house.Store.Commit(StoreHouse.Page(place, [.. page.Select(reading => reading.Row)]), stop);
            if (!outcome.Succeeded(out var committed, out var refusal))
            {
                ground.Findings.Lose($"Stream {stream}: {refusal.Message}");
                break;
            }

            done.Add((page, committed));
            place = committed.Place;
        }

        return done;
    }

    static async Task HoldCounts(RaceGround ground, long stream, (Reading[] Page, Committed Done)[] inOrder, int live, CancellationToken stop)
    {
        var counted = inOrder.Aggregate(default(Counts), (sum, one) => sum + one.Done.Counts);
        var rows = inOrder.Sum(one => one.Page.Length);
        var events = (await ground.Events(stream, stop)).CountBy(e => e.Kind).ToDictionary();
        var (added, changed) = (events.GetValueOrDefault(EventKind.Added), events.GetValueOrDefault(EventKind.Changed));
        if ((counted.Read, counted.Added, counted.Changed) != (rows, added, changed)) ground.Findings.Lose($"Stream {stream}: {counted} is counted, and there were {rows} rows, {added} added and {changed} changed.");
        if (counted.Added + counted.Changed + counted.Unchanged + counted.Deleted != rows) ground.Findings.Lose($"Stream {stream}: {counted} does not count each row once.");
        if (counted.Added - counted.Deleted != live) ground.Findings.Lose($"Stream {stream}: {counted} does not leave {live}.");
    }
}
