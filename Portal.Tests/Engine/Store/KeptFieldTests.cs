using Portal.Engine.Persistence;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Store;

/// <summary>A reading of all of a record that says nothing of some fields leaves those as they are, and them alone.</summary>
public sealed class KeptFieldTests
{
    const string Whole = """{"city":"Bern","name":"Ada","phone":"1"}""";

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_it_keeps_stays_and_what_else_it_lacks_goes(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        await house.Bring(StoreHouse.Feed, house.Row("a", Whole));
        await Later(house, Keeping(house, """{"city":"unknown","name":"Bo"}"""));
        Assert.Equal("""{"city":"Bern","name":"Bo"}""", (await house.Records())["a"]);

        var events = (await house.Events()).Count;
        await Later(house, Keeping(house, """{"name":"Bo"}"""));
        Assert.Equal(events, (await house.Events()).Count);

        await Later(house, house.Row("a", """{"name":"Bo"}"""));
        Assert.Equal("""{"name":"Bo"}""", (await house.Records())["a"]);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Of_what_is_not_stored_it_says_all(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        await house.Bring(StoreHouse.Feed, Keeping(house, """{"city":"unknown","name":"Bo"}"""));
        Assert.Equal("""{"city":"unknown","name":"Bo"}""", (await house.Records())["a"]);
        await Later(house, house.Row("a", "", act: Act.Delete));
        await Later(house, Keeping(house, """{"name":"Cy"}"""));
        Assert.Equal("""{"name":"Cy"}""", (await house.Records())["a"]);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_it_keeps_is_as_old_as_it_was_for_a_patch_that_comes_late(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        await house.Bring(StoreHouse.Feed, house.Row("a", Whole));
        var between = house.Clock.GetUtcNow().AddMinutes(1);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await Later(house, Keeping(house, """{"name":"Bo"}"""));

        await house.Bring(StoreHouse.OtherFeed, house.Row("a", """{"city":"Rome","name":"Old"}""", act: Act.Patch, seenAt: between));
        Assert.Equal("""{"city":"Rome","name":"Bo"}""", (await house.Records())["a"]);
        await Later(house, Keeping(house, """{"name":"Cy"}"""));
        Assert.Equal("""{"city":"Rome","name":"Cy"}""", (await house.Records())["a"]);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task An_older_one_changes_nothing(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        var before = house.Clock.GetUtcNow();
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Bring(StoreHouse.Feed, house.Row("a", Whole));
        await house.Bring(StoreHouse.OtherFeed, Keeping(house, """{"name":"Bo"}""", before));
        Assert.Equal(Whole, (await house.Records())["a"]);
    }

    static Incoming Keeping(StoreHouse house, string body, DateTimeOffset? seenAt = null) => house.Row("a", body, seenAt: seenAt) with { Keeps = new HashSet<string> { "city" } };

    static Task<Committed> Later(StoreHouse house, Incoming row)
    {
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        return house.Bring(StoreHouse.Feed, row with { Stamp = Stamp.Of(null, house.Clock.GetUtcNow()) });
    }
}
