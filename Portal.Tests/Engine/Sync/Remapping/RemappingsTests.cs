using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Mapping;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Remapping;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Sync.Remapping;

/// <summary>What is said before a changed mapping is saved is what then happens.</summary>
public sealed class RemappingsTests
{
    static readonly Actor Ada = new(null, "Ada", "127.0.0.1");

    static readonly MappingDefinition ByNick = new() { Fields = [new FieldMapping("name") { From = "nick" }] };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task As_many_rows_are_read_again_in_as_many_pages_as_was_said(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        house.Script.Say(new ScriptedPage("""[{"id":"a","name":"Ada","nick":"A","at":"2026-01-01T00:00:00Z"},{"id":"b","name":"Bob","nick":"B"}]"""), new ScriptedPage("""[{"id":"c","name":"Cy","nick":"C"}]"""));
        await house.Run();
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        var means = (await house.Get<Remappings>().Means(house.Feed.Id, ByNick, Stop)).Value;
        Assert.Equal((3L, 2L, 0L), (means.Rows, means.Requests, means.Waiting));
        Assert.NotNull(means.LastTook);
        Assert.Equal(["name"], means.Difference.Changed);
        Assert.Empty(means.Difference.Added.Concat(means.Difference.Dropped));

        var done = (await house.Get<Remappings>().Save(Ada, house.Feed.Id, house.Feed.Mapping, ByNick, readNow: true, Stop)).Value;
        await done.Run!.Ended.WaitAsync(Stop);
        var run = (await house.Book.Find(done.Run.Run, Stop))!;
        Assert.Equal((RunState.Succeeded, 3L, 3L, 2L), (run.State, run.Read, run.Changed, run.Pages));
        Assert.Equal(["{\"name\":\"A\"}", "{\"name\":\"B\"}", "{\"name\":\"C\"}"], (await house.Records()).Values);
        await using var db = house.Get<IDatabase>().Read();
        Assert.Single(await db.Set<AuditEntry>().Where(entry => entry.Action == "feed.changed" && entry.Who == "Ada").ToListAsync(Stop));
    }

