using Portal.Engine.Audit;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Runs;
using Portal.Engine.Sync.Timelines;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Sync.Timelines;

public sealed class SourceTimelineTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Runs_and_changes_stand_in_one_list_newest_first_and_no_page_leaves_one_out(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        var source = await SourceOf(house);
        for (var i = 0; i < 4; i++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            house.Script.Say(new ScriptedPage($$"""[{"id":"{{i}}","name":"Ada"}]"""));
            await house.Run();
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            await Change(house, $"Hourly {i}");
        }

        var all = (await house.Get<SourceTimeline>().Page(source, new TimelineFilter(), TimelinePlace.Newest, 100, Stop)).Events;

        // Four of each, and that the source, its stream and its feed were added.
        Assert.Equal(11, all.Count);
        Assert.Equal(all.Select(one => one.At).OrderDescending(), all.Select(one => one.At));
        Assert.Equal([false, true, false, true, false, true, false, true, false, false, false], all.Select(one => one.Run is not null));
        Assert.Equal(["feed", "stream", "source"], all.TakeLast(3).Select(one => one.Change!.TargetKind));
        Assert.Equal(("People", "Hourly 3"), (all[0].Stream, all[0].Feed));
        var paged = new List<TimelineEvent>();
        for (TimelinePlace? place = TimelinePlace.Newest; place is { } at;)
        {
            var page = await house.Get<SourceTimeline>().Page(source, new TimelineFilter(), at, 2, Stop);
            Assert.True(page.Events.Count <= 2);
            paged.AddRange(page.Events);
            place = page.Older;
        }

        Assert.Equal(all.Select(Text), paged.Select(Text));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task It_is_filtered_by_kind_by_stream_by_person_by_how_runs_ended_and_by_days_and_of_no_other_source(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        var source = await SourceOf(house);
        var people = (await house.Get<StreamRegistry>().Find(house.Feed.StreamId, Stop))!;
        var ada = new Person { Id = Guid.CreateVersion7(house.Now), Email = "ada@example.com", Name = "Ada", Role = Role.Admin, Stamp = "", CreatedAt = house.Now };
        await house.Get<IDatabase>().Write(db =>
        {
            db.Add(ada);
            return db.SaveChangesAsync(Stop);
        }, WritePriority.Program, Stop);
        var animals = (await house.Get<StreamRegistry>().Add(new Actor(ada.Id, ada.Name, null), source, new StreamDraft { Name = "Animals", EntityId = people.EntityId }, Stop)).Value;
        await house.Get<SourceRegistry>().Add(Actor.Portal, new SourceDraft { Name = "Another", Address = new("https://other.example.com") }, Stop);
        house.Script.Say(new ScriptedPage("""[{"id":"1","name":"Bo"}]"""));
        await house.Run();
        house.Script.Say(new ScriptedPage("""[{"id":"2","name":"Cy"}]"""));
        await (await house.Engine.Start(house.Feed.Id, new RunRequest(RunTrigger.Person, ada.Name), Stop)).Value.Ended;

        async Task<string[]> Shown(TimelineFilter filter) => [.. (await house.Get<SourceTimeline>().Page(source, filter, TimelinePlace.Newest, 100, Stop)).Events.Select(one => one.Run is null ? $"{one.Change!.Action} {one.Change.TargetName}" : $"run of {one.Stream}")];

        Assert.Equal(["run of People", "run of People"], await Shown(new TimelineFilter { Kind = TimelineKind.Run }));
        Assert.Equal(["stream.added Animals", "feed.added Hourly", "stream.added People", "source.added Sample CRM"], await Shown(new TimelineFilter { Kind = TimelineKind.Change }));
        Assert.Equal(["stream.added Animals"], await Shown(new TimelineFilter { Stream = animals.Id }));
        Assert.Equal(["run of People", "stream.added Animals"], await Shown(new TimelineFilter { PersonId = ada.Id, PersonName = ada.Name }));

        Assert.Equal(["run of People", "run of People"], await Shown(new TimelineFilter { State = RunState.Succeeded }));
        Assert.Empty(await Shown(new TimelineFilter { State = RunState.Succeeded, Kind = TimelineKind.Change }));
        Assert.Empty(await Shown(new TimelineFilter { State = RunState.Failed }));
        Assert.Empty(await Shown(new TimelineFilter { Nothing = true }));
        Assert.Empty(await Shown(new TimelineFilter { PersonId = Guid.CreateVersion7(house.Now) }));
        var all = await Shown(new TimelineFilter());
        var between = house.Now;
        house.Clock.Advance(TimeSpan.FromHours(1));
        house.Script.Say(ScriptedPage.No(new Failure(Who.Owner, "Sample CRM refused the credential (401).")));
        await house.Run();
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await Change(house, "Later");
        Assert.Equal(["feed.changed Later", "run of People"], await Shown(new TimelineFilter { From = between.AddMinutes(1).ToOffset(TimeSpan.FromHours(2)) }));
        Assert.Equal(["run of People"], await Shown(new TimelineFilter { From = between.AddMinutes(1), Until = house.Now.ToOffset(TimeSpan.FromHours(-5)) }));
        Assert.Equal(all, await Shown(new TimelineFilter { Until = between.AddMinutes(1) }));

        await house.Get<StreamRegistry>().Remove(Actor.Portal, animals.Id, stop: Stop);
        Assert.Equal(["stream.removed Animals", "feed.changed Later", "stream.added Animals"], (await Shown(new TimelineFilter { Kind = TimelineKind.Change })).Take(3));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_change_has_an_address_below_its_own_source_only(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        var source = await SourceOf(house);
        var other = (await house.Get<SourceRegistry>().Add(Actor.Portal, new SourceDraft { Name = "Another", Address = new("https://other.example.com") }, Stop)).Value;
        await Change(house, "Daily");
        var newest = (await house.Get<SourceTimeline>().Page(source, new TimelineFilter(), TimelinePlace.Newest, 1, Stop)).Events[0].Change!;

        var found = await house.Get<SourceTimeline>().Change(source, newest.Id, Stop);

        Assert.Equal(("feed.changed", "Daily"), (found!.Change!.Action, found.Feed));
        Assert.Contains("Hourly", found.Change.Before, StringComparison.Ordinal);
        Assert.Contains("Daily", found.Change.After, StringComparison.Ordinal);
        Assert.Null(await house.Get<SourceTimeline>().Change(other.Id, newest.Id, Stop));
    }

    static async Task<long> SourceOf(SyncHouse house) => (await house.Get<StreamRegistry>().Find(house.Feed.StreamId, Stop))!.SourceId;

    static async Task Change(SyncHouse house, string name)
    {
        var feed = (await house.Get<FeedRegistry>().Find(house.Feed.Id, Stop))!;
        Assert.Null((await house.Get<FeedRegistry>().Change(Actor.Portal, feed.Id, FeedDraft.Of(feed) with { Name = name }, Stop)).Refusal);
    }

    static string Text(TimelineEvent one) => $"{one.Run?.Id} {one.Change?.Id}";
}
