using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Mapping;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Tests.Engine.Sources;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Connecting.Unfinished;

/// <summary>Lists that are half connected: kept, finished, given up, and gone with their source.</summary>
public sealed class UnfinishedStreamsTests
{
    static readonly EntityDraft Person = new("person", "Person", EntityKind.Keyed, [new("name", FieldType.Text) { Searchable = true }]) { Match = new Match("name", Normalisation.Trim) };
    static readonly MappingDefinition Mapping = new() { Fields = [new FieldMapping("name") { From = "full_name" }] };
    static readonly StreamDraft Promise = new() { Name = "People", Tolerance = TimeSpan.FromHours(4) };
    static readonly FeedDraft Hourly = new() { Name = "Changes", Schedule = Schedule.Each(TimeSpan.FromHours(1)) };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task It_is_kept_half_said_and_finished_through_the_registries(DatabaseKind kind)
    {
        await using var house = await SourcesHouse.Open(kind);
        var all = house.Get<UnfinishedStreams>();
        var source = (await house.Sources.Add(SourcesHouse.Ada, SourcesHouse.Crm, Stop)).Value;
        // Without a key it would not pass as settings of a feed.
        var begun = (await all.Begin(SourcesHouse.Ada, source.Id, "People", new RestSettings { Path = "people", Records = "data" }, Stop)).Value;
        var half = UnfinishedStreams.Settings((await all.Find(begun.Id, Stop))!);
        Assert.Equal(("people", "data", 0), (half.Path, half.Records, half.Key.Count));
        Assert.IsType<NotMappedYet>((await all.Finish(SourcesHouse.Ada, begun.Id, Promise, Hourly, Stop)).Refusal);

        house.Clock.Advance(TimeSpan.FromDays(1));
        var kept = (await all.Keep(new Actor(null, "Ben", null), begun.Id, one =>
        {
            (one.Settings, one.NewEntity, one.Mapping, one.Step) = (UnfinishedStreams.Text(half with { Key = ["id"] }), UnfinishedStreams.Text(Person), UnfinishedStreams.Text(Mapping), UnfinishedStep.Start);
        }, Stop)).Value;
        Assert.Equal(("Ben", house.Clock.GetUtcNow(), UnfinishedStep.Start), (kept.By, kept.ChangedAt, kept.Step));
        Assert.Equal(Person.Match, UnfinishedStreams.NewEntity(kept)!.Match);

        var feed = (await all.Finish(SourcesHouse.Ada, begun.Id, Promise, Hourly, Stop)).Value;

        var stream = (await house.Streams.Find(feed.StreamId, Stop))!;
        Assert.Equal(("People", TimeSpan.FromHours(4), "rest"), (stream.Name, stream.Tolerance, feed.Connector));
        Assert.Equal("person", (await house.Entities.Get(stream.EntityId, Stop))!.Name);
        Assert.Null(await all.Find(begun.Id, Stop));
        await using var db = house.Database.Read();
        Assert.Equal(["source.added", "entity.added", "stream.added", "feed.added"], await db.Set<AuditEntry>().OrderBy(entry => entry.At).ThenBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync(Stop));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_was_entered_of_the_start_is_kept_as_typed_whatever_becomes_of_the_settings(DatabaseKind kind)
    {
        await using var house = await SourcesHouse.Open(kind);
        var all = house.Get<UnfinishedStreams>();
        var source = (await house.Sources.Add(SourcesHouse.Ada, SourcesHouse.Crm, Stop)).Value;
        // As it was kept before there was anything of the start in it.
        var begun = (await all.Begin(SourcesHouse.Ada, source.Id, "People", new RestSettings { Path = "people", Records = "data" }, Stop)).Value;
        Assert.Null(UnfinishedStreams.Start((await all.Find(begun.Id, Stop))!));

        // Half of it cannot be read.
        var typed = new StartDraft { Name = "Everybody \u00fc\"", Tolerance = "4 moons", Sweeps = true, Schedule = new() { Kind = ScheduleKind.Cron, Cron = "0 7", Every = "15m", Zone = "Europe/Berlin" } };
        await all.Keep(SourcesHouse.Ada, begun.Id, one => UnfinishedStreams.Set(one, typed), Stop);
        var kept = (await all.Find(begun.Id, Stop))!;
        Assert.Equal((typed, "data"), (UnfinishedStreams.Start(kept), UnfinishedStreams.Settings(kept).Records));

        await all.Keep(SourcesHouse.Ada, begun.Id, one =>
        {
            UnfinishedStreams.Set(one, UnfinishedStreams.Settings(one) with { Records = "rows", Key = ["id"] });
            (one.NewEntity, one.Mapping) = (UnfinishedStreams.Text(Person), UnfinishedStreams.Text(Mapping));
        }, Stop);
        kept = (await all.Find(begun.Id, Stop))!;
        Assert.Equal((typed, "rows"), (UnfinishedStreams.Start(kept), UnfinishedStreams.Settings(kept).Records));

        // How a list is read has nothing of it.
        var feed = (await all.Finish(SourcesHouse.Ada, begun.Id, Promise, Hourly, Stop)).Value;
        Assert.DoesNotContain("moons", feed.Settings, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_was_made_before_something_is_refused_is_used_again(DatabaseKind kind)
    {
        await using var house = await SourcesHouse.Open(kind);
        var all = house.Get<UnfinishedStreams>();
        var source = (await house.Sources.Add(SourcesHouse.Ada, SourcesHouse.Crm, Stop)).Value;
        var begun = (await all.Begin(SourcesHouse.Ada, source.Id, "People", new RestSettings { Path = "people", Key = ["id"] }, Stop)).Value;
        await all.Keep(SourcesHouse.Ada, begun.Id, one => (one.NewEntity, one.Mapping) = (UnfinishedStreams.Text(Person), UnfinishedStreams.Text(Mapping)), Stop);

        Assert.NotNull((await all.Finish(SourcesHouse.Ada, begun.Id, Promise, Hourly with { Name = "" }, Stop)).Refusal);
        Assert.Empty(await house.Streams.List(source.Id, Stop));
        Assert.Single(await house.Entities.List(Stop));

        Assert.Null((await all.Finish(SourcesHouse.Ada, begun.Id, Promise, Hourly, Stop)).Refusal);
        Assert.Single(await house.Entities.List(Stop));
        Assert.IsType<NothingUnfinished>((await all.Finish(SourcesHouse.Ada, begun.Id, Promise, Hourly, Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task It_goes_with_its_source_or_when_it_is_given_up(DatabaseKind kind)
    {
        await using var house = await SourcesHouse.Open(kind);
        var all = house.Get<UnfinishedStreams>();
        var source = (await house.Sources.Add(SourcesHouse.Ada, SourcesHouse.Crm, Stop)).Value;
        var first = (await all.Begin(SourcesHouse.Ada, source.Id, "One", new RestSettings { Path = "one" }, Stop)).Value;
        var second = (await all.Begin(SourcesHouse.Ada, source.Id, "Two", new RestSettings { Path = "two" }, Stop)).Value;
        Assert.Equal([second.Id, first.Id], (await all.List(source.Id, Stop)).Select(one => one.Id));

        Assert.Null((await all.GiveUp(SourcesHouse.Ada, first.Id, Stop)).Refusal);
        Assert.IsType<NothingUnfinished>((await all.GiveUp(SourcesHouse.Ada, first.Id, Stop)).Refusal);
        Assert.Equal([second.Id], (await all.List(source.Id, Stop)).Select(one => one.Id));
        Assert.IsType<NothingUnfinished>((await all.Keep(SourcesHouse.Ada, first.Id, one => one.Name = "Three", Stop)).Refusal);

        Assert.Null((await house.Sources.Remove(SourcesHouse.Ada, source.Id, stop: Stop)).Refusal);
        Assert.Null(await all.Find(second.Id, Stop));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Of_a_source_that_somebody_removed_meanwhile_nothing_is_begun_and_it_is_said_why(DatabaseKind kind)
    {
        await using var house = await SourcesHouse.Open(kind);
        var all = house.Get<UnfinishedStreams>();
        var source = (await house.Sources.Add(SourcesHouse.Ada, SourcesHouse.Crm, Stop)).Value;
        Assert.Null((await house.Sources.Remove(SourcesHouse.Ada, source.Id, stop: Stop)).Refusal);

        var refusal = Assert.IsType<SourceIsRemoved>((await all.Begin(SourcesHouse.Ada, source.Id, "People", new RestSettings { Path = "people" }, Stop)).Refusal);

        Assert.StartsWith("Somebody removed this system meanwhile", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("connect it again among the sources", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(await all.List(source.Id, Stop));
    }

    public static TheoryData<RestSettings, string?> Lists => new()
    {
        { Tried("people", new() { By = IncrementalKind.Parameter, Name = "since" }), "people" },
        { Tried("query?q=SELECT+FIELDS(ALL)+FROM+people+WHERE+at+%3E%3D+{since}", new() { By = IncrementalKind.Template }), "query?q=SELECT+FIELDS(ALL)+FROM+people" },
        { Tried("people?after={since}", new() { By = IncrementalKind.Template }), null },
        { Tried("people", new() { By = IncrementalKind.Parameter, Name = "from" }) with { Search = new() { Most = 300, To = "to" } }, null },
    };

    [Theory, MemberData(nameof(Lists))]
    public async Task What_is_gone_is_removed_only_where_every_pass_reads_everything(RestSettings tried, string? path)
    {
        await using var house = await SourcesHouse.Open(DatabaseKind.Sqlite);
        var all = house.Get<UnfinishedStreams>();
        var source = (await house.Sources.Add(SourcesHouse.Ada, SourcesHouse.Crm, Stop)).Value;
        var entity = (await house.Entities.Add(SourcesHouse.Ada, Person, Stop)).Value;
        var begun = (await all.Begin(SourcesHouse.Ada, source.Id, "People", new RestSettings(), Stop)).Value;
        await all.Keep(SourcesHouse.Ada, begun.Id, one => (one.Settings, one.EntityId, one.Mapping) = (UnfinishedStreams.Text(tried), entity.Id, UnfinishedStreams.Text(Mapping)), Stop);

        var swept = await all.Finish(SourcesHouse.Ada, begun.Id, Promise, Hourly with { Sweeps = true }, Stop);

        if (path is null)
        {
            Assert.IsType<NeverReadWhole>(swept.Refusal);
            Assert.Null((await all.Finish(SourcesHouse.Ada, begun.Id, Promise, Hourly, Stop)).Refusal);
            return;
        }

        using var settings = JsonDocument.Parse(swept.Value.Settings);
        var read = SettingsReader.Read<RestSettings>(settings.RootElement).Value;
        Assert.Equal((path, IncrementalKind.None, DeleteKind.Sweep, true), (read.Path, read.Incremental.By, read.Deletes.By, swept.Value.Sweeps));
    }

    /// <summary>A field by which no row was seen to say that it is deleted is kept for one that does, whichever way is chosen.</summary>
    [Theory]
    [InlineData(true, DeleteKind.Sweep)]
    [InlineData(false, DeleteKind.Flag)]
    public void A_field_for_what_is_deleted_is_kept_beside_the_choice(bool sweeps, DeleteKind by)
    {
        var tried = Tried("people", new() { By = IncrementalKind.Parameter, Name = "since" }) with { Deletes = new() { Flag = "archived" } };

        var read = WholeReading.For(tried, sweeps)!;

        Assert.Equal((by, "archived", sweeps ? IncrementalKind.None : IncrementalKind.Parameter), (read.Deletes.By, read.Deletes.Flag, read.Incremental.By));
        Assert.Equal(DeleteKind.None, WholeReading.For(tried with { Deletes = new() }, false)!.Deletes.By);
    }

    /// <summary>What was found for one list is not asked of another.</summary>
    [Theory]
    [InlineData(DeleteKind.Flag, "deleted", "fields")]
    [InlineData(DeleteKind.None, "deleted", "fields")]
    [InlineData(DeleteKind.None, null, "fields include_deleted")]
    public void How_deleted_rows_are_asked_for_goes_with_the_list(DeleteKind by, string? flag, string stay)
    {
        var tried = new RestSettings { Path = "people", Parameters = [new() { Name = "fields", Value = "true" }, new() { Name = "include_deleted", Value = "true" }], Deletes = new() { By = by, Flag = flag } };

        var other = WholeReading.WithoutDeletes(tried);

        Assert.Equal((stay, new DeleteSettings()), (string.Join(' ', other.Parameters.Select(one => one.Name)), other.Deletes));
    }

    static RestSettings Tried(string path, IncrementalSettings changes) => new() { Path = path, Key = ["id"], Updated = new() { Field = "at" }, Incremental = changes };
}
