using Portal.Engine;
using Portal.Engine.Store;
using Portal.Tests.Engine.Store;

namespace Portal.Tests.Deep.Races;

/// <summary>Two runners on one feed: one pauses, the other takes the feed and goes on, and then the first wakes.</summary>
sealed class Fencing : IRace
{
    int _rounds;

    /// <summary>Each way in turn, so that a few rounds have each.</summary>
    public Task Round(RaceGround ground, Random random, CancellationToken stop) => new OneFeed(ground, random, (While)(_rounds++ % Enum.GetValues<While>().Length), stop).Run();

    /// <summary>How far the other comes while the first is paused.</summary>
    enum While
    {
        Claims,
        CommitsAPage,
        EndsThePass,

        /// <summary>It ends the pass and comes in the next one to the very token that the first one holds.</summary>
        ComesByAgain,
    }

    sealed class OneFeed(RaceGround ground, Random random, While meanwhile, CancellationToken stop)
    {
        readonly long _stream = ground.NextNumber(), _feed = ground.NextNumber();
        readonly FencedSource _source = new(random);

        public async Task Run()
        {
            var slow = ground.AnyOf(random);
            var other = slow == ground.One ? ground.Two : ground.One;
            var held = await Claim(slow);
            // Before its first page a claim begins another pass, and with that another place.
            for (var pages = random.Next(meanwhile == While.Claims ? 1 : 0, FencedSource.Pages); pages > 0; pages--) held = await Commit(slow, held);
            var isReadBefore = random.Next(2) == 0;
            var late = isReadBefore ? await _source.Read(slow, held, stop) : null;
            var events = (await ground.Events(_stream, stop)).Count(e => e.Run == held.Run);

            _source.Change();
            var place = await Overtake(other, held);
            // It wakes while the other is in the middle of it, or between two of its commits.
            late ??= await _source.Read(slow, held, stop);
            if (random.Next(2) == 0 && place.Pass.Number == held.Pass.Number)
            {
                var woken = slow.Store.Commit(late, stop);
                place = await Commit(other, place);
                Refused(await woken);
            }
            else
            {
                Refused(await slow.Store.Commit(late, stop));
            }

            Refused(await slow.Store.BeginAgain(held, everything: true, stop));
            if ((await ground.Events(_stream, stop)).Count(e => e.Run == held.Run) != events) ground.Findings.Double($"Feed {_feed}: run {held.Run} wrote events after it was overtaken.");
            await ground.HoldRecords($"Feed {_feed}, fenced", _stream, _source.Expected, stop);

            await Finish(other, place);
            await Twins(await Claim(other));
            await Finish(other, await Claim(other));
            await Finish(other, await Claim(other));
            await ground.HoldRecords($"Feed {_feed}, at the end", _stream, _source.Now, stop);
            await ground.HoldLog(_stream, stop);
        }

        Task<FeedPlace> Claim(StoreHouse house) => house.Store.Claim(_feed, _stream, ground.NextNumber(), everything: true, stop);

        async Task<FeedPlace> Overtake(StoreHouse other, FeedPlace held)
        {
            var place = await Claim(other);
            switch (meanwhile)
            {
                case While.CommitsAPage:
                    return await Commit(other, place);
                case While.EndsThePass:
                    await Finish(other, place);
                    return await Claim(other);
                case While.ComesByAgain:
                    await Finish(other, place);
                    place = await Claim(other);
                    while (place.Cursor.Token != held.Cursor.Token) place = await Commit(other, place);
                    return place;
                default:
                    return place;
            }
        }

        /// <summary>Two who hold the same place, as after an answer that was lost: one of them is taken, whichever comes first.</summary>
        async Task Twins(FeedPlace place)
        {
            var page = await _source.Read(ground.One, place, stop);
            // A source may hand out the token again that it was asked with.
            if (random.Next(2) == 0) page = page with { Next = place.Cursor };
            var outcomes = await Task.WhenAll(Task.Run(() => ground.One.Store.Commit(page, stop), stop), Task.Run(() => ground.Two.Store.Commit(page, stop), stop));
            if (outcomes.All(outcome => outcome.Refusal is null)) ground.Findings.Double($"Feed {_feed}: one page was committed twice.");
            if (outcomes.All(outcome => outcome.Refusal is not null)) ground.Findings.Lose($"Feed {_feed}: of two that held one place neither was taken.");
            _source.Took(page);
        }

        async Task<FeedPlace> Commit(StoreHouse house, FeedPlace place)
        {
            var page = await _source.Read(house, place, stop);
            var done = (await house.Store.Commit(page, stop)).Value;
            _source.Took(page);
            return done.Place;
        }

        async Task Finish(StoreHouse house, FeedPlace place)
        {
            do place = await Commit(house, place);
            while (place.Cursor.Token is not null);
        }

        void Refused<T>(Outcome<T> outcome)
        {
            if (outcome.Refusal is Overtaken) ground.Findings.Fence();
            else ground.Findings.Older($"Feed {_feed}: a runner that was overtaken was not refused.");
        }
    }
}
