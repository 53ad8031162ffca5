using Microsoft.EntityFrameworkCore;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Entities;
using Portal.Engine.Mapping;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Tests.Engine.Sources;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Connecting.Unfinished;

/// <summary>Lists that were ticked together: begun at once, gone through in their order, each with what was found before it.</summary>
public sealed class PickedListsTests
{
    static readonly RestSettings Tried = new() { Path = "contacts", Records = "items", Key = ["id"], Updated = new() { Field = "updated_at" }, Paging = new() { By = PagingKind.Cursor, Parameter = "cursor", Next = "next" }, Incremental = new() { By = IncrementalKind.Parameter, Name = "since" } };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Each_gets_a_name_of_its_own_and_its_place(DatabaseKind kind)
    {
        await using var house = await SourcesHouse.Open(kind);
        var (all, source) = (house.Get<UnfinishedStreams>(), await Source(house));
        var entity = (await house.Entities.Add(SourcesHouse.Ada, new EntityDraft("person", "Person", EntityKind.Keyed, [new("name", FieldType.Text)]), Stop)).Value;
        await house.Streams.Add(SourcesHouse.Ada, source, new StreamDraft { Name = "Deals", EntityId = entity.Id }, Stop);
        await all.Begin(SourcesHouse.Ada, source, "Tickets", new RestSettings { Path = "old/tickets" }, Stop);

        var begun = await Begin(house, source, "Contacts", "deals", "Tickets", "contacts");

        Assert.Equal(["Contacts", "deals 2", "Tickets 2", "contacts 2"], begun.Select(one => one.Name));
        Assert.Equal([(1, 4), (2, 4), (3, 4), (4, 4)], begun.Select(one => (UnfinishedStreams.Place(one)!.Number, UnfinishedStreams.Place(one)!.Of)));
        Assert.Equal(["contacts", "deals", "tickets", "contacts"], begun.Select(one => UnfinishedStreams.Settings(one).Path));
        Assert.Equal(5, (await all.List(source, Stop)).Count);

        // A source may call its lists what no stream can be called.
        var far = await Begin(house, source, new string('x', 400), new string('x', 400));
        Assert.Equal(2, far.Select(one => one.Name).Distinct().Count(name => name.Length <= 100));

        var half = string.Concat(Enumerable.Repeat("🧾", 80));
        var odd = await Begin(house, source, $"Bills\u0000\n of \ud83d May", half, "\u0001");
        Assert.Equal(["Bills of  May", "List"], [odd[0].Name, odd[2].Name]);
        Assert.StartsWith(odd[1].Name, half, StringComparison.Ordinal);
        Assert.True(odd[1].Name.Length is > 80 and <= 100 && odd[1].Name.Length % 2 == 0);

        // One alone has no place.
        Assert.Null(UnfinishedStreams.Place(Assert.Single(await Begin(house, source, "Invoices"))));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task They_follow_one_another_and_what_was_passed_over_comes_last(DatabaseKind kind)
    {
        await using var house = await SourcesHouse.Open(kind);
        var (all, picked, source) = (house.Get<UnfinishedStreams>(), house.Get<PickedLists>(), await Source(house));
        var others = await Begin(house, source, "Elsewhere", "Nowhere");
        var begun = await Begin(house, source, "One", "Two", "Three");
        await all.Begin(SourcesHouse.Ada, source, "Alone", new RestSettings { Path = "alone" }, Stop);

        Assert.Equal("Two", (await picked.Next(begun[0], Stop))!.Name);
        Assert.Null((await all.GiveUp(SourcesHouse.Ada, begun[1].Id, Stop)).Refusal);
        // Also after one that is gone itself.
        Assert.Equal("Three", (await picked.Next(begun[1], Stop))!.Name);
        Assert.Equal("One", (await picked.Next(begun[2], Stop))!.Name);
        Assert.Null((await all.GiveUp(SourcesHouse.Ada, begun[2].Id, Stop)).Refusal);
        Assert.Null(await picked.Next(begun[0], Stop));
        Assert.Equal("Nowhere", (await picked.Next(others[0], Stop))!.Name);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Of_a_source_that_is_gone_none_is_begun(DatabaseKind kind)
    {
        await using var house = await SourcesHouse.Open(kind);
        var source = await Source(house);
        Assert.Null((await house.Sources.Remove(SourcesHouse.Ada, source, stop: Stop)).Refusal);

        Assert.IsType<SourceIsRemoved>((await house.Get<PickedLists>().Begin(SourcesHouse.Ada, source, [new("One", new()), new("Two", new())], Stop)).Refusal);

        await using var db = house.Database.Read();
        Assert.False(await db.Set<UnfinishedStream>().AnyAsync(Stop));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_was_found_and_entered_goes_to_those_that_nobody_looked_at_and_to_no_others(DatabaseKind kind)
    {
        await using var house = await SourcesHouse.Open(kind);
        var (all, picked, source) = (house.Get<UnfinishedStreams>(), house.Get<PickedLists>(), await Source(house));
        var begun = await Begin(house, source, "One", "Two", "Three", "Four");
        var others = await Begin(house, source, "Elsewhere", "Nowhere");
        await Keep(2, one => UnfinishedStreams.Set(one, UnfinishedStreams.Settings(one) with { Key = ["mine"] }));

        // While it is not tried there is nothing to hand on.
        await picked.Pass(await Keep(0, one => (one.Settings, one.Step) = (Beside(one), UnfinishedStep.Try)), Stop);
        Assert.Null(UnfinishedStreams.Like(await Now(1)));
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        await picked.Pass(await Keep(0, one => one.Step = UnfinishedStep.Map), Stop);

        var second = await Now(1);
        Assert.Equal((PagingKind.Cursor, "since", "id"), (UnfinishedStreams.Like(second)!.Paging.By, UnfinishedStreams.Like(second)!.Incremental.Name, Assert.Single(UnfinishedStreams.Like(second)!.Key)));
        Assert.Equal(("two", 0, UnfinishedStep.Look), (UnfinishedStreams.Settings(second).Path, UnfinishedStreams.Settings(second).Key.Count, second.Step));
        Assert.Equal((2, begun[1].By, begun[1].ChangedAt), (UnfinishedStreams.Place(second)!.Number, second.By, second.ChangedAt));
        Assert.NotNull(UnfinishedStreams.Like(await Now(3)));
        Assert.Null(UnfinishedStreams.Like(await Now(2)));
        Assert.Null(UnfinishedStreams.Like((await all.Find(others[0].Id, Stop))!));

        // How often it is read goes along, but not its name, nor what only it can say.
        await picked.Pass(await Keep(0, one => UnfinishedStreams.Set(one, new StartDraft { Name = "Ones", Tolerance = "4h", Sweeps = true, Schedule = new() { Every = "1h" } })), Stop);
        Assert.Equal(new StartDraft { Tolerance = "4h", Schedule = new() { Every = "1h" } }, UnfinishedStreams.Start(await Now(1)));
        Assert.Equal(PagingKind.Cursor, UnfinishedStreams.Like(await Now(1))!.Paging.By);
        Assert.Null(UnfinishedStreams.Start(await Now(2)));

        async Task<UnfinishedStream> Now(int place) => (await all.Find(begun[place].Id, Stop))!;

        async Task<UnfinishedStream> Keep(int place, Action<UnfinishedStream> change) => (await all.Keep(SourcesHouse.Ada, begun[place].Id, change, Stop)).Value;

        static string Beside(UnfinishedStream one)
        {
            UnfinishedStreams.Set(one, Tried);
            return one.Settings;
        }
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task It_is_known_which_lists_are_read_already(DatabaseKind kind)
    {
        await using var house = await SourcesHouse.Open(kind);
        var (all, source) = (house.Get<UnfinishedStreams>(), await Source(house));
        var other = (await house.Sources.Add(SourcesHouse.Ada, SourcesHouse.Crm with { Name = "Another" }, Stop)).Value.Id;
        var entity = (await house.Entities.Add(SourcesHouse.Ada, new EntityDraft("person", "Person", EntityKind.Keyed, [new("name", FieldType.Text)]), Stop)).Value;
        var begun = await Begin(house, source, "Contacts", "Deals");
        await all.Keep(SourcesHouse.Ada, begun[0].Id, one =>
        {
            UnfinishedStreams.Set(one, Tried);
            (one.EntityId, one.Mapping) = (entity.Id, UnfinishedStreams.Text(new MappingDefinition { Fields = [new FieldMapping("name") { From = "name" }] }));
        }, Stop);
        Assert.Empty(await house.Get<PickedLists>().Read(source, Stop));

        Assert.Null((await all.Finish(SourcesHouse.Ada, begun[0].Id, new StreamDraft { Name = "Contacts" }, new FeedDraft { Name = "Changes", Schedule = Schedule.WhenAsked }, Stop)).Refusal);

        Assert.Equal(["contacts"], await house.Get<PickedLists>().Read(source, Stop));
        Assert.Empty(await house.Get<PickedLists>().Read(other, Stop));
    }

    static async Task<long> Source(SourcesHouse house) => (await house.Sources.Add(SourcesHouse.Ada, SourcesHouse.Crm, Stop)).Value.Id;

    static async Task<IReadOnlyList<UnfinishedStream>> Begin(SourcesHouse house, long source, params string[] names) =>
        (await house.Get<PickedLists>().Begin(SourcesHouse.Ada, source, [.. names.Select(name => new PickedList(name, new RestSettings { Path = name.ToLowerInvariant() }))], Stop)).Value;
}
