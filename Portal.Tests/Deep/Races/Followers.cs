using System.Globalization;
using Portal.Engine.Store.Commits;
using Portal.Engine.Store.History;
using Portal.Tests.Engine.Store;

namespace Portal.Tests.Deep.Races;

/// <summary>Writers of several streams commit beside one another, and followers read the log meanwhile.</summary>
sealed class Followers : IRace
{
    const int Streams = 3, Writers = 4, Readers = 3, Pages = 12, Keys = 20, MostRows = 15;

    public async Task Round(RaceGround ground, Random random, CancellationToken stop)
    {
        var start = await End(ground.One, stop);
        var streams = Enumerable.Range(0, Streams).Select(_ => ground.NextNumber()).ToArray();
        using var written = new CancellationTokenSource();
        var readers = Users(Readers).Select(user => Task.Run(() => Follow(user.House, start, user.Random, written.Token, stop), stop)).ToArray();
        await Task.WhenAll(Users(Writers).Select((user, i) => Task.Run(() => Write(user.House, streams[i % Streams], user.Number, user.Random, stop), stop)));
        await written.CancelAsync();

        var log = new List<long>();
        foreach (var stream in streams) log.AddRange((await ground.Events(stream, stop)).Select(e => e.Position));
        foreach (var seen in await Task.WhenAll(readers))
        {
            await Hold(ground, seen, log, streams, stop);
        }

        (StoreHouse House, long Number, Random Random)[] Users(int many) =>
            [.. Enumerable.Range(0, many).Select(i => (i % 2 == 0 ? ground.One : ground.Two, ground.NextNumber(), new Random(random.Next())))];
    }

    static async Task Write(StoreHouse house, long stream, long feed, Random random, CancellationToken stop)
    {
        var place = await house.Store.Claim(feed, stream, feed, everything: false, stop);
        for (var page = 0; page < Pages; page++)
        {
            var rows = Enumerable.Range(0, 1 + random.Next(MostRows)).Select(_ =>
                new Reading($"k{random.Next(Keys)}", random.Next(6) == 0 ? Act.Delete : Act.Full, new() { ["v"] = random.Next(1000).ToString(CultureInfo.InvariantCulture) }, null, random.Next(Pages) + page).Row);
            place = (await house.Store.Commit(StoreHouse.Page(place, [.. rows]), stop)).Value.Place;
        }
    }

    /// <summary>Reads until nothing more comes after the writers have ended.</summary>
    static async Task<List<LoggedEvent>> Follow(StoreHouse house, LogPlace place, Random random, CancellationToken written, CancellationToken stop)
    {
        var seen = new List<LoggedEvent>();
        while (true)
        {
            var isOver = written.IsCancellationRequested;
            var followed = (await house.Get<EventFeed>().Read(place, 1 + random.Next(40), stop)).Value;
            seen.AddRange(followed.Events);
            place = followed.Place;
            if (followed.Events.Count > 0) continue;
            if (isOver) return seen;
            await Task.Yield();
        }
    }

    static async Task Hold(RaceGround ground, List<LoggedEvent> seen, List<long> log, long[] streams, CancellationToken stop)
    {
        var positions = seen.Select(e => e.Position).ToArray();
        foreach (var missed in log.Except(positions)) ground.Findings.Lose($"A follower has not seen event {missed}.");
        foreach (var twice in positions.CountBy(position => position).Where(one => one.Value > 1)) ground.Findings.Double($"A follower has seen event {twice.Key} {twice.Value} times.");
        for (var i = 1; i < positions.Length; i++)
        {
            if (positions[i] < positions[i - 1]) ground.Findings.Older($"A follower has seen event {positions[i]} after {positions[i - 1]}.");
        }

        foreach (var stream in streams)
        {
            var made = new Dictionary<string, string>();
            foreach (var happened in seen.Where(e => e.Stream == stream))
            {
                if (happened.Body is { } body) made[happened.Key] = body;
                else made.Remove(happened.Key);
            }

            await ground.HoldRecords($"A follower of stream {stream}", stream, made, stop);
        }
    }

    static async Task<LogPlace> End(StoreHouse house, CancellationToken stop)
    {
        var place = await house.Get<EventFeed>().Start(stop);
        while (true)
        {
            var followed = (await house.Get<EventFeed>().Read(place, 5000, stop)).Value;
            if (followed.Events.Count == 0) return place;
            place = followed.Place;
        }
    }
}