    [Fact]
    public async Task Without_reading_now_all_stays_as_it_is_until_the_next_run()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite);
        house.Script.Say(new ScriptedPage("""[{"id":"a","name":"Ada","nick":"A"}]""", "9"));
        await house.Run();
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        var done = (await house.Get<Remappings>().Save(Ada, house.Feed.Id, house.Feed.Mapping, ByNick, readNow: false, Stop)).Value;

        Assert.Equal(new Remapped(null, null, null), done);
        Assert.Equal("""{"name":"Ada"}""", (await house.Records())["a"]);
        await house.Run();
        Assert.Equal("""{"name":"A"}""", (await house.Records())["a"]);
    }

    [Fact]
    public async Task What_is_no_longer_brought_stays_until_each_record_is_read_again_and_is_then_gone()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite);
        var entities = house.Get<EntityModel>();
        var person = Assert.Single(await entities.List(Stop));
        Assert.Null((await entities.Change(Actor.Portal, person.Id, new EntityChange { Fields = [.. person.Fields, new EntityField("nick", FieldType.Text)] }, Stop)).Refusal);
        house.Script.Say(new ScriptedPage("""[{"id":"a","name":"Ada","nick":"A"}]""", "9"));
        var name = new FieldMapping("name") { From = "name" };
        var both = new MappingDefinition { Fields = [name, new FieldMapping("nick") { From = "nick" }] };
        await (await house.Get<Remappings>().Save(Ada, house.Feed.Id, house.Feed.Mapping, both, readNow: true, Stop)).Value.Run!.Ended.WaitAsync(Stop);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("""{"name":"Ada","nick":"A"}""", (await house.Records())["a"]);
        var before = (await house.Get<FeedRegistry>().Find(house.Feed.Id, Stop))!.Mapping;

        Assert.Equal(["nick"], (await house.Get<Remappings>().Means(house.Feed.Id, new MappingDefinition { Fields = [name] }, Stop)).Value.Difference.Dropped);
        Assert.Null((await house.Get<Remappings>().Save(Ada, house.Feed.Id, before, new MappingDefinition { Fields = [name] }, readNow: false, Stop)).Refusal);

        Assert.Equal("""{"name":"Ada","nick":"A"}""", (await house.Records())["a"]);
        await house.Run();
        Assert.Equal("""{"name":"Ada"}""", (await house.Records())["a"]);
        await using var db = house.Get<IDatabase>().Read();
        Assert.Equal(2, await db.Set<AuditEntry>().CountAsync(entry => entry.Action == "feed.changed" && entry.Who == "Ada", Stop));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Rows_in_quarantine_that_can_be_taken_now_are_taken(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        house.Script.Say(new ScriptedPage("""[{"id":"a","name":"Ada","nick":"A"},{"id":"b","nick":"B"}]""", "9"));
        await house.Run();
        Assert.Equal(1, (await house.Standing()).Waiting);
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1, (await house.Get<Remappings>().Means(house.Feed.Id, ByNick, Stop)).Value.Waiting);
        var done = (await house.Get<Remappings>().Save(Ada, house.Feed.Id, house.Feed.Mapping, ByNick, readNow: false, Stop)).Value;

        Assert.Equal(RunState.Succeeded, (await done.Replayed!.Ended).State);
        Assert.Equal(0, (await house.Standing()).Waiting);
        Assert.Equal("""{"name":"B"}""", (await house.Records())["b"]);
        // The replay did not stand in for reading the rest again.
        await house.Run();
        Assert.Equal("""{"name":"A"}""", (await house.Records())["a"]);
    }

    [Fact]
    public async Task Nobody_undoes_unknowingly_what_another_did_and_nothing_unfit_is_saved()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite);

        Assert.IsType<MappingChangedMeanwhile>((await house.Get<Remappings>().Save(Ada, house.Feed.Id, "{}", ByNick, readNow: false, Stop)).Refusal);
        Assert.IsType<SettingsUnfit>((await house.Get<Remappings>().Save(Ada, house.Feed.Id, house.Feed.Mapping, new MappingDefinition(), readNow: false, Stop)).Refusal);
        Assert.Equal(house.Feed.Mapping, (await house.Get<FeedRegistry>().Find(house.Feed.Id, Stop))!.Mapping);
    }

    [Fact]
    public void What_comes_otherwise_is_told_field_by_field()
    {
        var before = new MappingDefinition { Fields = [new("a") { From = "x" }, new("b") { From = "y" }, new("c") { From = "z" }] };
        var after = new MappingDefinition { Fields = [new("a") { From = "x" }, new("b") { From = "w" }, new("d") { From = "z" }] };

        var difference = MappingDifference.Between(before, after);

        Assert.Equal(("d", "b", "c", true), (Assert.Single(difference.Added), Assert.Single(difference.Changed), Assert.Single(difference.Dropped), difference.Any));
        Assert.False(MappingDifference.Between(before, before).Any);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_last_change_of_a_mapping_is_the_last_of_the_feed_that_touched_it(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        var (feeds, remappings) = (house.Get<FeedRegistry>(), house.Get<Remappings>());
        var plain = (await feeds.Add(Ada, house.Feed.StreamId, FeedDraft.Of(house.Feed) with { Name = "Plain" }, Stop)).Value;
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var at = house.Now;
        Assert.Null((await remappings.Save(Ada, house.Feed.Id, house.Feed.Mapping, ByNick, readNow: false, Stop)).Refusal);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var named = (await feeds.Find(house.Feed.Id, Stop))!;
        Assert.Null((await feeds.Change(Actor.Portal, named.Id, FeedDraft.Of(named) with { Name = "\"mapping\":" }, Stop)).Refusal);

        var last = await remappings.LastChanges([house.Feed.Id, plain.Id, 99], Stop);

        Assert.Equal([house.Feed.Id, plain.Id], last.Keys.Order());
        Assert.Equal(("Ada", at), (last[house.Feed.Id].Who, last[house.Feed.Id].At));
        Assert.True(last[plain.Id].At < at);
        await using var db = house.Get<IDatabase>().Read();
        Assert.Equal("feed.changed", (await db.Set<AuditEntry>().SingleAsync(entry => entry.Id == last[house.Feed.Id].Id, Stop)).Action);
    }
}
