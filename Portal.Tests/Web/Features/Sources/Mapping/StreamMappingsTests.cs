using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.Mapping.Steps;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Drifting;
using Portal.Engine.Sync.Remapping;
using Portal.Tests.Engine.Sync;
using Portal.Tests.Running;
using Portal.Web.Features.Sources.Mapping;

namespace Portal.Tests.Web.Features.Sources.Mapping;

public sealed class StreamMappingsTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task It_says_where_each_field_comes_from_what_is_filled_by_nothing_and_what_is_not_taken_over(DatabaseKind kind)
    {
        const string mapping = """{"mode":"patch","fields":[{"to":"name","steps":[{"step":"template","text":"{first} {last}"},{"step":"trim"}]}]}""";
        await using var house = await SyncHouse.Open(kind, draft => draft with { Mapping = mapping }, match: new Match("name", Normalisation.Trim));
        var stream = (await house.Get<StreamRegistry>().Find(house.Feed.StreamId, Stop))!;
        var entity = (await house.Get<EntityModel>().Get(stream.EntityId, Stop))!;
        Assert.Null((await house.Get<EntityModel>().Change(Actor.Portal, entity.Id, new EntityChange { Fields = [.. entity.Fields, new("city", FieldType.Text) { Label = "City" }] }, Stop)).Refusal);
        Assert.Null((await house.Get<FeedRegistry>().Add(Actor.Portal, stream.Id, FeedDraft.Of(house.Feed) with { Name = "Unmapped", Mapping = "{}" }, Stop)).Refusal);
        house.Script.Say(new ScriptedPage("""[{"id":"a","first":"Ada","last":"Stone","town":"Bern"}]"""));
        await house.Run();

        var streams = (await house.Get<SourceBoard>().Page(stream.SourceId, null, 0, 25, Stop)).Streams;
        var feeds = Assert.Single(await new StreamMappings(house.Get<DriftBook>(), house.Get<Remappings>()).Of(streams, Stop)).Feeds;

        Assert.Equal(["Hourly", "Unmapped"], feeds.Select(feed => feed.Feed.Name));
        var way = Assert.Single(feeds[0].Fields);
        Assert.Equal(("name", "first last", "Put together: {first} {last}|Trim", true), (way.To, string.Join(' ', way.From), string.Join('|', way.Steps), way.Matches));
        Assert.Equal(["City"], feeds[0].Unfilled);
        Assert.Contains("town", feeds[0].Unused);
        Assert.DoesNotContain("first", feeds[0].Unused);
        Assert.Equal((true, null, "Portal"), (feeds[0].IsPatch, feeds[0].Unmatched, feeds[0].Changed!.Who));
        Assert.Equal((0, "name", false), (feeds[1].Fields.Count, feeds[1].Unmatched, feeds[1].IsPatch));
    }

    [Fact]
    public void A_step_is_told_with_what_is_set_of_it()
    {
        Assert.Equal("Read a date: gives day; formats dd.MM.yyyy, iso", MappingWords.Step(new DateStep { Gives = DateResult.Day, Formats = ["dd.MM.yyyy", "iso"] }));
        Assert.Equal("Look up: table a = b; otherwise c", MappingWords.Step(new LookupStep(new Dictionary<string, string> { ["a"] = "b" }) { Fallback = "c" }));
        Assert.Equal("Always the same: crm", MappingWords.Step(new ConstantStep("crm")));
        Assert.Equal("Trim", MappingWords.Step(new TrimStep()));
        Assert.Equal("Pseudonym", MappingWords.Step(new HashStep { Salt = "pepper" }));
    }
}
