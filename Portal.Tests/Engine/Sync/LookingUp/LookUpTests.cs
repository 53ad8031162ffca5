using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Connectors;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Store.Rows;
using Portal.Engine.Sync.LookingUp;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Sync.LookingUp;

/// <summary>One record is asked for by its key, and taken as a page would be.</summary>
public sealed class LookUpTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_record_is_fetched_and_its_stream_is_as_old_as_before(DatabaseKind kind)
    {
        await using var house = await LookUpHouse.Open(kind);
        house.People["a"] = "{'id':'a','name':'Ada'}";
        await house.Inner.Run();
        var before = await house.Inner.Standing();
        house.Inner.Clock.Advance(TimeSpan.FromHours(1));
        house.People["a"] = "{'id':'a','name':'Ada L.'}";

        var found = (await house.LookUp("a")).Value;

        Assert.Equal(house.Inner.Clock.GetUtcNow(), found.At);
        Assert.Equal(["name"], found.Fields);
        Assert.Equal("""{"name":"Ada L."}""", (await house.Inner.Records())["a"]);
        Assert.Equal(before, await house.Inner.Standing());
        Assert.Equal(2, await house.Inner.Events());

        house.Inner.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(house.Inner.Clock.GetUtcNow(), (await house.LookUp("a")).Value.At);
        Assert.Equal(2, await house.Inner.Events());
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_is_gone_or_unfit_is_refused_and_nothing_is_removed(DatabaseKind kind)
    {
        await using var house = await LookUpHouse.Open(kind);
        house.People["a"] = "{'id':'a','name':'Ada'}";
        house.People["b"] = "{'id':'b','name':'Bo'}";
        await house.Inner.Run();
        var before = await house.Inner.Records();
        house.People.Clear();
        Assert.IsType<GoneAtSource>((await house.LookUp("a")).Refusal);

        house.People["a"] = "{'id':'a','name':[1]}";
        Assert.Contains("name", Assert.IsType<RecordUnfit>((await house.LookUp("a")).Refusal).Why, StringComparison.Ordinal);
        house.People["a"] = "{'id':'b','name':'Bo'}";
        Assert.Equal(Who.Owner, Assert.IsType<Failure>((await house.LookUp("a")).Refusal).Who);
        house.People["c"] = "{'id':'c','name':'Cy'}";
        Assert.IsType<NothingStored>((await house.LookUp("c")).Refusal);

        Assert.Equal(before, await house.Inner.Records());
        Assert.Equal(0, (await house.Inner.Standing()).Waiting);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Who_was_erased_while_it_was_asked_for_is_not_brought_back(DatabaseKind kind)
    {
        await using var house = await LookUpHouse.Open(kind);
        house.People["a"] = "{'id':'a','name':'Ada'}";
        await house.Inner.Run();
        var held = house.Hold("/people/a");
        var found = house.LookUp("a");
        await held.Came;
        Assert.Null((await house.Inner.Get<Portal.Engine.Store.Erasing.Erasure>().Erase(Actor.Portal, house.Stream, ["a"], "She asked for it.", Stop)).Refusal);
        held.Give();

        Assert.IsType<NothingStored>((await found).Refusal);
        Assert.Empty(await house.Inner.Records());
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Two_who_want_the_same_are_one_request(DatabaseKind kind)
    {
        await using var house = await LookUpHouse.Open(kind);
        house.People["a"] = "{'id':'a','name':'Ada'}";
        await house.Inner.Run();
        var held = house.Hold("/people/a");
        var allWait = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        house.LookUps.Waits += waiting =>
        {
            if (waiting == 3) allWait.SetResult();
        };
        var first = house.LookUp("a");
        await held.Came;
        using var leaves = new CancellationTokenSource();
        var third = house.LookUps.Of(house.Stream, "a", ["name"], leaves.Token);
        var second = house.LookUp("a");
        await allWait.Task.WaitAsync(Stop);
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
        held.Give();

        Assert.Equal((await first).Value, (await second).Value);
        Assert.Equal(1, house.Asked("/people/a"));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task So_many_a_minute_and_no_more(DatabaseKind kind)
    {
        await using var house = await LookUpHouse.Open(kind);
        house.People["a"] = "{'id':'a','name':'Ada'}";
        await house.Inner.Run();
        for (var i = 0; i < LookUps.MostAMinute; i++) Assert.Null((await house.LookUp("a")).Refusal);

        Assert.Contains("60 records of Sample CRM", Assert.IsType<TooManyLookUps>((await house.LookUp("a")).Refusal).Message, StringComparison.Ordinal);
        Assert.Equal(LookUps.MostAMinute, house.Asked("/people/a"));
        house.Inner.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null((await house.LookUp("a")).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Nobody_waits_longer_than_ten_seconds(DatabaseKind kind)
    {
        await using var house = await LookUpHouse.Open(kind);
        house.People["a"] = "{'id':'a','name':'Ada'}";
        await house.Inner.Run();
        var held = house.Hold("/people/a");
        var found = house.LookUp("a");
        await held.Came;
        house.Inner.Clock.Advance(LookUps.Patience);

        var failure = Assert.IsType<Failure>((await found).Refusal);
        Assert.Equal((Who.Source, "Sample CRM could not be asked, or did not answer, within 10 seconds."), (failure.Who, failure.Text));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_paused_feed_and_one_without_a_path_are_not_asked(DatabaseKind kind)
    {
        await using var house = await LookUpHouse.Open(kind);
        house.People["a"] = "{'id':'a','name':'Ada'}";
        await house.Inner.Run();
        Assert.True(await house.LookUps.Can(house.Stream, ["name"], Stop));
        Assert.False(await house.LookUps.Can(house.Stream, ["name", "phone"], Stop));
        Assert.Null((await house.Inner.Get<FeedRegistry>().Pause(Actor.Portal, house.Inner.Feed.Id, "It is too slow.", Stop)).Refusal);
        Assert.IsType<CannotLookUp>((await house.LookUp("a")).Refusal);
        Assert.Equal(0, house.Asked("/people/a"));

        await using var other = await LookUpHouse.Open(kind, settings => settings with { LookUp = new() });
        Assert.False(await other.LookUps.Can(other.Stream, ["name"], Stop));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_sensitive_field_is_sealed(DatabaseKind kind)
    {
        await using var house = await LookUpHouse.Open(kind, sensitive: true);
        house.People["a"] = "{'id':'a','name':'Ada'}";
        await house.Inner.Run();
        house.Inner.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["name"], (await house.LookUp("a")).Value.Fields);
        Assert.Equal(1, await house.Inner.Events());
        house.People["a"] = "{'id':'a','name':'Ada L.'}";
        house.Inner.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["name"], (await house.LookUp("a")).Value.Fields);

        Assert.Equal(2, await house.Inner.Events());
        Assert.StartsWith("""{"name":{"$sealed":""", (await house.Inner.Records())["a"], StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_the_source_says_is_deleted_goes_as_it_does_in_a_page_and_comes_back(DatabaseKind kind)
    {
        await using var house = await LookUpHouse.Open(kind, settings => settings with { Deletes = new() { By = DeleteKind.Flag, Flag = "gone" } });
        house.People["a"] = "{'id':'a','name':'Ada'}";
        await house.Inner.Run();
        house.Inner.Clock.Advance(TimeSpan.FromMinutes(1));
        house.People["a"] = "{'id':'a','name':'Ada','gone':true}";
        Assert.Null((await house.LookUp("a")).Refusal);
        Assert.Null((await house.Inner.Records())["a"]);
        Assert.Equal(0, await Live(house));

        house.Inner.Clock.Advance(TimeSpan.FromMinutes(1));
        house.People["a"] = "{'id':'a','name':'Ada'}";
        Assert.Null((await house.LookUp("a")).Refusal);
        Assert.Equal("""{"name":"Ada"}""", (await house.Inner.Records())["a"]);
        Assert.Equal(1, await Live(house));
    }

    static async Task<long> Live(LookUpHouse house)
    {
        await using var db = house.Inner.Get<IDatabase>().Read();
        return await db.Set<StreamState>().Where(state => state.Stream == house.Stream).Select(state => state.Live).SingleAsync(Stop);
    }
}
