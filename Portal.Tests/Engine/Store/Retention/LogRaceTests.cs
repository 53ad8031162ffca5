using Portal.Engine.Audit;
using Portal.Engine.Connectors;
using Portal.Engine.Persistence;
using Portal.Engine.Store.Commits;
using Portal.Engine.Store.Erasing;
using Portal.Engine.Store.History;
using Portal.Engine.Store.Rebuilding;
using Portal.Engine.Store.Retention;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Store.Retention;

/// <summary>Commits to two streams, compaction, erasure and a follower at once.</summary>
public sealed class LogRaceTests
{
    const int CommitsOfEach = 100, Most = 100_000, Keys = 60;

    readonly TaskCompletionSource _compacted = new(), _erased = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Nobody_blocks_or_harms_another_and_the_follower_ends_with_what_there_is(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        var writing = Task.WhenAll(Task.Run(() => Write(house, StoreHouse.Stream, 1), Stop), Task.Run(() => Write(house, StoreHouse.Stream + 1, 2), Stop));
        var compacting = Task.Run(() => Compact(house, writing), Stop);
        var erasing = Task.Run(() => Erase(house, writing), Stop);
        var following = Task.Run(() => Follow(house, Task.WhenAll(writing, compacting, erasing)), Stop);

        await Task.WhenAll(writing, compacting, erasing);
        var followed = await following;

        Assert.True(_compacted.Task.IsCompleted && _erased.Task.IsCompleted, "Nothing was removed while they wrote.");
        Assert.Equal([], (await house.Get<Rebuild>().Compare(Stop)).First);
        var there = (await house.Events()).GroupBy(e => e.Record).Select(record => record.Last()).Where(last => last.Body is not null).ToDictionary(last => last.Record, last => last.Body);
        // What was erased has no event, so the follower may know of records that are not there any more, but of none otherwise.
        Assert.All(there, record => Assert.Equal(record.Value, followed[record.Key]));
    }

    /// <summary>Goes on until the others have had their share.</summary>
    async Task Write(StoreHouse house, long stream, int seed)
    {
        var random = new Random(seed);
        var place = await house.Store.Claim(stream, stream, seed, everything: false, Stop);
        for (var i = 0; i < CommitsOfEach || (i < Most && !(_compacted.Task.IsCompleted && _erased.Task.IsCompleted)); i++)
        {
            var seenAt = house.Clock.GetUtcNow().AddSeconds(i);
            var rows = Enumerable.Range(0, 5).Select(_ => $"k{random.Next(Keys)}").Distinct()
                .Select(key => random.Next(3) == 0 ? house.Row(key, "", act: Act.Delete, seenAt: seenAt) : house.Row(key, $$"""{"v":{{i}}}""", seenAt: seenAt)).ToArray();
            place = (await house.Commit(StoreHouse.Page(place, rows, Coverage.Part))).Place;
        }
    }

    async Task Compact(StoreHouse house, Task writing)
    {
        var (events, tombstones) = (0L, 0L);
        var later = house.Clock.GetUtcNow().AddDays(1);
        var compaction = new LogCompaction(house.Database, []) { Step = 20, TombstoneStep = 3 };
        while (!writing.IsCompleted)
        {
            var done = await compaction.Run(later, later, Stop);
            (events, tombstones) = (events + done.Events, tombstones + done.Tombstones);
            if (events > 0 && tombstones > 0) _compacted.TrySetResult();
        }
    }

    async Task Erase(StoreHouse house, Task writing)
    {
        var random = new Random(3);
        while (!writing.IsCompleted)
        {
            var erased = await house.Get<Erasure>().Erase(Actor.Portal, StoreHouse.Stream + random.Next(2), [$"k{random.Next(Keys)}"], "asked to", Stop);
            if (erased.Refusal is null) _erased.TrySetResult();
        }
    }

    static async Task<Dictionary<long, string?>> Follow(StoreHouse house, Task others)
    {
        var feed = house.Get<EventFeed>();
        var known = new Dictionary<long, string?>();
        var place = await feed.Start(Stop);
        while (true)
        {
            var isLast = others.IsCompleted;
            var read = await feed.Read(place, 7, Stop);
            if (read.Refusal is not null)
            {
                known.Clear();
                place = await feed.Start(Stop);
                continue;
            }

            foreach (var happened in read.Value.Events) known[happened.Record] = happened.Body;
            place = read.Value.Place;
            if (isLast && read.Value.Events.Count == 0) return known;
        }
    }
}
