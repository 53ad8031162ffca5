using Portal.Engine.Agents.Scopes;
using Portal.Engine.Data;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using static Portal.Tests.Engine.Projection.ProjectionHouse;

namespace Portal.Tests.Engine.Data;

/// <summary>What changed since, as far as the asker may see it.</summary>
public sealed class DataChangesTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_follower_hears_of_all_that_changes_in_what_it_may_see_and_of_nothing_else(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind);
        var (all, some) = (await house.Seeing(), await house.Seeing("name"));
        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Ada","phone":"1"}""", 1), Row("b", """{"email":"b@x","name":"Bob"}""", 1));
        var (forAll, first) = await Next(house, all, null);
        var (forSome, _) = await Next(house, some, null);
        Assert.Equal("1 email,name,phone; 2 email,name", first);

        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Ada","phone":"2"}""", 2));
        (forAll, var heard) = await Next(house, all, forAll);
        (forSome, var hidden) = await Next(house, some, forSome);
        Assert.Equal(("1 phone", ""), (heard, hidden));

        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Ada L."}""", 3));
        Assert.Equal("1 name,phone", (await Next(house, all, forAll)).Told);
        (forSome, heard) = await Next(house, some, forSome);
        Assert.Equal("1 name", heard);

        // One becomes one with another, and then the last of it goes.
        await house.Bring(Crm, Row("b", """{"email":"a@x","name":"Bob"}""", 4));
        (forSome, heard) = await Next(house, some, forSome);
        Assert.Equal("1 name; 2 gone into 1", heard);
        await house.Bring(Crm, Gone("a", 5), Gone("b", 5));
        Assert.Equal("1 gone", (await Next(house, some, forSome)).Told);
        Assert.DoesNotContain((await house.Changes.Read(all, new ChangesQuery("customer"), Stop)).Value.Changes, change => change.Record is not null);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Pages_go_on_where_they_ended_also_within_one_batch_of_which_some_changed_again(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind);
        var model = await house.Seeing("name");
        await house.Bring(Crm, [.. Enumerable.Range(0, 7).Select(at => Row($"k{at}", $$"""{"name":"n{{at}}"}""", 1))]);
        var page = (await house.Changes.Read(model, new ChangesQuery("customer") { Most = 3 }, Stop)).Value;
        Assert.True(page.IsMore);

        // Of one that was not heard of yet only what is hidden changes: it is still to be heard of.
        await house.Bring(Crm, Row("k5", """{"name":"n5","phone":"1"}""", 2));
        var ids = page.Changes.Select(change => change.Id).ToList();
        while (page.IsMore)
        {
            page = (await house.Changes.Read(model, new ChangesQuery("customer", page.Next) { Most = 3 }, Stop)).Value;
            ids.AddRange(page.Changes.Select(change => change.Id));
        }

        Assert.Equal([1, 2, 3, 4, 5, 7, 6], ids);
        Assert.Empty((await house.Changes.Read(model, new ChangesQuery("customer", page.Next), Stop)).Value.Changes);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Whoever_waits_is_woken_by_a_change_it_may_see(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind);
        var model = await house.Seeing("name");
        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Ada","phone":"1"}""", 1));
        var now = (await house.Changes.Now(model, "customer", Stop)).Value;

        var waiting = house.Changes.Wait(model, new ChangesQuery("customer", now), TimeSpan.FromHours(1), Stop);
        await house.Inner.Clock.SomebodyWaits(TimeSpan.FromSeconds(1), stop: Stop);
        await house.Inner.Bring(Crm, Row("a", """{"email":"a@x","name":"Ada","phone":"2"}""", 2));
        Assert.False(waiting.IsCompleted);
        await house.Inner.Bring(Crm, Row("a", """{"email":"a@x","name":"Ada L.","phone":"2"}""", 3));

        Assert.Equal(["name"], Assert.Single((await waiting.WaitAsync(Stop)).Value.Changes).Changed);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_token_that_is_not_of_this_data_is_refused(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind);
        var model = await house.Seeing();
        await house.Bring(Crm, Row("a", """{"name":"Ada"}""", 1));
        var token = (await house.Changes.Now(model, "customer", Stop)).Value;
        Assert.Contains("Start again", Assert.IsType<TokenUnknown>((await house.Changes.Read(model, new ChangesQuery("customer", token[..^2]), Stop)).Refusal).Message, StringComparison.Ordinal);

        // As if an older copy of the database had been put in its place.
        await house.Inner.Sql("UPDATE projector_states SET version = 0 WHERE entity = 0");
        Assert.IsType<TokenUnknown>((await house.Changes.Read(model, new ChangesQuery("customer", token), Stop)).Refusal);
    }

    static async Task<(string Token, string Told)> Next(DataHouse house, ScopedModel model, string? after)
    {
        var page = (await house.Changes.Read(model, new ChangesQuery("customer", after), Stop)).Value;
        return (page.Next, string.Join("; ", page.Changes.Select(Told)));
    }

    static string Told(DataChange change) => change.Record is null
        ? $"{change.Id} gone{(change.Into is { } into ? $" into {into}" : "")}"
        : $"{change.Id} {string.Join(',', change.Changed.Order(StringComparer.Ordinal))}";
}
