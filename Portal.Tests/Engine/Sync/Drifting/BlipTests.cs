using System.Text.Json;
using Portal.Engine.Audit;
using Portal.Engine.Connectors;
using Portal.Engine.Persistence;
using Portal.Engine.Sync.Drifting;

namespace Portal.Tests.Engine.Sync.Drifting;

/// <summary>What is no drift, though it looks like one for a moment.</summary>
public sealed class BlipTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static string Without(int row) => $$""" "name":"Ada {{row}}","visits":{{row}} """;

    static string Tiered(int row) => $"{DriftHouse.Plain(row)},\"tier\":\"gold\"";

    [Fact]
    public async Task A_field_that_nearly_all_rows_have_is_not_missing_where_a_few_small_runs_lack_it()
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite);
        for (var i = 0; i < 2; i++) await house.Read(DriftHouse.Many, row => row % 10 == 0 ? Without(row) : DriftHouse.Plain(row));
        var share = await Share(house);
        Assert.InRange(share, 0.9, 0.99);
        for (var row = 1; row <= 6; row++) await house.Read(2, Without, from: row * 2);
        Assert.Empty(await house.History());

        // Rows that lacked it count once one has it.
        await house.Read(1, DriftHouse.Plain);
        Assert.True(await Share(house) < share);
        Assert.Empty(await house.History());
    }

    [Fact]
    public async Task One_row_that_comes_again_and_again_is_one_row()
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite);
        for (var i = 0; i < 25; i++) await house.Read(1, Without);
        Assert.Empty(await house.History());
    }

    [Fact]
    public async Task All_there_is_in_a_small_source_is_enough_when_it_is_read_twice()
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite);
        house.Sync.Script.Proves = Coverage.Everything;
        await house.Read(8, Without);
        Assert.Null(await house.Drift());
        await house.Read(8, Without);
        Assert.Equal("city", Assert.Single((await house.Drift())!.Changes).Path);
    }

    [Fact]
    public async Task A_new_field_that_few_rows_have_is_learnt_without_a_word()
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite);
        for (var row = 1; row <= 3; row++) await house.Read(1, Tiered, from: row);
        for (var row = 4; row <= 30; row++) await house.Read(1, DriftHouse.Plain, from: row);
        Assert.Empty(await house.History());
        Assert.Contains((await house.Book.Shape(house.Sync.Feed.Id, Stop))!.Fields, field => field is { Path: "tier", In: 3, Share: < 0.5 });
    }

    [Fact]
    public async Task A_new_field_that_most_rows_have_is_told_when_there_are_enough_of_them()
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite);
        for (var row = 1; row <= 27; row++) await house.Read(1, row % 4 == 0 ? DriftHouse.Plain : Tiered, from: row);
        Assert.Equal((DriftKind.Added, "tier"), Assert.Single((await house.Drift())!.Changes) is var change ? (change.Kind, change.Path) : default);
    }

    [Fact]
    public async Task Two_single_rows_without_a_key_are_no_lost_key()
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite);
        await house.Read(1, DriftHouse.Plain, withKey: false);
        await house.Read(1, DriftHouse.Plain, withKey: false, from: 2);
        Assert.Empty(await house.History());
    }

    [Fact]
    public async Task More_fields_than_are_looked_at_make_none_of_the_known_ones_missing()
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite);
        var many = string.Join(',', Enumerable.Range(0, 450).Select(i => $"\"f{i}\":1"));
        await house.Read(DriftHouse.Many, row => $"{many},{DriftHouse.Plain(row)}");
        Assert.All((await house.Drift())!.Changes, change => Assert.Equal(DriftKind.Added, change.Kind));
        Assert.Null((await house.Book.Accept(Actor.Portal, (await house.Drift())!.Id, Stop)).Refusal);
        await house.Read(DriftHouse.Many, row => $"{many},{DriftHouse.Plain(row)}");
        Assert.Null(await house.Drift());
    }

    [Fact]
    public async Task A_group_of_many_names_is_one_field()
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite);
        await house.Read(DriftHouse.Many, row => $"{DriftHouse.Plain(row)},\"prices\":{{{string.Join(',', Enumerable.Range(row, 80).Select(i => $"\"p{i}\":1"))}}}");
        Assert.Equal(("prices", FieldKind.Group), Assert.Single((await house.Drift())!.Changes) is var change ? (change.Path, change.To) : default);
    }

    [Fact]
    public void Lost_keys_that_were_accepted_are_noticed_again_after_rows_that_had_them()
    {
        var shape = Learning.New(1, "{}", DateTimeOffset.UnixEpoch);
        Learning.Learn(shape, Look(withKey: true), [], DateTimeOffset.UnixEpoch);
        Learning.Accept(shape, Comparison.Of(shape, Look(withKey: false), DateTimeOffset.UnixEpoch), DateTimeOffset.UnixEpoch);
        Assert.Empty(Comparison.Of(shape, Look(withKey: false), DateTimeOffset.UnixEpoch));
        for (var i = 0; i < 80; i++) Learning.Learn(shape, Look(withKey: true), [], DateTimeOffset.UnixEpoch);
        Assert.Equal(DriftKind.LostKey, Assert.Single(Comparison.Of(shape, Look(withKey: false), DateTimeOffset.UnixEpoch)).Kind);
    }

    static async Task<double> Share(DriftHouse house) => (await house.Book.Shape(house.Sync.Feed.Id, Stop))!.Fields.Single(field => field.Path == "city").Share;

    static ShapeLook Look(bool withKey)
    {
        var look = new ShapeLook();
        using var json = JsonDocument.Parse("""{"name":"Ada"}""");
        look.Add(new Page([.. Enumerable.Range(0, ShapeLook.Most).Select(i => new SourceRecord(withKey ? $"{i}" : null, json.RootElement.Clone(), null, false))], Cursor.Start, Coverage.Part, DateTimeOffset.UnixEpoch));
        return look;
    }
}
