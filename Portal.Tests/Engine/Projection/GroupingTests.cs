using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Projection;
using Portal.Tests.Running;
using static Portal.Tests.Engine.Projection.ProjectionHouse;

namespace Portal.Tests.Engine.Projection;

/// <summary>Which records become one, and which of them goes on under its id.</summary>
public sealed class GroupingTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Records_with_the_same_normalised_value_are_one(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Commit(Crm, Row("a", """{"email":"Ada@Example.org "}""", 1));
        await house.Bring(Shop, Row("b", """{"email":"ada@example.org","name":"Ada"}""", 2), Row("c", """{"email":"bob@example.org"}""", 2));

        Assert.Equal(
            ["""ada@example.org [1/a 2/b] {"email":"ada@example.org","name":"Ada"} name=Ada""", """bob@example.org [2/c] {"email":"bob@example.org"}"""],
            await house.Picture());
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_compares_with_nothing_stays_alone(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Bring(Crm, Row("a", """{"email":null}""", 1), Row("b", """{"email":"  "}""", 1), Row("c", "{}", 1), Row("d", """{"email":null}""", 1));

        Assert.Equal(["- [1/a] {\"email\":null}", "- [1/b] {\"email\":\"  \"}", "- [1/c] {}", "- [1/d] {\"email\":null}"], await house.Picture());
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_record_whose_value_changes_moves_and_both_sides_tell_of_it(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Bring(Crm, Row("a", """{"email":"a@x"}""", 1), Row("b", """{"email":"b@x"}""", 1));
        await house.Bring(Shop, Row("a", """{"email":"a@x"}""", 1), Row("b", """{"email":"b@x"}""", 1));
        var (one, other) = (await house.Of(Crm, "a"), await house.Of(Crm, "b"));

        await house.Bring(Shop, Row("a", """{"email":"b@x"}""", 2));

        Assert.Equal(["""a@x [1/a] {"email":"a@x"}""", """b@x [1/b 2/a 2/b] {"email":"b@x"}"""], await house.Picture());
        Assert.Equal((one, other), (await house.Of(Crm, "a"), await house.Of(Shop, "a")));
        Assert.Equal([UnifiedEventKind.Joined, UnifiedEventKind.Left], await house.History(one));
        Assert.Equal([UnifiedEventKind.Joined, UnifiedEventKind.Joined], await house.History(other));
        var left = (await house.Unified.History(one, stop: Stop))[0];
        Assert.Equal((await house.Id(Shop, "a"), other), (left.Record, left.Other));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Where_the_first_record_moves_away_those_that_stay_keep_the_id(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Bring(Crm, Row("a", """{"email":"a@x"}""", 1));
        await house.Bring(Shop, Row("a", """{"email":"a@x"}""", 1));
        var id = await house.Of(Crm, "a");

        await house.Bring(Crm, Row("a", """{"email":"b@x"}""", 2));

        Assert.Equal(id, await house.Of(Shop, "a"));
        Assert.NotEqual(id, await house.Of(Crm, "a"));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task When_two_become_one_the_older_goes_on_and_the_younger_leads_to_it(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Bring(Crm, Row("a", """{"email":"a@x"}""", 1), Row("b", """{"email":"b@x"}""", 1), Row("c", """{"email":"c@x"}""", 1));
        var (a, b, c) = (await house.Of(Crm, "a"), await house.Of(Crm, "b"), await house.Of(Crm, "c"));

        // The oldest comes to the youngest, and is still the one that goes on; an alias of an alias leads to the end.
        await house.Bring(Crm, Row("b", """{"email":"c@x"}""", 2));
        await house.Bring(Crm, Row("a", """{"email":"c@x"}""", 3));

        Assert.Equal(["""c@x [1/a 1/b 1/c] {"email":"c@x"}"""], await house.Picture());
        Assert.All(await Task.WhenAll(new[] { a, b, c }.Select(id => house.Unified.Get(id, Stop))), one => Assert.Equal(a, one!.Id));
        Assert.Equal([UnifiedEventKind.Merged], await house.History(b));
        Assert.Equal([UnifiedEventKind.Merged], await house.History(a));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_record_alone_keeps_its_id_whatever_its_value_becomes(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Bring(Crm, Row("a", """{"email":"a@x"}""", 1));
        var id = await house.Of(Crm, "a");

        await house.Bring(Crm, Row("a", """{"email":"b@x"}""", 2));
        await house.Bring(Crm, Row("a", "{}", 3));

        Assert.Equal((id, "- [1/a] {}"), Assert.Single(await house.Pictures()));
        Assert.Empty(await house.History(id));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_deleted_record_leaves_and_with_the_last_one_all_goes_but_the_aliases(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Ada"}""", 1), Row("b", """{"email":"b@x"}""", 1));
        var (a, b) = (await house.Of(Crm, "a"), await house.Of(Crm, "b"));
        await house.Bring(Crm, Row("b", """{"email":"a@x"}""", 2));

        await house.Bring(Crm, Gone("a", 3));
        Assert.Equal((a, """a@x [1/b] {"email":"a@x"}"""), Assert.Single(await house.Pictures()));
        Assert.Equal(a, (await house.Unified.Get(b, Stop))!.Id);

        await house.Bring(Crm, Gone("b", 4));
        Assert.Empty(await house.Picture());
        Assert.Null(await house.Unified.Get(b, Stop));
        Assert.Equal([UnifiedEventKind.Merged, UnifiedEventKind.Left, UnifiedEventKind.Left], await house.History(a));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_sensitive_field_matches_and_is_found_by_its_blind_index_and_never_by_what_is_sealed(DatabaseKind kind)
    {
        var entity = new EntityDraft("customer", "Customer", EntityKind.Keyed, [new("tax", FieldType.Text) { Sensitive = true, Searchable = true }]) { Match = new("tax", Normalisation.Trim) };
        await using var house = await Open(kind, entity);
        await house.Commit(Crm, Row("a", """{"tax":{"$blind":"b1","$sealed":"AAAA"}}""", 1), Row("clear", """{"tax":"12 34"}""", 1));
        await house.Bring(Shop, Row("a", """{"tax":{"$blind":"b1","$sealed":"BBBB"}}""", 2), Row("clear", """{"tax":"12 34"}""", 1));

        Assert.Equal(
            ["""- [1/clear] {"tax":"12 34"}""", """- [2/clear] {"tax":"12 34"}""", """b1 [1/a 2/a] {"tax":{"$blind":"b1","$sealed":"BBBB"}} tax=b1"""],
            await house.Picture());
        Assert.Single((await house.Unified.Find(Customers, "tax", "b1", stop: Stop)).Value.Records);
        Assert.Equal(LostBy.Agreeing, Assert.Single((await house.Unified.Get(await house.Of(Crm, "a"), Stop))!.Fields[0].Others).By);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Happenings_are_not_unified(DatabaseKind kind)
    {
        await using var house = await Open(kind, new("login", "Login", EntityKind.Happening, [new("name", FieldType.Text) { Searchable = true }]));
        await house.Bring(Crm, Row("a", """{"name":"Ada"}""", 1));

        Assert.Empty(await house.Picture());
        Assert.Equal(0, (await house.Unified.Lag(Stop)).Events);
    }
}
