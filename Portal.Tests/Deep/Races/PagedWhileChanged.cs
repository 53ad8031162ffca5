using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;
using Portal.Engine.Store;
using Portal.Engine.Store.Rebuilding;
using Portal.Engine.Store.Rows;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Engine.Resilience.Egress;
using Portal.Tests.Engine.Sync;

namespace Portal.Tests.Deep.Races;

/// <summary>The whole engine reads a list by the REST connector while its rows change, come and go between the pages.</summary>
sealed class PagedWhileChanged(SyncHouse house, ChangingSource source, PagedBy by, Findings findings)
{
    const int PassesWhileItChanges = 3;

    public static async Task<Findings> Run(DatabaseKind kind, PagedBy by, int rounds, int seed, CancellationToken stop)
    {
        var source = new ChangingSource(by, new Random(seed));
        await using var server = await LoopbackServer.Start(source.Answer);
        var paging = by == PagedBy.Offset ? """{"by":"offset","parameter":"offset","total":"total","size":40,"sizeParameter":"limit"}""" : """{"by":"cursor","parameter":"after","next":"next","size":40,"sizeParameter":"limit"}""";
        await using var house = await SyncHouse.Open(kind, address: server.Address, feed: draft => draft with
        {
            Connector = "rest",
            Sweeps = true,
            Settings = $$"""{"path":"rows","records":"data","key":["id"],"updated":{"field":"at"},"incremental":{"by":"parameter","name":"since"},"paging":{{paging}} }""",
        });
        source.Fill(house.Clock);
        var findings = new Findings();
        var race = new PagedWhileChanged(house, source, by, findings);
        for (var round = 0; round < rounds; round++) await race.Round($"{by}, round {round}", stop);
        foreach (var difference in (await house.Get<Rebuild>().Compare(stop)).First) findings.Lose(difference);
        return findings;
    }

    async Task Round(string name, CancellationToken stop)
    {
        source.IsQuiet = false;
        for (var pass = 0; pass < PassesWhileItChanges; pass++) await Read(name);
        await Read(name, everything: true);

        source.IsQuiet = true;
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        if (by != PagedBy.Offset)
        {
            await Read(name);
            Hold($"{name}, changes", await house.Records(), mayHaveMore: true);
        }

        // Where the list moves under a number of records left out, a whole reading may pass over one, so that it takes two.
        if (by == PagedBy.Offset) await Read(name, everything: true);
        await Read(name, everything: true);
        Hold($"{name}, everything", await house.Records(), mayHaveMore: false);
        await HoldLog(name, stop);
    }

    async Task Read(string name, bool everything = false)
    {
        var run = await house.Run(everything);
        if (run.State != RunState.Succeeded || run.Message != "All is well.") findings.Lose($"{name}: {run.State}. {run.Message}");
    }

    /// <param name="when">For whoever reads what was found.</param>
    /// <param name="stored">What is there.</param>
    /// <param name="mayHaveMore">Changes alone do not tell what is gone.</param>
    void Hold(string when, IReadOnlyDictionary<string, string?> stored, bool mayHaveMore)
    {
        var now = source.Now;
        foreach (var (key, body) in now)
        {
            if (stored.GetValueOrDefault(key) is not { } found) findings.Lose($"{when}: {key} is not there.");
            else if (found != body) findings.Older($"{when}: {key} should say {body}, and says {found}.");
        }

        foreach (var (key, _) in stored.Where(one => !mayHaveMore && one.Value is not null && !now.ContainsKey(one.Key))) findings.Older($"{when}: {key} should be gone.");
    }

    /// <summary>Nothing was removed that the source has, at any time; and no event says what was said already.</summary>
    async Task HoldLog(string name, CancellationToken stop)
    {
        var now = source.Now;
        var said = new Dictionary<string, string?>();
        await using var db = house.Get<IDatabase>().Read();
        foreach (var happened in await db.Set<EventRow>().OrderBy(e => e.Position).ToListAsync(stop))
        {
            if (happened.Kind == EventKind.Deleted && now.ContainsKey(happened.Key)) findings.Lose($"{name}: event {happened.Position} removed {happened.Key}, which has been there all the time.");
            if (said.TryGetValue(happened.Key, out var before) && before == happened.Body) findings.Double($"{name}: event {happened.Position} says of {happened.Key} what the one before it said.");
            said[happened.Key] = happened.Body;
        }
    }
}
