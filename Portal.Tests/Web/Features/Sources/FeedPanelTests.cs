using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Tests.Engine.Sync;
using Portal.Web.Features.Sources;

namespace Portal.Tests.Web.Features.Sources;

/// <summary>A feed on the page of its source says when it runs next, and says nothing of it when it does not.</summary>
public sealed class FeedPanelTests : Stage
{
    static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_next_run_is_told_by_its_schedule_and_none_while_it_is_paused_or_only_runs_when_asked()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite, draft => draft with { Schedule = Schedule.Each(TimeSpan.FromMinutes(20)) });
        Services.AddSingleton<TimeProvider>(house.Clock);
        SignIn(Role.Admin);
        var (feeds, scene) = (house.Get<FeedRegistry>(), SourceSceneTests.Scene(house));

        var next = await Next(house, scene);
        Assert.InRange(next!.Value, house.Now, house.Now.AddMinutes(20));
        Assert.Equal(next.Value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture), Show(scene).QuerySelector("time")!.GetAttribute("datetime"));
        Assert.StartsWith("every 20 minutes; next in ", Said(scene), StringComparison.Ordinal);

        // When that has passed, the one after it is told.
        house.Clock.Advance(next.Value - house.Now + TimeSpan.FromSeconds(1));
        Assert.Equal(next.Value.AddMinutes(20), await Next(house, scene));
        Assert.Equal("every 20 minutes; next in 20 min", Said(scene));

        Assert.Null((await feeds.Pause(Actor.Portal, house.Feed.Id, "It moves.", Stop)).Refusal);
        await Next(house, scene);
        Assert.Equal("every 20 minutes", Said(scene));

        Assert.Null((await feeds.Resume(Actor.Portal, house.Feed.Id, Stop)).Refusal);
        await Next(house, scene);
        Assert.StartsWith("every 20 minutes; next in ", Said(scene), StringComparison.Ordinal);

        Assert.Null((await feeds.Change(Actor.Portal, house.Feed.Id, FeedDraft.Of(house.Feed) with { Schedule = Schedule.WhenAsked }, Stop)).Refusal);
        Assert.Null(await Next(house, scene));
        Assert.DoesNotContain("next", Said(scene), StringComparison.Ordinal);
    }

    /// <summary>As the page of the source shows it when it is loaded now.</summary>
    static async Task<DateTimeOffset?> Next(SyncHouse house, SourceScene scene)
    {
        var stream = (await house.Get<StreamRegistry>().Find(house.Feed.StreamId, Stop))!;
        Assert.True(await scene.Load(stream.SourceId));
        return scene.NextOf(scene.Streams[0].Feeds[0].Feed);
    }

    AngleSharp.Dom.IElement Show(SourceScene scene)
    {
        var feed = scene.Streams[0].Feeds[0];
        var panel = Render<FeedPanel>(set => set.Add(it => it.Source, scene.Source!).Add(it => it.Stream, scene.Streams[0]).Add(it => it.Feed, feed).Add(it => it.Next, scene.NextOf(feed.Feed)));
        return panel.Find(".feed-facts dd");
    }

    /// <summary>What is seen beside Schedule, without the button that changes it.</summary>
    string Said(SourceScene scene)
    {
        var shown = Show(scene);
        foreach (var unseen in shown.QuerySelectorAll(".unseen, button")) unseen.Remove();
        return string.Join(' ', shown.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
