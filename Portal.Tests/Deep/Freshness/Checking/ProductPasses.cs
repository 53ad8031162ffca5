using Portal.Engine.Connectors;
using Portal.Engine.Entities;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using static Portal.Tests.Deep.Freshness.Worlds.Happening;
using Removals = Portal.Tests.Deep.Freshness.Worlds.Removals;
using Stamp = Portal.Engine.Store.Stamp;

namespace Portal.Tests.Deep.Freshness.Checking;

/// <summary>Passes as the store commits them. A feed has a record of its own; a pass after which removals wait does not see it.</summary>
sealed class ProductPasses(RecordStore store, long stream)
{
    static readonly SweepGuard AsksAlways = new(0, 0);

    readonly Dictionary<long, FeedPlace> _places = [];
    long _run;

    public async Task Happen(Feed feed, OfFeed happening, CancellationToken stop)
    {
        switch (happening)
        {
            case PassBegun:
                var place = (await store.Claim(feed, ++_run, everything: true, stop)).Value;
                // What is to be missed must be there before; and a pass that somebody gave up is not gone on with.
                place = await Commit(place, Coverage.Part, seen: true, stop: stop);
                _places[feed.Id] = (await store.BeginAgain(place, everything: true, stop)).Value;
                break;
            case PassCutShort:
                _places[feed.Id] = await Commit(_places[feed.Id], Coverage.Part, seen: false, stop: stop, token: "cut");
                break;
            case PassResumed:
                _places[feed.Id] = (await store.Claim(feed, ++_run, everything: true, stop)).Value;
                break;
            case PassDoubted:
                await Commit(_places[feed.Id], Coverage.Everything, seen: true, isDoubtful: true, stop: stop);
                break;
            case PassGood good:
                await Commit(_places[feed.Id], Coverage.Everything, good.Removals != Removals.Wait, good.Lag, good.Removals, stop: stop);
                break;
        }
    }

    async Task<FeedPlace> Commit(FeedPlace place, Coverage coverage, bool seen, TimeSpan lag = default, Removals removals = Removals.NotLookedAt, bool isDoubtful = false, string? token = null, CancellationToken stop = default)
    {
        var commit = new PageCommit
        {
            Place = place,
            Next = place.Cursor with { Token = token },
            Coverage = coverage,
            Kind = EntityKind.Keyed,
            Rows = seen ? [new Incoming($"of feed {place.Feed}", Act.Full, "{}"u8.ToArray(), 1, new Stamp(null, Instant.Of(place.Pass.At)))] : [],
            Read = 1,
            Marks = true,
            Lag = lag,
            IsDoubtful = isDoubtful,
            Sweep = removals switch
            {
                Removals.NotLookedAt => null,
                Removals.Done => new Sweep([], AsksAlways),
                _ => new Sweep(await store.FindGone(place, coverage, stop), AsksAlways),
            },
        };
        var committed = await store.Commit(commit, stop);
        Assert.Null(committed.Refusal);
        Assert.Equal(stream, place.Stream);
        return committed.Value.Place;
    }
}
