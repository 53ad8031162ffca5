using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Connecting.Hints;
using Portal.Engine.Connecting.Testing;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Credentials;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Engine.Resilience.Egress;
using Portal.Tests.Engine.Sources;
using Portal.Tests.Engine.Sync;
using Portal.Tests.Running;
using Portal.Web.Features.Sources.Connecting;

namespace Portal.Tests.Web.Features.Sources.Connecting;

public sealed class ConnectingPageTests : Stage
{
    static readonly TimeSpan Patiently = TimeSpan.FromSeconds(30);

    static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(503)]
    public async Task An_address_that_turns_away_is_gone_past_by_the_path_of_a_list(int status)
    {
        await using var server = await LoopbackServer.Start(http => Answer(http, status));
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite, address: server.Address);
        var page = await Open(house);
        await page.WaitForStateAsync(() => Tested(page, "failed") == 1, Patiently);
        Assert.Contains("turns the test away at its address itself", page.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Contains("path", page.Find(".probe-failed .probe-advice").TextContent, StringComparison.Ordinal);
        Assert.Single(server.Requests);

        await Path(page).ChangeAsync(new() { Value = "v1/contacts" });
        await Button(page, "Test again").ClickAsync();

        await page.WaitForStateAsync(() => Tested(page, "ok") == 4, Patiently);
        Assert.Contains("Tested with the path v1/contacts", page.Markup.Replace("<code>", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".notice"));
        // Looking which lists it tells of does no harm: it is turned away once, and asks for nothing more.
        Assert.Equal(["/", "/v1/contacts", "/"], server.Requests.Select(asked => asked.Path));
        Assert.Equal("v1/contacts", Path(page).GetAttribute("value"));

        await page.Find("form").SubmitAsync();
        var begun = Assert.Single(await house.Get<UnfinishedStreams>().List(await Id(house), Stop));
        Assert.Equal(("Contacts", "v1/contacts"), (begun.Name, UnfinishedStreams.Settings(begun).Path));
        Assert.EndsWith($"/{begun.Id}", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_sends_on_to_pages_for_people_is_gone_past_too()
    {
        await using var server = await LoopbackServer.Start(http => Answer(http, 302));
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite, address: server.Address);
        var page = await Open(house);

        await page.WaitForStateAsync(() => Tested(page, "failed") == 1, Patiently);

        Assert.NotNull(Path(page));
        Assert.Contains("A list may still answer", page.Find(".notice").TextContent, StringComparison.Ordinal);
    }

    /// <summary>The address itself answers everybody, so that only a list that is read shows that the system turns away, and that it does so no more.</summary>
    [Fact]
    public async Task A_system_is_tested_by_a_list_that_is_read_and_what_it_turned_away_is_read_again()
    {
        var isOpen = false;
        await using var server = await LoopbackServer.Start(http =>
        {
            if (http.Request.Path != "/" && !isOpen) http.Response.StatusCode = 401;
            return http.Response.WriteAsync("""{"items":[{"id":"1","name":"Ada"}]}""");
        });
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite, draft => draft with { Connector = "rest", Settings = """{"path":"people","records":"items","key":["id"]}""" }, address: server.Address);
        Assert.Equal((RunState.Failed, Who.Owner), ((await house.Run()) is var run ? (run.State, run.Who) : default));

        var page = await Open(house);
        await page.WaitForStateAsync(() => Tested(page, "failed") == 1, Patiently);
        Assert.Contains("asks for a credential (401)", page.Find(".probe-failed").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Read what failed", page.Markup, StringComparison.Ordinal);

        isOpen = true;
        await Button(page, "Test again").ClickAsync();
        await page.WaitForStateAsync(() => page.Markup.Contains("1 list could not be read when it was last tried", StringComparison.Ordinal), Patiently);
        await Button(page, "Read what failed").ClickAsync();
        await house.Engine.Rest(Stop);

        Assert.Contains("They are read again.", page.Markup, StringComparison.Ordinal);
        var last = (await house.Get<RunBook>().Of(house.Feed.Id, 0, 1, Stop))[0];
        Assert.Equal((RunState.Succeeded, RunTrigger.Person, 1L), (last.State, last.Trigger, last.Added));
    }

    [Fact]
    public async Task Where_there_is_no_way_to_it_no_path_is_asked_for()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite, address: new("http://127.0.0.1:9"));
        var page = await Open(house);

        await page.WaitForStateAsync(() => Tested(page, "failed") == 1, Patiently);

        Assert.Empty(page.FindAll("form"));
    }

    /// <summary>Of what somebody else began since the page was opened, the address does not move away.</summary>
    [Fact]
    public async Task An_address_that_is_a_list_is_not_taken_apart_under_what_is_begun()
    {
        await using var server = await LoopbackServer.Start(http => http.Response.WriteAsync("""[{"id":1},{"id":2}]"""));
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite, address: server.At("/v1/contacts"));
        var (page, source) = (await Open(house), await Id(house));
        await page.WaitForStateAsync(() => Tested(page, "ok") >= 3, Patiently);
        Assert.Contains("The address itself is a list", page.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Null((await house.Get<UnfinishedStreams>().Begin(SourcesHouse.Ada, source, "Deals", new() { Path = "deals" }, Stop)).Refusal);

        await Button(page, "Read this list").ClickAsync();

        Assert.Contains("Another list of it was begun meanwhile", page.Markup, StringComparison.Ordinal);
        Assert.Equal("/v1/contacts", (await house.Get<SourceRegistry>().Find(source, Stop))!.Address.AbsolutePath);
        Assert.Equal(["Deals"], (await house.Get<UnfinishedStreams>().List(source, Stop)).Select(one => one.Name));
    }

    [Fact]
    public async Task An_index_of_lists_is_no_list()
    {
        await using var server = await LoopbackServer.Start(http => http.Response.WriteAsync("""{"resources":[{"name":"contacts","href":"/v2/contacts"},{"name":"deals","href":"/v2/deals"}]}"""));
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite, address: server.At("/v2"));
        var page = await Open(house);

        await page.WaitForStateAsync(() => page.FindAll(".tick").Count == 2, Patiently);

        Assert.DoesNotContain("The address itself is a list", page.Markup, StringComparison.Ordinal);
    }

    static Task Answer(HttpContext http, int status)
    {
        if (http.Request.Path == "/v1/contacts") return http.Response.WriteAsync("""{"items":[{"id":1}]}""");
        http.Response.StatusCode = status;
        if (status == 302) http.Response.Headers.Location = "http://127.0.0.2:9/docs";
        return Task.CompletedTask;
    }

    /// <returns>How many steps ended so, once all have and nothing more is under way; -1 before.</returns>
    static int Tested(IRenderedComponent<ConnectingPage> page, string outcome) => page.FindAll(".probe li[class]").Count == 5 && page.FindAll(".spinner").Count == 0 ? page.FindAll($".probe-{outcome}").Count : -1;

    static AngleSharp.Dom.IElement Path(IRenderedComponent<ConnectingPage> page) => page.Find("input[placeholder='v1/contacts']");

    static AngleSharp.Dom.IElement Button(IRenderedComponent<ConnectingPage> page, string text) => page.FindAll("button").Single(one => one.TextContent.Trim() == text);

    static async Task<long> Id(SyncHouse house) => (await house.Get<SourceRegistry>().Page(new SourceFilter(), 0, 1, Stop)).Sources[0].Id;

    async Task<IRenderedComponent<ConnectingPage>> Open(SyncHouse house)
    {
        var sources = house.Get<SourceRegistry>();
        Services.AddSingleton(sources);
        Services.AddSingleton(house.Get<ConnectionTest>());
        Services.AddSingleton(house.Get<PathHints>());
        Services.AddSingleton(house.Get<UnfinishedStreams>());
        Services.AddSingleton(house.Get<PickedLists>());
        Services.AddSingleton(new ReadLists(house.Get<SourceBoard>(), house.Engine, house.Get<Rights>()));
        Services.AddSingleton(new SystemDesk(sources, house.Get<Vault>(), house.Get<Rights>()));
        JSInterop.SetupModule(_ => true).Mode = JSRuntimeMode.Loose;
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        SignIn(Role.Admin);
        var id = await Id(house);
        return Render<ConnectingPage>(set => set.Add(it => it.Id, id));
    }
}
