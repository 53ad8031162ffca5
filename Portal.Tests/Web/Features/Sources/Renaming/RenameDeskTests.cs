using System.Net;
using Portal.Engine.Agents;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Forms;
using Portal.Engine.People;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Tests.Web.Deeds;
using Portal.Web;
using Portal.Web.Features.Sources.Renaming;

namespace Portal.Tests.Web.Features.Sources.Renaming;

/// <summary>What is said in the dialog is what happens: all stays but the name, and who asked by the old one must ask by the new one.</summary>
public sealed class RenameDeskTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stream_keeps_all_it_has_and_programs_find_it_by_its_new_name_and_not_by_the_old_one()
    {
        await using var house = await DeedHouse.Open();
        var (desk, before) = (house.Get<RenameDesk>(), await house.Stream("Tickets"));
        using var agent = await Agent(house);
        Assert.Equal(HttpStatusCode.OK, await Ask(agent, "Tickets"));

        Assert.Equal("Tickets is called Support cases now.", (await desk.Stream(house.Ada, before.Stream.Id, " Support cases ", Stop)).Value);

        var after = await house.Stream("Support cases");
        Assert.True(before.Records > 0);
        Assert.Equal((before.Stream.Id, before.Records, before.Stream.Tolerance), (after.Stream.Id, after.Records, after.Stream.Tolerance));
        Assert.Equal(before.Feeds.Select(feed => (feed.Feed.Id, feed.Last!.Id)), after.Feeds.Select(feed => (feed.Feed.Id, feed.Last!.Id)));
        // The page that is loaded after it lets everybody see it.
        await house.Scene();
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (await Ask(agent, "Support cases"), await Ask(agent, "Tickets")));
        var entry = Assert.Single(await house.Audited("stream.changed"));
        Assert.Equal(house.Ada.Name, entry.Who);
        Assert.Contains("Tickets", entry.Before, StringComparison.Ordinal);
        Assert.Contains("Support cases", entry.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_stays_where_it_stands_and_reads_nothing_again()
    {
        await using var house = await DeedHouse.Open();
        var (desk, store, feed) = (house.Get<RenameDesk>(), house.Get<RecordStore>(), (await house.Stream("Tickets")).Feeds[0].Feed);
        var standing = (await store.Standing(feed.Id, Stop))!;

        Assert.Equal($"{feed.Name} is called Each day now.", (await desk.Feed(house.Ada, feed.Id, "Each day", Stop)).Value);

        var now = (await house.Get<FeedRegistry>().Find(feed.Id, Stop))!;
        Assert.Equal(("Each day", feed.Schedule, feed.Sweeps, feed.ScheduledAt), (now.Name, now.Schedule, now.Sweeps, now.ScheduledAt));
        Assert.Equal((standing.Cursor, standing.GoodAt), await store.Standing(feed.Id, Stop) is { } stands ? (stands.Cursor, stands.GoodAt) : default);
        Assert.Empty(await house.Audited("feed.set-back"));
        Assert.Single(await house.Audited("feed.changed"), entry => entry.Who == house.Ada.Name);
    }

    [Fact]
    public async Task A_name_that_is_taken_empty_or_too_long_is_refused_and_what_is_gone_is_said()
    {
        await using var house = await DeedHouse.Open();
        var (desk, tickets) = (house.Get<RenameDesk>(), await house.Stream("Tickets"));

        Assert.IsType<StreamNameTaken>((await desk.Stream(house.Ada, tickets.Stream.Id, "deals", Stop)).Refusal);
        Assert.Equal("Name", Assert.Single(Assert.IsType<SettingsUnfit>((await desk.Stream(house.Ada, tickets.Stream.Id, "  ", Stop)).Refusal).Problems).Setting);
        Assert.Equal("Name", Assert.Single(Assert.IsType<SettingsUnfit>((await desk.Feed(house.Ada, tickets.Feeds[0].Feed.Id, new string('x', 101), Stop)).Refusal).Problems).Setting);
        Assert.IsType<NoSuchStream>((await desk.Stream(house.Ada, 999_999, "Other", Stop)).Refusal);
        Assert.IsType<NoSuchFeed>((await desk.Feed(house.Ada, 999_999, "Other", Stop)).Refusal);
        Assert.NotNull(await house.Stream("Tickets"));
    }

    [Fact]
    public async Task Somebody_who_is_no_longer_an_admin_renames_nothing()
    {
        await using var house = await DeedHouse.Open();
        var (desk, tickets) = (house.Get<RenameDesk>(), await house.Stream("Tickets"));
        var eve = house.Ada with { PersonId = Guid.Empty };

        Assert.IsType<NoLongerAdmin>((await desk.Stream(eve, tickets.Stream.Id, "Other", Stop)).Refusal);
        Assert.IsType<NoLongerAdmin>((await desk.Feed(eve, tickets.Feeds[0].Feed.Id, "Other", Stop)).Refusal);
        Assert.Equal(tickets.Feeds[0].Feed.Name, (await house.Stream("Tickets")).Feeds[0].Feed.Name);
    }

    static async Task<HttpClient> Agent(DeedHouse house)
    {
        var made = (await house.Get<AgentDesk>().Create(house.Ada, new AgentDraft("Reader", "Reads tickets.", house.Ada.PersonId!.Value, Scope.All), stop: Stop)).Value;
        var client = house.NewClient();
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {made.Key.Reveal()}");
        return client;
    }

    static async Task<HttpStatusCode> Ask(HttpClient agent, string stream)
    {
        var address = Urls.ApiStreamRecordsRoute.Replace("{source}", "Sample%20company", StringComparison.Ordinal).Replace("{stream}", Uri.EscapeDataString(stream), StringComparison.Ordinal);
        using var answer = await agent.GetAsync(new Uri(address, UriKind.Relative), Stop);
        return answer.StatusCode;
    }
}
