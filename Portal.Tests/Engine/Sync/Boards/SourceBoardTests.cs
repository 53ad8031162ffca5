using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Sync.Boards;

public sealed class SourceBoardTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_source_is_shown_with_its_streams_their_feeds_and_the_last_run_of_each(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        var stream = (await house.Get<StreamRegistry>().Find(house.Feed.StreamId, Stop))!;
        var other = (await house.Get<StreamRegistry>().Add(Actor.Portal, stream.SourceId, new StreamDraft { Name = "Animals", EntityId = stream.EntityId }, Stop)).Value;
        house.Script.Say(new ScriptedPage("""[{"id":"a","name":"Ada"},{"id":"b","name":"Bo"}]"""));
        await house.Run();
        house.Script.Say(new ScriptedPage("""[{"id":"c","name":"Cy"}]"""));
        var second = await house.Run();

        var board = (await house.Get<SourceBoard>().Of([stream.SourceId, 99], Stop))[stream.SourceId].ToArray();

        Assert.Equal([("Animals", 0, 0), ("People", 3, 1)], board.Select(one => (one.Stream.Name, (int)one.Records, one.Feeds.Count)));
        var feed = board[1].Feeds[0];
        Assert.Equal((second.Id, RunState.Succeeded, second.Id), (feed.Last!.Id, feed.Last.State, feed.Standing!.Run));
        Assert.Equal(other.Id, board[0].Stream.Id);
        Assert.Equal("Person", board[1].Entity.Label);
        var whole = await house.Get<SourceBoard>().Whole(stream.SourceId, Stop);
        Assert.Equal([("Animals", 0, false), ("People", 3, false)], whole.Streams.Select(one => (one.Name, (int)one.Records, one.WaitsForSomebody)));
        Assert.Equal((3, house.Feed.Id), (whole.Records, Assert.Single(whole.Feeds)));
        Assert.Equivalent(SourceWhole.Nothing, await house.Get<SourceBoard>().Whole(99, Stop));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_streams_of_a_source_are_paged_by_name_and_searched_without_case_and_accents(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        var stream = (await house.Get<StreamRegistry>().Find(house.Feed.StreamId, Stop))!;
        var other = (await house.Get<SourceRegistry>().Add(Actor.Portal, new SourceDraft { Name = "Another", Address = new("https://other.example.com") }, Stop)).Value;
        foreach (var (source, name) in new[] { (stream.SourceId, "Élan"), (stream.SourceId, "Animals"), (stream.SourceId, "Elands"), (other.Id, "Elsewhere") })
            Assert.Null((await house.Get<StreamRegistry>().Add(Actor.Portal, source, new StreamDraft { Name = name, EntityId = stream.EntityId }, Stop)).Refusal);
        house.Script.Say(new ScriptedPage("""[{"id":"a","name":"Ada"},{"id":"b"}]"""));
        await house.Run();

        async Task<string> Shown(string? text, int skip, int take)
        {
            var page = await house.Get<SourceBoard>().Page(stream.SourceId, text, skip, take, Stop);
            return $"{string.Join(' ', page.Streams.Select(one => one.Stream.Name))} of {page.Total}";
        }

        Assert.Equal("Animals Élan of 4", await Shown(null, 0, 2));
        Assert.Equal("People of 4", await Shown(" ", 3, 2));
        Assert.Equal(" of 4", await Shown(null, 8, 2));
        Assert.Equal("Élan Elands of 2", await Shown("ELAN ", 0, 2));
        Assert.Equal(" of 0", await Shown("elsewhere", 0, 2));
        var people = (await house.Get<SourceBoard>().Page(stream.SourceId, "people", 0, 2, Stop)).Streams[0];
        Assert.Equal((1L, 1L, 1), (people.Records, people.Waiting, people.Feeds.Count));
        Assert.Equal("People", Assert.Single((await house.Get<SourceBoard>().Whole(stream.SourceId, Stop)).Streams, one => one.WaitsForSomebody).Name);

        // Wherever they are, each once, and none of another source.
        var ids = (await house.Get<SourceBoard>().Whole(stream.SourceId, Stop)).Streams.ToDictionary(one => one.Name, one => one.Id);
        var foreign = Assert.Single((await house.Get<SourceBoard>().Whole(other.Id, Stop)).Streams).Id;
        var shown = await house.Get<SourceBoard>().Page(stream.SourceId, null, 0, 2, [ids["People"], ids["Animals"], foreign, 999], Stop);
        Assert.Equal(("Animals Élan", "People", 4), (string.Join(' ', shown.Streams.Select(one => one.Stream.Name)), string.Join(' ', shown.Beside.Select(one => one.Stream.Name)), shown.Total));
        Assert.Equal((1L, 1), (shown.Beside[0].Waiting, shown.Beside[0].Feeds.Count));
        Assert.DoesNotContain((await house.Get<SourceBoard>().Whole(stream.SourceId, Stop)).Streams, one => one.IsPaused);
        Assert.Null((await house.Get<FeedRegistry>().Pause(Actor.Portal, house.Feed.Id, "It moves.", Stop)).Refusal);
        Assert.Equal("People", Assert.Single((await house.Get<SourceBoard>().Whole(stream.SourceId, Stop)).Streams, one => one.IsPaused).Name);

        // What a link names comes before what only has it in its name.
        Assert.Null((await house.Get<StreamRegistry>().Add(Actor.Portal, stream.SourceId, new StreamDraft { Name = "Ancient people", EntityId = stream.EntityId }, Stop)).Refusal);
        Assert.Equal("People of 2", await Shown("People", 0, 1));
        Assert.Equal("Ancient people of 2", await Shown("People", 1, 1));
    }
}
