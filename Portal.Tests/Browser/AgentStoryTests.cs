using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.Workflows;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Browser;

/// <summary>An agent on the screens, and its keys in use.</summary>
public sealed class AgentStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task A_key_is_shown_once_and_opens_what_was_ticked_until_it_is_revoked()
    {
        var portal = await Serve(PortalUnderTest.Start());
        await portal.FirstAdmin();
        var entity = (await portal.Services.GetRequiredService<EntityModel>().Add(Actor.Portal, new EntityDraft("customer", "Customer", EntityKind.Keyed, [new("name", FieldType.Text), new("email", FieldType.Text) { Sensitive = true }]), Stop)).Value;
        Assert.Null((await portal.Services.GetRequiredService<WorkflowRegistry>().Add(Actor.Portal, new WorkflowDraft { Name = "churn-watch", Label = "Churn watch", Needs = [new Need(entity.Id, "name")] }, Stop)).Refusal);
        var page = (await Visit(portal)).Page;
        await new SignInScreen(page).SignIn("ada@example.com", Urls.AgentNew);
        var agent = new AgentScreen(page);

        var key = await agent.Create("Mail writer", "Customer");
        Assert.Equal(HttpStatusCode.OK, await Ask(portal, key, Urls.Me));
        Assert.Equal(HttpStatusCode.OK, await Ask(portal, key, Urls.ApiGate("churn-watch")));
        await Assertions.Expect(agent.Pasted.First).ToContainTextAsync(key);
        await agent.Leave();
        await Assertions.Expect(agent.Keys).ToContainTextAsync(key[..12]);
        await Assertions.Expect(agent.Pasted.First).ToContainTextAsync("prt_…");
        Assert.DoesNotContain(key, await page.ContentAsync(), StringComparison.Ordinal);

        var next = await agent.Rotate();
        Assert.NotEqual(key, next);
        Assert.Equal(HttpStatusCode.OK, await Ask(portal, key, Urls.Me));
        Assert.Equal(HttpStatusCode.OK, await Ask(portal, next, Urls.Me));

        await agent.Revoke(key[..12]);
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(portal, key, Urls.Me));
        Assert.Equal(HttpStatusCode.OK, await Ask(portal, next, Urls.Me));
    }

    static async Task<HttpStatusCode> Ask(PortalUnderTest portal, string key, string path)
    {
        using var client = portal.NewClient();
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {key}");
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Stop);
        return answer.StatusCode;
    }
}
