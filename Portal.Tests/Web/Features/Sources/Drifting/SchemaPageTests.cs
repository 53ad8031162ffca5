using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Entities;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Signs;
using Portal.Engine.Store;
using Portal.Tests.Engine.Sync.Drifting;
using Portal.Web.Features.Sources;
using Portal.Web.Features.Sources.Drifting;
using Portal.Web.Ui.Notices;

namespace Portal.Tests.Web.Features.Sources.Drifting;

/// <summary>What a person sees and chooses where the rows of a stream are not what they were.</summary>
public sealed class SchemaPageTests : Stage
{
    static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_field_of_another_kind_stands_there_with_what_it_was_and_is_and_what_it_fills()
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite);
        await house.Read(DriftHouse.Many, row => $$""" "name":"Ada {{row}}","city":{"name":"City {{row}}"},"visits":"{{row}}" """);

        var told = Told(await Open(house));

        Assert.Contains("visits was a number and is text, in 30 of 30 rows. It fills visits", told);
        Assert.Contains("city was text and is a group of fields, in 30 of 30 rows. It fills city", told);
    }

    [Fact]
    public async Task Rows_that_lost_their_key_stand_there_with_how_many_there_are()
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite);
        await house.Read(DriftHouse.Many, DriftHouse.Plain, withKey: false);

        Assert.Contains("Rows have no key of their own, in 30 of 30 rows", Told(await Open(house)));
    }

    [Theory]
    [InlineData(DriftPolicy.Apply, "Map what is plain by itself")]
    [InlineData(DriftPolicy.Ask, "Go on and wait for a decision")]
    [InlineData(DriftPolicy.Pause, "Pause the feed until somebody decides")]
    public async Task What_is_to_be_done_is_chosen_on_the_page_and_kept(DriftPolicy policy, string words)
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite);
        SignIn(Role.Admin);
        var page = await Open(house);
        Assert.Equal("Tell, and propose what to change", Chosen(page));
        Assert.True(Save(page).HasAttribute("disabled"));

        await page.Find("#drift-policy").ChangeAsync(new() { Value = page.FindAll("#drift-policy option").Single(option => option.TextContent == words).GetAttribute("value") });
        await Save(page).ClickAsync(new());

        Assert.Equal("It is saved.", Assert.Single(Services.GetRequiredService<Toasts>().Shown).Text);
        Assert.Equal(policy, (await house.Sync.Get<StreamRegistry>().Find(house.Sync.Feed.StreamId, Stop))!.Drift);
        var again = await Show(house);
        Assert.Equal(words, Chosen(again));
        Assert.True(Save(again).HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_manager_sees_what_changed_and_chooses_nothing()
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite);
        SignIn(Role.Manager);

        Assert.Empty((await Open(house)).FindAll("#drift-policy"));
    }

    static string Chosen(IRenderedComponent<SchemaPage> page) =>
        page.FindAll("#drift-policy option").Single(option => option.GetAttribute("value") == page.Find("#drift-policy").GetAttribute("value")).TextContent;

    static AngleSharp.Dom.IElement Save(IRenderedComponent<SchemaPage> page) => page.FindAll(".drift-policy button").Single();

    static string[] Told(IRenderedComponent<SchemaPage> page) =>
        [.. page.FindAll(".drift-changes li").Select(line => string.Join(' ', line.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    Task<IRenderedComponent<SchemaPage>> Open(DriftHouse house)
    {
        Services.AddSingleton<TimeProvider>(house.Sync.Clock);
        var (streams, feeds) = (house.Sync.Get<StreamRegistry>(), house.Sync.Get<FeedRegistry>());
        Services.AddSingleton(feeds);
        Services.AddSingleton(new SourcePlaces(house.Sync.Get<SourceRegistry>(), streams, feeds, house.Sync.Get<EntityModel>()));
        Services.AddSingleton(new DriftDesk(house.Book, house.Sync.Get<ApiSigns>(), feeds, streams, house.Sync.Get<RecordStore>(), house.Sync.Engine, house.Sync.Get<Rights>()));
        return Show(house);
    }

    async Task<IRenderedComponent<SchemaPage>> Show(DriftHouse house)
    {
        var stream = (await house.Sync.Get<StreamRegistry>().Find(house.Sync.Feed.StreamId, Stop))!;
        var page = Render<SchemaPage>(set => set.Add(it => it.Id, stream.SourceId).Add(it => it.StreamId, stream.Id));
        await page.WaitForStateAsync(() => page.FindAll("#drifts").Count > 0, TimeSpan.FromSeconds(30));
        return page;
    }
}
