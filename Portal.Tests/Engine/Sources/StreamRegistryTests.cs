using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Tests.Running;
using static Portal.Tests.Engine.Sources.SourcesHouse;

namespace Portal.Tests.Engine.Sources;

public sealed class StreamRegistryTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_stream_is_kept_changed_and_audited(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        var stream = await house.Contacts();
        var before = (await house.Streams.Find(stream.Id, Stop))!;
        Assert.Equal(("Contacts", 1, null, 20, 0.10), (before.Name, before.EntityId, before.Tolerance, before.GuardRows, before.GuardShare));

        var draft = StreamDraft.Of(before) with { Name = "People", Tolerance = TimeSpan.FromDays(2.5), GuardRows = 0, GuardShare = 1 } with
        {
            Within = TimeSpan.FromHours(3),
            Grace = TimeSpan.Zero,
            AgeIsWorkingTime = true,
            FieldPromises = new Dictionary<string, FieldPromise> { ["name"] = new(TimeSpan.FromHours(1)) },
        };
        Assert.Null((await house.Streams.Change(Ada, stream.Id, draft, Stop)).Refusal);

        Assert.Equivalent(draft, StreamDraft.Of(Assert.Single(await house.Streams.List(stream.SourceId, Stop))), strict: true);
        Assert.Equal(["entity.added", "source.added", "stream.added", "stream.changed"], (await house.Audit()).Select(entry => entry.Action));
        Assert.IsType<NoSuchStream>((await house.Streams.Change(Ada, 99, draft, Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_name_is_given_once_within_its_source(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        var stream = await house.Contacts();
        var other = await house.Contacts("Another CRM");
        var draft = StreamDraft.Of(stream);

        Assert.IsType<StreamNameTaken>((await house.Streams.Add(Ada, stream.SourceId, draft with { Name = "CONTACTS" }, Stop)).Refusal);
        Assert.Null((await house.Streams.Change(Ada, other.Id, draft with { Name = "CONTACTS" }, Stop)).Refusal);
        Assert.IsType<NoSuchSource>((await house.Streams.Add(Ada, 99, draft, Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_stream_keeps_its_entity_and_the_entity_stays_while_it_does(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        var stream = await house.Contacts();

        Assert.IsType<StreamKeepsEntity>((await house.Streams.Change(Ada, stream.Id, StreamDraft.Of(stream) with { EntityId = 2 }, Stop)).Refusal);
        var held = Assert.IsType<EntityInUse>((await house.Entities.Remove(Ada, stream.EntityId, Stop)).Refusal);
        Assert.Equal(["Sample CRM: Contacts"], held.By);
        Assert.Null((await house.Streams.Remove(Ada, stream.Id, stop: Stop)).Refusal);
        Assert.Null((await house.Entities.Remove(Ada, stream.EntityId, Stop)).Refusal);
        Assert.Equal(["stream 1"], house.Gone);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Of_a_stream_that_comes_and_its_entity_that_goes_at_once_one_is_refused(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        var stream = await house.Contacts();
        await house.Streams.Remove(Ada, stream.Id, stop: Stop);

        var adding = house.Streams.Add(Ada, stream.SourceId, StreamDraft.Of(stream), Stop);
        var removing = house.Entities.Remove(Ada, stream.EntityId, Stop);
        await Task.WhenAll(adding, removing);

        Assert.True((await adding).Refusal is SettingsUnfit ^ (await removing).Refusal is EntityInUse);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_stream_with_feeds_goes_only_with_them(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        var stream = await house.Contacts();
        await house.Feeds.Add(Ada, stream.Id, Hourly, Stop);

        Assert.Equal("Contacts has 1 feed. Remove them first, or remove the stream with all that is in it.", (await house.Streams.Remove(Ada, stream.Id, stop: Stop)).Refusal!.Message);
        Assert.Null((await house.Streams.Remove(Ada, stream.Id, withAll: true, Stop)).Refusal);
        Assert.Equal(["feed 1", "stream 1"], house.Gone);
        Assert.IsType<NoSuchStream>((await house.Streams.Remove(Ada, stream.Id, stop: Stop)).Refusal);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        await using var house = await Open();
        var source = await house.Added();
        var draft = new StreamDraft { Name = new('x', 101), Tolerance = TimeSpan.Zero, GuardRows = -1, GuardShare = 1.5 };
        var problems = Assert.IsType<SettingsUnfit>((await house.Streams.Add(Ada, source.Id, draft, Stop)).Refusal).Problems;
        Assert.Equal(["EntityId", "GuardRows", "GuardShare", "Name", "Tolerance"], problems.Select(problem => problem.Setting).Order(StringComparer.Ordinal));
    }
}
