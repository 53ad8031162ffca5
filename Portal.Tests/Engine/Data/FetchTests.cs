using Portal.Engine.Agents.Scopes;
using Portal.Engine.Audit;
using Portal.Engine.Data;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Engine.Entities;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Persistence;
using Portal.Engine.Projection;
using Portal.Engine.Sources;
using Portal.Tests.Engine.Sync.LookingUp;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Data;

/// <summary>What is older than it may be is fetched for the answer, or it is said why not.</summary>
public sealed class FetchTests
{
    static readonly Looking Now = new() { MaxAge = TimeSpan.Zero };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_record_that_is_too_old_is_fetched_and_the_answer_says_so(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        house.People["a"] = "{'id':'a','name':'Ada L.'}";

        var record = (await Get(house, new Looking { MaxAge = TimeSpan.FromMinutes(1) })).Value;

        Assert.Equal("\"Ada L.\"", System.Text.Encoding.UTF8.GetString(Assert.Single(record.Fields).Value.Span));
        Assert.Equal((house.Inner.Clock.GetUtcNow(), Verdict.Late), (record.Fields[0].VerifiedAt, record.Verdict));
        Assert.Equal([new Fetched("Sample CRM", "People", house.Inner.Clock.GetUtcNow())], record.Fetched);
        Assert.EndsWith(""","fetched":[{"source":"Sample CRM","stream":"People","at":"2026-03-02T12:00:00Z"}]}""", DataHouse.Json(record), StringComparison.Ordinal);

        // The stream is as old as before, and so is the record for whoever asks next.
        await house.Inner.Get<FreshnessBoard>().Look(Stop);
        var next = (await Get(house, new Looking())).Value;
        Assert.Equal("\"Ada L.\"", System.Text.Encoding.UTF8.GetString(next.Fields[0].Value.Span));
        Assert.Equal(house.Inner.Clock.GetUtcNow().AddHours(-3), next.Fields[0].VerifiedAt);
        Assert.Empty(next.Fetched);
        Assert.Equal(1, house.Asked("/people/a"));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_is_new_enough_is_not_fetched_and_neither_is_what_is_not_to_be(DatabaseKind kind)
    {
        await using var house = await Open(kind);

        Assert.Empty((await Get(house, new Looking { MaxAge = TimeSpan.FromHours(4) })).Value.Fetched);
        Assert.Null(Assert.IsType<TooOld>((await Get(house, Now with { Fetch = false })).Refusal).NotFetched);
        Assert.IsType<TooOld>((await house.Inner.Get<DataReader>().Query(await Model(house), new DataQuery("person") { MaxAge = TimeSpan.FromMinutes(1) }, Stop)).Refusal);
        Assert.Equal(0, house.Asked("/people/a"));
        // Now is now: what is fetched for the question is as new as can be.
        Assert.Single((await Get(house, Now)).Value.Fetched);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Why_it_could_not_be_fetched_is_said_with_who_must_act_and_nothing_else(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        house.People["a"] = "{'id':'a','name':['planted-secret']}";
        Assert.Equal("Sample CRM was asked now, but its answer does not fit. Its owner must look at it.", await NotFetched(house));
        house.People["a"] = "['planted-secret']";
        Assert.Equal("Sample CRM was asked now, but its answer does not fit. Its owner must look at it.", await NotFetched(house));
        house.People.Clear();
        Assert.Equal("Sample CRM says that it has no such record any more. Nothing was removed here; the next full reading decides.", await NotFetched(house));
        Assert.Equal("\"Ada\"", System.Text.Encoding.UTF8.GetString((await Get(house, new Looking())).Value.Fields[0].Value.Span));
        Assert.Null((await house.Inner.Get<FeedRegistry>().Pause(Actor.Portal, house.Inner.Feed.Id, "It is too slow.", Stop)).Refusal);
        Assert.Equal("It cannot be fetched now either: Sample CRM is not asked for single records of People.", await NotFetched(house));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_the_source_says_is_deleted_is_not_there(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        house.People["a"] = "{'id':'a','name':'Ada','gone':true}";

        Assert.IsType<NothingThere>((await Get(house, Now)).Refusal);
        Assert.IsType<NothingThere>((await Get(house, new Looking())).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_record_of_a_stream_is_fetched_too_and_is_there_before_it_is_unified(DatabaseKind kind)
    {
        await using var house = await Open(kind, follow: false);
        house.People["a"] = "{'id':'a','name':'Ada L.'}";
        var streams = house.Inner.Get<StreamRecords>();

        var record = (await streams.Get(await Model(house), "Sample CRM", "People", "a", Now, Stop)).Value;

        Assert.Equal(("a", "\"Ada L.\""), (record.Key, System.Text.Encoding.UTF8.GetString(record.Fields[0].Value.Span)));
        Assert.Equal((house.Inner.Clock.GetUtcNow(), Verdict.Late), (record.Fields[0].VerifiedAt, record.Verdict));
        Assert.Equal("People", Assert.Single(record.Fetched).Stream);
        Assert.IsType<TooOld>((await streams.Query(await Model(house), new StreamQuery("Sample CRM", "People") { MaxAge = TimeSpan.FromMinutes(1) }, Stop)).Refusal);
        house.People.Clear();
        Assert.StartsWith("Sample CRM says", Assert.IsType<TooOld>((await streams.Get(await Model(house), "Sample CRM", "People", "a", Now, Stop)).Refusal).NotFetched, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Each_record_of_it_is_fetched_once_and_so_is_one_that_it_meets_by_that(DatabaseKind kind)
    {
        await using var house = await Open(kind, match: true);
        house.People["a"] = "{'id':'a','name':'Bo'}";
        house.People["b"] = "{'id':'b','name':'Bo'}";

        // Here a is one with c, and meets b when its name is known.
        var record = (await Get(house, Now)).Value;

        Assert.Equal("\"Bo\"", System.Text.Encoding.UTF8.GetString(record.Fields[0].Value.Span));
        Assert.Equal((1, 1, 1), (house.Asked("/people/a"), house.Asked("/people/b"), house.Asked("/people/c")));
        Assert.Equal("People", Assert.Single(record.Fetched).Stream);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Where_one_of_its_streams_cannot_be_asked_none_is(DatabaseKind kind)
    {
        await using var house = await Open(kind, match: true);
        var other = (await house.Inner.Get<StreamRegistry>().Add(Actor.Portal, (await Source(house)).Id, new StreamDraft { Name = "Others", EntityId = (await house.Inner.Get<EntityModel>().List(Stop))[0].Id }, Stop)).Value;
        var draft = new FeedDraft { Name = "All", Connector = "scripted", Mapping = Portal.Tests.Engine.Sync.SyncHouse.Mapping };
        var feed = (await house.Inner.Get<FeedRegistry>().Add(Actor.Portal, other.Id, draft, Stop)).Value;
        house.Inner.Script.Say(new Portal.Tests.Engine.Sync.ScriptedPage("""[{"id":"x","name":"Ada"}]"""));
        await (await house.Inner.Engine.Start(feed.Id, new(Portal.Engine.Sync.Runs.RunTrigger.Person), Stop)).Value.Ended.WaitAsync(Stop);
        await house.Inner.Get<Projector>().CatchUp(stop: Stop);
        house.Inner.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal("It cannot be fetched now either: Sample CRM is not asked for single records of Others.", await NotFetched(house));
        Assert.Equal(0, house.Asked("/people/a"));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_the_source_says_nothing_of_is_as_old_as_before(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await Map(house, """{"mode":"patch","fields":[{"to":"name","from":"name"}]}""");
        house.People["a"] = "{'id':'a'}";

        Assert.Equal("Sample CRM was asked now, but its answer says nothing of some of it. Its owner must look at it.", await NotFetched(house));
        house.People["a"] = "{'id':'a','name':'Ada L.'}";
        Assert.Single((await Get(house, Now)).Value.Fetched);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_no_stream_brings_any_more_is_not_asked_for_and_it_is_said(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await Map(house, """{"mode":"full","fields":[]}""");

        const string Said = "No stream brings name of it any more, so it cannot be fetched.";
        Assert.Equal(Said, await NotFetched(house));
        Assert.Equal(Said, Assert.IsType<TooOld>((await house.Inner.Get<StreamRecords>().Get(await Model(house), "Sample CRM", "People", "a", Now, Stop)).Refusal).NotFetched);
        Assert.Equal(0, house.Asked("/people/a"));
    }

    static async Task Map(LookUpHouse house, string mapping)
    {
        await house.Map(mapping);
        house.Inner.Clock.Advance(TimeSpan.FromSeconds(3));
        await house.Inner.Get<FreshnessBoard>().Look(Stop);
    }

    static async Task<Source> Source(LookUpHouse house) => (await house.Inner.Get<SourceRegistry>().Page(new SourceFilter(), 0, 10, Stop)).Sources[0];

    static async Task<string?> NotFetched(LookUpHouse house) => Assert.IsType<TooOld>((await Get(house, Now)).Refusal).NotFetched;

    static async Task<Portal.Engine.Outcome<DataRecord>> Get(LookUpHouse house, Looking wanted) =>
        await house.Inner.Get<DataReader>().GetBySource(await Model(house), "person", "Sample CRM", "People", "a", wanted, Stop);

    static async Task<ScopedModel> Model(LookUpHouse house) => new(Scope.All, await house.Inner.Get<EntityModel>().List(Stop));

    static async Task<LookUpHouse> Open(DatabaseKind kind, bool follow = true, bool match = false)
    {
        var house = await LookUpHouse.Open(kind, settings => settings with { Deletes = new() { By = Portal.Engine.Connectors.Rest.Settings.DeleteKind.Flag, Flag = "gone" } }, match: match ? new Match("name", Normalisation.None) : null);
        house.People["a"] = "{'id':'a','name':'Ada'}";
        if (match) house.People["b"] = "{'id':'b','name':'Bo'}";
        if (match) house.People["c"] = "{'id':'c','name':'Ada'}";
        await house.Inner.Run();
        await house.Inner.Get<Projector>().CatchUp(stop: Stop);
        if (follow) house.Follow();
        house.Inner.Clock.Advance(TimeSpan.FromHours(3));
        return house;
    }
}
