using Bunit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Credentials;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Sources;
using Portal.Tests.Engine.Resilience.Egress;
using Portal.Tests.Engine.Sync;
using Portal.Web.Features.Sources.Connecting;

namespace Portal.Tests.Web.Features.Sources.Connecting;

public sealed class ConnectPageTests : Stage
{
    static readonly TimeSpan Patiently = TimeSpan.FromSeconds(30);

    static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_version_that_is_typed_is_kept_shown_again_and_asked_for_with_every_request()
    {
        await using var server = await LoopbackServer.Start(http => http.Response.WriteAsync("here"));
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite, address: server.Address);
        var id = (await house.Get<SourceRegistry>().Page(new SourceFilter(), 0, 1, Stop)).Sources[0].Id;
        var page = await Open(house, id);
        Assert.Equal(("", ""), (Value(page, "Version header"), Value(page, "Version")));

        await Type(page, "Version header", "X-Api-Version");
        await Type(page, "Version", "2024-10");
        await page.Find("form").SubmitAsync();

        var source = (await house.Get<SourceRegistry>().Find(id, Stop))!;
        Assert.Equal(("X-Api-Version", "2024-10"), (source.VersionHeader, source.Version));
        var again = Show(id);
        await again.WaitForAssertionAsync(() => Assert.Equal(("X-Api-Version", "2024-10"), (Value(again, "Version header"), Value(again, "Version"))), Patiently);
        var call = new Call<string>(() => new HttpRequestMessage(HttpMethod.Get, "contacts"), async (response, stop) => await response.Content.ReadAsStringAsync(stop));
        Assert.Equal("here", (await house.Get<SourceClients>().For(source).Send(call, Stop)).Value);
        Assert.Equal("2024-10", server.Requests[^1].Headers["X-Api-Version"]);
    }

    [Fact]
    public async Task A_version_without_its_header_is_marked_where_it_is_missing_and_nothing_is_saved()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite);
        var id = (await house.Get<SourceRegistry>().Page(new SourceFilter(), 0, 1, Stop)).Sources[0].Id;
        var page = await Open(house, id);

        await Type(page, "Version", "2024-10");
        await page.Find("form").SubmitAsync();

        await page.WaitForAssertionAsync(() => Assert.Equal("true", Input(page, "Version header").GetAttribute("aria-invalid")), Patiently);
        Assert.Null((await house.Get<SourceRegistry>().Find(id, Stop))!.Version);
    }

    static AngleSharp.Dom.IElement Input(IRenderedComponent<ConnectPage> page, string label) =>
        page.Find($"#{page.FindAll("label").Single(one => one.TextContent.Replace("optional", "", StringComparison.Ordinal).Trim() == label).GetAttribute("for")}");

    static string Value(IRenderedComponent<ConnectPage> page, string label) => Input(page, label).GetAttribute("value") ?? "";

    static Task Type(IRenderedComponent<ConnectPage> page, string label, string text) => Input(page, label).ChangeAsync(new() { Value = text });

    Task<IRenderedComponent<ConnectPage>> Open(SyncHouse house, long id)
    {
        var sources = house.Get<SourceRegistry>();
        Services.AddSingleton(sources);
        Services.AddSingleton(house.Get<PeopleDirectory>());
        Services.AddSingleton(new SystemDesk(sources, house.Get<Vault>(), house.Get<Rights>()));
        JSInterop.SetupModule(_ => true).Mode = JSRuntimeMode.Loose;
        // Nobody whom the portal knows, so nobody whose rights could be gone.
        SignIn(Role.Admin);
        return Ready(Show(id));
    }

    IRenderedComponent<ConnectPage> Show(long id) => Render<ConnectPage>(set => set.Add(it => it.Id, id));

    static async Task<IRenderedComponent<ConnectPage>> Ready(IRenderedComponent<ConnectPage> page)
    {
        await page.WaitForStateAsync(() => page.FindAll("form").Count > 0, Patiently);
        return page;
    }
}
