using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Store.History;
using Portal.Engine.Sync.Drifting;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Sync.Drifting;

public sealed class DriftTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static string Renamed(int row) => $$""" "name":"New {{row}}","town":"City {{row}}","visits":{{row}} """;

    static string Without(int row) => $$""" "name":"New {{row}}","visits":{{row}} """;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_missing_field_is_noticed_once_what_is_stored_of_it_stays_and_it_ends_when_it_comes_back(DatabaseKind kind)
    {
        await using var house = await DriftHouse.Open(kind);
        await house.Read(DriftHouse.Many, Without);

        var drift = (await house.Drift())!;
        var change = Assert.Single(drift.Changes);
        Assert.Equal((DriftKind.Missing, "city", FieldKind.Text, null, DriftHouse.Many), (change.Kind, change.Path, change.From, change.To, (int)change.Of));
        Assert.Equal(["city"], change.Touches);
        Assert.Equal(("New 1", "City 1"), (await house.Stored("name"), await house.Stored("city")));

        await house.Read(DriftHouse.Many, Without);
        Assert.Equal(drift.Id, Assert.Single(await house.History()).Id);

        await house.Read(DriftHouse.Many, DriftHouse.Plain);
        Assert.Equal((DriftEnd.CameBack, "Portal"), Assert.Single(await house.History()) is var ended ? (ended.End!.Value, ended.ClosedBy) : default);
        Assert.Null(await house.Drift());
    }

    [Theory]
    [InlineData("add", DriftKind.Added, "tier", null, FieldKind.Text, "")]
    [InlineData("retype", DriftKind.Retyped, "visits", FieldKind.Number, FieldKind.Text, "visits")]
    [InlineData("group", DriftKind.Retyped, "city", FieldKind.Text, FieldKind.Group, "city")]
    public async Task Each_kind_is_told_with_what_it_was_and_is_and_what_it_touches(string how, DriftKind kind, string path, FieldKind? from, FieldKind? to, string touches)
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite);
        await house.Read(DriftHouse.Many, row => how switch
        {
            "add" => $"{DriftHouse.Plain(row)},\"tier\":\"gold\"",
            "retype" => $$""" "name":"Ada {{row}}","city":"City {{row}}","visits":"{{row}}" """,
            _ => $$""" "name":"Ada {{row}}","city":{"name":"City {{row}}"},"visits":{{row}} """,
        });

        var change = (await house.Drift())!.Changes.Single(one => one.Kind == kind);
        Assert.Equal((path, from, to, touches), (change.Path, change.From, change.To, string.Join(' ', change.Touches)));
        Assert.Equal((DriftHouse.Many, DriftHouse.Many), ((int)change.Rows, (int)change.Of));
    }

    [Fact]
    public async Task Rows_without_a_key_are_a_drift_and_rows_of_one_key_on_a_page_are_too()
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite);
        await house.Read(DriftHouse.Many, DriftHouse.Plain, withKey: false);
        Assert.Equal((DriftKind.LostKey, DriftHouse.Many), (await house.Drift())!.Changes.Single(change => change.Kind == DriftKind.LostKey) is var lost ? (lost.Kind, (int)lost.Rows) : default);
        await house.Read(DriftHouse.Many, DriftHouse.Plain);
        Assert.Null(await house.Drift());

        house.Sync.Script.Say(new ScriptedPage($"[{string.Join(',', Enumerable.Range(1, DriftHouse.Many).Select(row => $"{{\"id\":\"same\",{DriftHouse.Plain(row)}}}"))}]"));
        await house.Sync.Run(everything: true);
        Assert.Equal(DriftHouse.Many - 1, (int)(await house.Drift())!.Changes.Single(change => change.Kind == DriftKind.LostKey).Rows);
    }

    [Fact]
    public async Task A_field_that_some_rows_never_had_is_nothing_new_where_it_is_missing_and_goes_as_before()
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite);
        await house.Read(DriftHouse.Many, row => row % 3 == 0 ? Without(row) : DriftHouse.Plain(row));
        await house.Read(DriftHouse.Many, row => row % 3 == 0 ? Without(row) : DriftHouse.Plain(row));
        await house.Read(1, Without);

        Assert.Null(await house.Stored("city"));
        Assert.Empty(await house.History());
    }

    [Fact]
    public async Task A_step_that_fills_in_for_a_missing_value_overwrites_nothing_while_all_rows_lack_it()
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite, city: """{"to":"city","from":"city","steps":[{"step":"default","value":"unknown"}]}""");
        await house.Read(DriftHouse.Many, Without);
        Assert.Equal("City 1", await house.Stored("city"));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Who_accepts_it_says_that_nothing_may_stand_there(DatabaseKind kind)
    {
        await using var house = await DriftHouse.Open(kind);
        await house.Read(DriftHouse.Many, Without);
        Assert.Null((await house.Book.Accept(new Actor(null, "Ada", null), (await house.Drift())!.Id, Stop)).Refusal);
        Assert.Equal(["Ada"], await house.Audited("drift.accepted"));
        Assert.Equal("City 1", await house.Stored("city"));

        await house.Read(DriftHouse.Many, Without);
        Assert.Null(await house.Stored("city"));
        Assert.Contains("City 1", (await house.Sync.Get<RecordHistory>().Of(house.Sync.Feed.StreamId, "01", 10, stop: Stop)).Events[0].Before, StringComparison.Ordinal);
        Assert.Equal((DriftEnd.Accepted, "Ada"), Assert.Single(await house.History()) is var ended ? (ended.End!.Value, ended.ClosedBy) : default);
        Assert.IsType<DriftIsOver>((await house.Book.Accept(Actor.Portal, (await house.History())[0].Id, Stop)).Refusal);
    }

    [Fact]
    public async Task Who_maps_it_otherwise_by_hand_has_settled_it()
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite, DriftPolicy.Ask);
        await house.Read(DriftHouse.Many, Renamed);
        Assert.Equal(2, (await house.Drift())!.Changes.Count);
        await house.Map("""{"mode":"full","fields":[{"to":"name","from":"name"},{"to":"city","from":"town"},{"to":"visits","from":"visits"}]}""");
        await house.Read(DriftHouse.Many, Renamed);

        Assert.Equal(DriftEnd.Mapped, Assert.Single(await house.History()).End);
        Assert.Contains((await house.Book.Shape(house.Sync.Feed.Id, Stop))!.Fields, field => field.Path == "town");
    }

    [Fact]
    public async Task What_is_known_goes_with_the_feed_and_other_settings_begin_anew()
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite);
        await house.Read(DriftHouse.Many, Without);
        await house.Set("""{"path":"others"}""");
        await house.Read(DriftHouse.Many, DriftHouse.Plain);
        Assert.Equal(DriftEnd.ReadsOtherwise, Assert.Single(await house.History()).End);

        Assert.Null((await house.Sync.Get<FeedRegistry>().Remove(Actor.Portal, house.Sync.Feed.Id, Stop)).Refusal);
        Assert.Empty(await house.History());
        Assert.Null(await house.Book.Shape(house.Sync.Feed.Id, Stop));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Another_page_size_settles_nothing_and_other_settings_do_not_where_it_is_missing_still(DatabaseKind kind)
    {
        await using var house = await DriftHouse.Open(kind);
        await house.Read(DriftHouse.Many, Without);
        var drift = (await house.Drift())!.Id;
        foreach (var settings in new[] { """{"size":50}""", """{"path":"others","size":50}""" })
        {
            await house.Set(settings);
            await house.Read(3, row => $$""" "name":"Newer {{row}}","visits":{{row}} """);
            Assert.Equal((drift, "city"), await house.Drift() is { } open ? (open.Id, Assert.Single(open.Changes).Path) : default);
            Assert.Equal(("Newer 1", "City 1"), (await house.Stored("name"), await house.Stored("city")));
        }

        await house.Read(DriftHouse.Many, DriftHouse.Plain);
        Assert.Equal(DriftEnd.CameBack, Assert.Single(await house.History()).End);
    }
}
