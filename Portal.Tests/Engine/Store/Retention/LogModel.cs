using Microsoft.EntityFrameworkCore;
using Portal.Engine.Store.Commits;
using Portal.Engine.Store.History;
using Portal.Engine.Store.Rebuilding;
using Portal.Engine.Store.Rows;

namespace Portal.Tests.Engine.Store.Retention;

/// <summary>Random commits, and what was known after each of them, kept beside the store to compare with.</summary>
sealed class LogModel(StoreHouse house, Random random)
{
    readonly string[] _keys = [.. Enumerable.Range(0, 12).Select(i => $"k{i}")];
    readonly List<(DateTimeOffset At, Dictionary<string, string> Known)> _then = [];
    readonly Dictionary<string, string> _followed = [];
    LogPlace? _place;

    public int Refused { get; private set; }

    public int StartedAgain { get; private set; }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task Commit()
    {
        house.Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 90)));
        var rows = Enumerable.Range(0, random.Next(1, 7)).Select(i => Row(house.Clock.GetUtcNow().AddSeconds(i))).ToArray();
        await house.Bring(random.Next(2) == 0 ? StoreHouse.Feed : StoreHouse.OtherFeed, rows);
        _then.Add((house.Clock.GetUtcNow(), await Live()));
    }

    /// <returns>A moment in what has been, so that about half of it lies before.</returns>
    public DateTimeOffset SomeMoment() => _then[random.Next(_then.Count)].At.AddSeconds(random.Next(0, 60));

    public string SomeKey() => _keys[random.Next(_keys.Length)];

    public void Forget(string key)
    {
        foreach (var (_, known) in _then) known.Remove(key);
    }

    /// <summary>The whole of it: the log makes the records, each kept moment is as it was, a follower knows what there is.</summary>
    public async Task Check()
    {
        Assert.Equal([], (await house.Get<Rebuild>().Compare(Stop)).First);
        await using (var db = house.Database.Read())
        {
            var head = await db.Set<LogHead>().SingleAsync(Stop);
            foreach (var (at, known) in _then.Where((_, i) => random.Next(4) == 0 || i == _then.Count - 1)) await CheckThen(head, at, known);
        }

        await Follow(int.MaxValue);
        Assert.Equal(await Live(), _followed);
    }

    /// <summary>Reads on in the log, and starts again when told to.</summary>
    public async Task Follow(int pages)
    {
        var feed = house.Get<EventFeed>();
        while (pages-- > 0)
        {
            _place ??= await feed.Start(Stop);
            var read = await feed.Read(_place.Value, random.Next(1, 5), Stop);
            if (read.Refusal is not null)
            {
                Assert.IsType<BehindCompaction>(read.Refusal);
                (_place, StartedAgain) = (null, StartedAgain + 1);
                _followed.Clear();
                continue;
            }

            foreach (var happened in read.Value.Events)
            {
                if (happened.Body is null) _followed.Remove(happened.Key);
                else _followed[happened.Key] = happened.Body;
            }

            _place = read.Value.Place;
            if (read.Value.Events.Count == 0) return;
        }
    }

    /// <summary>An erasure has no event: who follows is told by other means.</summary>
    public void FollowerForgets(string key) => _followed.Remove(key);

    async Task CheckThen(LogHead head, DateTimeOffset at, Dictionary<string, string> known)
    {
        var outcome = await house.Get<RecordHistory>().AsOf(StoreHouse.Stream, _keys, at, Stop);
        if (head.KeptSince is { } begins && at < begins)
        {
            Assert.Equal(new BeforeHistory(begins), outcome.Refusal);
            Refused++;
            return;
        }

        Assert.Equal(known, outcome.Value.Where(then => then.Body is not null).ToDictionary(then => then.Key, then => then.Body!));
    }

    Incoming Row(DateTimeOffset seenAt) => random.Next(4) switch
    {
        0 => house.Row(SomeKey(), "", act: Act.Delete, seenAt: seenAt),
        1 => house.Row(SomeKey(), $$"""{"p{{random.Next(2)}}":{{random.Next(3)}}}""", act: Act.Patch, seenAt: seenAt),
        _ => house.Row(SomeKey(), $$"""{"p0":{{random.Next(3)}},"p1":{{random.Next(3)}}}""", seenAt: seenAt),
    };

    async Task<Dictionary<string, string>> Live() =>
        (await house.Records()).Where(record => record.Value is not null).ToDictionary(record => record.Key, record => record.Value!);
}
